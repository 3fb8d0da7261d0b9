// Names that the operator chooses, each with a value.

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useWords } from "../../../i18n";
import { Control, type ControlProps } from "./Control";
import type { MapField } from "./schema";

export function MapControl({ field, value, change, label }: ControlProps<MapField>) {
  const { form } = useWords().policies;
  const [fresh, setFresh] = useState("");
  const map = value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const name = fresh.trim();
  const add = () => {
    change({ ...map, [name]: field.of.fallback ?? (field.of.kind === "number" ? (field.of.min ?? 0) : field.of.kind === "flag" ? false : "") });
    setFresh("");
  };
  const without = (gone: string) => change(Object.fromEntries(Object.entries(map).filter(([key]) => key !== gone)));
  return (
    <div className="control-rows" role="group" aria-label={label}>
      {Object.entries(map).map(([key, inner]) => (
        <div className="control-row" key={key}>
          <span className="control-cell">{key}</span>
          <span className="control-cell">
            <Control field={field.of} value={inner} change={(next) => change({ ...map, [key]: next })} label={`${label} ${key}`} />
          </span>
          <Button type="text" icon={<DeleteOutlined />} aria-label={`${form.remove} ${key}`} onClick={() => without(key)} />
        </div>
      ))}
      <div className="row nowrap">
        <Input value={fresh} onChange={(event) => setFresh(event.target.value)} placeholder={form.name} aria-label={`${label} ${form.name}`} onPressEnter={() => name !== "" && !(name in map) && add()} />
        <Button icon={<PlusOutlined />} aria-label={`${form.add} ${label}`} disabled={name === "" || name in map} onClick={add} />
      </div>
    </div>
  );
}
