// What a text with variables reads like, with examples in their places.

import type { Both } from "./schema";

/** What may stand in braces in a text. */
export type Variable = { name: string; title: Both; example: Both };

/** `{name}` is a variable, what stands in brackets is left out where one of its variables is unknown, and a sign twice is the sign itself. */
const PIECE = /(?<sign>\{\{|\}\}|\[\[|\]\])|\{(?<name>[^{}]*)\}|(?<open>\[)|(?<close>\])|[^{}[\]]+|[{}]/gu;

/** `whole`: everything is known. `least`: only what the text cannot do without. */
export function previewed(template: string, variables: readonly Variable[]): { whole: string; least: string } {
  const language = /\p{Script=Han}/u.test(template) ? "zh-CN" : "en";
  const examples = new Map(variables.map(({ name, example }) => [name, example[language]]));
  let whole = "";
  let least = "";
  let optional: { text: string; unknown: boolean } | null = null;
  for (const { 0: piece, groups } of template.matchAll(PIECE)) {
    if (groups?.open && optional === null) {
      optional = { text: "", unknown: false };
      continue;
    }
    if (groups?.close && optional !== null) {
      if (!optional.unknown) least += optional.text;
      optional = null;
      continue;
    }
    const name = groups?.name;
    const said = groups?.sign ? piece.slice(1) : name === undefined ? piece : (examples.get(name) ?? piece);
    whole += said;
    if (optional === null) least += said;
    else optional = { text: optional.text + said, unknown: optional.unknown || name !== undefined };
  }
  return { whole, least };
}
