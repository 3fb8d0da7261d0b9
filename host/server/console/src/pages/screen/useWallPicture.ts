// The wall's picture, new whenever there is a new one: each request waits at the box until the picture changes, so an
// unchanged wall sends nothing.

import { useEffect, useState } from "react";

/** Seconds; the box answers "unchanged" after them. */
const WAIT = 25;
/** Milliseconds between attempts while the box does not answer. */
const PAUSE = 2_000;

export type WallPicture = { url: string | null; /** When the box was last heard of, by this screen's counter. */ heard: number };

export function useWallPicture(): WallPicture {
  const [picture, setPicture] = useState<WallPicture>({ url: null, heard: performance.now() });
  useEffect(() => {
    const stop = new AbortController();
    let shown: string | null = null;
    const follow = async () => {
      let etag: string | null = null;
      while (!stop.signal.aborted) {
        try {
          const headers: Record<string, string> = etag === null ? {} : { "If-None-Match": etag };
          const response = await fetch(`/api/v1/wall.png?wait=${etag === null ? 0 : WAIT}`, { headers, credentials: "same-origin", cache: "no-store", signal: stop.signal });
          if (response.status === 200) {
            const url = URL.createObjectURL(await response.blob());
            if (shown) URL.revokeObjectURL(shown);
            shown = url;
            etag = response.headers.get("ETag");
            setPicture({ url, heard: performance.now() });
          } else if (response.status === 304) {
            setPicture((old) => ({ ...old, heard: performance.now() }));
          } else {
            await pause(stop.signal);
          }
          // Without a mark to wait on, asking again at once would be asking without end.
          if (etag === null) await pause(stop.signal);
        } catch {
          await pause(stop.signal);
        }
      }
    };
    void follow();
    return () => {
      stop.abort();
      if (shown) URL.revokeObjectURL(shown);
    };
  }, []);
  return picture;
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Longer than one waiting request may take: the picture is no longer known to be the wall's. */
export const TOO_OLD = (WAIT + 10) * 1_000;
