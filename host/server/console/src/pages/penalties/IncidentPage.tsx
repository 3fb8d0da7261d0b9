// One incident: what happened, who says so, what the policy made of it.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Form, Input, Modal } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { excuseIncident, incidentQuery } from "../../api/penalties";
import type { IncidentDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { dateTime, duration, timeOfDay } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import { effectSaid } from "./effect";
import { PenaltyTag } from "./Penalties";

export function IncidentPage() {
  const id = Number(useParams().id);
  const found = useQuery({ ...incidentQuery(id), enabled: Number.isSafeInteger(id) });
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Shown detail={found.data} />;
}

function Shown({ detail }: { detail: IncidentDetail }) {
  const { desk, incidents: words, penalties, terms, units, shell } = useWords();
  const { incident, account } = detail;
  const told = [
    account.phone_leave && words.phoneLeave,
    account.prompt_answered && words.promptAnswered,
    account.special_reason && words.specialReason,
    account.review_changed && words.reviewChanged,
    account.fault && account.fault !== "unknown" && terms.finding[account.fault],
  ].filter((said): said is string => Boolean(said));
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/penalties/incidents" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {words.number(incident.id)} · {incident.staff.name}
          </h1>
        </div>
        {detail.conversation != null && <Link to={`/desk/${detail.conversation}`}>{penalties.conversation}</Link>}
      </div>
      <div className="split">
        <Card title={terms.incidentKind[incident.kind]}>
          <FactList
            facts={[
              [penalties.interval, <span className="number">{incident.duration_ms > 0 ? `${dateTime(incident.started_at)} – ${timeOfDay(detail.ended_at)}` : dateTime(incident.started_at)}</span>],
              incident.duration_ms > 0 && [penalties.kind, <b className="number">{penalties.lasted(duration(incident.duration_ms, units))}</b>],
              [words.evidence, incident.entered_by ? penalties.enteredBy(incident.entered_by.name) : words.measured],
              detail.reply_due_at != null && [words.replyDue, <span className="number">{dateTime(detail.reply_due_at)}</span>],
              incident.entered_by && account.shift && [words.shift, terms.shift[account.shift]],
              told.length > 0 && [words.fault, units.list(told)],
              [penalties.clock, detail.clock_trusted ? penalties.clockGood : <b className="late">{penalties.clockBad}</b>],
            ]}
          />
          {(incident.entered_by != null || detail.asked != null) && (
            <div className="talked">
              <div className="words">{incident.entered_by ? (detail.evidence ?? desk.erased) : (detail.asked?.text ?? desk.erased)}</div>
            </div>
          )}
        </Card>
        <div className="stack">
          <Card size="small" title={terms.incidentState[incident.state]} extra={<span className="quiet small">{incident.counts ? words.counts : words.countsNot}</span>}>
            {detail.proposed.length === 0 && <p className="quiet">{words.nothing}</p>}
            <ul className="reasons" aria-label={words.proposed}>
              {detail.proposed.map((one) => (
                <li key={one.penalty}>
                  <span className="rule">{one.rule}</span>
                  <Link to={`/penalties/${one.penalty}`}>{effectSaid(one.effect, penalties)}</Link> <PenaltyTag state={one.state} />
                </li>
              ))}
              {incident.notes.map((note) => (
                <li key={`${note.rule} ${note.text}`}>
                  <span className="rule">{note.rule}</span>
                  <span>{note.text}</span>
                </li>
              ))}
            </ul>
            {detail.excused_by && <p className="quiet small">{words.excusedBy(detail.excused_by.name)}</p>}
            {detail.excuse != null && <blockquote className="history-note words">{detail.excuse}</blockquote>}
            {detail.may_excuse && <Excuse id={incident.id} />}
          </Card>
        </div>
      </div>
    </div>
  );
}

function Excuse({ id }: { id: number }) {
  const { incidents: words, shell } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const excusing = useAct(
    ({ reason }: { reason: string }) => excuseIncident(id, reason.trim()),
    [["incident", id], ["incidents"]],
    () => {
      void message.success(shell.saved);
      setOpen(false);
    },
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.excuse}</Button>
      {open && (
        <Modal open title={words.excuse} onCancel={() => setOpen(false)} okText={words.excuse} cancelText={shell.cancel} confirmLoading={excusing.isPending} onOk={() => form.submit()} width={460} destroyOnHidden>
          <p>{words.excuseExplain}</p>
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(filled) => excusing.mutate(filled)}>
            <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true, message: shell.required }]}>
              <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  );
}
