import { expect, test } from "vitest";
import { Problem, address } from "./http";

test("an address is filled in and carries only what was given", () => {
  expect(address("/api/v1/shops/{id}/bindings/{kind}", { id: 3, kind: "reply" })).toBe("/api/v1/shops/3/bindings/reply");
  expect(address("/api/v1/search", {}, { q: "退款 多久", shop: undefined, from: 0 })).toBe("/api/v1/search?q=%E9%80%80%E6%AC%BE+%E5%A4%9A%E4%B9%85&from=0");
});

test("a refusal is said in the reader's language", () => {
  const stale = new Problem(409, { code: "stale", detail: "x", detail_zh: "别人刚刚改过", detail_en: "Someone has just changed this" });
  expect(stale.said("zh-CN")).toBe("别人刚刚改过");
  expect(stale.said("en")).toBe("Someone has just changed this");
});

test("an answer without words is still said", () => {
  expect(new Problem(502, {}).said("en")).toBe("HTTP 502");
});
