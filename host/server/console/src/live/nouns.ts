// From an event to what it makes old. Events carry no personal text, so they are never drawn: they say what to fetch again.

import type { QueryClient } from "@tanstack/react-query";

/** An event as the journal keeps it: `{ conversation: { message_received: { conversation: 7, … } } }`. */
export type JournalEvent = Record<string, unknown>;
export type QueryKey = readonly (string | number)[];

/** First parts of query keys. A number after it narrows it to one noun. */
export function touched(event: JournalEvent): QueryKey[] {
  const [noun, detail] = Object.entries(event)[0] ?? [];
  // The reader may know that something happened to such a noun, but not what.
  if (noun === "withheld" && typeof detail === "string") return touched({ [detail]: null });
  switch (noun) {
    case "conversation": {
      const id = numberIn(detail, "conversation");
      return [["queue"], ["conversations"], id === null ? ["conversation"] : ["conversation", id], ["wall"]];
    }
    case "case": {
      const id = numberIn(detail, "case");
      return [["cases"], id === null ? ["case"] : ["case", id], ["conversation"], ["wall"]];
    }
    case "product":
      return [["products"], ["conversation"]];
    case "order":
      return [["conversation"], ["case"], ["order"]];
    case "penalty":
      return [["penalties"], ["penalty"], ["incidents"], ["incident"], ["months"]];
    case "pay":
      return [["months"]];
    case "policy":
      return [["policies"], ["bindings"], ["wall"]];
    case "shop":
      return [["shops"], ["queue"], ["wall"]];
    case "staff":
      return [["staff"], ["session"], ["queue"], ["wall"]];
    default:
      // Customers erased, the clock set, or a noun that this console does not know yet: everything may have changed.
      return [[]];
  }
}

/** Finds `name` where the detail is `{ what_happened: { name: 7 } }` or holds a whole noun `{ what: { case: { id: 7 } } }`. */
function numberIn(detail: unknown, name: string): number | null {
  const inner = detail !== null && typeof detail === "object" ? Object.values(detail)[0] : null;
  if (inner === null || typeof inner !== "object") return null;
  const value = (inner as Record<string, unknown>)[name];
  if (typeof value === "number") return value;
  if (value !== null && typeof value === "object" && typeof (value as { id?: unknown }).id === "number") return (value as { id: number }).id;
  return null;
}

/** Events come in bursts; each query is asked for again at most once in this many milliseconds. */
const GATHER = 300;

export class Invalidator {
  #waiting = new Map<string, QueryKey>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: QueryClient) {}

  mark(keys: QueryKey[]) {
    for (const key of keys) this.#waiting.set(JSON.stringify(key), key);
    this.#timer ??= setTimeout(() => this.flush(), GATHER);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const keys = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const queryKey of keys) void this.client.invalidateQueries({ queryKey: [...queryKey] });
  }
}
