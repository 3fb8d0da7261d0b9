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

type Maybe<T> = T | null | undefined;

export type StaffRef = { id: number; name: string };
export type CustomerRef = { id: number; name?: string | null };
export type Words = { zh: string; en: string };
export type Reason = { rule: string; text: string };
export type Page<T> = { items: T[]; next?: number | null };

export type SetupState = { needed: boolean; code_length: number };
export type Session = {
  staff: { id: number; login: string; name: string; roles: Role[]; shops: number[]; presence: Presence };
  permissions: Permission[]; expires_at: Instant;
};
export type Staff = {
  id: number; login?: string | null; name: string; roles: Role[]; shops: number[]; disabled: boolean;
  presence: Presence; presence_since: Instant; load: number; version: number;
};
export type LoginAttempt = { at: Instant; login: string; staff?: StaffRef | null; ok: boolean; reason: string; address: string; device: string };
export type Token = { id: number; name: string; scope: Scope; shops: number[]; created_by: StaffRef; created_at: Instant; revoked: boolean };

export type Targets = {
  greeting_ms: Millis; amber_ms: Millis; red_ms: Millis; late_ms: Millis; alert_ms: Millis; unanswered_ms: Millis;
  unanswered_block_ms: Millis; hold_remind_ms: Millis; hold_gap_ms: Millis; close_ms: Millis; starvation_ms: Millis;
  capacity: number; queue_amber: number; queue_red: number; in_time_permille: number;
  case_review_ms: Millis; case_info_ms: Millis; case_choice_ms: Millis; case_boss_ms: Millis; case_parcel_ms: Millis;
  return_window_days: number; quality_window_days: number; no_reason: boolean;
  agent_compensation_fen: Fen; supervisor_compensation_fen: Fen; appeal_working_days: number;
};
export type Shop = { id: number; name: string; platform: Platform; language: "zh-CN" | "en"; targets: Targets; version: number };

export type ConversationSummary = {
  id: number; shop: number; customer: CustomerRef; stage: Stage; queue: Queue; phase: Phase; buying: boolean; emotion: Emotion; topics: string[];
  assignee?: StaffRef | null; opened_at: Instant; last_message_at: Instant; waiting_since?: Instant | null; waiting_ms?: Millis | null;
  round?: { number: number; messages: number; late: boolean; alerted: boolean; unanswered: boolean; blocks: number } | null;
  hold?: { since: Instant; last_contact: Instant; reminded: boolean; overdue: boolean } | null;
  escalated_to?: Role | null; last_text_preview?: string | null; version: number;
};
export type QueueView = {
  as_of: Instant; counts: { waiting: number; sales: number; after_sale: number; late: number; unassigned: number; mine: number };
  items: ConversationSummary[];
};
export type Message = {
  id: number; at: Instant; from: "buyer" | "auto" | "agent"; author?: StaffRef | null; content: Content; text?: string | null; script?: string | null;
};
export type Suggestion = { id: string; text: string; next_step: string; missing: string[] };
export type Advice = { suggestions: Suggestion[]; tags: { topic: string; confidence: number }[]; emotion: Emotion; reasons: Reason[]; verdict?: number | null };
export type Failed = { fault: string; detail: Words };
export type Thresholds = { amber_ms: Millis; red_ms: Millis; late_ms: Millis };
export type Customer = { id: number; name?: string | null; account?: string | null; channel?: string | null; conversations: number; cases: number };
export type ConversationDetail = {
  as_of: Instant; conversation: ConversationSummary; thresholds: Thresholds; customer: Customer; messages: Message[]; orders: Order[];
  cases: CaseSummary[]; advice?: Advice | null; notice?: Failed | null;
};
export type Level = "block" | "warn" | "hint";
export type Finding = { rule: string; level: Level; text: string; excerpt?: string | null; rewrite?: string | null };
export type Review = { findings: Finding[]; failed?: Failed | null };
export type Hit = { conversation: number; message: number; at: Instant; customer?: CustomerRef | null; text: string };

export type OrderState = "unpaid" | "paid_unshipped" | "shipped" | "signed" | "completed" | "closed";
export type OrderRecord = {
  number: string; state: OrderState; placed_at: Instant; paid_at?: Maybe<Instant>; shipped_at?: Maybe<Instant>; signed_at?: Maybe<Instant>;
  amount_paid: Fen; freight_paid?: Fen; coupons_share?: Fen; lines?: { sku: string; title: string; quantity: number; unit_price: Fen }[];
  courier?: Maybe<string>; tracking_number?: Maybe<string>; freight_insurance?: boolean; third_party?: boolean; packed?: boolean; platform_overdue?: boolean;
};
export type Order = { id: number; shop: number; customer: number; record: OrderRecord; refunded: Fen; refundable: Fen; remark?: string | null };

export type CaseState =
  | "applied" | "need_info" | "proposed" | "offer_choice" | "conditional" | "returning" | "inspecting" | "at_supervisor"
  | "at_boss" | "approved" | "partial" | "denied" | "refunded" | "compensated" | "closed";
export type CaseReason =
  | "unknown" | "dislike" | "size" | "quality" | "not_as_described" | "damaged" | "wrong_item" | "missing_item" | "late_ship"
  | "out_of_stock" | "logistics_delay" | "logistics_lost" | "price_error" | "payment_error" | "cancel" | "other";
