// The control for one setting, by its kind.

import { Input, InputNumber, Select, Switch } from "antd";
import type { ReactNode } from "react";
import { useLanguage, useWords } from "../../../i18n";
import { clockOf, minutesOf } from "../../../parts/time";
import { MapControl } from "./MapControl";
import { RawControl } from "./RawControl";
import { unitSaid } from "./said";
import { MINUTE_OF_DAY, scaleOf, shown, stored } from "./scale";
import type { Leaf } from "./schema";
import type { Told } from "./values";
import { ScriptControl } from "./ScriptControl";
import { SheetControl } from "./sheet/SheetControl";
import { TableControl } from "./TableControl";

export type ControlProps<F extends Leaf = Leaf> = { field: F; value: unknown; change: (value: unknown) => void; label: string; invalid?: boolean; told?: Told[] };

/** A text that may be longer than this is written in more than one line. */
const ONE_LINE = 60;

const plain = (typed: number | string | undefined) => (typed === undefined ? "" : String(typed).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));

/** While somebody types, what they typed stands as it is. */
const CLOCK = {
  step: 30,
  formatter: (minutes: number | string | undefined, { userTyping, input }: { userTyping: boolean; input: string }) =>
    userTyping ? input : minutes === undefined || minutes === "" ? "" : clockOf(Number(minutes)),
  parser: (typed: string | undefined) => minutesOf(typed ?? "") ?? Number.NaN,
};

export function Control(props: ControlProps): ReactNode {
  const { field, value, change, label, invalid } = props;
  const language = useLanguage();
  const words = useWords();
  const status = invalid ? "error" : "";
  const name = { "aria-label": label };
  switch (field.kind) {
    case "number": {
      const scale = scaleOf(field.unit, field.fallback);
      const bound = (limit: number | null) => (limit === null ? undefined : shown(limit, scale));
      return (
        <InputNumber
          {...name}
          className="control-number"
          status={status}
          value={typeof value === "number" ? shown(value, scale) : null}
          min={bound(field.min)}
          max={bound(field.max)}
          precision={field.whole ? scale.decimals : undefined}
          decimalSeparator="."
          {...(field.unit === MINUTE_OF_DAY ? CLOCK : { formatter: plain })}
          onChange={(typed) => change(typed === null ? undefined : stored(Number(typed), scale))}
          suffix={unitSaid(scale.unit, words) || undefined}
        />
      );
    }
    case "flag":
      return <Switch {...name} checked={value === true} onChange={change} checkedChildren={words.policies.form.on} unCheckedChildren={words.policies.form.off} />;
    case "choice":
      return (
        <Select
          {...name}
          className="wide"
          status={status}
          value={value as string | number | undefined}
          onChange={change}
          showSearch={field.options.length > 8 ? { optionFilterProp: "label" } : false}
          options={field.options.map((option) => ({ value: option.value, label: option.title[language] }))}
        />
      );
    case "text": {
      const text = typeof value === "string" ? value : "";
      const written = { ...name, value: text, status, maxLength: field.longest ?? undefined, onChange: (event: { target: { value: string } }) => change(event.target.value) } as const;
      return (field.longest ?? 0) > ONE_LINE ? <Input.TextArea {...written} autoSize={{ minRows: 1, maxRows: 6 }} /> : <Input {...written} />;
    }
    case "list":
      return (
        <Select
          {...name}
          className="wide"
          status={status}
          mode={field.options ? "multiple" : "tags"}
          value={Array.isArray(value) ? value.map((item) => (field.numbers ? String(item) : (item as string))) : []}
          maxCount={field.most ?? undefined}
          tokenSeparators={field.options ? undefined : ["，", ",", "、", "\n"]}
          placeholder={words.policies.form.listHelp}
          onChange={(items: (string | number)[]) => change(field.numbers ? items.map(Number).filter(Number.isFinite) : items)}
          options={field.options?.map((option) => ({ value: option.value, label: option.title[language] }))}
          open={field.options ? undefined : false}
          suffixIcon={field.options ? undefined : null}
        />
      );
    case "table":
      return <TableControl {...props} field={field} />;
    case "map":
      return <MapControl {...props} field={field} />;
    case "sheet":
      return <SheetControl {...props} field={field} />;
    case "script":
      return <ScriptControl {...props} field={field} />;
    case "raw":
      return <RawControl {...props} field={field} />;
  }
}
