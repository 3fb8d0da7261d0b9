import { expect, test } from "vitest";
import type { Handbook, HandbookPolicy } from "../../api/types";
import { coverage, figureName, shown } from "./coverage";

const title = (zh: string) => ({ zh, en: zh });

const policy: HandbookPolicy = {
  kind: "refund",
  policy: { digest: "d", id: "xiaoer.refund", version: "1.2.0", title: title("售后") },
  since: 0,
  rules: [
    { id: "RF-00", title: title("其他"), catalogue: [] },
    { id: "RF-02", title: title("超时"), catalogue: ["RF-02", "W-07"] },
  ],
  settings_schema: {
    type: "object",
    properties: {
      late_h: { type: "integer", default: 48, "x-unit": "h", "x-rules": ["RF-02"] },
      nobody_asks: { type: "integer", default: 1 },
      script: { type: "object", "x-rules": ["K-53"], properties: { zh_cn: { type: "string", default: "缺货" }, en: { type: "string", default: "out" } } },
    },
  },
  settings: { late_h: 72 },
};

const handbook: Handbook = {
  rules: [
    { id: "K-53", title: title("缺货"), keeper: "policy" },
    { id: "RF-02", title: title("超时"), keeper: "policy" },
    { id: "RF-25", title: title("态度"), keeper: "people" },
    { id: "H-11", title: title("自动"), keeper: "desk" },
  ],
  policies: [policy],
};

const entryOf = (id: string, of = handbook) => {
  const found = coverage(of, "zh-CN")
    .families.flatMap(({ entries }) => entries)
    .find(({ rule }) => rule.id === id);
  if (!found) throw new Error(id);
  return found;
};

test("a rule is covered by the policy whose index names it, with the numbers that belong to it", () => {
  const late = entryOf("RF-02");
  expect(late.state).toBe("policy");
  expect(late.by.map(({ policy, rules }) => [policy.policy.version, rules.map(({ id }) => id)])).toEqual([["1.2.0", ["RF-02"]]]);
  expect(late.figures.map(({ field, value, changed }) => [field.path.join("."), value, changed])).toEqual([["late_h", 72, true]]);
});

test("a rule that no policy names is nobody's, unless the desk or people keep it", () => {
  expect([entryOf("K-53").state, entryOf("RF-25").state, entryOf("H-11").state]).toEqual(["nobody", "people", "desk"]);
  expect(coverage(handbook, "zh-CN").count).toEqual({ policy: 1, desk: 1, people: 1, nobody: 1 });
});

test("without a policy nothing of it is covered", () => {
  const bare = { ...handbook, policies: [] };
  expect(entryOf("RF-02", bare).state).toBe("nobody");
  expect(entryOf("RF-02", bare).figures).toEqual([]);
});

test("a script is shown in the shop's language", () => {
  expect(entryOf("K-53").figures.map(({ value }) => value)).toEqual(["缺货"]);
});

test("what has the same name beside another is told by its group, and what is empty is not told", () => {
  const field = (title: string) => ({ type: "string", title, default: "", "x-rules": ["K-53"] });
  const schema = { type: "object", properties: { sale: { type: "object", title: "活动", properties: { from: field("开始日期"), how: field("方式") } }, free: { type: "object", title: "包邮", properties: { from: field("开始日期") } } } };
  const of = (settings: HandbookPolicy["settings"]) => {
    const { figures } = entryOf("K-53", { ...handbook, policies: [{ ...policy, settings_schema: schema, settings }] });
    return figures.map((figure) => figureName(figure, figures, "zh-CN"));
  };
  expect(of({ sale: { from: "2026-11-20", how: "领券" }, free: { from: "2026-11-01" } })).toEqual(["活动 › 开始日期", "方式", "包邮 › 开始日期"]);
  expect(of({ sale: { from: "2026-11-20" } })).toEqual(["开始日期"]);
});

test("families and rules keep the handbook's order, and a policy's own rules are listed apart", () => {
  const { families, own } = coverage(handbook, "zh-CN");
  expect(families.map(({ name, entries }) => [name, entries.length])).toEqual([["K", 1], ["RF", 2], ["H", 1]]);
  expect(own.map(({ rule }) => rule.id)).toEqual(["RF-00"]);
});

test("filters leave what is not covered, or what the shop has changed", () => {
  expect([shown(entryOf("K-53"), "uncovered"), shown(entryOf("RF-02"), "uncovered")]).toEqual([true, false]);
  expect([shown(entryOf("K-53"), "changed"), shown(entryOf("RF-02"), "changed")]).toEqual([false, true]);
});
