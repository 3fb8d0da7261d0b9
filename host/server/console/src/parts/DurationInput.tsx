// A length of time: a number and a unit, kept in milliseconds.

import { InputNumber, Select, Space } from "antd";
import { useState } from "react";
import type { Millis } from "../api/types";
import { useWords } from "../i18n";

const UNITS = [
  ["s", 1_000],
  ["min", 60_000],
  ["h", 3_600_000],
  ["days", 86_400_000],
] as const;

type Unit = (typeof UNITS)[number][0];

const sizeOf = (unit: Unit) => UNITS.find(([name]) => name === unit)?.[1] ?? 1_000;

/** The largest unit that says the time in whole numbers. */
export function unitOf(length: Millis): Unit {
  return UNITS.findLast(([, size]) => length >= size && length % size === 0)?.[0] ?? "s";
}

type Props = { value?: Millis; onChange?: (length: Millis | undefined) => void; id?: string; label: string };

export function DurationInput({ value, onChange, id, label }: Props) {
  const words = useWords().units.unit;
  const [chosen, setChosen] = useState<Unit | null>(null);
  const unit = chosen ?? unitOf(value ?? 0);
  const size = sizeOf(unit);
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        aria-label={label}
        className="duration-number"
        min={0}
        value={value === undefined ? null : value / size}
        onChange={(typed) => {
          setChosen(unit);
          onChange?.(typed === null ? undefined : Math.round(typed * size));
        }}
      />
      <Select<Unit>
        className="duration-unit"
        aria-label={`${label} ${words[unit]}`}
        value={unit}
        onChange={(next) => {
          setChosen(next);
          // The number stays as it was typed; what it means changes with the unit.
          if (value !== undefined) onChange?.(Math.round((value / size) * sizeOf(next)));
        }}
        options={UNITS.map(([name]) => ({ value: name, label: words[name] }))}
      />
    </Space.Compact>
  );
}
