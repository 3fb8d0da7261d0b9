// A value of facts or of a verdict in words: money as yuan, instants as dates, names of the contract as the trade says them.

import type { Words } from "../../i18n";
import { points, yuan } from "../money";
import { dateTime, duration } from "../time";

const MONEY = new Set([
  "amount_paid", "freight_paid", "coupons_share", "unit_price", "requested", "item_price", "amount_max", "freight_part", "amount", "fine", "remove_performance", "order_amount", "net_sales", "special_bonus",
  "local_minimum_wage", "total",
]);
const TENTHS = new Set(["points", "score", "asked_points", "earlier_scores"]);
const LENGTHS = new Set(["duration", "durations", "after"]);
const INSTANTS = new Set(["now", "deadline", "at"]);

/** The trade's own names, by the field in which they stand. */
export function namesOf(field: string, { terms, record, penalties }: Words): Record<string, string> {
  const known: Record<string, Record<string, string>> = {
    decision: terms.decision, reason: terms.caseReason, wish: terms.wish, choices: terms.wish, state: terms.orderState, needed: terms.needed, errands: terms.errand, return_class: terms.returnClass,
    return_freight: terms.freightPayer, topic: terms.topic, topics: terms.topic, emotion: terms.emotion, phase: terms.phase, level: terms.level, stock: terms.stock, next_step: terms.nextStep, next: terms.nextStep, platform: terms.platform,
    content: terms.content, requires_approval_by: record.value.role ?? {}, approval: record.value.role ?? {}, ask: record.value.role ?? {}, missing: terms.variable, effect: penalties.effect as unknown as Record<string, string>,
  };
  return { ...known[field], ...record.value[field] };
}

/** The name of a field; of `reasons[0].rule` and `reasons/0/rule` every part. */
export function fieldSaid(field: string, words: Words): string {
  const parts = field.split(/[./]|(?=\[)/).filter((part) => part !== "" && part !== "[]");
  if (parts.length === 0) return words.record.whole;
  return parts.map((part) => (/^\[?\d+\]?$/.test(part) ? words.record.item(Number(part.replace(/\D/g, "")) + 1) : nameSaid(part, words))).join(" · ");
}

const nameSaid = (name: string, words: Words): string => words.record.field[name] ?? name.replaceAll("_", " ");

/** The last name in a path: what kind of value stands there. */
export const lastName = (field: string): string => field.split(/[./[\]]/).findLast((part) => part !== "" && !/^\d+$/.test(part)) ?? "";

/** A value that is no record and no list of records; those are drawn, not said. */
export function plainSaid(name: string, value: unknown, words: Words): string {
  const { record, units } = words;
  if (value === null || value === undefined) return units.none;
  if (typeof value === "boolean") return value ? record.yes : record.no;
  if (typeof value === "number") {
    if (MONEY.has(name)) return yuan(value);
    if (TENTHS.has(name)) return points(value);
    if (LENGTHS.has(name)) return duration(value, units);
    if (name.endsWith("_at") || INSTANTS.has(name)) return dateTime(value);
    return String(value);
  }
  if (typeof value === "string") {
    const named = namesOf(name, words)[value];
    return typeof named === "string" && named !== "" ? named : value === "" ? record.nothing : value;
  }
  return JSON.stringify(value);
}

/** Any value in one line, for a comparison. */
export function lineSaid(name: string, value: unknown, words: Words): string {
  const { record, units } = words;
  if (Array.isArray(value)) return value.length === 0 ? record.nothing : units.list(value.map((item) => lineSaid(name, item, words)));
  if (value !== null && typeof value === "object") {
    const parts = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
    return parts.map(([inner, held]) => units.named(nameSaid(inner, words), lineSaid(inner, held, words))).join(" · ");
  }
  return plainSaid(name, value, words);
}
