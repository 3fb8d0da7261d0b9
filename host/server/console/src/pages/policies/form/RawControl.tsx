// A setting of a shape that the form cannot draw, as JSON.

import { Input } from "antd";
import { useState } from "react";
import { useWords } from "../../../i18n";
import type { ControlProps } from "./Control";
import type { RawField } from "./schema";

export function RawControl({ value, change, label, invalid }: ControlProps<RawField>) {
  const { form } = useWords().policies;
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const write = (text: string) => {
    setTyped(text);
    try {
      change(text.trim() === "" ? undefined : JSON.parse(text));
      setBad(false);
    } catch {
      setBad(true);
    }
  };
  return (
    <>
      <Input.TextArea
        className="code"
        aria-label={label}
        autoSize={{ minRows: 2, maxRows: 12 }}
        placeholder={form.json}
        status={bad || invalid ? "error" : ""}
        value={typed ?? (value === undefined ? "" : JSON.stringify(value, null, 2))}
        onChange={(event) => write(event.target.value)}
        onBlur={() => !bad && setTyped(null)}
      />
      {bad && <span className="late small">{form.badJson}</span>}
    </>
  );
}
