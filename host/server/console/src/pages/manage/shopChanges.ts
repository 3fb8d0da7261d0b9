// What differs between two states of a shop's form: what was seen, what a colleague saved, what is typed.

import type { Shop, Targets } from "../../api/types";
import type { Words } from "../../i18n";
import type { TheirChange } from "../../parts/Overtaken";
import { CONVENTION_NAMES, conventionSaid } from "./conventions";
import { GROUPS, targetSaid } from "./targets";

/** What can be changed of a shop. */
export type Filled = Pick<Shop, "name" | "language" | "targets" | "conventions">;

type Part = { name: (words: Words) => string; of: (filled: Filled) => unknown; said: (filled: Filled, words: Words) => string; put: (to: Filled, from: Filled) => Filled };

const PARTS: Part[] = [
  { name: (words) => words.manage.shops.name, of: ({ name }) => name, said: ({ name }) => name, put: (to, { name }) => ({ ...to, name }) },
  {
    name: (words) => words.manage.shops.language,
    of: ({ language }) => language,
    said: ({ language }, words) => words.manage.shops.languages[language],
    put: (to, { language }) => ({ ...to, language }),
  },
  ...GROUPS.flatMap(([, fields]) => fields).map(
    ([key, kind]): Part => ({
      name: (words) => words.manage.shops.target[key],
      of: ({ targets }) => targets[key],
      said: ({ targets }, words) => targetSaid(kind, targets[key], words),
      put: (to, { targets }) => ({ ...to, targets: { ...to.targets, [key]: targets[key] } as Targets }),
    }),
  ),
  ...CONVENTION_NAMES.map(
    (name): Part => ({
      name: (words) => words.manage.shops.convention[name],
      of: ({ conventions }) => conventions[name],
      said: ({ conventions }, words) => conventionSaid(name, conventions[name], words),
      put: (to, { conventions }) => ({ ...to, conventions: { ...to.conventions, [name]: conventions[name] } }),
    }),
  ),
];

const changedParts = (before: Filled, after: Filled) => PARTS.filter((part) => part.of(before) !== part.of(after));

export const differ = (before: Filled, after: Filled): boolean => changedParts(before, after).length > 0;

/** What I changed since I looked, laid over what a colleague has saved meanwhile. */
export function laidOver(mine: Filled, seen: Filled, { name, language, targets, conventions }: Filled): Filled {
  return changedParts(seen, mine).reduce<Filled>((merged, part) => part.put(merged, mine), { name, language, targets, conventions });
}

export function theirChanges(seen: Filled, theirs: Filled, mine: Filled, words: Words): TheirChange[] {
  return changedParts(seen, theirs).map((part) => {
    const typed = part.of(mine);
    // A field that was emptied has no value to name; it will be asked for when saving.
    const third = typed !== undefined && typed !== null && typed !== part.of(seen) && typed !== part.of(theirs);
    return { name: part.name(words), before: part.said(seen, words), after: part.said(theirs, words), mine: third ? part.said(mine, words) : undefined };
  });
}
