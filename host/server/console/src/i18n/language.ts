// Which language this browser speaks. Chinese first; remembered on this computer, not with the account, because stations are shared.

import { type Language, languageOf } from "./choice";

const KEY = "xiaoer.language";

let current = languageOf(readKept(), globalThis.navigator?.language ?? "");
const listeners = new Set<() => void>();

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage can be switched off; then the browser's language decides each time.
    return null;
  }
}

export const language = {
  get: (): Language => current,
  set(next: Language) {
    current = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Not remembered; still switched.
    }
    listeners.forEach((tell) => tell());
  },
  subscribe(tell: () => void) {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
};
