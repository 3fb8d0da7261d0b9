import { expect, test } from "vitest";
import { unitOf } from "./DurationInput";

test("a time is shown in the largest unit that needs no fraction", () => {
  expect(unitOf(120_000)).toBe("min");
  expect(unitOf(90_000)).toBe("s");
  expect(unitOf(172_800_000)).toBe("days");
  expect(unitOf(5_400_000)).toBe("min");
  expect(unitOf(0)).toBe("s");
});
