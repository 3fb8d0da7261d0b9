//! Facts and verdicts of penalty policies (考核策略): `xiaoer:policy/penalty-types@0.1.0`.
//!
//! Units are the contract's: money in fen, points in tenths, instants in UTC milliseconds, durations in milliseconds.

#![expect(
    missing_docs,
    reason = "a field without a remark here means what its name says; the contract in wit/ is the text"
)]
#![expect(clippy::struct_excessive_bools, reason = "facts of the contract, each a plain yes or no")]

use super::common::{Fen, Instant, Millis, Reason, ShopFacts, Tenths};
use serde::{Deserialize, Serialize};
use wasmtime::component::{ComponentType, Lift, Lower};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Shift {
    #[component(name = "day")]
    Day,
    #[component(name = "day-into-night")]
    DayIntoNight,
    #[component(name = "night")]
    Night,
    #[component(name = "off-duty")]
    OffDuty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Grade {
    #[component(name = "junior")]
    Junior,
    #[component(name = "intermediate")]
    Intermediate,
    #[component(name = "senior")]
    Senior,
    #[component(name = "account-manager")]
    AccountManager,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct AgentFacts {
    pub id: u64,
    pub grade: Grade,
    pub onsite: bool,
    #[component(name = "full-time")]
    pub full_time: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum IncidentKind {
    /// A round whose first human answer took too long, or never came (M-03, M-05, M-06).
    #[component(name = "slow-answer")]
    SlowAnswer,
    /// Online, nobody attending (M-07).
    #[component(name = "idle-hang")]
    IdleHang,
    #[component(name = "late-for-shift")]
    LateForShift,
    /// On duty and not online since the shift began, no leave asked by phone (FT-03, PP-07).
    #[component(name = "offline-without-leave")]
    OfflineWithoutLeave,
    /// Found not logged in to the client in the midst of a shift (FT-03, PP-07).
    #[component(name = "not-logged-in")]
    NotLoggedIn,
    #[component(name = "forgot-register")]
    ForgotRegister,
    #[component(name = "absent-without-leave")]
    AbsentWithoutLeave,
    #[component(name = "left-post")]
    LeftPost,
    /// A leave or a rest with consent that the month's quota of rest days may not cover (PP-06).
    #[component(name = "leave-over-quota")]
    LeaveOverQuota,
    /// A customer or a colleague complained of untimely answers; one for each case (PP-08, A-44).
    #[component(name = "slow-complaint")]
    SlowComplaint,
    #[component(name = "attitude-complaint")]
    AttitudeComplaint,
    #[component(name = "bad-review")]
    BadReview,
    #[component(name = "non-quality-return")]
    NonQualityReturn,
    #[component(name = "daily-task-unfinished")]
    DailyTaskUnfinished,
}

/// What a supervisor must have found before some rules may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Finding {
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "agent-at-fault")]
    AgentAtFault,
    #[component(name = "not-at-fault")]
    NotAtFault,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    pub id: u64,
    pub kind: IncidentKind,
    #[component(name = "started-at")]
    pub started_at: Instant,
    #[component(name = "ended-at")]
    pub ended_at: Instant,
    /// Waited, late or absent this long. From a monotonic clock: it may differ from ended-at minus started-at.
    pub duration: Millis,
    /// False: the round was never answered; it ended with the agent's session or the day.
    pub answered: bool,
    pub shift: Shift,
    #[component(name = "phone-leave")]
    pub phone_leave: bool,
    /// The agent answered the presence prompt.
    #[component(name = "prompt-answered")]
    pub prompt_answered: bool,
    #[component(name = "unanswered-messages")]
    pub unanswered_messages: u32,
    /// For reviews: it was changed to a good one in the end (FT-09).
    #[component(name = "review-changed")]
    pub review_changed: bool,
    pub fault: Finding,
    /// Goods value of the order concerned.
    #[component(name = "order-amount")]
    pub order_amount: Option<Fen>,
    /// A special reason (特别原因) is on record.
    #[component(name = "special-reason")]
    pub special_reason: bool,
    /// Points that a supervisor asks for where the rule leaves a range (PP-10).
    #[component(name = "asked-points")]
    pub asked_points: Option<Tenths>,
}

/// How often something happened to this agent earlier in the same month, the present incident left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    pub kind: IncidentKind,
    /// All of that kind.
    pub count: u32,
    /// The duration of each, for rules that count only the short or only the long ones. Empty: every one counts.
    pub durations: Vec<Millis>,
}

