import { expect, test } from "vitest";
import { reasonsOf } from "./reasons";

test("rules are found wherever a kind of policy names them", () => {
  expect(reasonsOf({ decision: "deny", reasons: [{ rule: "RF-07", text: "一" }] })).toEqual([{ rule: "RF-07", text: "一" }]);
  expect(reasonsOf({ proposals: [{ rule: "FT-04", effect: { fine: 1 }, reasons: [{ rule: "FT-04", text: "二" }] }], notes: [{ rule: "A-05", text: "三" }] })).toEqual([
    { rule: "FT-04", text: "二" },
    { rule: "A-05", text: "三" },
  ]);
  expect(reasonsOf(null)).toEqual([]);
});
