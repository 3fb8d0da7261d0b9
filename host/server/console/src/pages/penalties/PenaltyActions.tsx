// Confirm, excuse, appeal, rule: whatever the box allows me, each with its consequence said first.

import { App, Button, Card, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { appeal, confirm, excuse, ruleOnAppeal } from "../../api/penalties";
import type { PenaltyAction, PenaltyDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { dateTime } from "../../parts/time";
import { ifStale, useAct } from "../../parts/useAct";

type Filled = { text?: string; upheld?: boolean };

const LONGEST: Record<PenaltyAction, number> = { confirm: 0, excuse: 200, appeal: 2_000, rule: 200 };

export function PenaltyActions({ detail }: { detail: PenaltyDetail }) {
  const { penalties, shell } = useWords();
  const words = penalties.act;
  const { message } = App.useApp();
  // With the version that was seen when the dialog opened: the box says no if it has changed meanwhile.
  const [chosen, setChosen] = useState<{ action: PenaltyAction; version: number } | null>(null);
  const doing = chosen?.action;
  const [form] = Form.useForm<Filled>();
  const { id, appeal_until } = detail.penalty;
  const version = chosen?.version ?? detail.penalty.version;
  const stop = () => setChosen(null);
  const acting = useAct(
    async ({ text = "", upheld = true }: Filled): Promise<unknown> => {
      if (doing === "confirm") return confirm(id, version);
      if (doing === "excuse") return excuse(id, version, text.trim());
      if (doing === "appeal") return appeal(id, version, text.trim());
      return ruleOnAppeal(id, version, upheld, text.trim());
    },
    [["penalty", id], ["penalties"]],
    () => {
      void message.success(words.done);
      stop();
    },
  );
  const explain = { confirm: words.confirmExplain, excuse: words.excuseExplain, appeal: words.appealExplain, rule: words.ruleExplain };
  return (
    <Card title={words.title}>
      <p className="quiet">
        {detail.allowed.length === 0 && words.nothing} {penalties.next[detail.penalty.state]}
      </p>
      <div className="acts" role="group" aria-label={words.title}>
        {detail.allowed.map((action) => (
          <Button key={action} type={action === "confirm" || action === "rule" ? "primary" : "default"} onClick={() => setChosen({ action, version: detail.penalty.version })}>
            {words[action]}
          </Button>
        ))}
      </div>
      {detail.allowed.includes("appeal") && <p className="quiet small">{penalties.appealUntil(dateTime(appeal_until))}</p>}
      {doing && (
        <Modal open title={words[doing]} onCancel={stop} okText={words[doing]} cancelText={shell.cancel} confirmLoading={acting.isPending} onOk={() => form.submit()} width={460} destroyOnHidden>
          <p>{explain[doing]}</p>
          {doing === "rule" && detail.appeal != null && (
            <>
              <p className="quiet small">{words.appealWords}</p>
              <blockquote className="quote words">{detail.appeal}</blockquote>
            </>
          )}
          <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={(filled) => acting.mutate(filled, { onError: ifStale(stop) })}>
            {doing === "rule" && (
              <Form.Item name="upheld" rules={[{ required: true, message: words.choose }]}>
                <Radio.Group
                  className="scopes"
                  options={[
                    { value: true, label: words.upheld },
                    { value: false, label: words.dropped },
                  ]}
                />
              </Form.Item>
            )}
            {doing !== "confirm" && (
              <Form.Item name="text" label={doing === "appeal" ? words.words : words.reason} rules={[{ required: true, whitespace: true, message: shell.required }]}>
                <Input.TextArea rows={3} maxLength={LONGEST[doing]} showCount autoFocus={doing !== "rule"} />
              </Form.Item>
            )}
          </Form>
        </Modal>
      )}
    </Card>
  );
}
