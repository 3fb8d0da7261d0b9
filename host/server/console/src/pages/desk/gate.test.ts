import { expect, test } from "vitest";
import type { Finding, Level } from "../../api/types";
import { gate, openPlaces, provenance, rewritten, step } from "./gate";

const finding = (level: Level): Finding => ({ rule: "L-03", level, text: "…" });
const reviewed = (text: string, ...levels: Level[]) => ({ text, review: { findings: levels.map(finding) } });

test("an empty draft cannot be sent", () => {
  expect(gate("  \n", null, null, []).kind).toBe("empty");
});

test("a review of another text says nothing about this one", () => {
  expect(gate("好的呢", reviewed("好的"), null, []).kind).toBe("unreviewed");
});

test("a block cannot be pressed through, however often", () => {
  expect(gate("滚", reviewed("滚", "block", "warn"), "滚", []).kind).toBe("blocked");
});

test("a warning needs a second press on the same text", () => {
  expect(gate("不可能", reviewed("不可能", "warn"), null, []).kind).toBe("twice");
  expect(gate("不可能", reviewed("不可能", "warn"), "不可能", []).kind).toBe("free");
  expect(gate("绝对不可能", reviewed("绝对不可能", "warn"), "不可能", []).kind).toBe("twice");
});

test("a hint stands in nobody's way", () => {
  expect(gate("你好", reviewed("你好", "hint"), null, []).kind).toBe("free");
});

test("where the review failed the draft may be sent", () => {
  const failed = { fault: "deadline", detail: { zh: "", en: "" } };
  expect(gate("你好", { text: "你好", review: { findings: [], failed } }, null, []).kind).toBe("free");
});

const script = { id: "K-31", text: "亲，预计{eta}发货，满{amount}元包邮。", missing: ["eta", "amount"], next_step: "none" };

test("open places of a script must be filled before it is sent", () => {
  expect(openPlaces(script.text, script)).toEqual(["eta", "amount"]);
  expect(gate(script.text, null, null, openPlaces(script.text, script))).toEqual({ kind: "unfilled", names: ["eta", "amount"] });
  expect(openPlaces("亲，预计明天发货，满{amount}元包邮。", script)).toEqual(["amount"]);
});

test("a suggestion that is sent as it is counts as accepted", () => {
  const plain = { id: "K-01", text: "您好！", missing: [], next_step: "none" };
  expect(provenance("您好！", plain)).toEqual({ origin: "suggested_accepted", script: "K-01" });
  expect(provenance("您好呀！", plain)).toEqual({ origin: "manual", script: "K-01" });
});

test("an edited script is still that script; other words are not", () => {
  expect(provenance("亲，预计明天发货，满99元包邮。", script)).toEqual({ origin: "manual", script: "K-31" });
  expect(provenance("您好，预计明天就发货呢，满99元包邮，请放心。", script)).toEqual({ origin: "manual", script: "K-31" });
  expect(provenance("这款没有运费险，您看可以吗？", script)).toEqual({ origin: "manual" });
  expect(provenance("好", { id: "K-02", text: "在的呢，您请说", missing: [], next_step: "none" })).toEqual({ origin: "manual" });
});

test("better words take the place of the ones that were found, and of nothing else", () => {
  expect(rewritten("我不知道呢，请等等", { excerpt: "我不知道", rewrite: "我帮您查一下" })).toBe("我帮您查一下呢，请等等");
  expect(rewritten("随便", { excerpt: null, rewrite: "您可以看看这两款" })).toBe("您可以看看这两款");
  expect(rewritten("价格是$1", { excerpt: "$1", rewrite: "$& 元" })).toBe("价格是$& 元");
});

test("a script that asks somebody higher keeps the buyer waiting, unless it was written anew", () => {
  const ask = { id: "K-17", text: "这个价格需要请示组长，请您稍等一下。", missing: [], next_step: "hold_and_ask_leader" };
  expect(step(ask.text, ask)).toEqual({ waits: true, asks: "leader" });
  expect(step(`您好，${ask.text}`, ask)).toEqual({ waits: true, asks: "leader" });
  expect(step("好的，可以给您便宜五元。", ask)).toEqual({ waits: false });
  expect(step(script.text, script)).toEqual({ waits: false });
  expect(step("请稍等", null)).toEqual({ waits: false });
});
