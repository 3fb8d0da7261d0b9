// Something that is shown once: it can be copied, and the dialog says that it will not be seen again.

import { CopyOutlined } from "@ant-design/icons";
import { Alert, Button, Modal } from "antd";
import { useWords } from "../i18n";
import { useCopy } from "./useCopy";

type Props = { title: string; secret: string; help: string; close: () => void };

export function Secret({ title, secret, help, close }: Props) {
  const { shell } = useWords();
  const copy = useCopy();
  return (
    <Modal open title={title} onCancel={close} mask={{ closable: false }} footer={<Button onClick={close}>{shell.close}</Button>} width={460}>
      <p>{help}</p>
      <div className="secret">
        <output className="secret-words" aria-label={title}>
          {secret}
        </output>
        <Button icon={<CopyOutlined />} onClick={() => copy(secret)} aria-label={shell.copy} />
      </div>
      <Alert type="warning" showIcon title={shell.shownOnce} />
    </Modal>
  );
}
