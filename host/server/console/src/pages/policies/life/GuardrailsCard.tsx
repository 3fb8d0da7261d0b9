// A shop's floors and ceilings: what a verdict may come to, whatever the policy says.

import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Form, InputNumber, Modal } from "antd";
import { useState } from "react";
import { changeGuardrails, guardrailsQuery } from "../../../api/life";
import type { Guardrails, Shop, Span } from "../../../api/types";
import { type Words, useWords } from "../../../i18n";
import { Failure } from "../../../parts/Failure";
import { Loading } from "../../../parts/Loading";
import { MoneyInput } from "../../../parts/MoneyInput";
import { points, yuan } from "../../../parts/money";
import { ifStale, useAct } from "../../../parts/useAct";
import "./life.css";

/** What is held, and whether it is money. */
export const HELD = [
  ["refund", "money"],
  ["fine", "money"],
  ["points", "points"],
] as const;

/** What a floor and a ceiling come to in words. */
export function spanSaid(kind: "money" | "points", span: Span, { life, units }: Words): string {
  const amount = (value: number) => (kind === "money" ? yuan(value) : units.points(points(value)));
  return life.guardrails.said(span.floor == null ? null : amount(span.floor), span.ceiling == null ? null : amount(span.ceiling));
}

export function GuardrailsCard({ shop }: { shop: Shop }) {
  const all = useWords();
  const { life, units } = all;
  const words = life.guardrails;
  const [editing, setEditing] = useState<Guardrails | null>(null);
  const found = useQuery(guardrailsQuery(shop.id));
  return (
    <Card title={words.title} role="region" aria-label={words.title} extra={found.data && <Button onClick={() => setEditing(found.data)}>{words.edit}</Button>}>
      {found.isPending && <Loading />}
      {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <ul className="gate-said">
          {HELD.map(([name, kind]) => (
            <li key={name}>{units.named(words.held[name], spanSaid(kind, found.data[name], all))}</li>
          ))}
        </ul>
      )}
      {editing && <GuardrailsDialog shop={shop} guardrails={editing} close={() => setEditing(null)} />}
    </Card>
  );
}

type Filled = Pick<Guardrails, "refund" | "fine" | "points">;

function GuardrailsDialog({ shop, guardrails, close }: { shop: Shop; guardrails: Guardrails; close: () => void }) {
  const { life, shell } = useWords();
  const words = life.guardrails;
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const changing = useAct(
    ({ refund, fine, points: taken }: Filled) => changeGuardrails(shop.id, { refund, fine, points: taken, expected_version: guardrails.version }),
    [["bindings", shop.id]],
    () => {
      void message.success(shell.saved);
      close();
    },
  );
  const { refund, fine, points: taken } = guardrails;
  return (
    <Modal open title={words.title} onCancel={close} okText={shell.save} cancelText={shell.cancel} confirmLoading={changing.isPending} onOk={() => form.submit()} width={480}>
      <p>{words.intro}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ refund, fine, points: taken }} onFinish={(filled) => changing.mutate(filled, { onError: ifStale(close) })}>
        {HELD.map(([name, kind]) => (
          <div key={name} className="form-pairs">
            {(["floor", "ceiling"] as const).map((end) => {
              const label = words.bound(words.held[name], words[end]);
              return (
                <Form.Item
                  key={end}
                  name={[name, end]}
                  label={label}
                  dependencies={end === "ceiling" ? [[name, "floor"]] : []}
                  rules={[
                    ({ getFieldValue }) => ({
                      validator: (_, value: number | null) => {
                        const floor: unknown = getFieldValue([name, "floor"]);
                        const crossed = end === "ceiling" && value != null && typeof floor === "number" && floor > value;
                        return crossed ? Promise.reject(new Error(words.crossed)) : Promise.resolve();
                      },
                    }),
                  ]}
                >
                  {kind === "money" ? <MoneyInput aria-label={label} placeholder={words.none} /> : <PointsInput label={label} placeholder={words.none} />}
                </Form.Item>
              );
            })}
          </div>
        ))}
      </Form>
    </Modal>
  );
}

type PointsProps = { value?: number | null; onChange?: (tenths: number | null) => void; id?: string; label: string; placeholder: string };

/** Points, typed with one decimal and given on in tenths. */
function PointsInput({ value, onChange, id, label, placeholder }: PointsProps) {
  const { units } = useWords();
  return (
    <InputNumber
      id={id}
      aria-label={label}
      placeholder={placeholder}
      min={0}
      max={1_000_000}
      precision={1}
      suffix={units.unit.tenths}
      className="wide"
      value={value == null ? null : value / 10}
      onChange={(typed) => onChange?.(typed === null ? null : Math.round(typed * 10))}
    />
  );
}
