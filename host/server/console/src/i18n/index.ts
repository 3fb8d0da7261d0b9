// `useWords().desk.send`: what the page says, in the language of this browser.

import { useSyncExternalStore } from "react";
import { type Words, wordsOf } from "./dictionary";
import type { Language } from "./choice";
import { language } from "./language";

export type { Words };

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get);
}

export function useWords(): Words {
  return wordsOf(useLanguage());
}
