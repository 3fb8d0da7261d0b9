// What the policy said, and what the box made of it: amounts that were held to what was paid or to the shop's own limits.

import type { Clamp } from "../../api/types";
import { useWords } from "../../i18n";
import { fieldSaid, lastName, plainSaid } from "../record/said";

export function Clamps({ clamps }: { clamps: Clamp[] }) {
  const words = useWords();
  const { clamp: said } = words.record;
  if (clamps.length === 0) return null;
  return (
    <ul className="clamps" aria-label={said.title}>
      {clamps.map(({ field, from, to, by }) => {
        const amount = (value: number) => plainSaid(lastName(field), value, words);
        return <li key={field}>{said.line(fieldSaid(field, words), amount(from), said.by[by], amount(to))}</li>;
      })}
    </ul>
  );
}
