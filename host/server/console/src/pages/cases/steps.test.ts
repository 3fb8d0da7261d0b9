import { expect, test } from "vitest";
import { stepsOf } from "./steps";

test("a case that waits for a person is in review, with payment ahead", () => {
  expect(stepsOf("at_boss", ["applied"], false)).toEqual({ steps: ["apply", "review", "pay", "end"], at: 1 });
});

test("a return appears only for a case that went that way", () => {
  expect(stepsOf("inspecting", ["applied", "conditional", "returning"], false)).toEqual({ steps: ["apply", "review", "return", "pay", "end"], at: 2 });
  expect(stepsOf("approved", ["applied", "conditional", "inspecting", "applied"], false).at).toBe(3);
});

test("a declined case ends in a result, not in a payment", () => {
  expect(stepsOf("denied", ["applied", "proposed"], false)).toEqual({ steps: ["apply", "review", "result", "end"], at: 2 });
  expect(stepsOf("closed", ["applied", "denied"], false).steps).not.toContain("pay");
});

test("a declined case that the supervisor reopened and paid shows the payment", () => {
  expect(stepsOf("refunded", ["denied", "at_supervisor", "approved"], true)).toEqual({ steps: ["apply", "review", "pay", "end"], at: 3 });
});
