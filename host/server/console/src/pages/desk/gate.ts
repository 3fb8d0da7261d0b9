// Whether a draft may be sent, and with how many presses. The box refuses a blocked draft too; this only says so sooner.

import type { Finding, Review, Role, Suggestion } from "../../api/types";

export type Gate =
  /** Nothing to send. */
  | { kind: "empty" }
  /** Places that the script left open are still open. */
  | { kind: "unfilled"; names: string[] }
  /** The review is not of this text yet: a press has it reviewed first. */
  | { kind: "unreviewed" }
  | { kind: "blocked"; by: Finding[] }
  /** A warning that the writer has not yet pressed through. */
  | { kind: "twice"; by: Finding[] }
  | { kind: "free" };

/** A review and the text it is about. */
export type Reviewed = { text: string; review: Review };

export function gate(text: string, reviewed: Reviewed | null, warned: string | null, open: string[]): Gate {
  if (text.trim() === "") return { kind: "empty" };
  if (open.length > 0) return { kind: "unfilled", names: open };
  if (reviewed?.text !== text) return { kind: "unreviewed" };
  const level = (wanted: Finding["level"]) => reviewed.review.findings.filter((finding) => finding.level === wanted);
  const blocks = level("block");
  if (blocks.length > 0) return { kind: "blocked", by: blocks };
  const warnings = level("warn");
  if (warnings.length > 0 && warned !== text) return { kind: "twice", by: warnings };
  return { kind: "free" };
}

/** Where a draft came from. */
export type Source = Pick<Suggestion, "id" | "text" | "missing" | "next_step">;

const place = (name: string) => `{${name}}`;

/** Which places of the script the text still has open. */
export const openPlaces = (text: string, source: Source | null): string[] => source?.missing.filter((name) => text.includes(place(name))) ?? [];

/** So much of a script's words must still stand for the draft to be that script: somebody adds a sentence, changes a word. */
const KEPT = 0.4;

function pairs(text: string): Set<string> {
  const signs = [...text];
  return new Set(signs.slice(1).map((sign, at) => (signs[at] ?? "") + sign));
}

/** The text is still the script: edited, its places filled in, but not written anew. */
function stems(text: string, source: Source): boolean {
  const own = pairs(source.missing.reduce((words, name) => words.replaceAll(place(name), ""), source.text));
  const written = pairs(text);
  const kept = [...own].filter((pair) => written.has(pair)).length;
  return own.size > 0 && kept >= own.size * KEPT;
}

/** What the box is told: an untouched suggestion is an accepted one; an edited one is the agent's own words but still that script. */
export function provenance(text: string, source: Source | null): { origin: "manual" | "suggested_accepted"; script?: string } {
  if (!source) return { origin: "manual" };
  if (text === source.text) return { origin: "suggested_accepted", script: source.id };
  return stems(text, source) ? { origin: "manual", script: source.id } : { origin: "manual" };
}

/** The draft with a finding's better words in place of the ones it is about; the whole draft where they are not found in it. */
export function rewritten(text: string, { excerpt, rewrite }: Pick<Finding, "excerpt" | "rewrite">): string {
  if (rewrite == null) return text;
  return excerpt && text.includes(excerpt) ? text.replace(excerpt, () => rewrite) : rewrite;
}

/** What else happens when a script is sent: the buyer is asked to wait (M-02), somebody higher is asked (S-41). */
export type Step = { waits: boolean; asks?: Role };

const STEPS: Record<string, Step> = {
  open_hold: { waits: true },
  hold_and_ask_leader: { waits: true, asks: "leader" },
  hold_and_ask_supervisor: { waits: true, asks: "supervisor" },
  ask_leader: { waits: false, asks: "leader" },
  ask_supervisor: { waits: false, asks: "supervisor" },
};

/** What the draft brings about: what its script does, as long as it is still that script. */
export function step(text: string, source: Source | null): Step {
  const still = provenance(text, source).script !== undefined;
  return (still && source && STEPS[source.next_step]) || { waits: false };
}
