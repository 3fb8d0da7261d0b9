// Change one's own password.

import { App, Form, Input, Modal } from "antd";
import { changePassword } from "../api/session";
import { useWords } from "../i18n";
import { useAct } from "../parts/useAct";

const SHORTEST = 10;

export function PasswordDialog({ open, close }: { open: boolean; close: () => void }) {
  const { user, setup, required, save, cancel } = useWords().shell;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ old: string; fresh: string }>();
  const changing = useAct(({ old, fresh }: { old: string; fresh: string }) => changePassword(old, fresh), [], () => {
    void message.success(user.passwordChanged);
    form.resetFields();
    close();
  });
  return (
    <Modal open={open} title={user.password} okText={save} cancelText={cancel} confirmLoading={changing.isPending} onOk={() => form.submit()} onCancel={close} width={420}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={changing.mutate}>
        <Form.Item name="old" label={user.oldPassword} rules={[{ required: true, message: required }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="fresh" label={user.newPassword} extra={setup.passwordHelp} rules={[{ required: true, message: required }, { min: SHORTEST, message: setup.short }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
