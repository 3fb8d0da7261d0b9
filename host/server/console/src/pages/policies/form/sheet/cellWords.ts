// Cells hold the names of the contract; people read and type the trade's words. A cell is a comparison and names with commas between
// them; what is no known name stays as it is, for the box to judge.

/** Names of the contract and what people call them. */
export type Names = Record<string, string>;

const COMPARISON = /^\s*(not in |in |!=|≠|==|=)\s*/;
const COMMA = /^\s*[,，、]\s*/;
const COMMA_OR_END = /^\s*([,，、]|$)/;

/** The parts of a list. A known word may have a comma of its own (未付款，直接关闭), so those are looked for first, the longest before the rest. */
function parts(list: string, known: string[]): string[] {
  const longest = [...known].sort((one, other) => other.length - one.length);
  const found: string[] = [];
  let rest = list.trim();
  for (;;) {
    const word = longest.find((word) => rest.startsWith(word) && COMMA_OR_END.test(rest.slice(word.length)));
    const part = word ?? /^[^,，、]*/.exec(rest)?.[0] ?? "";
    found.push(part.trim());
    rest = rest.slice(part.length);
    const comma = COMMA.exec(rest);
    if (!comma) return found;
    rest = rest.slice(comma[0].length);
  }
}

function each(cell: string, words: Map<string, string>, joint: string): string {
  const sign = COMPARISON.exec(cell)?.[0] ?? "";
  const rest = cell.slice(sign.length);
  if (words.size === 0 || rest.trim() === "") return cell;
  return sign.trimStart() + parts(rest, [...words.keys()]).map((part) => words.get(part) ?? part).join(joint);
}

/** As people read it. */
export const shownCell = (cell: string, names: Names, joint = "、"): string => each(cell, new Map(Object.entries(names)), joint);

/** As it is kept: words of either language become the names. */
export const keptCell = (typed: string, ...languages: Names[]): string =>
  each(typed.trim(), new Map(languages.flatMap((names) => Object.entries(names).map(([name, word]) => [word, name] as const))), ", ");
