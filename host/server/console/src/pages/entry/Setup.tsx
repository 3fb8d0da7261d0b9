// First start: who holds the code from the wall becomes the owner.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useNavigate } from "react-router";
import { createOwner } from "../../api/session";
import { useWords } from "../../i18n";
import { useSaid } from "../../parts/Failure";
import { Entry } from "./Entry";

type Filled = { code: string; name: string; login: string; password: string };

export const SHORTEST_PASSWORD = 10;

export default function Setup({ codeLength }: { codeLength: number }) {
  const { setup, required } = useWords().shell;
  const said = useSaid();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const founding = useMutation({
    mutationFn: ({ code, name, login, password }: Filled) => createOwner({ code: code.trim(), name: name.trim(), login: login.trim(), password }),
    onSuccess: async () => {
      void navigate("/guide", { replace: true });
      await queries.invalidateQueries({ queryKey: ["session"] });
    },
  });
  const needed = { required: true, message: required };
  return (
    <Entry title={setup.title} intro={setup.intro}>
      <Form layout="vertical" requiredMark={false} onFinish={founding.mutate} disabled={founding.isPending}>
        <Form.Item name="code" label={setup.code} extra={setup.codeHelp} rules={[needed]}>
          <Input className="setup-code" autoFocus autoComplete="one-time-code" maxLength={codeLength + 4} spellCheck={false} />
        </Form.Item>
        <Form.Item name="name" label={setup.name} rules={[needed]}>
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item name="login" label={setup.login} extra={setup.loginHelp} rules={[needed]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} />
        </Form.Item>
        <Form.Item name="password" label={setup.password} extra={setup.passwordHelp} rules={[needed, { min: SHORTEST_PASSWORD, message: setup.short }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={setup.again}
          dependencies={["password"]}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, again) => (!again || again === getFieldValue("password") ? Promise.resolve() : Promise.reject(new Error(setup.differ))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {founding.isError && <Alert type="error" showIcon title={said(founding.error)} className="gap-below" role="alert" />}
        <Button type="primary" htmlType="submit" block size="large" loading={founding.isPending}>
          {setup.submit}
        </Button>
      </Form>
    </Entry>
  );
}
