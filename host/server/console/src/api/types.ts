// The nouns of the interface by the names that the pages use.

export type Fen = number;
/** Milliseconds since 1970 in UTC. */
export type Instant = number;
export type Millis = number;

export type Role = "pre_sale" | "after_sale" | "complaint" | "leader" | "supervisor" | "boss" | "warehouse";
export type Permission =
  | "view_orders" | "reply" | "write_remark" | "open_case" | "inform_case" | "decide_case" | "inspect_goods"
  | "confirm_penalty" | "view_others_penalties" | "hear_appeal" | "assign_others" | "manage_staff" | "manage_shops"
  | "manage_policies" | "manage_tokens" | "erase_customer" | "view_login_log";
export type Presence = "offline" | "online" | "on_break";
export type Platform = "taobao" | "tmall" | "douyin" | "pinduoduo" | "jd" | "other";
export type PolicyKind = "reply" | "refund" | "penalty";
export type Stage = "waiting" | "active" | "hold" | "closing" | "closed";
export type Queue = "sales" | "after_sale";
export type Phase = "pre_sale" | "in_sale" | "after_sale";
export type Emotion = "calm" | "unhappy" | "angry";
export type Content = "text" | "image" | "video" | "sticker" | "card";
export type Origin = "auto" | "suggested_accepted" | "manual";
export type Scope = "connector" | "station" | "display";

export type Named = { id: number; name: string | null };
export type Page<T> = { items: T[]; next: string | null };

export type Session = {
  staff: { id: number; login: string; name: string; roles: Role[]; shops: number[]; presence: Presence };
  permissions: Permission[];
};

export type Staff = {
  id: number; login: string; name: string; roles: Role[]; shops: number[];
  presence: Presence; presence_since: Instant; disabled: boolean; version: number;
};
export type LoginRecord = { at: Instant; login: string; staff: number | null; ok: boolean; reason: string | null; address: string; device: string };
export type Token = { id: number; name: string; scope: Scope; shops: number[]; created_at: Instant };

export type Targets = {
  greeting_ms: Millis; amber_ms: Millis; red_ms: Millis; late_ms: Millis; alert_ms: Millis; unanswered_ms: Millis;
  unanswered_block_ms: Millis; hold_remind_ms: Millis; hold_gap_ms: Millis; close_ms: Millis; starvation_ms: Millis;
  capacity: number; queue_amber: number; queue_red: number; in_time_permille: number;
  case_review_ms: Millis; case_info_ms: Millis; case_choice_ms: Millis; case_boss_ms: Millis; case_parcel_ms: Millis;
  return_window_days: number; quality_window_days: number; no_reason: boolean;
  agent_compensation_fen: Fen; supervisor_compensation_fen: Fen; appeal_working_days: number;
};
export type Shop = { id: number; name: string; platform: Platform; language: "zh-CN" | "en"; targets: Targets; version: number };

export type Round = { late: boolean; alerted: boolean; unanswered: boolean; blocks: number };
export type Hold = { since: Instant; last_contact: Instant; reminded: boolean; overdue: boolean };

export type ConversationSummary = {
  id: number; shop: number; customer: Named; stage: Stage; queue: Queue; phase: Phase; buying: boolean; emotion: Emotion;
  topics: string[]; assignee: Named | null; opened_at: Instant; waiting_since: Instant | null;
  round: Round | null; hold: Hold | null; last_text_preview: string | null; escalated_to: Role | null; version: number;
};
export type QueueCounts = { waiting: number; mine: number; open: number };
export type QueueView = { as_of: Instant; counts: QueueCounts; items: ConversationSummary[] };

export type Message = {
  id: number; at: Instant; from: "buyer" | "auto" | "agent"; author: Named | null; content: Content;
  text: string | null; script: string | null; origin: Origin | null;
};
export type Suggestion = { id: string; text: string; next_step: string; missing: string[] };
export type AdviceView = { suggestions: Suggestion[]; verdict: number };

export type OrderState = "unpaid" | "paid_unshipped" | "shipped" | "signed" | "completed" | "closed";
export type Order = {
  id: number; shop: number; customer: number; refunded: Fen; refundable: Fen; remark: string | null;
  record: {
    number: string; state: OrderState; placed_at: Instant; paid_at: Instant | null; shipped_at: Instant | null; signed_at: Instant | null;
    amount_paid: Fen; freight_paid: Fen; coupons_share: Fen;
    lines: { sku: string; title: string; quantity: number; unit_price: Fen }[];
    courier: string | null; tracking_number: string | null; freight_insurance: boolean; third_party: boolean; packed: boolean; platform_overdue: boolean;
  };
};

export type CaseState =
  | "applied" | "need_info" | "proposed" | "offer_choice" | "conditional" | "returning" | "inspecting" | "at_supervisor"
  | "at_boss" | "approved" | "partial" | "denied" | "refunded" | "compensated" | "closed";
export type CaseReason =
  | "unknown" | "dislike" | "size" | "quality" | "not_as_described" | "damaged" | "wrong_item" | "missing_item" | "late_ship"
  | "out_of_stock" | "logistics_delay" | "logistics_lost" | "price_error" | "payment_error" | "cancel" | "other";
