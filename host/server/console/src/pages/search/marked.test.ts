import { expect, test } from "vitest";
import { marked } from "./marked";

const hits = (text: string, words: string) => marked(text, words).flatMap((piece) => (piece.hit ? [piece.text] : []));

test("two-character words are marked wherever they stand", () => {
  expect(hits("退款多久到账？退款单号", "退款")).toEqual(["退款", "退款"]);
});

test("several words are each marked, the longer one whole", () => {
  expect(hits("退款退款单", "退款 退款单")).toEqual(["退款", "退款单"]);
});

test("the text is never changed by what is looked for", () => {
  expect(marked("a.b(c)", ".b(").map((piece) => piece.text).join("")).toBe("a.b(c)");
  expect(hits("axb", ".b(")).toEqual([]);
});
