// Add to what is known of the case; the policy then judges again.

import { Checkbox, Form, InputNumber, Modal, Select } from "antd";
import { inform } from "../../api/cases";
import type { CaseDetail, Condition, Conditions, Evidence, Facts } from "../../api/types";
import { useWords } from "../../i18n";
import { MoneyInput } from "../../parts/MoneyInput";
import { ifStale, useAct } from "../../parts/useAct";
import { FLAGS } from "./flags";

const POINTS: (keyof Conditions)[] = ["soiled", "used_marks", "tag_missing", "accessories_missing"];
/** What a buyer can say; what the warehouse found is not changed by hearsay (RF-08). */
const SAID: Condition[] = ["unknown", "buyer_says_fine", "buyer_says_fault"];

const NOTHING_SAID = { soiled: "unknown", used_marks: "unknown", tag_missing: "unknown", accessories_missing: "unknown" } as const;

type Filled = Omit<Facts, "last_scan_at"> & { flags: (typeof FLAGS)[number][] };

export function FactsDialog({ detail, close }: { detail: CaseDetail; close: () => void }) {
  const { cases, shell, terms } = useWords();
  const words = cases.facts;
  const { id, version } = detail.case;
  const { facts } = detail;
  const [form] = Form.useForm<Filled>();
  const informing = useAct(
    ({ flags, conditions, ...filled }: Filled) =>
      inform(id, version, {
        ...facts,
        ...filled,
        ...Object.fromEntries(FLAGS.map((flag) => [flag, flags.includes(flag)])),
        conditions: { ...NOTHING_SAID, ...facts.conditions, ...conditions },
      }),
    [["case", id], ["cases"]],
    close,
  );
  const choices = <T extends string>(names: Record<T, string>) => Object.entries<string>(names).map(([value, label]) => ({ value, label }));
  const points = POINTS.filter((point) => SAID.includes(facts.conditions?.[point] ?? "unknown"));
  return (
    <Modal open title={words.edit} onCancel={close} okText={words.save} cancelText={shell.cancel} confirmLoading={informing.isPending} onOk={() => form.submit()} width={560}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(filled) => informing.mutate(filled, { onError: ifStale(close) })} initialValues={{ ...facts, flags: FLAGS.filter((flag) => facts[flag]) }} preserve>
        <div className="form-pairs">
          <Form.Item name="reason" label={words.reason}>
            <Select options={choices(terms.caseReason)} />
          </Form.Item>
          <Form.Item name="wish" label={words.wish}>
            <Select options={choices(terms.wish)} />
          </Form.Item>
          <Form.Item name="item_price" label={words.itemPrice} rules={[{ required: true, message: shell.required }]}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="requested" label={words.requested}>
            <MoneyInput placeholder={words.everything} />
          </Form.Item>
          <Form.Item name="use_days" label={words.useDays}>
            <InputNumber min={0} max={36_600} className="wide" />
          </Form.Item>
          <Form.Item name="stock" label={words.stock}>
            <Select options={choices(terms.stock)} />
          </Form.Item>
          {points.map((point) => (
            <Form.Item key={point} name={["conditions", point]} label={terms.conditions[point]}>
              <Select options={SAID.map((value) => ({ value, label: terms.condition[value] }))} />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="evidence" label={words.evidence}>
          <Checkbox.Group options={choices<Evidence>(terms.evidence)} />
        </Form.Item>
        <Form.Item name="flags" label={words.more}>
          <Checkbox.Group options={FLAGS.map((value) => ({ value, label: words.flags[value] }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
