// One record: what was measured, what was said, how the amount was reached, and what people make of it.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { Link, useParams } from "react-router";
import { penaltyQuery } from "../../api/penalties";
import type { IncidentView, Message, PenaltyDetail } from "../../api/types";
import { type Words, useWords } from "../../i18n";
import { type Fact, FactList } from "../../parts/Facts";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Source } from "../../parts/Source";
import { dateTime, duration, timeOfDay } from "../../parts/time";
import { Clamps } from "../../parts/verdict/Clamps";
import { effectSaid } from "./effect";
import { PenaltyActions } from "./PenaltyActions";
import { PenaltyTag } from "./Penalties";

export function PenaltyPage() {
  const id = Number(useParams().id);
  const found = useQuery({ ...penaltyQuery(id), enabled: Number.isSafeInteger(id) });
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Shown detail={found.data} />;
}

function Shown({ detail }: { detail: PenaltyDetail }) {
  const words = useWords();
  const { desk, penalties, shell } = words;
  const { penalty, incident } = detail;
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/penalties" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {penalties.number(penalty.id)} · {penalty.staff.name}
          </h1>
          <PenaltyTag state={penalty.state} />
        </div>
        {incident.conversation != null && <Link to={`/desk/${incident.conversation}`}>{penalties.conversation}</Link>}
      </div>
      <div className="split">
        <div className="stack">
          <Card title={penalties.evidence}>
            <FactList
              facts={[
                ...(incident.entered_by ? whatWasEntered(incident, incident.entered_by.name, words) : whatWasMeasured(incident, words)),
                [penalties.clock, incident.clock_trusted ? penalties.clockGood : <b className="late">{penalties.clockBad}</b>],
              ]}
            />
            {incident.entered_by ? (
              <section className="talked" aria-label={penalties.happened}>
                <div className="words">{incident.evidence ?? desk.erased}</div>
              </section>
            ) : (
              <div className="talked">
                <Said title={penalties.asked} message={detail.asked} />
                {detail.answered ? <Said title={penalties.answered} message={detail.answered} /> : <p className="quiet">{penalties.unanswered}</p>}
              </div>
            )}
          </Card>
          <Card title={penalties.reasons} extra={<b>{effectSaid(penalty.effect, penalties)}</b>}>
            <Clamps clamps={detail.clamps} />
            <ul className="reasons">
              {detail.reasons.map((reason) => (
                <li key={`${reason.rule} ${reason.text}`}>
                  <span className="rule">{reason.rule}</span>
                  <span>{reason.text}</span>
                </li>
              ))}
            </ul>
            {detail.working.length > 0 && (
              <>
                <p className="quiet small">{penalties.working}</p>
                <ol className="working">
                  {detail.working.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </>
            )}
            <Source policy={detail.policy} settings={detail.settings_digest} verdict={detail.verdict} />
          </Card>
        </div>
        <div className="stack">
          <PenaltyActions detail={detail} />
          <History detail={detail} />
        </div>
      </div>
    </div>
  );
}

/** From the proposal to where it stands; the appeal and the reasons in the words in which they were written. */
/** The box timed it. */
function whatWasMeasured(incident: IncidentView, { penalties, terms, units }: Words): Fact[] {
  return [
    [penalties.duration, <b className="number">{duration(incident.duration_ms, units)}</b>],
    [penalties.interval, <span className="number">{`${dateTime(incident.started_at)} – ${timeOfDay(incident.ended_at)}`}</span>],
    [terms.incidentKind[incident.kind], penalties.round(incident.round, incident.messages)],
  ];
}

/** A supervisor says so. */
function whatWasEntered(incident: IncidentView, by: string, { incidents, penalties, terms, units }: Words): Fact[] {
  const lasted = incident.duration_ms > 0;
  return [
    [penalties.kind, <b>{lasted ? `${terms.incidentKind[incident.kind]} · ${penalties.lasted(duration(incident.duration_ms, units))}` : terms.incidentKind[incident.kind]}</b>],
    [penalties.interval, <span className="number">{lasted ? `${dateTime(incident.started_at)} – ${timeOfDay(incident.ended_at)}` : dateTime(incident.started_at)}</span>],
    [incidents.evidence, penalties.enteredBy(by)],
  ];
}

function History({ detail }: { detail: PenaltyDetail }) {
  const { penalties, terms } = useWords();
  const { penalty } = detail;
  return (
    <Card size="small" title={penalties.history}>
      <ol className="history small" aria-label={penalties.history}>
        <li>
          <div>
            <b>{penalties.proposed}</b> <span className="rule">{penalty.rule}</span>
          </div>
          <div className="quiet number">{dateTime(penalty.proposed_at)}</div>
        </li>
        {detail.history.map((step) => (
          <li key={`${step.state} ${step.at}`}>
            <div>
              <b>{penalties.step(step.by?.name ?? penalties.byBox, terms.penaltyState[step.state])}</b>
            </div>
            <div className="quiet number">{dateTime(step.at)}</div>
            {(step.state === "appealed" ? detail.appeal : step.reason) != null && (
              <blockquote className="history-note words" aria-label={penalties.reason}>
                {step.state === "appealed" ? detail.appeal : step.reason}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Said({ title, message }: { title: string; message?: Message | null }) {
  const { desk, units } = useWords();
  return (
    <section aria-label={title}>
      <h3>
        {title} {message && <span className="number">{timeOfDay(message.at)}</span>}
      </h3>
      <div className="words">{message ? (message.text ?? desk.erased) : units.none}</div>
    </section>
  );
}
