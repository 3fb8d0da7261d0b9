// The buyer has sent the goods: under which number.

import { Form, Input, Modal } from "antd";
import { parcelSent } from "../../api/cases";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

export function ParcelDialog({ id, close }: { id: number; close: () => void }) {
  const { cases, shell } = useWords();
  const [form] = Form.useForm<{ tracking: string }>();
  const noting = useAct(({ tracking }: { tracking: string }) => parcelSent(id, tracking.trim()), [["case", id], ["cases"]], close);
  return (
    <Modal open title={cases.act.names.note_parcel_sent} onCancel={close} okText={shell.save} cancelText={shell.cancel} confirmLoading={noting.isPending} onOk={() => form.submit()} width={420}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={noting.mutate}>
        <Form.Item name="tracking" label={cases.act.tracking} rules={[{ required: true, whitespace: true, message: shell.required }]}>
          <Input autoFocus maxLength={64} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