export type Wish = "unspecified" | "refund_only" | "return_refund" | "exchange" | "resend" | "compensation" | "repair";
export type Condition = "unknown" | "buyer_says_fine" | "buyer_says_fault" | "fine" | "fault";
export type Conditions = { soiled: Condition; used_marks: Condition; tag_missing: Condition; accessories_missing: Condition };
export type Evidence = "photo_of_fault" | "photo_of_label" | "video" | "chat" | "courier_record" | "receipt" | "other";
export type Stock = "unknown" | "in_stock" | "out";
export type Facts = {
  reason: CaseReason; wish: Wish; requested: Fen | null; item_price: Fen; use_days: number | null; conditions: Conditions;
  asks_judgement_by_picture: boolean; evidence: Evidence[]; stock: Stock; force_majeure: boolean; explained: boolean;
  no_reason_excluded: boolean; safety_fault: boolean; compensation_declined: boolean; last_scan_at: Instant | null;
};
export type Decision =
  | "close_unpaid" | "approve_refund_only" | "approve_return_refund" | "approve_exchange" | "conditional_return"
  | "partial_compensation" | "offer_choice" | "deny" | "escalate_boss" | "escalate_supervisor" | "need_info";
/** A rule id and its reason, in the shop's language. */
export type Reason = [string, string];
export type Judgement = { verdict: number; policy: string; settings: string; input: string; output: string; fuel: number; micros: number };
export type Verdict = {
  decision: Decision; amount_max: Fen; requires_approval_by: Role | null; reasons: Reason[]; scripts: string[];
  deadline: Instant | null; return_class: string; warning: string | null;
};
export type Approval = { role: Role; by: number; granted: boolean; at: Instant };
export type Case = {
  id: number; shop: number; customer: number; order: number; conversation: number | null; state: CaseState; state_since: Instant;
  applied_at: Instant; facts: Facts; requirements_sent_at: Instant | null; approvals: Approval[]; verdict: [Verdict, Judgement] | null;
  fault: string | null; amount: Fen | null; paid: Fen | null; parcel: string | null; overdue: boolean; return_class: string | null; version: number;
};
export type CaseSummary = {
  id: number; shop: number; customer: Named; order_number: string; state: CaseState; state_since: Instant; applied_at: Instant;
  reason: CaseReason; wish: Wish; decision: Decision | null; amount: Fen | null; decider: Role | null; fault: string | null; overdue: boolean; version: number;
};
export type HistoryItem = { seq: number; at: Instant; by: Named | null; kind: string; state: CaseState | null; amount: Fen | null; note: string | null };
export type PolicyRef = { id: string; version: string; digest: string; title: Title };
export type CaseView = {
  case: Case; order: Order; customer: Named; words: string | null; policy: PolicyRef | null; history: HistoryItem[];
  verdict: VerdictView | null; state_deadline: Instant | null; decider: Role | null; parcel: string | null;
};
export type VerdictView = { id: number; policy: PolicyRef; settings_digest: string; input: unknown; output: unknown; fuel: number; micros: number; at: Instant };
export type Ruling =
  | "confirm" | "conditional_return" | "deny" | "ask_supervisor" | "ask_boss" | "consent" | "withhold" | "ask_buyer"
  | { refund: { amount: Fen } } | { compensate: { amount: Fen } };

export type ConversationView = {
  as_of: Instant;
  conversation: ConversationSummary;
  customer: { id: number; name: string | null; conversations_before: number; cases: number };
  messages: Message[]; orders: Order[]; cases: CaseSummary[]; advice: AdviceView | null; notice: PolicyNotice | null;
};
export type PolicyNotice = { fault: string; detail: string };
export type Level = "block" | "warn" | "hint";
export type Finding = { rule: string; level: Level; text: string; excerpt: string | null; rewrite: string | null };
export type Review = { findings: Finding[]; verdict: number | null; failed: PolicyNotice | null };
export type SearchHit = { conversation: number; message: number; shop: number; customer: Named; at: Instant; from: Message["from"]; text: string };

export type Effect =
  | "use_rest_day" | "oral_criticism" | "report_to_general_manager"
  | { fine: Fen } | { points: number } | { remove_performance: Fen };
export type PenaltyState = "proposed" | "confirmed" | "excused" | "appealed" | "upheld" | "cancelled" | "superseded" | "applied";
export type Incident = {
  id: number; kind: string; staff: number; shop: number; conversation: number; round: number; messages: number;
  first_message: number; answer_message: number | null; started_at: Instant; ended_at: Instant; duration: Millis; clock_trusted: boolean;
};
export type Penalty = {
  id: number; incident: Incident; month: { year: number; month: number };
  proposal: { rule: string; effect: Effect; reasons: Reason[]; working: string[]; replaces_overlapping: boolean };
  judgement: Judgement; state: PenaltyState; proposed_at: Instant; decided_by: number | null; reason_code: string | null; appeal: string | null; version: number;
};
export type PenaltyItem = { penalty: Penalty; staff: Named };
export type PenaltyView = {
  penalty: Penalty; staff: Named; decided_by: Named | null; first_message: Message | null; answer_message: Message | null;
  appeal_text: string | null; appeal_until: Instant; policy: PolicyRef | null;
};

export type Title = { "zh-CN": string; en: string };
export type Manifest = { id: string; version: string; kind: PolicyKind; contract: string; author: string; licence: string; title: Title; rules: { id: string; title: Title }[] };
export type InstalledPolicy = { digest: string; id: string; version: string; kind: PolicyKind; title: Title; bound_in: number[] };
export type PolicyDetail = { digest: string; manifest: Manifest; schema: unknown };
export type Binding = {
  kind: PolicyKind; policy: PolicyRef; settings_digest: string; settings: unknown; since: Instant;
  previous: { policy: PolicyRef; settings_digest: string } | null; version: number;
};
export type WallView = {
  as_of: Instant; clock_trusted: boolean; waiting: number; waiting_after_sale: number; oldest_wait: Millis | null; late_now: number;
  answered_today: number; answered_in_time_today: number; target_permille: number; open_refunds: number; refunds_to_approve: number;
  policy_failures_today: number; failing_policies: PolicyKind[];
};
