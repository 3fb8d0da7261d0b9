import { expect, test } from "vitest";
import type { Handbook, HandbookPolicy } from "../../api/types";
import reply from "../../../../../../plugins/reply/settings.schema.json";
import { shopFacts } from "./facts";

const handbook = (settings: unknown, kind: HandbookPolicy["kind"] = "reply"): Handbook => ({
  rules: [],
  policies: [{ kind, policy: { digest: "d", id: "xiaoer.reply", version: "1", title: { zh: "话术", en: "Reply" } }, since: 0, rules: [], settings_schema: reply, settings: settings as HandbookPolicy["settings"] }],
});

const said = (settings: unknown) => Object.fromEntries(shopFacts(handbook(settings)).map(({ title, facts }) => [title["zh-CN"], facts.map(({ field, value }) => `${field.path.at(-1)} ${String(value)}`)]));

test("promotion, free shipping and discounts are what every agent says the same", () => {
  const settings = {
    promotion: { headline: "满200减20", ends_on: "2026-11-30" },
    free_shipping: { scope: "over_threshold", threshold_fen: 9_900 },
    bargaining: { agent_may_discount: true, discount_threshold_fen: 50_000, discount_percent: 95 },
  };
  const facts = said(settings);
  expect(facts["当前活动"]).toEqual(["headline 满200减20", "ends_on 2026-11-30"]);
  expect(facts["包邮"]).toEqual(["scope over_threshold", "threshold_fen 9900"]);
  expect(facts["议价"]).toEqual(["agent_may_discount true", "discount_threshold_fen 50000", "discount_percent 95", "gifts false"]);
});

test("what the shop does not have is not told as if it had it", () => {
  const facts = said({});
  expect(facts["当前活动"]).toEqual(["headline "]);
  expect(facts["包邮"]).toEqual(["scope none"]);
  expect(facts["议价"]).toEqual(["agent_may_discount false", "gifts false"]);
  expect(Object.keys(facts)).not.toContain("话术");
  expect(shopFacts(handbook({}, "refund"))).toEqual([]);
});
