// Log in.

import { Alert, Button, Form, Input } from "antd";
import { logIn } from "../../api/session";
import { useWords } from "../../i18n";
import { useSaid } from "../../parts/Failure";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Entry } from "./Entry";

export default function Login() {
  const words = useWords().shell;
  const said = useSaid();
  const queries = useQueryClient();
  const entering = useMutation({
    mutationFn: ({ login, password }: { login: string; password: string }) => logIn(login.trim(), password),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["session"] }),
  });
  return (
    <Entry title={words.login.title}>
      <Form layout="vertical" requiredMark={false} onFinish={entering.mutate} disabled={entering.isPending} size="large">
        <Form.Item name="login" label={words.login.login} rules={[{ required: true, message: words.required }]}>
          <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={words.login.password} rules={[{ required: true, message: words.required }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {entering.isError && <Alert type="error" showIcon title={said(entering.error)} className="gap-below" role="alert" />}
        <Button type="primary" htmlType="submit" block loading={entering.isPending}>
          {words.login.submit}
        </Button>
      </Form>
      <p className="entry-note">{words.login.shared}</p>
    </Entry>
  );
}
