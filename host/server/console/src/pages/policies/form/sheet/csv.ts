// Tables to and from a spreadsheet: comma-separated, one line of headings. A heading says what people call the column and, in brackets,
// what it is; either is enough when reading.

import type { Language } from "../../../../i18n/choice";
import { type Names, keptCell, shownCell } from "./cellWords";
import type { Column, Outcome, Row, Sheet } from "./sheet";

export type Known = { columns: Column[]; outcomes: Outcome[]; names: (of: Column | Outcome, language: Language) => Names };

const LANGUAGES: Language[] = ["zh-CN", "en"];
/** Stands before the heading of an outcome: a fact and an outcome may share a name. */
const ARROW = "→";
/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+@]|^-./;

const keyOf = (of: Column | Outcome) => ("path" in of ? of.path : of.name);

export function toCsv(sheet: Sheet, shown: string[], known: Known, language: Language): string {
  const columns = sheet.columns.map((path) => known.columns.find((column) => column.path === path) ?? { path, kind: "text", title: { "zh-CN": path, en: path }, words: [] });
  const outcomes = shown.map((name) => known.outcomes.find((outcome) => outcome.name === name) ?? { name, title: { "zh-CN": name, en: name }, words: [] });
  const heading = (of: Column | Outcome) => `${of.title[language]} [${keyOf(of)}]`;
  const said = (text: string, of: Column | Outcome) => shownCell(text, known.names(of, language));
  const lines = [
    [...columns.map(heading), ...outcomes.map((outcome) => `${ARROW} ${heading(outcome)}`)],
    ...sheet.rows.map((row) => [
      // "= 50" means what "50" means, and is no formula.
      ...columns.map((column, place) => safe(said((row.when[place] ?? "").replace(/^==?\s*/, ""), column))),
      ...outcomes.map((outcome) => safe(said(row.then[outcome.name] ?? "", outcome))),
    ]),
  ];
  return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

/** Kept from being a formula by a space, which does not count when the file is read. */
const safe = (text: string) => (FORMULA.test(text) ? ` ${text}` : text);

const quoted = (text: string) => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export type Unread = { kind: "empty" } | { kind: "heading"; heading: string };

/** The table of a file, or what cannot be understood of it. */
export function fromCsv(text: string, known: Known): Sheet | Unread {
  const [headings, ...lines] = linesOf(text).filter((line) => line.some((cell) => cell.trim() !== ""));
  if (!headings) return { kind: "empty" };
  const of = headings.map((heading) => (heading.trim() === "" ? null : (meant(heading, known) ?? undefined)));
  const strange = of.indexOf(undefined);
  if (strange >= 0) return { kind: "heading", heading: headings[strange] ?? "" };
  const columns = of.flatMap((one) => (one && "path" in one ? [one] : []));
  const rows = lines.map((line): Row => {
    const row: Row = { when: columns.map(() => ""), then: {} };
    of.forEach((one, place) => {
      if (!one) return;
      const cell = keptCell(line[place] ?? "", ...LANGUAGES.map((language) => known.names(one, language)));
      if ("path" in one) row.when[columns.indexOf(one)] = cell;
      else if (cell !== "") row.then[one.name] = cell;
    });
    return row;
  });
  return { columns: columns.map(({ path }) => path), rows };
}

function meant(heading: string, { columns, outcomes }: Known): Column | Outcome | null {
  const arrow = heading.trim().startsWith(ARROW);
  const bare = heading.trim().replace(/^→\s*/, "");
  const key = /\[([^\]]+)\]\s*$/.exec(bare)?.[1]?.trim();
  const fits = (of: Column | Outcome) => (key === undefined ? [keyOf(of), ...Object.values(of.title)].includes(bare) : keyOf(of) === key);
  const outcome = outcomes.find(fits);
  return arrow ? (outcome ?? null) : (columns.find(fits) ?? outcome ?? null);
}

/** What stands between the cells of a file: the first line tells. */
function commaOf(source: string): string {
  const first = source.slice(0, source.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  return ["\t", ";", ","].find((sign) => first.includes(sign)) ?? ",";
}

/** Cells of a text as spreadsheets write them, quotes doubled within quotes. */
export function linesOf(text: string, comma = commaOf(text)): string[][] {
  const source = text.replace(/^\uFEFF/, "");
  const lines: string[][] = [];
  let [line, cell, within]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (within) {
      if (sign === '"' && source[at + 1] === '"') cell += source[(at += 1)];
      else if (sign === '"') within = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") within = true;
    else if (sign === comma) [line, cell] = [[...line, cell], ""];
    else if (sign === "\n") {
      lines.push([...line, cell]);
      [line, cell] = [[], ""];
    } else if (sign !== "\r" || source[at + 1] !== "\n") cell += sign;
  }
  return cell === "" && line.length === 0 ? lines : [...lines, [...line, cell]];
}

/** A file's text. Spreadsheets on Chinese computers save in GB 18030 unless told otherwise. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
