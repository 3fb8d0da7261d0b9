// The remark on an order (备注): what the warehouse must not forget.

import { App, Input, Modal } from "antd";
import { useState } from "react";
import { remark } from "../../api/conversations";
import type { Order } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

const LONGEST = 500;

export function RemarkDialog({ order, close }: { order: Order; close: () => void }) {
  const { desk, shell } = useWords();
  const { message } = App.useApp();
  const [text, setText] = useState(order.remark ?? "");
  const writing = useAct(() => remark(order.id, text.trim()), [["conversation"], ["case"]], () => {
    void message.success(shell.saved);
    close();
  });
  return (
    <Modal open title={desk.orders.addRemark} onCancel={close} okText={shell.save} cancelText={shell.cancel} confirmLoading={writing.isPending} onOk={() => writing.mutate()} width={440}>
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} maxLength={LONGEST} rows={3} showCount autoFocus placeholder={desk.orders.remarkHelp} aria-label={desk.orders.remark} />
    </Modal>
  );
}
