// Which language, from what is known: what was chosen on this computer, else what the browser asks for.

export type Language = "zh-CN" | "en";

export function languageOf(remembered: string | null, browser: string): Language {
  if (remembered === "zh-CN" || remembered === "en") return remembered;
  return browser.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}
