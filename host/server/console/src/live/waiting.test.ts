import { expect, test } from "vitest";
import { urgency } from "./waiting";

const limits = { amber_ms: 60_000, red_ms: 100_000, late_ms: 120_000, unanswered_ms: 1_800_000 };

test("a wait is calm below a minute and amber from the minute on", () => {
  expect(urgency(0, limits, false)).toBe("calm");
  expect(urgency(59_999, limits, false)).toBe("calm");
  expect(urgency(60_000, limits, false)).toBe("soon");
});

test("two minutes to the millisecond are still amber; over two minutes is red", () => {
  expect(urgency(120_000, limits, false)).toBe("soon");
  expect(urgency(120_001, limits, false)).toBe("over");
});

test("at the agent's own seat it turns red at a hundred seconds", () => {
  expect(urgency(99_999, limits, true)).toBe("soon");
  expect(urgency(100_000, limits, true)).toBe("over");
});

test("over half an hour is marked apart, wherever it is seen", () => {
  expect(urgency(1_800_000, limits, true)).toBe("over");
  expect(urgency(1_800_001, limits, false)).toBe("long");
});
