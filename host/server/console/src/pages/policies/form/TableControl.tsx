// A list of records, one row each.

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLanguage, useWords } from "../../../i18n";
import { Control, type ControlProps } from "./Control";
import type { TableField } from "./schema";

type Row = Record<string, unknown>;

export function TableControl({ field, value, change, label }: ControlProps<TableField>) {
  const { form } = useWords().policies;
  const language = useLanguage();
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const put = (at: number, row: Row) => change(rows.map((old, index) => (index === at ? row : old)));
  const fresh = Object.fromEntries(field.columns.flatMap((column) => (column.fallback === undefined ? [] : [[column.path[0], column.fallback]])));
  return (
    <div className="control-rows" role="group" aria-label={label}>
      {rows.map((row, index) => (
        // A row has no name of its own; its place in the list is what it is.
        <div className="control-row" key={index}>
          {field.columns.map((column) => {
            const name = column.path[0] ?? "";
            return (
              <label key={name} className="control-cell">
                <span className="quiet small">{column.title[language]}</span>
                <Control field={column} value={row[name]} change={(next) => put(index, { ...row, [name]: next })} label={`${label} ${index + 1} ${column.title[language]}`} />
              </label>
            );
          })}
          <Button type="text" icon={<DeleteOutlined />} aria-label={`${form.remove} ${index + 1}`} onClick={() => change(rows.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} disabled={field.most !== null && rows.length >= field.most} onClick={() => change([...rows, fresh])}>
        {form.add}
      </Button>
    </div>
  );
}
