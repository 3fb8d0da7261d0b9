// What the shop's times, limits and readings are: the desk itself holds people to them, beside the policies.

import type { Shop } from "../../api/types";
import { useWords } from "../../i18n";
import { CONVENTION_NAMES, conventionSaid } from "../manage/conventions";
import { GROUPS, targetSaid } from "../manage/targets";

type Line = { name: string; said: string };

export function OwnTerms({ shop: { targets, conventions } }: { shop: Shop }) {
  const words = useWords();
  const { handbook, manage } = words;
  const groups: { title: string; lines: Line[] }[] = [
    ...GROUPS.map(([group, fields]) => ({
      title: manage.shops.groups[group],
      lines: fields.map(([name, kind]) => ({ name: manage.shops.target[name], said: targetSaid(kind, targets[name], words) })),
    })),
    {
      title: manage.shops.conventions,
      lines: CONVENTION_NAMES.map((name) => ({ name: manage.shops.convention[name], said: conventionSaid(name, conventions[name], words) })),
    },
  ];
  return (
    <section className="family" aria-label={handbook.terms}>
      <h2>{handbook.terms}</h2>
      <p className="quiet small">{handbook.termsHelp}</p>
      {groups.map(({ title, lines }) => (
        <div className="own-terms" key={title}>
          <h3>{title}</h3>
          <dl>
            {lines.map(({ name, said }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="number">{said}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
