// How urgent a wait is: a colour and a shape, so that nobody needs to see colours.

import type { Millis, Targets } from "../api/types";

/** calm: green circle; soon: amber triangle; over: red square; long: red square, unanswered for over half an hour. */
export type Urgency = "calm" | "soon" | "over" | "long";

type Limits = Pick<Targets, "amber_ms" | "red_ms" | "late_ms" | "unanswered_ms">;

/** `atMySeat`: the agent who has the conversation sees red before the buyer counts as waiting too long. */
export function urgency(wait: Millis, limits: Limits, atMySeat: boolean): Urgency {
  if (wait > limits.unanswered_ms) return "long";
  if (wait > limits.late_ms || (atMySeat && wait >= limits.red_ms)) return "over";
  return wait >= limits.amber_ms ? "soon" : "calm";
}
