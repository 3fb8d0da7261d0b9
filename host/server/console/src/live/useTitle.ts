// The tab's title says that somebody has written while the agent looked elsewhere.

import { useCallback, useEffect, useState } from "react";
import { useWords } from "../i18n";
import type { Entry } from "./feed";
import { useEntries } from "./LiveProvider";

function isBuyerMessage(entry: Entry): boolean {
  const detail = entry.event.conversation;
  return typeof detail === "object" && detail !== null && "message_received" in detail;
}

export function useTitle(waiting: number) {
  const words = useWords().shell;
  const [fresh, setFresh] = useState(0);
  useEntries(
    useCallback((entry: Entry) => {
      if (document.hidden && isBuyerMessage(entry)) setFresh((count) => count + 1);
    }, []),
  );
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setFresh(0);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  const title = fresh > 0 ? words.title.fresh(fresh) : waiting > 0 ? words.title.waiting(waiting) : words.product;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
