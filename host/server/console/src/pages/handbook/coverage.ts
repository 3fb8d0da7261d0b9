// Which rule of the handbook is carried out by what, and with which numbers.

import type { Handbook, HandbookPolicy, HandbookRule, Language as ShopLanguage, PolicyRule } from "../../api/types";
import type { Language } from "../../i18n/choice";
import { type Leaf, leaves, readSchema } from "../policies/form/schema";
import { differs, effective, isUnsaid } from "../policies/form/values";

export type State = "policy" | "desk" | "people" | "nobody";

/** A setting with its value in force. */
export type Figure = { policy: HandbookPolicy; field: Leaf; value: unknown; changed: boolean };

export type Entry = { rule: HandbookRule; state: State; by: { policy: HandbookPolicy; rules: PolicyRule[] }[]; figures: Figure[] };

export type Coverage = {
  /** The rules by family, both in the handbook's order. */
  families: { name: string; entries: Entry[] }[];
  count: Record<State, number>;
  /** Rules of the policies that stand for no rule of the handbook. */
  own: { policy: HandbookPolicy; rule: PolicyRule }[];
};

export const familyOf = (id: string): string => id.split("-")[0] ?? id;

export function coverage(handbook: Handbook, language: ShopLanguage): Coverage {
  const figures = handbook.policies.flatMap((policy) => figuresOf(policy, language));
  const entries = handbook.rules.map((rule): Entry => {
    const by = handbook.policies
      .map((policy) => ({ policy, rules: policy.rules.filter((one) => one.catalogue.includes(rule.id)) }))
      .filter(({ rules }) => rules.length > 0);
    const keeper = rule.keeper === "policy" ? "nobody" : rule.keeper;
    return { rule, by, state: by.length > 0 ? "policy" : keeper, figures: figures.filter(({ field }) => field.rules.includes(rule.id)) };
  });
  const families: Coverage["families"] = [];
  const count: Coverage["count"] = { policy: 0, desk: 0, people: 0, nobody: 0 };
  for (const entry of entries) {
    const name = familyOf(entry.rule.id);
    if (families.at(-1)?.name !== name) families.push({ name, entries: [] });
    families.at(-1)?.entries.push(entry);
    count[entry.state] += 1;
  }
  const known = new Set(handbook.rules.map((rule) => rule.id));
  const own = handbook.policies.flatMap((policy) => policy.rules.filter((rule) => !rule.catalogue.some((id) => known.has(id))).map((rule) => ({ policy, rule })));
  return { families, count, own };
}

function figuresOf(policy: HandbookPolicy, language: ShopLanguage): Figure[] {
  return leaves(readSchema(policy.settings_schema))
    .filter((field) => field.rules.length > 0 && !isOtherLanguage(field, language))
    .map((field) => ({ policy, field, value: effective(policy.settings, field), changed: differs(policy.settings, field) }))
    .filter(({ field, value, changed }) => changed || !isUnsaid(field, value));
}

/** What to call a figure beside the others of its rule: its name, with its group's where another has the same. */
export function figureName({ field }: Figure, beside: Figure[], language: Language): string {
  const title = field.title[language];
  const alone = beside.filter((other) => other.field.title[language] === title).length < 2;
  const group = field.above.at(-1)?.[language];
  return alone || group === undefined ? title : `${group} › ${title}`;
}

/** A script is kept in both languages, and only the shop's own is ever sent. */
function isOtherLanguage(field: Leaf, language: ShopLanguage): boolean {
  return field.path.at(-1) === (language === "en" ? "zh_cn" : "en");
}

export type Filter = "all" | "uncovered" | "changed";

export const shown = (entry: Entry, filter: Filter): boolean =>
  filter === "all" || (filter === "uncovered" ? entry.state === "nobody" : entry.figures.some(({ changed }) => changed));
