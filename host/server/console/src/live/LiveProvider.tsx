// Keeps the line to the box while somebody is logged in, and turns what comes over it into "fetch this again".

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { clock } from "./clock";
import { type Entry, Feed, type LineState } from "./feed";
import { Invalidator, touched } from "./nouns";

type Live = { feed: Feed; hear: (listener: (entry: Entry) => void) => () => void };

const Context = createContext<Live | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [live] = useState<Live>(() => {
    const listeners = new Set<(entry: Entry) => void>();
    const invalidator = new Invalidator(queries);
    const feed = new Feed({
      entry(entry) {
        invalidator.mark(touched(entry.event));
        listeners.forEach((hear) => hear(entry));
      },
      blank: () => invalidator.mark([[]]),
      stranger: () => queries.setQueryData(["session"], null),
    });
    return { feed, hear: (listener) => (listeners.add(listener), () => void listeners.delete(listener)) };
  });
  useEffect(() => {
    const unsubscribe = live.feed.subscribe(() => {
      const { line } = live.feed.state();
      if (line === "lost") clock.stop();
      if (line === "live") clock.go();
    });
    live.feed.start();
    return () => {
      unsubscribe();
      live.feed.stop();
      clock.go();
    };
  }, [live]);
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

function useLive(): Live {
  const live = useContext(Context);
  if (!live) throw new Error("outside of LiveProvider");
  return live;
}

export function useLine(): LineState {
  const { feed } = useLive();
  return useSyncExternalStore(feed.subscribe, feed.state);
}

/** Calls back for every event of the journal; the callback may change freely. */
export function useEntries(listener: (entry: Entry) => void) {
  const { hear } = useLive();
  useEffect(() => hear(listener), [hear, listener]);
}
