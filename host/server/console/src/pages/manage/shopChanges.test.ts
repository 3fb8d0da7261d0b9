import { expect, test } from "vitest";
import type { Targets } from "../../api/types";
import { wordsOf } from "../../i18n/dictionary";
import { differ, laidOver, theirChanges, type Filled } from "./shopChanges";

const shop = (name: string, targets: Partial<Targets>): Filled => ({ name, language: "zh-CN", targets: { amber_ms: 60_000, capacity: 5, ...targets } as Targets });

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

test("an untouched form is no work to lose", () => {
  expect(differ(seen, shop("童装", {}))).toBe(false);
  expect(differ(seen, mine)).toBe(true);
});
