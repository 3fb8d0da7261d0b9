// Which facts the rules of each kind of incident ask for.

import type { IncidentKind } from "../../api/types";

export type Mark = "phone_leave" | "prompt_answered" | "special_reason" | "review_changed";
export type Asked = { end: boolean; shift: boolean; order: boolean; fault: boolean; points: boolean; marks: Mark[] };

const TIMED: IncidentKind[] = ["idle_hang", "late_for_shift", "offline_without_leave", "not_logged_in"];
const OF_ORDERS: IncidentKind[] = ["bad_review", "non_quality_return"];
const COMPLAINTS: IncidentKind[] = ["slow_complaint", "attitude_complaint"];
const ATTENDANCE: IncidentKind[] = ["late_for_shift", "offline_without_leave", "not_logged_in", "absent_without_leave", "left_post"];

export function asks(kind: IncidentKind): Asked {
  const marks: Mark[] = [];
  if (ATTENDANCE.includes(kind)) marks.push("phone_leave");
  if (kind === "idle_hang") marks.push("prompt_answered");
  if (kind === "bad_review") marks.push("review_changed");
  if (!OF_ORDERS.includes(kind)) marks.push("special_reason");
  return {
    end: TIMED.includes(kind),
    shift: ATTENDANCE.includes(kind) || kind === "idle_hang",
    order: OF_ORDERS.includes(kind),
    fault: OF_ORDERS.includes(kind) || COMPLAINTS.includes(kind),
    points: kind === "daily_task_unfinished",
    marks,
  };
}