export type Wish = "unspecified" | "refund_only" | "return_refund" | "exchange" | "resend" | "compensation" | "repair";
export type Condition = "unknown" | "buyer_says_fine" | "buyer_says_fault" | "fine" | "fault";
export type Conditions = { soiled?: Condition; used_marks?: Condition; tag_missing?: Condition; accessories_missing?: Condition };
export type Evidence = "photo_of_fault" | "photo_of_label" | "video" | "chat" | "courier_record" | "receipt" | "other";
export type Stock = "unknown" | "in_stock" | "out";
export type Facts = {
  reason: CaseReason; wish?: Wish; requested?: Maybe<Fen>; item_price: Fen; use_days?: Maybe<number>; conditions?: Conditions;
  asks_judgement_by_picture?: boolean; evidence?: Evidence[]; stock?: Stock; force_majeure?: boolean; explained?: boolean;
  no_reason_excluded?: boolean; safety_fault?: boolean; compensation_declined?: boolean; last_scan_at?: Maybe<Instant>;
};
export type Decision =
  | "close_unpaid" | "approve_refund_only" | "approve_return_refund" | "approve_exchange" | "conditional_return"
  | "partial_compensation" | "offer_choice" | "deny" | "escalate_boss" | "escalate_supervisor" | "need_info";
export type CaseAction =
  | "inform" | "send_requirements" | "confirm" | "refund" | "compensate" | "conditional_return" | "deny" | "ask_supervisor" | "ask_boss"
  | "consent" | "withhold" | "ask_buyer" | "note_parcel_sent" | "note_parcel_received" | "inspect" | "note_paid" | "close";
export type CaseSummary = {
  id: number; shop: number; customer: CustomerRef; order: number; order_number?: string | null; conversation?: number | null; state: CaseState;
  state_since: Instant; applied_at: Instant; reason: CaseReason; wish: Wish; requested?: Maybe<Fen>; decision?: Decision | null; amount_max?: Maybe<Fen>;
  amount?: Maybe<Fen>; paid?: Maybe<Fen>; decider?: Role | null; mine_to_decide: boolean; due_at?: Maybe<Instant>; overdue: boolean; fault?: string | null; version: number;
};
export type PolicyRef = { digest: string; id: string; version: string; title: Words };
export type CaseVerdict = {
  id: number; decision: Decision; amount_max: Fen; freight_part?: Maybe<Fen>; requires_approval_by?: Role | null; reasons: Reason[]; scripts: string[];
  choices: Wish[]; needed: string[]; errands: string[]; deadline?: Maybe<Instant>; return_class: string; return_freight?: string | null; warning?: string | null;
  policy: PolicyRef; settings_digest: string; fuel: number; micros: number;
};
export type CaseStep = { seq: number; at: Instant; by?: StaffRef | null; what: string; state?: CaseState | null; amount?: Maybe<Fen> };
export type CaseDetail = {
  case: CaseSummary; facts: Facts; words?: string | null; requirements_sent_at?: Maybe<Instant>; parcel?: string | null;
  approvals: { role: Role; by: StaffRef; granted: boolean; at: Instant }[]; order?: Order | null; customer: Customer;
  verdict?: CaseVerdict | null; history: CaseStep[]; allowed: CaseAction[];
};
export type Ruling =
  | "confirm" | "conditional_return" | "deny" | "ask_supervisor" | "ask_boss" | "consent" | "withhold" | "ask_buyer"
  | { refund: { amount: Fen } } | { compensate: { amount: Fen } };

export type Effect =
  | "use_rest_day" | "oral_criticism" | "report_to_general_manager"
  | { fine: Fen } | { points: number } | { remove_performance: Fen };
export type PenaltyState = "proposed" | "confirmed" | "excused" | "appealed" | "upheld" | "cancelled" | "superseded" | "applied";
export type PenaltyAction = "confirm" | "excuse" | "appeal" | "rule";
export type PenaltySummary = {
  id: number; staff: StaffRef; shop: number; rule: string; effect: Effect; state: PenaltyState; proposed_at: Instant; month: string;
  incident: "slow_answer"; started_at: Instant; duration_ms: Millis; appeal_until: Instant; version: number;
};
export type PenaltyDetail = {
  penalty: PenaltySummary;
  incident: { id: number; conversation: number; round: number; messages: number; started_at: Instant; ended_at: Instant; duration_ms: Millis; clock_trusted: boolean };
  asked?: Message | null; answered?: Message | null; reasons: Reason[]; working: string[]; verdict: number; policy: PolicyRef; settings_digest: string;
  decided_by?: StaffRef | null; reason?: string | null; appeal?: string | null; allowed: PenaltyAction[];
};

export type Policy = {
  digest: string; id: string; version: string; kind: PolicyKind; title: Words; author: string; licence: string; contract: string; bound_in: number[];
};
export type PolicyDetail = { policy: Policy; rules: { id: string; title: Words }[]; settings_schema: unknown };
export type PolicyInstalled = { digest: string; id: string; version: string; kind: PolicyKind; known: boolean };
export type Binding = {
  kind: PolicyKind; policy: PolicyRef; settings: unknown; settings_digest: string; since: Instant;
  previous?: { policy: PolicyRef; settings_digest: string } | null; broken: boolean; version: number;
};
export type Wall = { as_of: Instant; clock_trusted: boolean; policy_failures_today: number; failing_policies: PolicyKind[] };
