// A shop's rules for putting versions in force: whose, after which backtest, and how long they are watched afterwards.

import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Form, InputNumber, Modal, Radio, Switch } from "antd";
import { useState } from "react";
import { changeGate, gateQuery } from "../../../api/life";
import type { Gate, Shop, Signatures } from "../../../api/types";
import { useWords } from "../../../i18n";
import { DurationInput } from "../../../parts/DurationInput";
import { Failure } from "../../../parts/Failure";
import { Loading } from "../../../parts/Loading";
import { duration } from "../../../parts/time";
import { ifStale, useAct } from "../../../parts/useAct";
import "./life.css";

const SIGNATURES: Signatures[] = ["anything", "vendor_and_own", "vendor_only"];

/** What is offered when a rule is switched on: a week of past, and half a hundred calls of which a few may fail. */
const USUAL = { backtest_within_ms: 7 * 86_400_000, first_calls: 50, most_failures: 5 };

export function GateCard({ shop }: { shop: Shop }) {
  const { life, units } = useWords();
  const words = life.gate;
  const [editing, setEditing] = useState<Gate | null>(null);
  const gate = useQuery(gateQuery(shop.id));
  return (
    <Card title={words.title} role="region" aria-label={words.title} extra={gate.data && <Button onClick={() => setEditing(gate.data)}>{words.edit}</Button>}>
      {gate.isPending && <Loading />}
      {gate.isError && !gate.data && <Failure error={gate.error} retry={() => void gate.refetch()} />}
      {gate.data && (
        <ul className="gate-said">
          <li>{units.named(words.signatures, words.choice[gate.data.signatures])}</li>
          <li>{gate.data.backtest_within_ms > 0 ? words.needs(duration(gate.data.backtest_within_ms, units)) : words.free}</li>
          <li>{gate.data.first_calls > 0 ? words.watches(gate.data.first_calls, gate.data.most_failures) : words.unwatched}</li>
        </ul>
      )}
      {editing && <GateDialog shop={shop} gate={editing} close={() => setEditing(null)} />}
    </Card>
  );
}

type Filled = { signatures: Signatures; backtests: boolean; backtest_within_ms: number; watches: boolean; first_calls: number; most_failures: number };

function GateDialog({ shop, gate, close }: { shop: Shop; gate: Gate; close: () => void }) {
  const { life, shell } = useWords();
  const words = life.gate;
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const [backtests, watches, firstCalls] = [Form.useWatch("backtests", form), Form.useWatch("watches", form), Form.useWatch("first_calls", form)];
  const changing = useAct(
    (filled: Filled) =>
      changeGate(shop.id, {
        signatures: filled.signatures,
        backtest_within_ms: filled.backtests ? filled.backtest_within_ms : 0,
        first_calls: filled.watches ? filled.first_calls : 0,
        most_failures: filled.watches ? filled.most_failures : 0,
        expected_version: gate.version,
      }),
    [["bindings", shop.id]],
    () => {
      void message.success(shell.saved);
      close();
    },
  );
  const initial: Filled = {
    signatures: gate.signatures,
    backtests: gate.backtest_within_ms > 0,
    backtest_within_ms: gate.backtest_within_ms || USUAL.backtest_within_ms,
    watches: gate.first_calls > 0,
    first_calls: gate.first_calls || USUAL.first_calls,
    most_failures: gate.first_calls > 0 ? gate.most_failures : USUAL.most_failures,
  };
  const needed = { required: true, message: shell.required };
  return (
    <Modal open title={words.title} onCancel={close} okText={shell.save} cancelText={shell.cancel} confirmLoading={changing.isPending} onOk={() => form.submit()} width={480}>
      <p>{words.intro}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(filled) => changing.mutate({ ...initial, ...filled }, { onError: ifStale(close) })}>
        <Form.Item name="signatures" label={words.signatures}>
          <Radio.Group className="scopes" options={SIGNATURES.map((value) => ({ value, label: words.choice[value] }))} />
        </Form.Item>
        <Form.Item name="backtests" label={words.backtest} extra={words.backtestHelp} valuePropName="checked">
          <Switch />
        </Form.Item>
        {backtests && (
          <Form.Item name="backtest_within_ms" label={words.within} rules={[needed]}>
            <DurationInput label={words.within} />
          </Form.Item>
        )}
        <Form.Item name="watches" label={words.watch} extra={words.watchHelp} valuePropName="checked">
          <Switch />
        </Form.Item>
        {watches && (
          <div className="form-pairs">
            <Form.Item name="first_calls" label={words.firstCalls} rules={[needed]}>
              <InputNumber min={1} max={100_000} precision={0} className="wide" />
            </Form.Item>
            <Form.Item name="most_failures" label={words.mostFailures} rules={[needed, { type: "number", max: firstCalls ?? 100_000, message: words.tooMany }]}>
              <InputNumber min={0} max={100_000} precision={0} className="wide" />
            </Form.Item>
          </div>
        )}
      </Form>
    </Modal>
  );
}
