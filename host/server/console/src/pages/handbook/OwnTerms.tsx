// What the shop's times, limits and readings are: the desk itself holds people to them, beside the policies.

import { useQuery } from "@tanstack/react-query";
import { guardrailsQuery } from "../../api/life";
import type { Shop } from "../../api/types";
import { useWords } from "../../i18n";
import { useMay } from "../../shell/session";
import { CONVENTION_NAMES, conventionSaid } from "../manage/conventions";
import { GROUPS, targetSaid } from "../manage/targets";
import { HELD, spanSaid } from "../policies/life/GuardrailsCard";

type Line = { name: string; said: string };

export function OwnTerms({ shop: { id, targets, conventions } }: { shop: Shop }) {
  const words = useWords();
  const { handbook, manage, life } = words;
  const may = useMay();
  // The box tells floors and ceilings only to those who may change them.
  const guardrails = useQuery({ ...guardrailsQuery(id), enabled: may("manage_policies") }).data;
  const groups: { title: string; lines: Line[] }[] = [
    ...GROUPS.map(([group, fields]) => ({
      title: manage.shops.groups[group],
      lines: fields.map(([name, kind]) => ({ name: manage.shops.target[name], said: targetSaid(kind, targets[name], words) })),
    })),
    {
      title: manage.shops.conventions,
      lines: CONVENTION_NAMES.map((name) => ({ name: manage.shops.convention[name], said: conventionSaid(name, conventions[name], words) })),
    },
    ...(guardrails
      ? [{ title: life.guardrails.title, lines: HELD.map(([name, kind]) => ({ name: life.guardrails.held[name], said: spanSaid(kind, guardrails[name], words) })) }]
      : []),
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
