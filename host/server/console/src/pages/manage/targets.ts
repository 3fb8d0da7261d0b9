// A shop's times and limits as fields: how each is shown and where it stands.

import type { Targets } from "../../api/types";

export type TargetKind = "time" | "count" | "permille" | "days" | "money" | "flag";

type GroupName = "waiting" | "hold" | "queue" | "cases" | "money";

export const GROUPS: [GroupName, [keyof Targets, TargetKind][]][] = [
  ["waiting", [["greeting_ms", "time"], ["amber_ms", "time"], ["red_ms", "time"], ["late_ms", "time"], ["alert_ms", "time"], ["unanswered_ms", "time"], ["unanswered_block_ms", "time"]]],
  ["hold", [["hold_remind_ms", "time"], ["hold_gap_ms", "time"], ["close_ms", "time"]]],
  ["queue", [["starvation_ms", "time"], ["capacity", "count"], ["queue_amber", "count"], ["queue_red", "count"], ["in_time_permille", "permille"]]],
  ["cases", [["case_review_ms", "time"], ["case_info_ms", "time"], ["case_choice_ms", "time"], ["case_boss_ms", "time"], ["case_parcel_ms", "time"], ["appeal_working_days", "days"]]],
  ["money", [["no_reason", "flag"], ["return_window_days", "days"], ["quality_window_days", "days"], ["agent_compensation_fen", "money"], ["supervisor_compensation_fen", "money"]]],
];
