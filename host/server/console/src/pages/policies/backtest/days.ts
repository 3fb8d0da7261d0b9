// Days in Shanghai, as the box counts them, and as a date picker gives them.

import type { Dayjs } from "dayjs";
import type { Instant } from "../../../api/types";
import { dateTime } from "../../../parts/time";

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/** "2026-11-22". */
export const dayOf = (at: Instant): string => dateTime(at).slice(0, 10);

/** The last so many days up to this moment. */
export const lastDays = (days: number, now: Instant): { from: Instant; to: Instant } => ({ from: now - days * DAY, to: now });

/** From the beginning of the first day to the end of the last, whatever time zone the browser is in. */
export function wholeDays(first: Dayjs, last: Dayjs): { from: Instant; to: Instant } {
  const midnight = (day: Dayjs) => Date.UTC(day.year(), day.month(), day.date()) - SHANGHAI;
  return { from: midnight(first), to: midnight(last) + DAY };
}
