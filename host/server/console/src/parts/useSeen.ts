// What a form was opened on, and whether it is still so: a colleague may save while it is being filled in. What was typed is never
// exchanged under somebody's hands; the form says what happened and lets them choose.

import { useState } from "react";

/** Something that carries the number of its last change; undefined: it was not there yet. */
type Numbered = { version: number } | undefined;

const numberOf = (one: Numbered) => one?.version ?? 0;

export function useSeen<T extends Numbered>(current: T) {
  const [seen, setSeen] = useState(current);
  return { seen, overtaken: numberOf(current) > numberOf(seen), see: setSeen };
}
