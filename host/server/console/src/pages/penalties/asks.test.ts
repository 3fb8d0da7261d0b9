import { expect, test } from "vitest";
import { asks } from "./asks";

test("a lateness asks when somebody arrived, in which shift, and whether they had phoned", () => {
  expect(asks("late_for_shift")).toMatchObject({ end: true, shift: true, order: false, points: false, marks: ["phone_leave", "special_reason"] });
});

test("a review asks for its order and whose fault it was, and not for an end", () => {
  expect(asks("bad_review")).toMatchObject({ end: false, order: true, fault: true, marks: ["review_changed"] });
});

test("only a day's task asks for points", () => {
  expect(asks("daily_task_unfinished").points).toBe(true);
  expect(asks("attitude_complaint").points).toBe(false);
});
