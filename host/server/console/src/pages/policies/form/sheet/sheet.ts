// A decision table as its policy keeps it, and what an editor does to it. Rows are asked from the top: their order is part of what
// they say, so nothing here ever sorts.

import type { Both } from "../schema";

/** A fact that a condition may look at. */
export type Column = { path: string; kind: string; title: Both; words: string[] };
/** What a row may decide. */
export type Outcome = { name: string; title: Both; words: string[] };
/** Conditions by the place of their column, outcomes by name; all as they would stand in a spreadsheet. */
export type Row = { when: string[]; then: Record<string, string> };
export type Sheet = { columns: string[]; rows: Row[] };

/** A cell's place: in a condition column by number, in an outcome column by name. */
export type Place = { row: number; column: number } | { row: number; outcome: string };

const isNode = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map((item) => (typeof item === "string" ? item : "")) : []);

/** A setting's value as a table; what is missing is empty, so that it can be mended here. */
export function sheetOf(value: unknown): Sheet {
  const { columns, rows } = isNode(value) ? value : {};
  const known = texts(columns);
  return {
    columns: known,
    rows: (Array.isArray(rows) ? rows : []).map((row: unknown): Row => {
      const { when, then } = isNode(row) ? row : {};
      const cells = texts(when);
      const decided = Object.entries(isNode(then) ? then : {}).map(([name, text]) => [name, typeof text === "string" ? text : ""]);
      return { when: known.map((_, place) => cells[place] ?? ""), then: Object.fromEntries(decided) as Row["then"] };
    }),
  };
}

export const emptyRow = (sheet: Sheet): Row => ({ when: sheet.columns.map(() => ""), then: {} });

export const cellAt = (sheet: Sheet, place: Place): string => {
  const row = sheet.rows[place.row];
  return ("column" in place ? row?.when[place.column] : row?.then[place.outcome]) ?? "";
};

export function withCell(sheet: Sheet, place: Place, text: string): Sheet {
  return { ...sheet, rows: sheet.rows.map((row, at) => (at === place.row ? withText(row, place, text) : row)) };
}

function withText(row: Row, place: Place, text: string): Row {
  if ("column" in place) return { ...row, when: row.when.map((cell, at) => (at === place.column ? text : cell)) };
  // An empty outcome is one that is left out.
  const { [place.outcome]: _, ...others } = row.then;
  return { ...row, then: text === "" ? others : { ...others, [place.outcome]: text } };
}

/** A row put in before the one at this place. */
export const withRow = (sheet: Sheet, at: number, row: Row = emptyRow(sheet)): Sheet => ({ ...sheet, rows: [...sheet.rows.slice(0, at), row, ...sheet.rows.slice(at)] });

export const withoutRow = (sheet: Sheet, at: number): Sheet => ({ ...sheet, rows: sheet.rows.filter((_, place) => place !== at) });

/** The row moved by one place; one that stands at the end already stays. */
export function moved(sheet: Sheet, from: number, by: 1 | -1): Sheet {
  const [row, to] = [sheet.rows[from], from + by];
  if (!row || to < 0 || to >= sheet.rows.length) return sheet;
  return withRow(withoutRow(sheet, from), to, row);
}

export const withColumn = (sheet: Sheet, path: string): Sheet => ({
  columns: [...sheet.columns, path],
  rows: sheet.rows.map((row) => ({ ...row, when: [...row.when, ""] })),
});

export const withoutColumn = (sheet: Sheet, at: number): Sheet => ({
  columns: sheet.columns.filter((_, place) => place !== at),
  rows: sheet.rows.map((row) => ({ ...row, when: row.when.filter((_, place) => place !== at) })),
});

/** The outcome columns that some row uses, in their author's order; strange names come last, so that they can be seen and emptied. */
export function usedOutcomes(sheet: Sheet, outcomes: Outcome[]): string[] {
  const used = new Set(sheet.rows.flatMap((row) => Object.keys(row.then)));
  const known = outcomes.map(({ name }) => name);
  return [...known.filter((name) => used.has(name)), ...[...used].filter((name) => !known.includes(name))];
}

/** A block of cells laid over the table from a place on, as a spreadsheet does when one pastes; rows that are missing are added. */
export function withBlock(sheet: Sheet, from: Place, shown: string[], block: string[][]): Sheet {
  const places = [...sheet.columns.map((_, column) => ({ column })), ...shown.map((outcome) => ({ outcome }))];
  const first = places.findIndex((place) => ("column" in from ? "column" in place && place.column === from.column : "outcome" in place && place.outcome === from.outcome));
  return block.reduce((filled, line, down) => {
    const row = from.row + down;
    const grown = row < filled.rows.length ? filled : withRow(filled, filled.rows.length);
    return line.reduce((whole, text, right) => {
      const place = places[first + right];
      return place ? withCell(whole, { row, ...place } as Place, text.trim()) : whole;
    }, grown);
  }, sheet);
}
