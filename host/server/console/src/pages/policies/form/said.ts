// A setting's value in words, for the default beside it and for lists of changes.

import type { Language } from "../../../i18n/choice";
import type { Words } from "../../../i18n";
import { yuan } from "../../../parts/money";
import { clockOf } from "../../../parts/time";
import { MINUTE_OF_DAY, scaleOf, shown } from "./scale";
import type { Leaf, NumberField } from "./schema";
import { sheetOf } from "./sheet/sheet";

/** Longer than this, a text's beginning is enough to know it by. */
const LONG = 40;

export function unitSaid(unit: string, words: Words): string {
  return words.units.unit[unit] ?? unit;
}

export function numberSaid(field: NumberField, value: number, words: Words): string {
  if (field.unit === "fen") return yuan(value);
  if (field.unit === MINUTE_OF_DAY) return clockOf(value);
  const scale = scaleOf(field.unit, field.fallback);
  return `${shown(value, scale)} ${unitSaid(scale.unit, words)}`.trim();
}

export function valueSaid(field: Leaf, value: unknown, words: Words, language: Language): string {
  const { form } = words.policies;
  if (field.kind === "number" || field.kind === "text") {
    const named = field.names.find((one) => one.value === String(value ?? ""));
    if (named) return named.title[language];
  }
  if (value === undefined || value === null || value === "") return form.empty;
  if (field.kind === "number" && typeof value === "number") return numberSaid(field, value, words);
  if (field.kind === "flag") return value ? form.on : form.off;
  if (field.kind === "choice") return field.options.find((option) => option.value === value)?.title[language] ?? String(value);
  if (field.kind === "sheet") return form.rows(sheetOf(value).rows.length);
  if (field.kind === "script") return form.lines(String(value).split("\n").length);
  if (Array.isArray(value)) return form.items(value.length);
  if (typeof value === "object") return form.items(Object.keys(value).length);
  const text = String(value);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
