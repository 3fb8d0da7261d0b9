// Hand a customer to a colleague, knowing who is there and how much they have.

import { useQuery } from "@tanstack/react-query";
import { App, Modal, Select } from "antd";
import { useState } from "react";
import { give } from "../../api/conversations";
import { staffQuery } from "../../api/shop";
import type { ConversationSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";

export function GiveDialog({ conversation, open, close }: { conversation: ConversationSummary; open: boolean; close: () => void }) {
  const { desk, shell, terms } = useWords();
  const { message } = App.useApp();
  const [to, setTo] = useState<number | null>(null);
  const staff = useQuery({ ...staffQuery, enabled: open });
  const others = (staff.data ?? []).filter((person) => !person.disabled && person.id !== conversation.assignee?.id && person.shops.includes(conversation.shop));
  const giving = useAct((person: number) => give(conversation.id, person), [["conversation", conversation.id], ["queue"]], () => {
    void message.success(desk.actions.done.give);
    close();
  });
  return (
    <Modal
      open={open}
      title={desk.actions.give}
      onCancel={close}
      okText={shell.confirm}
      cancelText={shell.cancel}
      okButtonProps={{ disabled: to === null, loading: giving.isPending }}
      onOk={() => to !== null && giving.mutate(to)}
      width={400}
    >
      <Select
        className="wide"
        value={to}
        onChange={setTo}
        loading={staff.isPending}
        placeholder={desk.actions.chooseColleague}
        aria-label={desk.actions.chooseColleague}
        notFoundContent={desk.actions.nobody}
        options={others.map((person) => ({
          value: person.id,
          label: `${person.name} · ${terms.presence[person.presence]} · ${desk.actions.load(person.load)}`,
          disabled: person.presence === "offline",
        }))}
      />
    </Modal>
  );
}
