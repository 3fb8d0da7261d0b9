import { expect, test } from "vitest";
import { fenOf, plainYuan, points, yuan } from "./money";

test("fen are shown as yuan with two decimals and grouped thousands", () => {
  expect(yuan(0)).toBe("¥0.00");
  expect(yuan(5)).toBe("¥0.05");
  expect(yuan(123_456_789)).toBe("¥1,234,567.89");
  expect(yuan(-305)).toBe("−¥3.05");
  expect(plainYuan(1205)).toBe("12.05");
});

test("what is typed as yuan becomes whole fen, exactly", () => {
  expect(fenOf("12.5")).toBe(1250);
  expect(fenOf("0.29")).toBe(29);
  expect(fenOf("¥1,299.90")).toBe(129_990);
  expect(fenOf("1299元")).toBe(129_900);
});

test("what is no amount is refused, not rounded", () => {
  for (const typed of ["", "abc", "1.234", "-3", "1e3", "12."]) expect(fenOf(typed)).toBeNull();
});

test("points are tenths", () => {
  expect(points(100)).toBe("10.0");
  expect(points(-25)).toBe("-2.5");
});
