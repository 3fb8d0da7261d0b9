// One decision before it is made: what it means, how much, and the warning that must have been read.

import { Alert, Form, Input, Modal } from "antd";
import type { CaseAction, CaseDetail, Ruling } from "../../api/types";
import { useWords } from "../../i18n";
import { MoneyInput } from "../../parts/MoneyInput";
import { yuan } from "../../parts/money";

type Props = {
  action: CaseAction;
  detail: CaseDetail;
  busy: boolean;
  close: () => void;
  decide: (ruling: Ruling, note?: string) => void;
  /** For what is no ruling: paid, closed. */
  act: () => void;
};

type Filled = { amount?: number | null; note?: string };

const LONGEST_NOTE = 500;

export function ActDialog({ action, detail, busy, close, decide, act }: Props) {
  const { cases, shell, terms } = useWords();
  const words = cases.act;
  const [form] = Form.useForm<Filled>();
  const { verdict, order } = detail;
  const sum = action === "refund" || action === "compensate";
  const rules = action !== "note_paid" && action !== "close";
  const most = order?.refundable;
  const given = verdict && verdict.amount_max > 0 ? ` ${yuan(verdict.amount_max)}` : "";
  const explained =
    action === "confirm" && verdict ? words.explain.confirm(terms.decision[verdict.decision], given) : action in words.explain ? words.explain[action as Exclude<keyof typeof words.explain, "confirm">] : null;
  const done = ({ amount, note }: Filled) => {
    if (!rules) return act();
    if (action === "refund" || action === "compensate") {
      // The form lets nothing through without an amount.
      const fen = amount ?? 0;
      return decide(action === "refund" ? { refund: { amount: fen } } : { compensate: { amount: fen } }, note);
    }
    return decide(action as Extract<Ruling, string>, note);
  };
  const within = (_: unknown, amount?: number | null) => {
    if (amount == null || amount <= 0) return Promise.reject(new Error(shell.required));
    return most !== undefined && amount > most ? Promise.reject(new Error(words.tooMuch(yuan(most)))) : Promise.resolve();
  };
  const start = action === "compensate" && verdict?.decision !== "partial_compensation" ? null : verdict && verdict.amount_max > 0 ? verdict.amount_max : null;
  return (
    <Modal
      open
      title={words.names[action]}
      onCancel={close}
      okText={words.names[action]}
      okButtonProps={{ danger: action === "deny", loading: busy }}
      cancelText={shell.cancel}
      onOk={() => form.submit()}
      width={460}
    >
      {explained !== null && <p>{explained}</p>}
      {action === "note_paid" && detail.case.amount != null && <p className="decision-amount number">{yuan(detail.case.amount)}</p>}
      {verdict?.warning != null && rules && <Alert type="warning" showIcon className="warning" title={verdict.warning} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={done} initialValues={{ amount: start }}>
        {sum && (
          <Form.Item name="amount" label={words.amount} extra={most !== undefined ? words.atMost(yuan(most)) : undefined} rules={[{ validator: within }]}>
            <MoneyInput autoFocus />
          </Form.Item>
        )}
        {rules && (
          <Form.Item name="note" label={words.note} extra={words.noteHelp}>
            <Input.TextArea rows={2} maxLength={LONGEST_NOTE} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