/// A proposal already made for an interval that overlaps this incident's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Overlapping {
    pub rule: String,
    pub amount: Fen,
    /// A person has agreed with it, or it is contested: it stays, and nothing takes its place.
    #[serde(default)]
    pub settled: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct IncidentCase {
    pub now: Instant,
    pub shop: ShopFacts,
    pub agent: AgentFacts,
    pub incident: Incident,
    #[component(name = "earlier-this-month")]
    pub earlier_this_month: Vec<Earlier>,
    pub overlapping: Vec<Overlapping>,
    /// Rest days of the month used before this incident (PP-01, PP-06); absent where the box keeps no roster.
    #[component(name = "rest-days-used")]
    pub rest_days_used: Option<u8>,
    /// The clock was synchronised from start to end of the incident.
    #[component(name = "clock-trusted")]
    pub clock_trusted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(variant)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A proposed deduction in money.
    #[component(name = "fine")]
    Fine(Fen),
    /// A proposed deduction in points.
    #[component(name = "points")]
    Points(Tenths),
    /// The order no longer counts for the agent's performance; the value is the amount.
    #[component(name = "remove-performance")]
    RemovePerformance(Fen),
    /// A rest day of the month is used up (PP-01).
    #[component(name = "use-rest-day")]
    UseRestDay,
    #[component(name = "oral-criticism")]
    OralCriticism,
    #[component(name = "report-to-general-manager")]
    ReportToGeneralManager,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    pub rule: String,
    pub effect: Effect,
    pub reasons: Vec<Reason>,
    /// How the amount was reached, step by step, for the person who will read it.
    pub working: Vec<String>,
    /// Rules whose overlapping proposals this one takes the place of. Empty: it stands beside them all.
    pub replaces: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    pub proposals: Vec<Proposal>,
    /// Why nothing, or nothing more, is proposed: a free one, an exempt shift and so on.
    pub notes: Vec<Reason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct AppliedItem {
    pub rule: String,
    pub effect: Effect,
    #[component(name = "incident-at")]
    pub incident_at: Instant,
    /// The number under which the box keeps the penalty's evidence and its way through confirmation and appeal.
    pub penalty: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ScoreLevel {
    #[component(name = "ok")]
    Ok,
    #[component(name = "warning")]
    Warning,
    #[component(name = "company-penalty")]
    CompanyPenalty,
    #[component(name = "severe")]
    Severe,
}

/// How a month before this one ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct EarlierScore {
    pub year: u32,
    pub month: u8,
    pub score: Tenths,
    pub level: ScoreLevel,
    #[component(name = "working-days")]
    pub working_days: u8,
}

/// Order lines (订单商品行) that add the same amount to a month's sales.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct SaleLines {
    /// What each adds, with what came back of it in the month taken off; below zero where more came back than was sold.
    pub each: Fen,
    /// How many such lines.
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct MonthCase {
    pub now: Instant,
    pub shop: ShopFacts,
    pub agent: AgentFacts,
    /// For example 2026 and 11.
    pub year: u32,
    pub month: u8,
    #[component(name = "days-in-month")]
    pub days_in_month: u8,
    #[component(name = "days-employed")]
    pub days_employed: u8,
    #[component(name = "working-days")]
    pub working_days: u8,
    /// Goods paid for in the month less goods refunded in it, whenever they were sold; can be below zero.
    #[component(name = "net-sales")]
    pub net_sales: Fen,
    /// The order lines of `net-sales`, for rules that round each of them. What they lack of `net-sales` counts as one
    /// more line; empty where no lines are known.
    #[component(name = "sale-lines")]
    #[serde(default)]
    pub sale_lines: Vec<SaleLines>,
    /// What the month before handed on in its statement's `carried-sales`: zero or below. Absent: nothing.
    #[component(name = "carried-sales")]
    pub carried_sales: Option<Fen>,
    /// 0 to 100.
    #[component(name = "team-score")]
    pub team_score: u8,
    #[component(name = "rest-days-used")]
    pub rest_days_used: u8,
    pub absences: u8,
    #[component(name = "latenesses-over-free")]
    pub latenesses_over_free: u8,
    pub applied: Vec<AppliedItem>,
    /// The months before, latest first, as far as there is a score (PP-14, A-25).
    #[component(name = "earlier-scores")]
    pub earlier_scores: Vec<EarlierScore>,
    #[component(name = "special-bonus")]
    pub special_bonus: Fen,
    #[component(name = "local-minimum-wage")]
    pub local_minimum_wage: Option<Fen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct PayLine {
    pub rule: String,
    pub label: String,
    /// Below zero for a deduction.
    pub amount: Fen,
    /// Points that the line adds to the score: below zero for a deduction, zero where it is about money.
    pub points: Tenths,
    /// How the line was reached, step by step, and where its evidence lies.
    pub working: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub lines: Vec<PayLine>,
    /// The sum of the lines' amounts.
    pub total: Fen,
    /// Raw score of the month, may be below zero; absent where the scheme has no points.
    pub score: Option<Tenths>,
    pub level: ScoreLevel,
    /// Sales below zero that the next month begins with: zero or below.
    #[component(name = "carried-sales")]
    pub carried_sales: Fen,
    pub reasons: Vec<Reason>,
    /// Legal guards that a person must acknowledge.
    pub warnings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    pub agent: u64,
    pub at: Instant,
    #[component(name = "closed-deal")]
    pub closed_deal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    pub agent: u64,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct SaleCase {
    pub now: Instant,
    pub shop: ShopFacts,
    #[component(name = "placed-at")]
    pub placed_at: Instant,
    #[component(name = "paid-at")]
    pub paid_at: Instant,
    pub flags: Vec<Flag>,
    /// Human talks with this buyer, oldest first.
    pub talks: Vec<Talk>,
    /// The unpaid order that this one replaces, if an agent chased it (ATT-03).
    #[component(name = "chased-from")]
    pub chased_from: Option<Chase>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Chase {
    pub owner: u64,
    #[component(name = "unpaid-for")]
    pub unpaid_for: Millis,
    #[component(name = "owner-online")]
    pub owner_online: bool,
    pub chaser: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    pub owner: Option<u64>,
    #[component(name = "needs-confirmation")]
    pub needs_confirmation: bool,
    pub reasons: Vec<Reason>,
}
