// What a text with variables reads like: with the shop's own facts where the form has them, with examples in the other places.

import type { Both, Leaf, Path } from "./schema";
import { counts, effective } from "./values";

/** What may stand in braces in a text. `setting`: where the form has it, `as`: how it is said if not as it stands there, `otherwise`:
 * what is said where the setting is empty. */
export type Variable = { name: string; title: Both; example: Both; setting: Path | null; as: string | null; otherwise: Both | null };

/** What the shop has set for the variables that are settings; null: nothing, so that the text has to do without. */
export type Known = ReadonlyMap<string, Both | null>;

/** 95 percent of the price is 9.5 in the trade's words, or 5 percent off. */
const FORMS: Record<string, (value: number) => number> = { discount: (percent) => percent / 10, discount_off: (percent) => 100 - percent };

export function known(variables: readonly Variable[], settings: unknown, all: Leaf[]): Known {
  const found = variables.flatMap(({ name, setting, as, otherwise }): [string, Both | null][] => {
    const field = setting && all.find((one) => one.path.join("/") === setting.join("/"));
    if (!field) return [];
    const said = counts(settings, field, all) ? factSaid(field, effective(settings, field), as) : null;
    return [[name, said ?? otherwise]];
  });
  return new Map(found);
}

function factSaid(field: Leaf, value: unknown, as: string | null): Both | null {
  const both = (text: string): Both => ({ "zh-CN": text, en: text });
  if (Array.isArray(value)) return value.length > 0 ? { "zh-CN": value.join("、"), en: value.join(", ") } : null;
  if (typeof value === "string") return value.trim() === "" ? null : both(value.trim());
  // A number with a name of its own, 不承诺 for 0, is none to be said.
  if (field.kind !== "number" || typeof value !== "number" || field.names.some((one) => one.value === String(value))) return null;
  const form = as === null ? undefined : FORMS[as];
  if (form) return both(String(form(value)));
  return both(field.unit === "fen" ? (value / 100).toFixed(2).replace(/\.00$/, "") : String(value));
}

/** `{name}` is a variable, what stands in brackets is left out where one of its variables is unknown, and a sign twice is the sign itself. */
const PIECE = /(?<sign>\{\{|\}\}|\[\[|\]\])|\{(?<name>[^{}]*)\}|(?<open>\[)|(?<close>\])|[^{}[\]]+|[{}]/gu;

/** An optional part: `unknown` where it has an example, `without` where it has what the shop has not set. */
type Part = { text: string; unknown: boolean; without: boolean };

type Preview = { whole: string; least: string; unset: Variable[] };

/** `whole`: everything is known. `least`: only what the text cannot do without. `unset`: what it needs and the shop has not set. */
export function previewed(template: string, variables: readonly Variable[], facts: Known): Preview {
  const language = /\p{Script=Han}/u.test(template) ? "zh-CN" : "en";
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  const unset = new Set<Variable>();
  let whole = "";
  let least = "";
  let optional: Part | null = null;
  for (const { 0: piece, groups } of template.matchAll(PIECE)) {
    if (groups?.open && optional === null) {
      optional = { text: "", unknown: false, without: false };
      continue;
    }
    if (groups?.close && optional !== null) {
      if (!optional.without) whole += optional.text;
      if (!optional.without && !optional.unknown) least += optional.text;
      optional = null;
      continue;
    }
    const variable = groups?.name === undefined ? undefined : named.get(groups.name);
    const fact = variable && facts.get(variable.name);
    const said = groups?.sign ? piece.slice(1) : fact ? fact[language] : variable && fact === undefined ? variable.example[language] : piece;
    if (optional !== null) {
      const { text, unknown, without }: Part = optional;
      optional = { text: text + said, unknown: unknown || (groups?.name !== undefined && !fact), without: without || fact === null };
      continue;
    }
    if (variable && fact === null) unset.add(variable);
    whole += said;
    least += said;
  }
  // A part that nobody closed is no optional one.
  return { whole: whole + ((optional as Part | null)?.text ?? ""), least, unset: [...unset] };
}
