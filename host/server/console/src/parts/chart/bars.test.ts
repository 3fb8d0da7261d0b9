import { expect, test } from "vitest";
import { HEIGHT, drawn } from "./bars";

const bar = (key: number, ...values: [string, number][]) => ({ key, said: String(key), values: values.map(([kind, value]) => ({ kind, value })) });

test("bars are stacked from the line of nothing, and the highest fills the chart", () => {
  const { blocks, high, low, zero } = drawn([bar(1, ["changed", 3], ["failed", 1]), bar(2, ["changed", 2], ["failed", 0])]);
  expect({ high, low, zero }).toEqual({ high: 4, low: 0, zero: HEIGHT });
  expect(blocks.map(({ key, y, height }) => [key, y, height])).toEqual([["1 changed", 25, 75], ["1 failed", 0, 25], ["2 changed", 50, 50]]);
});

test("what is less than nothing hangs below the line", () => {
  const { blocks, zero } = drawn([bar(1, ["less", -300]), bar(2, ["more", 100])]);
  expect(zero).toBe(25);
  expect(blocks.map(({ y, height }) => [y, height])).toEqual([[25, 75], [0, 25]]);
});

test("a chart of nothing is drawn without bars", () => {
  expect(drawn([bar(1, ["changed", 0])]).blocks).toEqual([]);
  expect(drawn([]).high).toBe(0);
});
