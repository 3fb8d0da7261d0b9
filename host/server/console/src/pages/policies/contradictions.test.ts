import { expect, test } from "vitest";
import type { Handbook, Targets } from "../../api/types";
import { contradictions } from "./contradictions";

const title = { zh: "售后", en: "Returns" };

const handbook = (settings: Record<string, unknown>): Handbook => ({
  rules: [],
  policies: [
    {
      kind: "refund",
      policy: { digest: "d", id: "xiaoer.refund", version: "1.0.0", title },
      since: 0,
      rules: [],
      settings_schema: {
        type: "object",
        properties: {
          window_days: { type: "integer", default: 7, "x-unit": "days", "x-shop": "return_window_days" },
          review_h: { type: "integer", default: 48, "x-unit": "h", "x-shop": "case_review_ms" },
          agent_limit_fen: { type: "integer", default: 500, "x-unit": "fen", "x-shop": "agent_compensation_fen" },
          refund_h: { type: "integer", default: 24, "x-unit": "h" },
          odd: { type: "integer", default: 1, "x-shop": "nothing_of_the_kind" },
        },
      },
      settings,
    },
  ],
});

const targets = { return_window_days: 7, case_review_ms: 48 * 3_600_000, agent_compensation_fen: 500 } as Targets;
const named = (settings: Record<string, unknown>, own: Partial<Targets> = {}) => contradictions(handbook(settings), { ...targets, ...own }).map(({ field, value }) => [field.path.at(-1), value]);

test("what both say alike is no contradiction, whatever the units", () => {
  expect(named({})).toEqual([]);
  expect(named({ review_h: 24 }, { case_review_ms: 24 * 3_600_000 })).toEqual([]);
});

test("a number that differs is named, wherever it was changed", () => {
  expect(named({}, { return_window_days: 15 })).toEqual([["window_days", 7]]);
  expect(named({ review_h: 24, agent_limit_fen: 300 })).toEqual([
    ["review_h", 24],
    ["agent_limit_fen", 300],
  ]);
});
