// Cells hold the names of the contract; people read and type the trade's words. A cell is a comparison and names with commas between
// them; what is no known name stays as it is, for the box to judge.

/** Names of the contract and what people call them. */
export type Names = Record<string, string>;

const COMPARISON = /^\s*(not in |in |!=|≠|==|=)\s*/;
const COMMAS = /[,，、]/;

function each(cell: string, said: (name: string) => string, joint: string): string {
  const sign = COMPARISON.exec(cell)?.[0] ?? "";
  const rest = cell.slice(sign.length);
  if (rest.trim() === "") return cell;
  return sign.trimStart() + rest.split(COMMAS).map((part) => said(part.trim())).join(joint);
}

/** As people read it. */
export const shownCell = (cell: string, names: Names, joint = "、"): string => (Object.keys(names).length === 0 ? cell : each(cell, (name) => names[name] ?? name, joint));

/** As it is kept: words of either language become the names. */
export function keptCell(typed: string, ...languages: Names[]): string {
  const kept = new Map(languages.flatMap((names) => Object.entries(names).map(([name, word]) => [word, name] as const)));
  if (kept.size === 0) return typed.trim();
  return each(typed.trim(), (word) => kept.get(word) ?? word, ", ");
}
