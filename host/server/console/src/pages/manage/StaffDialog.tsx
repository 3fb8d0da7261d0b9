// Take somebody in, or change what they are.

import { App, Checkbox, Form, Input, Modal, Select, Switch } from "antd";
import { useQuery } from "@tanstack/react-query";
import { addStaff, changeStaff, shopsQuery } from "../../api/shop";
import type { Role, Staff } from "../../api/types";
import { useWords } from "../../i18n";
import { Overtaken } from "../../parts/Overtaken";
import { useAct } from "../../parts/useAct";
import { useSeen } from "../../parts/useSeen";
import { staffChanges, staffLaidOver } from "./staffChanges";

type Filled = { login: string; name: string; roles: Role[]; shops: number[]; disabled?: boolean };
type Props = { person: Staff | null; close: () => void; made: (secret: { name: string; password: string }) => void };

export function StaffDialog({ person, close, made }: Props) {
  const all = useWords();
  const { manage, shell, terms } = all;
  const words = manage.staff;
  const { message } = App.useApp();
  const shops = useQuery(shopsQuery).data ?? [];
  const [form] = Form.useForm<Filled>();
  const adding = useAct(({ login, name, roles, shops: serves }: Filled) => addStaff({ login: login.trim(), name: name.trim(), roles, shops: serves }), [["staff"]], ({ staff, password }) => {
    close();
    made({ name: staff.name, password });
  });
  const { seen, overtaken, see } = useSeen(person ?? undefined);
  const changing = useAct(
    ({ id, version, filled }: { id: number; version: number; filled: Filled }) =>
      changeStaff(id, { expected_version: version, name: filled.name.trim(), roles: filled.roles, shops: filled.shops, disabled: filled.disabled ?? false }),
    [["staff"], ["session"]],
    () => {
      void message.success(shell.saved);
      close();
    },
  );
  const done = (filled: Filled) => (seen ? changing.mutate({ id: seen.id, version: seen.version, filled }) : adding.mutate(filled));
  // My own change comes back as news too; it is no colleague's.
  const theirs = person && seen && overtaken && !changing.isPending ? { before: seen, after: person } : undefined;
  const show = (filled: Pick<Staff, "name" | "roles" | "shops" | "disabled">, of: Staff) => {
    form.setFieldsValue(filled);
    see(of);
  };
  const needed = { required: true, message: shell.required };
  return (
    <Modal
      open
      title={person ? `${words.edit} · ${person.name}` : words.add}
      onCancel={close}
      okText={person ? shell.save : words.add}
      cancelText={shell.cancel}
      confirmLoading={adding.isPending || changing.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ disabled: theirs !== undefined }}
      width={480}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={done} initialValues={person ?? { roles: ["pre_sale"], shops: shops.map((shop) => shop.id) }}>
        {theirs && (
          <Form.Item shouldUpdate>
            {() => {
              const mine = { ...theirs.before, ...(form.getFieldsValue(true) as Filled) };
              return (
                <Overtaken
                  changes={staffChanges(theirs.before, theirs.after, mine, shops, all)}
                  keep={() => show(staffLaidOver(mine, theirs.before, theirs.after), theirs.after)}
                  take={() => show(theirs.after, theirs.after)}
                />
              );
            }}
          </Form.Item>
        )}
        <Form.Item name="name" label={words.name} rules={[needed]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        {!person && (
          <Form.Item name="login" label={words.login} extra={words.loginHelp} rules={[needed]}>
            <Input maxLength={40} autoCapitalize="none" autoComplete="off" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name="roles" label={words.roles} extra={words.rolesHelp} rules={[needed]}>
          <Checkbox.Group options={Object.entries(terms.role).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="shops" label={words.shops} extra={words.shopsHelp}>
          <Select mode="multiple" options={shops.map((shop) => ({ value: shop.id, label: shop.name }))} />
        </Form.Item>
        {person && (
          <Form.Item name="disabled" label={words.disable} extra={words.disableHelp} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
