// What the policy says, with every rule it rests on.

import { Alert, Card } from "antd";
import type { CaseDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { yuan } from "../../parts/money";
import { Source } from "../../parts/Source";
import { dateTime } from "../../parts/time";
import { Clamps } from "../../parts/verdict/Clamps";

export function VerdictCard({ detail }: { detail: CaseDetail }) {
  const { cases, terms } = useWords();
  const { verdict: words } = cases;
  const { verdict } = detail;
  const fault = detail.case.fault;
  return (
    <Card title={words.title}>
      {fault != null && <Alert type="error" showIcon className="gap-below" title={words.failed(terms.fault[fault] ?? fault)} />}
      {!verdict && fault == null && <p className="quiet">{words.none}</p>}
      {verdict && (
        <>
          <div className="row spread">
            <span className="decision">{terms.decision[verdict.decision]}</span>
            {verdict.amount_max > 0 && (
              <span>
                <span className="quiet">{words.amount}</span> <span className="decision-amount number">{yuan(verdict.amount_max)}</span>
              </span>
            )}
          </div>
          <Clamps clamps={verdict.clamps} />
          {verdict.warning != null && <Alert type="warning" showIcon className="warning" title={words.warning} description={verdict.warning} />}
          <ul className="reasons" aria-label={words.reasons}>
            {verdict.reasons.map((reason) => (
              <li key={`${reason.rule} ${reason.text}`}>
                <span className="rule">{reason.rule}</span>
                <span>{reason.text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** What else the verdict says, and where it came from. */
export function VerdictDetails({ verdict }: { verdict: NonNullable<CaseDetail["verdict"]> }) {
  const { cases, terms, units } = useWords();
  const { verdict: words } = cases;
  const named = (names: Record<string, string>, keys: string[]) => units.list(keys.map((key) => names[key] ?? key));
  return (
    <Card title={words.details}>
      <FactList
        wide
        facts={[
          [words.approver, verdict.requires_approval_by ? terms.role[verdict.requires_approval_by] : words.anyone],
          verdict.freight_part != null && verdict.freight_part > 0 && [words.freight, yuan(verdict.freight_part)],
          verdict.choices.length > 0 && [words.choices, units.list(verdict.choices.map((wish) => terms.wish[wish]))],
          verdict.needed.length > 0 && [words.needed, named(terms.needed, verdict.needed)],
          verdict.errands.length > 0 && [words.errands, named(terms.errand, verdict.errands)],
          verdict.scripts.length > 0 && [words.scripts, units.list(verdict.scripts)],
          verdict.deadline != null && [words.deadline, <span className="number">{dateTime(verdict.deadline)}</span>],
          [words.returnClass, terms.returnClass[verdict.return_class] ?? verdict.return_class],
          verdict.return_freight != null && [words.returnFreight, terms.freightPayer[verdict.return_freight] ?? verdict.return_freight],
        ]}
      />
      <Source policy={verdict.policy} settings={verdict.settings_digest} verdict={verdict.id} fuel={verdict.fuel} micros={verdict.micros} />
    </Card>
  );
}
