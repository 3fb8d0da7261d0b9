// The problem types, as the policy judged or a person corrected them (S-06).

import { EditOutlined } from "@ant-design/icons";
import { Button, Popover, Select } from "antd";
import { useState } from "react";
import { tag } from "../../api/conversations";
import type { ConversationSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";
import { Marks } from "./Marks";

const MOST = 10;

export function Topics({ conversation, editable }: { conversation: ConversationSummary; editable: boolean }) {
  const { desk, shell, terms } = useWords();
  const [open, setOpen] = useState(false);
  const [topics, setTopics] = useState(conversation.topics);
  const tagging = useAct((all: string[]) => tag(conversation.id, all), [["conversation", conversation.id], ["queue"]], () => setOpen(false));
  const show = (next: boolean) => {
    if (next) setTopics(conversation.topics);
    setOpen(next);
  };
  return (
    <span className="row">
      <Marks conversation={conversation} />
      {editable && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          open={open}
          onOpenChange={show}
          content={
            // Side by side: the list that opens below must not lie over the button.
            <div className="row nowrap topics">
              <Select
                mode="multiple"
                value={topics}
                maxCount={MOST}
                onChange={setTopics}
                aria-label={desk.tags.label}
                placeholder={desk.tags.label}
                optionFilterProp="label"
                options={Object.entries(terms.topic).map(([value, label]) => ({ value, label }))}
              />
              <Button type="primary" size="small" loading={tagging.isPending} onClick={() => tagging.mutate(topics)}>
                {shell.save}
              </Button>
            </div>
          }
        >
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={desk.tags.edit} />
        </Popover>
      )}
    </span>
  );
}
