// What waits for me, as small numbers beside the names of the pages.

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { casesQuery } from "../api/cases";
import { queueQuery } from "../api/conversations";
import type { PlaceName } from "./places";
import { useMay } from "./session";

export function useCounts(): Partial<Record<PlaceName, number>> {
  const may = useMay();
  const queue = useQuery({ ...queueQuery, enabled: may("reply") });
  const approvals = useInfiniteQuery({ ...casesQuery({ mine_to_decide: true }), enabled: may("decide_case") });
  return {
    desk: queue.data?.items.filter((item) => item.waiting_since !== null).length ?? 0,
    approvals: approvals.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0,
  };
}
