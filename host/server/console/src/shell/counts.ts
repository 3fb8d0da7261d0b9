// What waits for me, as small numbers beside the names of the pages.

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { casesQuery } from "../api/cases";
import { queueQuery } from "../api/conversations";
import { penaltiesQuery } from "../api/penalties";
import type { PlaceName } from "./places";
import { useMay } from "./session";

export function useCounts(): Partial<Record<PlaceName, number>> {
  const may = useMay();
  const queue = useQuery({ ...queueQuery, enabled: may("reply") });
  const approvals = useInfiniteQuery({ ...casesQuery({ mine_to_decide: true }), enabled: may("decide_case") });
  const proposed = useInfiniteQuery({ ...penaltiesQuery({ state: "proposed" }), enabled: may("confirm_penalty") });
  const appealed = useInfiniteQuery({ ...penaltiesQuery({ state: "appealed" }), enabled: may("hear_appeal") });
  return {
    penalties: counted(proposed.data) + counted(appealed.data),
    desk: queue.data?.items.filter((item) => item.waiting_since !== null).length ?? 0,
    approvals: counted(approvals.data),
  };
}

const counted = (list?: { pages: { items: unknown[] }[] }) => list?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
