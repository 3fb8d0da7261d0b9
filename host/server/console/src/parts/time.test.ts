import { expect, test } from "vitest";
import { wordsOf } from "../i18n/dictionary";
import { clockOf, dateTime, duration, minutesOf, shortTime, stopwatch } from "./time";

const zh = wordsOf("zh-CN").units;
const en = wordsOf("en").units;

test("a time of the day is typed as people write it", () => {
  expect(["11:30", "11：30", "1130", "9", " 24:00 ", "11:", "11:70", "noon", ""].map(minutesOf)).toEqual([690, 690, 690, 540, 1440, null, null, null, null]);
  expect([690, 545, 1440].map(clockOf)).toEqual(["11:30", "9:05", "24:00"]);
});

test("instants are read on Shanghai's clock", () => {
  expect(dateTime(Date.UTC(2026, 10, 21, 18, 0, 5))).toBe("2026-11-22 02:00:05");
});

test("a day changes at midnight in Shanghai", () => {
  const now = Date.UTC(2026, 10, 21, 16, 30);
  expect(shortTime(Date.UTC(2026, 10, 21, 16, 1), now, zh)).toBe("00:01");
  expect(shortTime(Date.UTC(2026, 10, 21, 15, 59), now, zh)).toBe("昨天 23:59");
  expect(shortTime(Date.UTC(2026, 10, 19, 15, 59), now, zh)).toBe("11-19 23:59");
});

test("a wait counts up like a stopwatch and never below nought", () => {
  expect(stopwatch(59_999)).toBe("0:59");
  expect(stopwatch(120_000)).toBe("2:00");
  expect(stopwatch(3_725_000)).toBe("1:02:05");
  expect(stopwatch(-1)).toBe("0:00");
});

test("a length of time is said in its two largest units", () => {
  expect(duration(125_000, zh)).toBe("2分5秒");
  expect(duration(259_200_000, zh)).toBe("3天");
  expect(duration(5_400_000, en)).toBe("1h 30m");
  expect(duration(0, zh)).toBe("0秒");
  expect(duration(350, en)).toBe("350ms");
});

test("a wait is never said to be longer than it was", () => {
  expect(duration(172_999, zh)).toBe("2分52秒");
});
