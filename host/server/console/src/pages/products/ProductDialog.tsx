// Write down a product, or change what is written of it.

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, App, Button, Form, Input, InputNumber, Modal } from "antd";
import { putProducts, removeProduct } from "../../api/products";
import type { Product, ProductRecord } from "../../api/types";
import { useWords } from "../../i18n";
import { MoneyInput } from "../../parts/MoneyInput";
import { useAct } from "../../parts/useAct";
import { useSeen } from "../../parts/useSeen";

type Filled = { sku: string; title: string; stock: number | null; price: number | null; attributes: ({ name?: string; value?: string } | undefined)[] };

const MOST_ATTRIBUTES = 20;

export function ProductDialog({ shop, product, close }: { shop: number; product: Product | null; close: () => void }) {
  const { products: words, shell } = useWords();
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const { seen, overtaken, see } = useSeen(product ?? undefined);
  const keeping = useAct(
    (record: ProductRecord) => putProducts(shop, [{ record, expected_version: seen?.version ?? 0 }]),
    [["products"], ["conversation"]],
    ({ added, changed }) => {
      void message.success(words.kept(added, changed));
      close();
    },
  );
  const removing = useAct(removeProduct, [["products"], ["conversation"]], close);
  const done = ({ sku, title, stock, price, attributes }: Filled) => {
    const said = attributes.flatMap((one) => (one?.name?.trim() && one.value?.trim() ? [{ name: one.name.trim(), value: one.value.trim() }] : []));
    keeping.mutate({ sku: sku.trim(), title: title.trim(), stock: stock ?? null, price: price ?? 0, attributes: said });
  };
  const remove = (gone: Product) =>
    void modal.confirm({
      title: words.removeAsk(gone.record.title),
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: shell.cancel,
      onOk: () => removing.mutateAsync(gone).catch(() => undefined),
    });
  const theirs = overtaken && !keeping.isPending ? product : null;
  const needed = { required: true, whitespace: true, message: shell.required };
  return (
    <Modal
      open
      title={product ? words.edit : words.add}
      onCancel={close}
      width={560}
      footer={
        <div className="row spread">
          <span>
            {seen && (
              <Button danger type="text" onClick={() => remove(seen)}>
                {words.remove}
              </Button>
            )}
          </span>
          <span className="row">
            <Button onClick={close}>{shell.cancel}</Button>
            <Button type="primary" loading={keeping.isPending} disabled={theirs !== null} onClick={() => form.submit()}>
              {shell.save}
            </Button>
          </span>
        </div>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={done} initialValues={seen?.record ?? { stock: null, attributes: [{ name: "", value: "" }] }}>
        {theirs && (
          <Alert
            className="warning"
            type="warning"
            showIcon
            title={words.taken}
            action={
              <Button
                size="small"
                onClick={() => {
                  form.setFieldsValue(theirs.record as Filled);
                  see(theirs);
                }}
              >
                {shell.overtaken.take}
              </Button>
            }
          />
        )}
        <div className="form-pairs">
          <Form.Item name="sku" label={words.sku} extra={words.skuHelp} rules={[needed]}>
            <Input maxLength={64} disabled={seen !== undefined} autoFocus={seen === undefined} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="price" label={words.price} rules={[{ required: true, message: shell.required }]}>
            <MoneyInput aria-label={words.price} />
          </Form.Item>
        </div>
        <Form.Item name="title" label={words.name} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="stock" label={words.stock} extra={words.stockHelp}>
          <InputNumber min={0} max={999_999_999} precision={0} placeholder={words.uncounted} className="wide" />
        </Form.Item>
        <Form.Item label={words.attributes} extra={words.attributesHelp}>
          <Form.List name="attributes">
            {(fields, { add, remove: drop }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className="product-attribute">
                    <Form.Item name={[name, "name"]}>
                      <Input maxLength={30} placeholder={words.attribute} aria-label={words.attribute} />
                    </Form.Item>
                    <Form.Item name={[name, "value"]}>
                      <Input maxLength={200} placeholder={words.value} aria-label={words.value} />
                    </Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} aria-label={words.removeAttribute} onClick={() => drop(name)} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({ name: "", value: "" })} disabled={fields.length >= MOST_ATTRIBUTES}>
                  {words.addAttribute}
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
      </Form>
    </Modal>
  );
}
