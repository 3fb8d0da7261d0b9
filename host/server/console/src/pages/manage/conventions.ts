// How a shop counts where its handbook can be read in more than one way: what may be chosen, and how it is said.

import type { Conventions } from "../../api/types";
import type { Words } from "../../i18n";
import { clockOf } from "../../parts/time";

const HALF_HOUR = 1_800_000;

/** From one o'clock to midnight. */
const ENDS = Array.from({ length: 47 }, (_, index) => (index + 2) * HALF_HOUR);

export const CONVENTIONS: { [Name in keyof Conventions]-?: NonNullable<Conventions[Name]>[] } = {
  sales_amount: ["paid", "before_discounts"],
  sales_month: ["paid", "placed", "completed"],
  review_reply: ["same_working_day", "next_working_day"],
  working_day_end_ms: ENDS,
  settling: ["twice_a_month", "monthly"],
};

export const CONVENTION_NAMES = Object.keys(CONVENTIONS) as (keyof Conventions)[];

/** A reading in words; an hour of the day as the clock shows it. */
export function conventionSaid(name: keyof Conventions, value: Conventions[keyof Conventions], { manage }: Words): string {
  if (typeof value !== "number") return manage.shops.reading[name]?.[value ?? ""] ?? "";
  return clockOf(Math.round(value / 60_000));
}
