// Enter what was seen or heard. Only the fields that the chosen kind's rules ask for are shown.

import { useQuery } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, InputNumber, Modal, Select } from "antd";
import { enterIncident, ordersByNumber } from "../../api/penalties";
import { staffQuery } from "../../api/shop";
import type { Fault, IncidentKind, Shift, Shop } from "../../api/types";
import { useWords } from "../../i18n";
import { instantOf } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import { useMay, useSession } from "../../shell/session";
import { asks, type Mark } from "./asks";

type Filled = {
  kind: IncidentKind;
  shop: number;
  staff: number;
  start: string;
  end?: string;
  evidence: string;
  shift?: Shift;
  fault?: Fault;
  order?: string;
  points?: number | null;
  told?: Mark[];
};

export function IncidentDialog({ shops, close }: { shops: Shop[]; close: () => void }) {
  const { incidents: words, shell, terms } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const me = useSession().staff.id;
  const [form] = Form.useForm<Filled>();
  const people = useQuery({ ...staffQuery, enabled: may("manage_staff") }).data ?? [];
  const kind = Form.useWatch("kind", form) ?? "late_for_shift";
  const shop = Form.useWatch("shop", form);
  const asked = asks(kind);
  // A mark of a kind that was chosen before is none of this one's.
  const marked = (Form.useWatch("told", form) ?? []).filter((mark) => asked.marks.includes(mark));
  const ends = asked.end || marked.includes("review_changed");
  const entering = useAct(
    async (filled: Filled) => {
      let order: number | null = null;
      if (asked.order) {
        const found = (await ordersByNumber(filled.order?.trim() ?? "")).items.find((one) => one.shop === filled.shop);
        if (!found) {
          form.setFields([{ name: "order", errors: [words.orderUnknown] }]);
          return null;
        }
        order = found.id;
      }
      return enterIncident({
        kind: filled.kind,
        shop: filled.shop,
        staff: filled.staff,
        started_at: instantOf(filled.start) ?? 0,
        ended_at: ends && filled.end ? instantOf(filled.end) : null,
        evidence: filled.evidence.trim(),
        account: {
          shift: filled.shift ?? "day",
          fault: filled.fault ?? "unknown",
          phone_leave: marked.includes("phone_leave"),
          prompt_answered: marked.includes("prompt_answered"),
          special_reason: marked.includes("special_reason"),
          review_changed: marked.includes("review_changed"),
          order,
          asked_points: asked.points && filled.points != null ? Math.round(filled.points * 10) : null,
        },
      });
    },
    [["incidents"], ["penalties"]],
    (taken) => {
      if (taken === null) return;
      void message.success(words.entered);
      close();
    },
  );
  const needed = { required: true, message: shell.required };
  const time = { ...needed, validator: async (_: unknown, typed?: string) => (typed && instantOf(typed) !== null ? undefined : Promise.reject(new Error(words.times))) };
  const served = people.filter((person) => !person.disabled && person.id !== me && person.shops.includes(shop ?? shops[0]?.id ?? 0));
  const marks = { phone_leave: words.phoneLeave, prompt_answered: words.promptAnswered, special_reason: words.specialReason, review_changed: words.reviewChanged };
  return (
    <Modal open title={words.enter} onCancel={close} okText={words.enter} cancelText={shell.cancel} confirmLoading={entering.isPending} onOk={() => form.submit()} width={520} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(filled) => entering.mutate(filled)} initialValues={{ kind: "late_for_shift", shop: shops[0]?.id, shift: "day", fault: "unknown" }}>
        <Form.Item name="kind" label={words.kind} rules={[needed]}>
          <Select<IncidentKind>
            options={Object.entries(terms.incidentKind)
              .filter(([value]) => value !== "slow_answer")
              .map(([value, label]) => ({ value: value as IncidentKind, label }))}
          />
        </Form.Item>
        {shops.length > 1 && (
          <Form.Item name="shop" label={words.shop} rules={[needed]}>
            <Select options={shops.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )}
        {shops.length <= 1 && <Form.Item name="shop" hidden rules={[needed]}><Input /></Form.Item>}
        <Form.Item name="staff" label={words.staff} rules={[needed]}>
          <Select options={served.map((person) => ({ value: person.id, label: person.name }))} />
        </Form.Item>
        <Form.Item name="start" label={asked.end ? words.start : words.at} extra={words.startHelp[kind]} rules={[time]}>
          <Input type="datetime-local" step={1} />
        </Form.Item>
        {asked.end && (
          <Form.Item name="end" label={words.end} extra={words.endHelp[kind] ?? words.endDefault} rules={[time]}>
            <Input type="datetime-local" step={1} />
          </Form.Item>
        )}
        {asked.shift && (
          <Form.Item name="shift" label={words.shift}>
            <Select options={Object.entries(terms.shift).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        {asked.order && (
          <Form.Item name="order" label={words.order} rules={[{ ...needed, whitespace: true }]}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        )}
        {asked.fault && (
          <Form.Item name="fault" label={words.fault}>
            <Select options={Object.entries(terms.finding).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        )}
        {asked.points && (
          <Form.Item name="points" label={words.points} extra={words.pointsHelp}>
            <InputNumber min={0} max={100} step={0.5} precision={1} />
          </Form.Item>
        )}
        {asked.marks.length > 0 && (
          <Form.Item name="told">
            <Checkbox.Group options={asked.marks.map((value) => ({ value, label: marks[value] }))} />
          </Form.Item>
        )}
        {marked.includes("review_changed") && (
          <Form.Item name="end" label={words.changedAt} extra={words.changedHelp} rules={[time]}>
            <Input type="datetime-local" step={1} />
          </Form.Item>
        )}
        <Form.Item name="evidence" label={words.evidence} extra={words.evidenceHelp} rules={[{ ...needed, whitespace: true }]}>
          <Input.TextArea rows={3} maxLength={2_000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
