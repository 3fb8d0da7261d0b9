import { expect, test } from "vitest";
import { languageOf } from "./choice";

test("Chinese comes first: only a browser that asks for English gets it", () => {
  expect(languageOf(null, "zh-CN")).toBe("zh-CN");
  expect(languageOf(null, "de-DE")).toBe("zh-CN");
  expect(languageOf(null, "en-GB")).toBe("en");
});

test("what was chosen on this computer wins; nonsense in its place does not", () => {
  expect(languageOf("zh-CN", "en-US")).toBe("zh-CN");
  expect(languageOf("en", "zh-CN")).toBe("en");
  expect(languageOf("kl", "zh-CN")).toBe("zh-CN");
});
