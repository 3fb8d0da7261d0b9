// A question before something is done: what it means, and why, for the record.

import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useWords } from "../i18n";

type Props = { title: string; ok: string; danger?: boolean; busy: boolean; close: () => void; done: (why: string) => void; children: ReactNode };

const LONGEST = 200;

export function Ask({ title, ok, danger, busy, close, done, children }: Props) {
  const { policies, shell } = useWords();
  const [why, setWhy] = useState("");
  return (
    <Modal open title={title} onCancel={close} okText={ok} okButtonProps={{ danger }} cancelText={shell.cancel} confirmLoading={busy} onOk={() => done(why.trim())} width={460}>
      {children}
      <Input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={LONGEST} placeholder={policies.whyHelp} aria-label={policies.why} />
    </Modal>
  );
}
