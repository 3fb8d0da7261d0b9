// Cases in a list: who asks for what, where it stands, what it may cost, until when.

import { Tag } from "antd";
import { Link } from "react-router";
import type { CaseSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { type Endless, EndlessList } from "../../parts/Endless";
import { yuan } from "../../parts/money";
import { StateTag } from "../../parts/StateTag";
import { duration, shortTime } from "../../parts/time";

export function CaseList({ cases, empty }: { cases: Endless<CaseSummary>; empty: string }) {
  return (
    <EndlessList list={cases} empty={empty}>
      {(items) => (
        <ul className="lines">
          {items.map((item) => (
            <li key={item.id}>
              <Row item={item} />
            </li>
          ))}
        </ul>
      )}
    </EndlessList>
  );
}

function Row({ item }: { item: CaseSummary }) {
  const words = useWords();
  const { cases, terms, desk, units } = words;
  const now = useNow();
  const amount = item.paid ?? item.amount;
  return (
    <Link to={`/cases/${item.id}`} className="line case-row">
      <span className="case-row-what">
        <strong>
          {terms.caseReason[item.reason]}
          {item.wish !== "unspecified" && ` · ${terms.wish[item.wish]}`}
        </strong>
        <span className="quiet small clip">
          #{item.id} {item.customer.name ?? desk.nameless(item.customer.id)} · {item.order_number ?? units.none} · {cases.applied(shortTime(item.applied_at, now, units))}
        </span>
      </span>
      <span className="case-row-amount number">
        {amount != null ? <b>{yuan(amount)}</b> : item.amount_max != null && item.amount_max > 0 ? cases.upTo(yuan(item.amount_max)) : ""}
      </span>
      <span className="case-row-state">
        <StateTag state={item.state} />
        {item.fault != null && (
          <Tag color="error" variant="filled">
            {cases.failed}
          </Tag>
        )}
        {item.overdue && (
          <Tag color="warning" variant="filled">
            {cases.overdue}
          </Tag>
        )}
      </span>
      <span className="case-row-due small quiet">
        {item.due_at != null ? <Due at={item.due_at} now={now} /> : item.decider && cases.decider(terms.role[item.decider])}
      </span>
    </Link>
  );
}

export function Due({ at, now }: { at: number; now: number }) {
  const { cases, units } = useWords();
  return at >= now ? <span>{cases.due(duration(at - now, units))}</span> : <b className="late">{cases.overdueBy(duration(now - at, units))}</b>;
}
