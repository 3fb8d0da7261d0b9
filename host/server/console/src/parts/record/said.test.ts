import { expect, test } from "vitest";
import { wordsOf } from "../../i18n/dictionary";
import { fieldSaid, lastName, lineSaid, plainSaid } from "./said";

const zh = wordsOf("zh-CN");
const en = wordsOf("en");

test("a path in a verdict is said part by part", () => {
  expect(fieldSaid("reasons[0].rule", zh)).toBe("依据 · 第 1 项 · 规则");
  expect(fieldSaid("reasons[].rule", zh)).toBe("依据 · 规则");
  expect(fieldSaid("order.amount_paid", en)).toBe("order · amount paid");
  expect(fieldSaid("", zh)).toBe("整个回答");
  expect(lastName("reasons[0].rule")).toBe("rule");
  expect(lastName("choices[1]")).toBe("choices");
});

test("values are said by what their field holds", () => {
  expect(plainSaid("amount_max", 12_000, zh)).toBe("¥120.00");
  expect(plainSaid("decision", "deny", zh)).toBe("不支持");
  expect(plainSaid("decision", "deny", en)).toBe("Decline");
  expect(plainSaid("deadline", 1_795_399_200_000, zh)).toBe("2026-11-23 10:00:00");
  expect(plainSaid("duration", 121_000, zh)).toBe("2分1秒");
  expect(plainSaid("warning", null, zh)).toBe("—");
  expect(plainSaid("requires_approval_by", "boss", zh)).toBe("店主");
  expect(plainSaid("decision", "something_new", zh)).toBe("something_new");
});

test("a record in a comparison is one line", () => {
  expect(lineSaid("reasons", { rule: "RF-07", text: "符合" }, zh)).toBe("规则：RF-07 · 内容：符合");
  expect(lineSaid("choices", ["exchange", "repair"], zh)).toBe("换货、维修");
  expect(lineSaid("effect", { fine: 5_000 }, zh)).toBe("扣款：¥50.00");
  expect(lineSaid("needed", [], zh)).toBe("（无）");
});
