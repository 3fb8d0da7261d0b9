// One person's statement: every line with how it was reached, what stands in the way of closing, and closing it.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Card, Tag } from "antd";
import { Link, useParams } from "react-router";
import { monthQuery, statementQuery } from "../../api/months";
import type { Statement } from "../../api/types";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { points, yuan } from "../../parts/money";
import { Source } from "../../parts/Source";
import { dateTime } from "../../parts/time";
import { useMay } from "../../shell/session";
import { effectSaid } from "../penalties/effect";
import { Closing } from "./Closing";
import { Kept } from "./Kept";

export function StatementPage() {
  const { shop, month = "", staff } = useParams();
  const found = useQuery(statementQuery(Number(shop), month, Number(staff)));
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Shown statement={found.data} />;
}

function Shown({ statement }: { statement: Statement }) {
  const { months: words, terms, shell } = useWords();
  const may = useMay();
  const whole = useQuery(monthQuery(statement.shop, statement.month)).data;
  const person = whole?.people.find((one) => one.staff.id === statement.staff.id);
  const { closed } = statement;
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/months" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {statement.staff.name} · {statement.month}
          </h1>
          <Tag variant="filled" color={closed ? "green" : "default"}>
            {closed ? words.closed : words.preview}
          </Tag>
        </div>
        {closed && (
          <span className="quiet small">
            {words.closedBy(closed.by.name)} · {dateTime(closed.at)}
          </span>
        )}
        {!closed && <p>{person && !person.figures ? words.noFigures : words.previewExplain}</p>}
      </div>
      <div className="split">
        <div className="stack">
          <Card title={words.lines} extra={<Sum statement={statement} />}>
            <ul className="pay-lines">
              {statement.lines.map((line, at) => (
                <li key={`${line.rule} ${at}`} className="pay-line">
                  <span>
                    <span className="rule">{line.rule}</span> {line.label}
                  </span>
                  <b className="number">{line.points !== 0 ? points(line.points) : yuan(line.amount)}</b>
                  <ul className="working quiet small">
                    {line.working.map((step) => (
                      <li key={step}>{step}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
            {statement.reasons.length > 0 && (
              <ul className="reasons" aria-label={words.reasons}>
                {statement.reasons.map((reason) => (
                  <li key={`${reason.rule} ${reason.text}`}>
                    <span className="rule">{reason.rule}</span>
                    <span>{reason.text}</span>
                  </li>
                ))}
              </ul>
            )}
            {statement.verdict != null && <Source policy={statement.policy} settings={statement.settings_digest} verdict={statement.verdict} />}
          </Card>
          <Evidence statement={statement} />
        </div>
        <div className="stack">
          {!closed && statement.obstacles.length > 0 && (
            <Alert type="info" showIcon title={words.obstacles} description={<ul className="reasons">{statement.obstacles.map((one) => <li key={one}>{terms.obstacle[one]}</li>)}</ul>} />
          )}
          {!closed && may("manage_pay") && whole && person && <Kept whole={whole} person={person} />}
          {closed ? <Acknowledged warnings={statement.warnings} /> : <Closing key={statement.warnings.join("\n")} statement={statement} />}
        </div>
      </div>
    </div>
  );
}

function Sum({ statement }: { statement: Statement }) {
  const { months: words, terms } = useWords();
  return (
    <span className="pay-sum">
      {statement.score != null && (
        <span>
          {words.score} <b className="number">{points(Math.max(0, statement.score))}</b> <Tag variant="filled">{terms.scoreLevel[statement.level]}</Tag>
        </span>
      )}
      <span>
        {words.total} <b className="number">{yuan(statement.total)}</b>
      </span>
    </span>
  );
}

/** What the lines rest on: records and sales, each with its own page. */
function Evidence({ statement }: { statement: Statement }) {
  const { months: words, penalties, terms } = useWords();
  return (
    <>
      <Card size="small" title={words.penalties}>
        {statement.penalties.length === 0 && <p className="quiet">{words.noPenalties}</p>}
        <ul className="reasons">
          {statement.penalties.map((one) => (
            <li key={one.penalty}>
              <span className="rule">{one.rule}</span>
              <span>
                <Link to={`/penalties/${one.penalty}`}>
                  {terms.incidentKind[one.kind]} · {effectSaid(one.effect, penalties)}
                </Link>{" "}
                <span className="quiet small number">{dateTime(one.at)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card size="small" title={words.sales}>
        {statement.sales.length === 0 && <p className="quiet">{words.noSales}</p>}
        <ul className="reasons">
          {statement.sales.map((sale) => (
            <li key={`${sale.order} ${sale.at} ${sale.amount}`}>
              <span className="rule">{sale.reason.rule}</span>
              <span>
                <b className="number">{yuan(sale.amount)}</b> {sale.number} {sale.doubtful && <Tag color="orange">{words.doubtful}</Tag>}
                <br />
                <span className="quiet small">
                  {dateTime(sale.at)} · {sale.reason.text}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Acknowledged({ warnings }: { warnings: string[] }) {
  const { months: words } = useWords();
  if (warnings.length === 0) return null;
  return (
    <Card size="small" title={words.acknowledged}>
      <ul className="reasons">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Card>
  );
}
