// What the shop says of itself, whoever of its people says it: promotion, free shipping, discounts, delivery ... (L-23). The reply policy
// has them as settings, and everybody who works in the shop may read them.

import type { Handbook } from "../../api/types";
import { type Both, type Leaf, leaves, readSchema } from "../policies/form/schema";
import { counts, effective, isUnsaid } from "../policies/form/values";

/** Every agent says the same. */
const RULE = "L-23";

/** Lists of words are what drafts are searched for; nobody says them. */
const SAID = new Set<Leaf["kind"]>(["number", "text", "flag", "choice"]);

export type ShopFact = { field: Leaf; value: unknown };

export function shopFacts(handbook: Handbook): { title: Both; facts: ShopFact[] }[] {
  const groups: { title: Both; facts: ShopFact[] }[] = [];
  for (const { settings_schema, settings } of handbook.policies.filter(({ kind }) => kind === "reply")) {
    const all = leaves(readSchema(settings_schema));
    for (const field of all) {
      const value = effective(settings, field);
      if (!field.rules.includes(RULE) || !SAID.has(field.kind) || !counts(settings, field, all) || isUnsaid(field, value)) continue;
      const title = field.above[0] ?? field.title;
      if (groups.at(-1)?.title !== title) groups.push({ title, facts: [] });
      groups.at(-1)?.facts.push({ field, value });
    }
  }
  return groups;
}
