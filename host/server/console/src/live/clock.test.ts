import { expect, test } from "vitest";
import { anchored, boxTime } from "./clock";

test("seconds tick by the screen's steady counter, not by the PC's clock", () => {
  const anchor = anchored(null, 1_000_000, 500);
  expect(boxTime(anchor, 500)).toBe(1_000_000);
  expect(boxTime(anchor, 3_500)).toBe(1_003_000);
});

test("a later answer corrects the drift", () => {
  const anchor = anchored(anchored(null, 1_000_000, 0), 1_010_040, 10_000);
  expect(boxTime(anchor, 10_000)).toBe(1_010_040);
  expect(anchor.pace).toBe(1);
});

test("a box that runs ten times as fast as life ticks ten times as fast here", () => {
  const anchor = anchored(anchored(null, 0, 0), 50_000, 5_000);
  expect(anchor.pace).toBe(10);
  expect(boxTime(anchor, 6_000)).toBe(60_000);
});

test("two answers within two seconds say nothing of the pace", () => {
  expect(anchored(anchored(null, 0, 0), 900, 300).pace).toBe(1);
});
