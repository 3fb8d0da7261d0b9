import { expect, test } from "vitest";
import { sections } from "./dictionary";

/** Every path of the dictionary, with what stands there: a word, or a sentence that takes values. */
function paths(words: unknown, at = ""): string[] {
  if (words !== null && typeof words === "object") return Object.entries(words).flatMap(([name, inner]) => paths(inner, `${at}.${name}`));
  return [`${at}: ${typeof words === "function" ? `${words.length} values` : typeof words}`];
}

for (const [name, section] of Object.entries(sections)) {
  test(`${name}: both languages say the same things`, () => {
    expect(paths(section.en).sort()).toEqual(paths(section["zh-CN"]).sort());
  });

  test(`${name}: nothing is left unsaid`, () => {
    const unsaid = (words: unknown): string[] => paths(words).filter((path) => path.endsWith(": undefined"));
    expect([...unsaid(section["zh-CN"]), ...unsaid(section.en)]).toEqual([]);
  });
}
