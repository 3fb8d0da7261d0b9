// A wait that ticks: colour and shape say how urgent it is, the words say it to those who cannot see either.

import type { Instant } from "../api/types";
import { useWords } from "../i18n";
import { useNow } from "../live/clock";
import { type Urgency, type WaitLimits, urgency } from "../live/waiting";
import { stopwatch } from "./time";
import "./wait.css";

export function Shape({ kind }: { kind: Urgency }) {
  return (
    <svg className={`shape shape-${kind}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {kind === "calm" && <circle cx="6" cy="6" r="5" />}
      {kind === "soon" && <path d="M6 0.6 11.6 11H0.4Z" />}
      {(kind === "over" || kind === "long") && <rect x="1" y="1" width="10" height="10" rx="1" />}
    </svg>
  );
}

export function Wait({ since, limits, atMySeat }: { since: Instant; limits: WaitLimits; atMySeat: boolean }) {
  const words = useWords().desk;
  const wait = Math.max(0, useNow() - since);
  const kind = urgency(wait, limits, atMySeat);
  const time = stopwatch(wait);
  return (
    <span className={`wait wait-${kind} number`} role="timer" data-urgency={kind} aria-label={words.waited(time, words.urgency[kind])}>
      <Shape kind={kind} />
      {time}
    </span>
  );
}
