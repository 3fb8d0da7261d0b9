// Add a shop: its name and where it sells. All else has good defaults.

import { App, Form, Input, Modal, Select } from "antd";
import { openShop } from "../../api/shop";
import type { Platform, Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

type Filled = { name: string; platform: Platform; language: Shop["language"] };

export function ShopDialog({ close }: { close: () => void }) {
  const { manage, shell, terms } = useWords();
  const words = manage.shops;
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const opening = useAct(({ name, ...rest }: Filled) => openShop({ name: name.trim(), ...rest }), [["shops"], ["bindings"], ["policies"]], () => {
    void message.success(shell.saved);
    close();
  });
  const platforms = Object.entries(terms.platform).map(([value, label]) => ({ value, label }));
  return (
    <Modal open title={words.add} onCancel={close} okText={words.add} cancelText={shell.cancel} confirmLoading={opening.isPending} onOk={() => form.submit()} width={420}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={opening.mutate} initialValues={{ platform: "taobao", language }}>
        <Form.Item name="name" label={words.name} extra={words.nameHelp} rules={[{ required: true, whitespace: true, message: shell.required }]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="platform" label={words.platform}>
          <Select options={platforms} />
        </Form.Item>
        <Form.Item name="language" label={words.language}>
          <Select options={(["zh-CN", "en"] as const).map((value) => ({ value, label: words.languages[value] }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
