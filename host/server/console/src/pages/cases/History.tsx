// What happened to the case: when, by whom, where it led, and why.

import { Card } from "antd";
import type { CaseDetail, CaseStep } from "../../api/types";
import { useWords } from "../../i18n";
import { yuan } from "../../parts/money";
import { dateTime } from "../../parts/time";

export function History({ detail }: { detail: CaseDetail }) {
  const words = useWords().cases.history;
  return (
    <Card size="small" title={words.title}>
      <ol className="history small" aria-label={words.title}>
        {detail.history.map((step) => (
          <li key={step.seq}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Step({ step }: { step: CaseStep }) {
  const { cases, terms } = useWords();
  const words = cases.history;
  // New facts lead to the policy, whose opinion is the next step: nobody has to read that twice.
  const led = step.state !== "applied" ? step.state : null;
  const who = step.by?.name ?? (step.what === "applied" || step.what === "parcel_sent" ? words.channel : words.box);
  return (
    <>
      <div>
        <b>{words.what[step.what]}</b>
        {step.decision != null && <> · {terms.decision[step.decision]}</>}
        {step.amount != null && <span className="number"> {yuan(step.amount)}</span>}
        {led != null && <span className="quiet"> → {terms.caseState[led]}</span>}
      </div>
      {step.fault != null && <div className="late">{terms.fault[step.fault] ?? step.fault}</div>}
      {step.reasons.map((reason) => (
        <div key={`${reason.rule} ${reason.text}`}>
          <span className="rule">{reason.rule}</span> {reason.text}
        </div>
      ))}
      {step.note != null && <blockquote className="history-note">{step.note}</blockquote>}
      <div className="quiet">
        {who} · <span className="number">{dateTime(step.at)}</span>
      </div>
    </>
  );
}
