// What happened to the case, and who did it.

import { Card } from "antd";
import type { CaseDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { dateTime } from "../../parts/time";

export function History({ detail }: { detail: CaseDetail }) {
  const { cases, terms } = useWords();
  const words = cases.history;
  return (
    <Card size="small" title={words.title}>
      <ol className="history small">
        {detail.history.map((step) => (
          <li key={`${step.at} ${step.what}`}>
            <b>{words.what[step.what] ?? step.what}</b>
            {step.state && ` → ${terms.caseState[step.state]}`}
            <div className="quiet">
              {step.by?.name ?? words.box} · <span className="number">{dateTime(step.at)}</span>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
