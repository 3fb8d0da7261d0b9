// Where this screen stands in the journal, and how it goes on after the line was lost.

export type Cursor = {
  /** The journal number of the last event that was taken in; null before the first. */
  readonly last: number | null;
  /** Failed attempts in a row. */
  readonly failures: number;
};

export const START: Cursor = { last: null, failures: 0 };

/** After an event. A number that was taken in before is not taken in again. */
export function advanced(cursor: Cursor, id: string | null): { cursor: Cursor; fresh: boolean } {
  const seq = id === null ? Number.NaN : Number(id);
  if (!Number.isSafeInteger(seq) || seq < 0) return { cursor, fresh: true };
  if (cursor.last !== null && seq <= cursor.last) return { cursor, fresh: false };
  return { cursor: { last: seq, failures: 0 }, fresh: true };
}

export const connected = (cursor: Cursor): Cursor => ({ ...cursor, failures: 0 });
export const failed = (cursor: Cursor): Cursor => ({ ...cursor, failures: cursor.failures + 1 });

/** What to send so that the box replays what was missed. */
export function resumeHeaders(cursor: Cursor): Record<string, string> {
  return cursor.last === null ? {} : { "Last-Event-ID": String(cursor.last) };
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

/** How long to wait before the next attempt, in milliseconds: at once enough for a hiccup, seldom enough for a box that starts. */
export function patience(cursor: Cursor): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, cursor.failures - 1));
}
