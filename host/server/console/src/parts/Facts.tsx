// Names and values, one under the other; for what is read and compared, not filled in.

import type { ReactNode } from "react";
import "./facts.css";

export type Fact = [name: string, value: ReactNode];

export function FactList({ facts, wide = false }: { facts: (Fact | false | null | undefined)[]; wide?: boolean }) {
  return (
    <dl className={wide ? "facts facts-wide" : "facts"}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
