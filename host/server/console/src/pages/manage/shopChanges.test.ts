import { expect, test } from "vitest";
import type { Conventions, SalesMonth, Targets } from "../../api/types";
import { wordsOf } from "../../i18n/dictionary";
import { differ, laidOver, theirChanges, type Filled } from "./shopChanges";

const USUAL: Conventions = { sales_amount: "paid", sales_month: "paid", review_reply: "same_working_day", working_day_end_ms: 64_800_000, settling: "twice_a_month" };

const shop = (name: string, targets: Partial<Targets>, sales_month: SalesMonth = "paid"): Filled => ({ name, language: "zh-CN", targets: { amber_ms: 60_000, capacity: 5, ...targets } as Targets, conventions: { ...USUAL, sales_month } });

const seen = shop("童装", {});
const mine = shop("竹里馆", { capacity: 8 });
const theirs = shop("童装", { capacity: 6, amber_ms: 90_000 });

test("what I typed is laid over what a colleague saved: mine where I touched it, theirs elsewhere", () => {
  expect(laidOver(mine, seen, theirs)).toEqual(shop("竹里馆", { capacity: 8, amber_ms: 90_000 }));
});

test("the colleague's changes are said, and what I typed in the same place beside them", () => {
  expect(theirChanges(seen, theirs, mine, wordsOf("zh-CN"))).toEqual([
    { name: "等待变黄", before: "1分", after: "1分30秒", mine: undefined },
    { name: "每人同时接待", before: "5", after: "6", mine: "8" },
  ]);
});

test("how the shop counts is laid over and said like the rest", () => {
  const counted = shop("童装", {}, "completed");
  expect(laidOver(counted, seen, theirs)).toEqual(shop("童装", { capacity: 6, amber_ms: 90_000 }, "completed"));
  expect(theirChanges(seen, counted, seen, wordsOf("zh-CN"))).toEqual([{ name: "销售业绩计入", before: "付款的月份", after: "交易完成的月份", mine: undefined }]);
});

test("an untouched form is no work to lose", () => {
  expect(differ(seen, shop("童装", {}))).toBe(false);
  expect(differ(seen, mine)).toBe(true);
});
