// Two answers to one question side by side: what differs, field by field, and what that means in money and rules.

import { Button, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { SideBySide } from "../../../api/types";
import { useWords } from "../../../i18n";
import { points, signed, yuan } from "../../../parts/money";
import { fieldSaid, lastName, lineSaid } from "../../../parts/record/said";
import { dateTime } from "../../../parts/time";
import { VerdictDrawer } from "../../../parts/verdict/VerdictDrawer";

/** As many differences are read at once; the rest is a press away. */
const FIRST = 4;

type Props = { items: SideBySide[]; before: string; after: string };

export function Comparisons({ items, before, after }: Props) {
  const [verdict, setVerdict] = useState<number | null>(null);
  return (
    <>
      <ul className="lines compared">
        {items.map((item) => (
          <li key={item.verdict}>
            <Comparison item={item} before={before} after={after} explain={() => setVerdict(item.verdict)} />
          </li>
        ))}
      </ul>
      {verdict !== null && <VerdictDrawer id={verdict} close={() => setVerdict(null)} />}
    </>
  );
}

/** Money and points that move; nothing where neither does. */
export function Moves({ money, points: tenths }: { money: number; points: number }) {
  const { units } = useWords();
  return (
    <>
      {money !== 0 && <b className="number">{signed(yuan(money), money)}</b>}
      {tenths !== 0 && <b className="number">{signed(units.points(points(tenths)), tenths)}</b>}
    </>
  );
}

function Comparison({ item, before, after, explain }: { item: SideBySide; before: string; after: string; explain: () => void }) {
  const words = useWords();
  const { life, record, terms } = words;
  const { compare } = life;
  const [all, setAll] = useState(false);
  const shown = all ? item.changes : item.changes.slice(0, FIRST);
  const rest = item.changes.length - shown.length;
  return (
    <article className="comparison" aria-label={`${record.function[item.function] ?? item.function} ${item.verdict}`}>
      <header className="row spread">
        <span className="row">
          <Subject item={item} />
          <span className="quiet small number">{dateTime(item.at)}</span>
        </span>
        <span className="row">
          <Moves money={item.money} points={item.points} />
          <Button size="small" type="text" onClick={explain} aria-label={`${compare.explain} ${item.verdict}`}>
            {compare.explain}
          </Button>
        </span>
      </header>
      {item.fault != null && <p className="late">{compare.noAnswer(terms.fault[item.fault] ?? item.fault)}</p>}
      {(item.appeared.length > 0 || item.disappeared.length > 0) && (
        <div className="row">
          {item.disappeared.map((rule) => (
            <Tag key={`- ${rule}`} variant="filled">
              {compare.disappeared} {rule}
            </Tag>
          ))}
          {item.appeared.map((rule) => (
            <Tag key={`+ ${rule}`} variant="filled" color="blue">
              {compare.appeared} {rule}
            </Tag>
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <dl className="changes">
          <div className="changes-head quiet small" aria-hidden="true">
            <dt>{compare.field}</dt>
            <dd>{before}</dd>
            <dd>{after}</dd>
          </div>
          {shown.map((change) => (
            <div key={change.field}>
              <dt className="quiet" title={change.field}>
                {fieldSaid(change.field, words)}
              </dt>
              <dd aria-label={before}>{lineSaid(lastName(change.field), change.before, words)}</dd>
              <dd aria-label={after} className="changes-after">
                {lineSaid(lastName(change.field), change.after, words)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rest > 0 && (
        <Button size="small" type="link" className="changes-more" onClick={() => setAll(true)}>
          {compare.more(rest)}
        </Button>
      )}
    </article>
  );
}

function Subject({ item }: { item: SideBySide }) {
  const { record } = useWords();
  const kind = record.function[item.function] ?? item.function;
  const who = item.staff?.name ?? item.customer?.name;
  const id = item.subject_id;
  const about =
    id == null ? record.intake : item.subject === "case" ? <Link to={`/cases/${id}`}>{record.subject.case(id)}</Link> : item.subject === "conversation" ? <Link to={`/desk/${id}`}>{record.subject.conversation(id)}</Link> : record.subject.incident(id);
  return (
    <>
      <span>{kind}</span>
      <span>{about}</span>
      {who != null && <span>{who}</span>}
    </>
  );
}
