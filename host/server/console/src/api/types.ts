// The nouns of the interface, made from the box's own description of it (`npm run generate`).

export type * from "./schema";

/** Whole fen. */
export type Fen = number;
/** Milliseconds since 1970 in UTC. */
export type Instant = number;
export type Millis = number;
