// What differs between two states of somebody's entry: what was seen, what a colleague saved, what is typed.

import type { Shop, Staff } from "../../api/types";
import type { Words } from "../../i18n";
import type { TheirChange } from "../../parts/Overtaken";

/** What can be changed of a person. */
type Filled = Pick<Staff, "name" | "roles" | "shops" | "disabled">;

const FIELDS = ["name", "roles", "shops", "disabled"] as const;

/** Lists are compared as sets: the order in which boxes were ticked means nothing. */
const key = (value: Filled[(typeof FIELDS)[number]]) => (Array.isArray(value) ? [...value].map(String).sort().join(" ") : String(value));

const changed = (before: Filled, after: Filled) => FIELDS.filter((field) => key(before[field]) !== key(after[field]));

/** What I changed since I looked, laid over what a colleague has saved meanwhile. */
export function staffLaidOver(mine: Filled, seen: Filled, { name, roles, shops, disabled }: Filled): Filled {
  return changed(seen, mine).reduce<Filled>((merged, field) => ({ ...merged, [field]: mine[field] }), { name, roles, shops, disabled });
}

export function staffChanges(seen: Filled, theirs: Filled, mine: Filled, shops: Shop[], words: Words): TheirChange[] {
  const { staff } = words.manage;
  const names = { name: staff.name, roles: staff.roles, shops: staff.shops, disabled: staff.disable };
  const said = (of: Filled, field: (typeof FIELDS)[number]): string => {
    if (field === "name") return of.name;
    if (field === "disabled") return of.disabled ? words.shell.yes : words.shell.no;
    const parts = field === "roles" ? of.roles.map((role) => words.terms.role[role]) : shops.filter((shop) => of.shops.includes(shop.id)).map((shop) => shop.name);
    return words.units.list(parts) || words.units.none;
  };
  return changed(seen, theirs).map((field) => {
    const third = key(mine[field]) !== key(seen[field]) && key(mine[field]) !== key(theirs[field]);
    return { name: names[field], before: said(seen, field), after: said(theirs, field), mine: third ? said(mine, field) : undefined };
  });
}
