// How urgent a wait is: a colour and a shape, so that nobody needs to see colours.

import type { Millis } from "../api/types";

/** calm: green circle; soon: amber triangle; over: red square; long: red square, unanswered for over half an hour. */
export type Urgency = "calm" | "soon" | "over" | "long";

export type WaitLimits = { amber_ms: Millis; red_ms: Millis; late_ms: Millis; unanswered_ms?: Millis };

/** M-03, M-05: what holds where a shop's own times are not known yet. */
export const USUAL: Required<WaitLimits> = { amber_ms: 60_000, red_ms: 100_000, late_ms: 120_000, unanswered_ms: 1_800_000 };

/** `atMySeat`: the agent who has the conversation sees red before the buyer counts as waiting too long. */
export function urgency(wait: Millis, limits: WaitLimits, atMySeat: boolean): Urgency {
  if (wait > (limits.unanswered_ms ?? USUAL.unanswered_ms)) return "long";
  if (wait > limits.late_ms || (atMySeat && wait >= limits.red_ms)) return "over";
  return wait >= limits.amber_ms ? "soon" : "calm";
}
