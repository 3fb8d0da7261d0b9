// A case's way (W-07) as a few steps that anybody can follow.

import type { CaseState } from "../../api/types";

export type Step = "apply" | "review" | "return" | "result" | "pay" | "end";

const AT: Record<CaseState, Step> = {
  applied: "review", need_info: "review", proposed: "review", offer_choice: "review", at_supervisor: "review", at_boss: "review",
  conditional: "return", returning: "return", inspecting: "return",
  approved: "pay", partial: "pay",
  denied: "result",
  refunded: "end", compensated: "end", closed: "end",
};

/** The steps of this case and which one it stands at. `past`: the states it has been in. */
export function stepsOf(state: CaseState, past: CaseState[], paid: boolean): { steps: Step[]; at: number } {
  const been = [...past, state];
  const returned = been.some((seen) => AT[seen] === "return");
  const denied = state === "denied" || (been.includes("denied") && !paid && !been.some((seen) => AT[seen] === "pay"));
  const pays = !denied && (state !== "closed" || paid);
  const steps: Step[] = ["apply", "review"];
  if (returned) steps.push("return");
  steps.push(pays ? "pay" : "result", "end");
  return { steps, at: steps.indexOf(AT[state]) };
}
