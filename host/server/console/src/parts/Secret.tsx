// Something that is shown once: it can be copied, and the dialog says that it will not be seen again.

import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Modal } from "antd";
import { useWords } from "../i18n";

type Props = { title: string; secret: string; help: string; close: () => void };

export function Secret({ title, secret, help, close }: Props) {
  const { shell } = useWords();
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => message.success(shell.copied));
  return (
    <Modal open title={title} onCancel={close} mask={{ closable: false }} footer={<Button onClick={close}>{shell.close}</Button>} width={460}>
      <p>{help}</p>
      <div className="secret">
        <output className="secret-words" aria-label={title}>
          {secret}
        </output>
        {/* Not every browser lets a page on a plain LAN address copy; then it is read and typed. */}
        {navigator.clipboard && <Button icon={<CopyOutlined />} onClick={copy} aria-label={shell.copy} />}
      </div>
      <Alert type="warning" showIcon title={shell.shownOnce} />
    </Modal>
  );
}
