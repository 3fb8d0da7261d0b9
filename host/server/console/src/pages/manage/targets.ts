// A shop's times and limits as fields: how each is shown and where it stands.

import type { Targets } from "../../api/types";
import type { Words } from "../../i18n";
import { yuan } from "../../parts/money";
import { duration } from "../../parts/time";

export type TargetKind = "time" | "count" | "permille" | "days" | "money" | "flag";

type GroupName = "waiting" | "hold" | "queue" | "cases" | "money";

export const GROUPS: [GroupName, [keyof Targets, TargetKind][]][] = [
  ["waiting", [["greeting_ms", "time"], ["amber_ms", "time"], ["red_ms", "time"], ["late_ms", "time"], ["alert_ms", "time"], ["unanswered_ms", "time"], ["unanswered_block_ms", "time"]]],
  ["hold", [["hold_remind_ms", "time"], ["hold_gap_ms", "time"], ["quiet_ms", "time"], ["unpaid_ms", "time"], ["close_ms", "time"]]],
  ["queue", [["starvation_ms", "time"], ["capacity", "count"], ["queue_amber", "count"], ["queue_red", "count"], ["in_time_permille", "permille"]]],
  ["cases", [["case_review_ms", "time"], ["case_info_ms", "time"], ["case_choice_ms", "time"], ["case_boss_ms", "time"], ["case_parcel_ms", "time"], ["appeal_working_days", "days"]]],
  ["money", [["no_reason", "flag"], ["return_window_days", "days"], ["quality_window_days", "days"], ["agent_compensation_fen", "money"], ["supervisor_compensation_fen", "money"]]],
];

/** A time or limit in words. */
export function targetSaid(kind: TargetKind, value: number | boolean, { units, policies }: Words): string {
  if (typeof value === "boolean") return value ? policies.form.on : policies.form.off;
  switch (kind) {
    case "time":
      return duration(value, units);
    case "money":
      return yuan(value);
    case "permille":
      return `${value / 10}%`;
    case "days":
      return units.days(value);
    default:
      return String(value);
  }
}
