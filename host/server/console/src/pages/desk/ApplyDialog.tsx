// Open an after-sale application from an order. Only what is needed to begin; more facts can follow on the case.

import { App, Form, Input, Modal, Select } from "antd";
import { useNavigate } from "react-router";
import { openCase } from "../../api/cases";
import type { CaseReason, Order, Wish } from "../../api/types";
import { useWords } from "../../i18n";
import { MoneyInput } from "../../parts/MoneyInput";
import { useAct } from "../../parts/useAct";

type Filled = { reason: CaseReason; wish: Wish; item_price: number; requested?: number | null; words?: string };

/** Of a single line its whole price; of several, what was paid for all goods. */
function priceOf(order: Order): number {
  const [first, ...more] = order.record.lines ?? [];
  const goods = order.record.amount_paid - (order.record.freight_paid ?? 0);
  return first && more.length === 0 ? Math.min(first.unit_price * first.quantity, goods) : goods;
}

export function ApplyDialog({ order, conversation, close }: { order: Order; conversation: number; close: () => void }) {
  const { desk, shell, terms } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Filled>();
  const applying = useAct(
    ({ words, ...facts }: Filled) => openCase({ order: order.id, conversation, words: words?.trim() || undefined, facts: { ...facts, requested: facts.requested ?? null } }),
    [["conversation", conversation], ["cases"]],
    ({ case: id }) => {
      void message.success(shell.saved);
      close();
      void navigate(`/cases/${id}`);
    },
  );
  const choices = <T extends string>(names: Record<T, string>) => Object.entries<string>(names).map(([value, label]) => ({ value, label }));
  const amount = (_: unknown, value?: number | null) => (value == null ? Promise.reject(new Error(desk.apply.badAmount)) : Promise.resolve());
  return (
    <Modal open title={`${desk.apply.title} · ${order.record.number}`} onCancel={close} okText={desk.apply.submit} cancelText={shell.cancel} confirmLoading={applying.isPending} onOk={() => form.submit()} width={480}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={applying.mutate} initialValues={{ wish: "unspecified", item_price: priceOf(order) }}>
        <Form.Item name="reason" label={desk.apply.reason} rules={[{ required: true, message: shell.required }]}>
          <Select showSearch={{ optionFilterProp: "label" }} options={choices(terms.caseReason)} />
        </Form.Item>
        <Form.Item name="wish" label={desk.apply.wish}>
          <Select options={choices(terms.wish)} />
        </Form.Item>
        <Form.Item name="item_price" label={desk.apply.itemPrice} rules={[{ validator: amount }]}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="requested" label={desk.apply.requested} extra={desk.apply.requestedHelp}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="words" label={desk.apply.words} extra={desk.apply.wordsHelp}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
