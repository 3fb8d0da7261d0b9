// The law's warnings, each acknowledged by hand, and then the closing.

import { App, Button, Card, Checkbox } from "antd";
import { useState } from "react";
import { closeMonth } from "../../api/months";
import type { Statement } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";
import { useMay } from "../../shell/session";

export function Closing({ statement }: { statement: Statement }) {
  const { months: words, shell } = useWords();
  const { message, modal } = App.useApp();
  const may = useMay();
  const [acknowledged, setAcknowledged] = useState<string[]>([]);
  const closing = useAct(
    () => closeMonth(statement.shop, statement.month, statement.staff.id, { expected_version: statement.version, expected_total: statement.total, acknowledged }),
    [["months"], ["penalties"], ["incidents"]],
    () => void message.success(words.done),
  );
  const owner = may("manage_pay");
  if (!owner && statement.warnings.length === 0) return null;
  const ready = statement.obstacles.length === 0 && statement.warnings.every((warning) => acknowledged.includes(warning));
  const ask = () => modal.confirm({ title: words.close, content: words.closeAsk, okText: words.close, cancelText: shell.cancel, onOk: () => closing.mutateAsync(undefined).catch(() => undefined) });
  return (
    <Card size="small" title={statement.warnings.length > 0 ? words.warnings : words.close}>
      {statement.warnings.length > 0 && <p className="quiet small">{words.warningsExplain}</p>}
      {owner ? (
        <Checkbox.Group className="warnings" value={acknowledged} onChange={setAcknowledged} options={statement.warnings.map((value) => ({ value, label: value }))} />
      ) : (
        <ul className="reasons">
          {statement.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {owner && (
        <p>
          <Button type="primary" disabled={!ready} loading={closing.isPending} onClick={() => void ask()}>
            {words.close}
          </Button>
        </p>
      )}
    </Card>
  );
}
