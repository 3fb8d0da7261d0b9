// What the warehouse found, point by point (RF-08).

import { Form, Modal, Radio } from "antd";
import { inspect } from "../../api/cases";
import type { CaseDetail, Condition, Conditions } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

const POINTS: (keyof Conditions)[] = ["soiled", "used_marks", "tag_missing", "accessories_missing"];

export function InspectDialog({ detail, close }: { detail: CaseDetail; close: () => void }) {
  const { cases, shell, terms } = useWords();
  const { id } = detail.case;
  const [form] = Form.useForm<Record<keyof Conditions, Condition>>();
  const noting = useAct((found: Conditions) => inspect(id, found), [["case", id], ["cases"]], close);
  return (
    <Modal open title={cases.act.names.inspect} onCancel={close} okText={shell.save} cancelText={shell.cancel} confirmLoading={noting.isPending} onOk={() => form.submit()} width={420}>
      <p className="quiet">{cases.act.inspectHelp}</p>
      <Form form={form} layout="horizontal" requiredMark={false} onFinish={noting.mutate} labelCol={{ span: 8 }} labelAlign="left">
        {POINTS.map((point) => (
          <Form.Item key={point} name={point} label={terms.conditions[point]} rules={[{ required: true, message: shell.required }]}>
            <Radio.Group
              optionType="button"
              options={[
                { value: "fine", label: cases.act.fine },
                { value: "fault", label: cases.act.fault },
              ]}
            />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
