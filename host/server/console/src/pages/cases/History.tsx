// What happened to the case, and who did it.

import { Card } from "antd";
import type { CaseDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { yuan } from "../../parts/money";
import { dateTime } from "../../parts/time";

export function History({ detail }: { detail: CaseDetail }) {
  const { cases, terms } = useWords();
  const words = cases.history;
  return (
    <Card size="small" title={words.title}>
      {detail.approvals.map((approval) => (
        <p key={approval.at} className="small">
          {words.approval(approval.by.name, terms.role[approval.role], approval.granted)} <span className="quiet number">{dateTime(approval.at)}</span>
        </p>
      ))}
      <ol className="history small">
        {detail.history.map((step) => (
          <li key={step.seq}>
            <b>{words.what[step.what] ?? step.what}</b>
            {step.state && ` → ${terms.caseState[step.state]}`}
            {step.amount != null && <span className="number"> {yuan(step.amount)}</span>}
            <div className="quiet">
              {step.by?.name ?? words.box} · <span className="number">{dateTime(step.at)}</span>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
