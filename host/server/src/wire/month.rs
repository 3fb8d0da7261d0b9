//! A person's month: what the owner keeps, and the statement.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    penalty::Effect,
    policy::PolicyRef,
    terms::{Grade, IncidentKind, Obstacle, Reason, ScoreLevel, StaffRef},
};

/// What the owner keeps of a person who is paid by a shop.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Personnel {
    /// Pay grade.
    pub grade: Grade,
    /// Works in the shop's rooms.
    pub onsite: bool,
    /// 全职
    pub full_time: bool,
    /// The minimum wage where they work, a month, fen.
    pub minimum_wage: Option<i64>,
    /// Give it back as `expected_version`; 0 where nothing is kept yet.
    pub version: u32,
}

/// Keeps it.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutPersonnel {
    /// The version that was seen; 0 where nothing is kept yet.
    pub expected_version: u32,
    /// Pay grade.
    pub grade: Grade,
    /// Works in the shop's rooms; lateness rules may hold only there.
    pub onsite: bool,
    /// 全职
    pub full_time: bool,
    /// The minimum wage where they work, a month, fen; what is paid is compared with it.
    pub minimum_wage: Option<i64>,
}

/// What the owner enters for a person's month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Figures {
    /// Calendar days of the month in which they were employed.
    pub days_employed: u8,
    /// Days on which they worked.
    pub working_days: u8,
    /// The team's score, 0 to 100.
    pub team_score: u8,
    /// A discretionary bonus (PAY-11), fen.
    pub special_bonus: i64,
    /// What the bonus is for.
    pub bonus_reason: Option<String>,
}

/// Enters it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutFigures {
    /// The version of the month that was seen.
    pub expected_version: u32,
    /// Calendar days of the month in which they were employed.
    pub days_employed: u8,
    /// Days on which they worked; not more.
    pub working_days: u8,
    /// The team's score, 0 to 100.
    pub team_score: u8,
    /// A discretionary bonus, fen; zero or above.
    pub special_bonus: i64,
    /// What the bonus is for; needed where there is one, 1 to 200 characters.
    pub bonus_reason: Option<String>,
}

/// How a month ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Closed {
    /// Who closed it.
    pub by: StaffRef,
    /// When.
    pub at: i64,
}

/// One person's month in the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonMonth {
    /// Who.
    pub staff: StaffRef,
    /// What is kept of them; absent where nothing is.
    pub personnel: Option<Personnel>,
    /// What was entered for the month; absent where nothing was.
    pub figures: Option<Figures>,
    /// Confirmed penalties that count in it.
    pub counted: u32,
    /// Penalties that wait for a person, an appeal's term or a ruling.
    pub open: u32,
    /// Why it cannot be closed now; empty: it can.
    pub obstacles: Vec<Obstacle>,
    /// How it ended.
    pub closed: Option<Closed>,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// A shop's month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ShopMonth {
    /// The shop.
    pub shop: u64,
    /// For example `2026-11`.
    pub month: String,
    /// From when on it can be closed.
    pub closes_at: i64,
    /// How many days it has.
    pub days: u8,
    /// Everybody who serves the shop or is paid by it; to whom that is not open, only oneself.
    pub people: Vec<PersonMonth>,
}

/// A line of a statement.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StatementLine {
    /// Rule id.
    pub rule: String,
    /// What it is.
    pub label: String,
    /// Fen; below zero for a deduction.
    pub amount: i64,
    /// Tenths of a point; below zero for a deduction.
    pub points: i32,
    /// How it was reached, step by step, and where its evidence lies.
    pub working: Vec<String>,
}

/// An order, or what came back of it, that counts in a month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Sale {
    /// The order's number here.
    pub order: u64,
    /// The platform's number of it; absent if it is gone.
    pub number: Option<String>,
    /// When it was paid, or given back.
    pub at: i64,
    /// The goods' amount, fen; below zero where it was given back.
    pub amount: i64,
    /// By which rule it is theirs.
    pub reason: Reason,
    /// The rule leaves doubt.
    pub doubtful: bool,
}

/// A penalty that counts in a month.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CountedPenalty {
    /// Number.
    pub penalty: u64,
    /// For which incident.
    pub incident: u64,
    /// What sort.
    pub kind: IncidentKind,
    /// When that began.
    pub at: i64,
    /// Rule id.
    pub rule: String,
    /// What it does.
    pub effect: Effect,
}

/// A person's statement: as it would be now, or as it was closed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Statement {
    /// Who.
    pub staff: StaffRef,
    /// The shop.
    pub shop: u64,
    /// For example `2026-11`.
    pub month: String,
    /// How it ended; absent: this is a preview.
    pub closed: Option<Closed>,
    /// Give it back as `expected_version`.
    pub version: u32,
    /// Why the month cannot be closed now; empty: it can.
    pub obstacles: Vec<Obstacle>,
    /// Lines.
    pub lines: Vec<StatementLine>,
    /// Their sum, fen.
    pub total: i64,
    /// The score, tenths; absent in a scheme without points.
    pub score: Option<i32>,
    /// What follows from it.
    pub level: ScoreLevel,
    /// Sales below zero for the next month, fen.
    pub carried_sales: i64,
    /// Sentences about the whole.
    pub reasons: Vec<Reason>,
    /// Each must be acknowledged before the month is closed; was, where it is closed.
    pub warnings: Vec<String>,
    /// Sales that count.
    pub sales: Vec<Sale>,
    /// Penalties that count.
    pub penalties: Vec<CountedPenalty>,
    /// The policy that reckoned it.
    pub policy: PolicyRef,
    /// By which settings.
    pub settings_digest: String,
    /// Number of its verdict; absent in a preview, which is not kept.
    pub verdict: Option<u64>,
}

/// Closes a month.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseMonth {
    /// The version of the month that was seen.
    pub expected_version: u32,
    /// The total that was seen, in fen.
    pub expected_total: i64,
    /// The statement's warnings, word for word, each of which the person acknowledges.
    pub acknowledged: Vec<String>,
}

/// A month's record after a change.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct MonthChanged {
    /// Its version now.
    pub version: u32,
}
