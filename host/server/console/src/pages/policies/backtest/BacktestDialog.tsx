// Over which part of the past a version with settings shall be tried.

import { DatePicker, Form, Modal, Radio } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Problem } from "../../../api/http";
import { startBacktest } from "../../../api/life";
import type { PolicyKind } from "../../../api/types";
import { useWords } from "../../../i18n";
import { clock } from "../../../live/clock";
import { useAct } from "../../../parts/useAct";
import { lastDays, wholeDays } from "./days";

type Range = "7" | "30" | "90" | "custom";
type Props = { shop: number; kind: PolicyKind; policy: string; settings: Record<string, unknown>; close: () => void; refused: (refusal: Problem) => void };
type Filled = { range: Range; dates?: [Dayjs, Dayjs] };

export function BacktestDialog({ shop, kind, policy, settings, close, refused }: Props) {
  const { life, shell } = useWords();
  const words = life.backtest;
  const navigate = useNavigate();
  const [form] = Form.useForm<Filled>();
  const [range, setRange] = useState<Range>("7");
  const starting = useAct(
    ({ dates }: Filled) => {
      const time = range === "custom" && dates ? wholeDays(dates[0], dates[1]) : lastDays(Number(range), clock.now());
      return startBacktest(shop, kind, { policy, settings, ...time });
    },
    [["backtests"]],
    ({ id }) => void navigate(`/policies/backtests/${id}`),
    (refusal) => {
      refused(refusal);
      return false;
    },
  );
  return (
    <Modal open title={words.start} onCancel={close} okText={words.run} cancelText={shell.cancel} confirmLoading={starting.isPending} onOk={() => form.submit()} width={460}>
      <p>{words.intro}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(filled) => starting.mutate(filled, { onError: close })}>
        <Form.Item label={words.range}>
          <Radio.Group
            aria-label={words.range}
            className="scopes"
            value={range}
            onChange={(event) => setRange(event.target.value as Range)}
            options={[
              ...([7, 30, 90] as const).map((days) => ({ value: String(days), label: words.days(days) })),
              { value: "custom", label: words.custom },
            ]}
          />
        </Form.Item>
        {range === "custom" && (
          <Form.Item name="dates" rules={[{ required: true, message: shell.required }]}>
            <DatePicker.RangePicker className="wide" aria-label={words.custom} allowClear={false} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
