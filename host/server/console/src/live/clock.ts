// The box's time on this screen. The PC's own clock may be wrong by hours, so only its steady counter is used: each answer
// that says "as of" anchors it anew. A demonstration box may run faster than life; its pace shows in two anchors.

import { useSyncExternalStore } from "react";
import type { Instant } from "../api/types";

export type Anchor = { box: Instant; counter: number; pace: number };

/** The anchor after another answer: `box` was the box's time when this screen's counter stood at `counter`. */
export function anchored(old: Anchor | null, box: Instant, counter: number): Anchor {
  if (!old) return { box, counter, pace: 1 };
  const here = counter - old.counter;
  // Too close together to tell a pace; an answer that overtook another one on the way tells nothing new.
  if (here < 2_000) return here < 0 ? old : { box, counter, pace: old.pace };
  const measured = (box - old.box) / here;
  const pace = measured > 1.5 && measured < 2_000 ? measured : 1;
  return { box, counter, pace };
}

export const boxTime = (anchor: Anchor, counter: number): Instant => anchor.box + (counter - anchor.counter) * anchor.pace;

let anchor: Anchor | null = null;
let stoppedAt: Instant | null = null;

export const clock = {
  hear(box: Instant) {
    anchor = anchored(anchor, box, performance.now());
  },
  now(): Instant {
    if (stoppedAt !== null) return stoppedAt;
    return anchor ? Math.floor(boxTime(anchor, performance.now())) : Date.now();
  },
  /** The line is lost: no wait may go on counting as if somebody knew of it. */
  stop() {
    stoppedAt ??= clock.now();
  },
  go() {
    stoppedAt = null;
  },
};

const TICK = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = 0;

function subscribe(tell: () => void) {
  listeners.add(tell);
  timer ??= setInterval(() => {
    const next = Math.floor(clock.now() / 1000);
    if (next === second) return;
    second = next;
    listeners.forEach((each) => each());
  }, TICK);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The box's time in whole seconds, drawn anew when it changes. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => second * 1000 || clock.now() - (clock.now() % 1000));
}
