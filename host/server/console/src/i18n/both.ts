// A section of the dictionary in both languages. The Chinese decides which words there are; a missing or surplus English one does not compile.

import type { Language } from "./choice";

export type Both<T> = Record<Language, T>;

export function both<T>(zh: T, en: NoInfer<T>): Both<T> {
  return { "zh-CN": zh, en };
}
