// Make a token for a program or a screen.

import { Form, Input, Modal, Radio, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { createToken, shopsQuery } from "../../api/shop";
import type { Scope } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

type Filled = { name: string; scope: Scope; shops?: number[] };

const SCOPES: Scope[] = ["connector", "station", "display"];

export function TokenDialog({ close, made }: { close: () => void; made: (secret: { name: string; token: string }) => void }) {
  const { manage, shell, terms } = useWords();
  const words = manage.tokens;
  const shops = useQuery(shopsQuery).data ?? [];
  const [form] = Form.useForm<Filled>();
  const scope = Form.useWatch("scope", form);
  const making = useAct(({ name, scope: kind, shops: of }: Filled) => createToken({ name: name.trim(), scope: kind, shops: kind === "connector" ? (of ?? []) : [] }), [["tokens"]], ({ token }, { name }) => {
    close();
    made({ name, token });
  });
  return (
    <Modal open title={words.add} onCancel={close} okText={words.add} cancelText={shell.cancel} confirmLoading={making.isPending} onOk={() => form.submit()} width={460}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={making.mutate} initialValues={{ scope: "connector", shops: [] }}>
        <Form.Item name="name" label={words.name} extra={words.nameHelp} rules={[{ required: true, whitespace: true, message: shell.required }]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="scope" label={words.scope}>
          <Radio.Group className="scopes">
            {SCOPES.map((one) => (
              <Radio key={one} value={one}>
                {terms.scope[one]} <span className="quiet small">{words.scopeHelp[one]}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {scope === "connector" && (
          <Form.Item name="shops" label={words.shops} extra={words.shopsHelp}>
            <Select mode="multiple" options={shops.map((shop) => ({ value: shop.id, label: shop.name }))} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
