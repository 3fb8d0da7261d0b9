// A setting's value in words, for the default beside it and for lists of changes.

import type { Language } from "../../../i18n/choice";
import type { Words } from "../../../i18n";
import { yuan } from "../../../parts/money";
import { scaleOf, shown } from "./scale";
import type { Leaf } from "./schema";
import { sheetOf } from "./sheet/sheet";

/** Longer than this, a text's beginning is enough to know it by. */
const LONG = 40;

export function unitSaid(unit: string, words: Words): string {
  return words.units.unit[unit] ?? unit;
}

export function valueSaid(field: Leaf, value: unknown, words: Words, language: Language): string {
  const { form } = words.policies;
  if (value === undefined || value === null || value === "") return form.empty;
  if (field.kind === "number" && typeof value === "number") {
    if (field.unit === "fen") return yuan(value);
    const scale = scaleOf(field.unit, field.fallback);
    return `${shown(value, scale)} ${unitSaid(scale.unit, words)}`.trim();
  }
  if (field.kind === "flag") return value ? form.on : form.off;
  if (field.kind === "choice") return field.options.find((option) => option.value === value)?.title[language] ?? String(value);
  if (field.kind === "sheet") return form.rows(sheetOf(value).rows.length);
  if (field.kind === "script") return form.lines(String(value).split("\n").length);
  if (Array.isArray(value)) return form.items(value.length);
  if (typeof value === "object") return form.items(Object.keys(value).length);
  const text = String(value);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
