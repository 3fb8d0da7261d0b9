// What a proposal would do, in words.

import type { Effect } from "../../api/types";
import type { Words } from "../../i18n";
import { points, yuan } from "../../parts/money";

export function effectSaid(effect: Effect, words: Words["penalties"]): string {
  if (typeof effect === "string") return words.effect[effect];
  if ("fine" in effect) return words.effect.fine(yuan(effect.fine));
  if ("points" in effect) return words.effect.points(points(effect.points));
  return words.effect.remove_performance(yuan(effect.remove_performance));
}
