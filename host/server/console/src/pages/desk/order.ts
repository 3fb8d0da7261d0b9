// Which conversations an agent looks at. The order is the box's own: nothing is sorted again here.

import type { ConversationSummary } from "../../api/types";

export type Filter = "mine" | "all" | "after_sale";

export function chosen(items: ConversationSummary[], filter: Filter, me: number): ConversationSummary[] {
  if (filter === "mine") return items.filter((item) => item.assignee?.id === me);
  return filter === "after_sale" ? items.filter((item) => item.queue === "after_sale") : items;
}
