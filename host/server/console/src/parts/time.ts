// Instants and durations in words. The trade's day is Shanghai's, wherever the browser stands.

import type { Instant, Millis } from "../api/types";
import type { Words } from "../i18n";

const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;

function fields(at: Instant) {
  const [day = "", time = ""] = new Date(at + SHANGHAI).toISOString().split("T");
  return { day, time: time.slice(0, 8) };
}

/** "2026-11-21 21:05:09". */
export function dateTime(at: Instant): string {
  const { day, time } = fields(at);
  return `${day} ${time}`;
}

/** "2026-11-21". */
export const date = (at: Instant): string => fields(at).day;

/** What a field for date and time holds, "2026-11-21T21:05", as an instant; null while it is not one. */
export function instantOf(typed: string): Instant | null {
  const at = Date.parse(`${typed}${typed.length === 16 ? ":00" : ""}+08:00`);
  return Number.isNaN(at) ? null : at;
}

/** The month of an instant, "2026-11", or so many months before it. */
export function monthOf(at: Instant, before = 0): string {
  const { day } = fields(at);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - before;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** "21:05:09". */
export const timeOfDay = (at: Instant): string => fields(at).time;

/** Minutes since midnight as a clock shows them: "9:05", and "24:00" for the day's end. */
export const clockOf = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** "11:30", "11：30", "1130" or "11" in minutes since midnight; null while it is not a time. */
export function minutesOf(typed: string): number | null {
  const { hours, minutes = "0" } = /^(?<hours>\d{1,2})(?:[:：]?(?<minutes>\d{2}))?$/.exec(typed.trim())?.groups ?? {};
  return hours === undefined || Number(minutes) > 59 ? null : Number(hours) * 60 + Number(minutes);
}

/** Today "21:05", yesterday "昨天 21:05", else "11-20 21:05". */
export function shortTime(at: Instant, now: Instant, units: Words["units"]): string {
  const { day, time } = fields(at);
  const days = Math.floor((now + SHANGHAI) / DAY) - Math.floor((at + SHANGHAI) / DAY);
  const clock = time.slice(0, 5);
  if (days === 0) return clock;
  return days === 1 ? `${units.yesterday} ${clock}` : `${day.slice(5)} ${clock}`;
}

/** A running wait: "0:07", "12:30", "1:02:05". */
export function stopwatch(wait: Millis): string {
  const seconds = Math.max(0, Math.floor(wait / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A length of time in its two largest units: "2分5秒", "3天", "1h 30m". */
export function duration(length: Millis, units: Words["units"]): string {
  if (length > 0 && length < 1000) return units.millis(length);
  // Begun seconds do not count: nobody is told of a longer wait than there was.
  const seconds = Math.max(0, Math.floor(length / 1000));
  const parts: [number, (n: number) => string][] = [
    [Math.floor(seconds / 86_400), units.days],
    [Math.floor(seconds / 3600) % 24, units.hours],
    [Math.floor(seconds / 60) % 60, units.minutes],
    [seconds % 60, units.seconds],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return units.seconds(0);
  const said = parts.slice(first, first + 2).filter(([n]) => n > 0);
  return said.map(([n, word]) => word(n)).join(units.joint);
}
