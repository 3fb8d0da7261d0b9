//! Versions tried on the past.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{
    contrast::{FaultCount, FieldCount, RuleCount, SideBySide},
    policy::PolicyRef,
    terms::{CustomerRef, PolicyKind, StaffRef, Words},
};

/// Try a version with settings on the past of a shop.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BacktestStart {
    /// SHA-256 of an installed package.
    pub policy: String,
    /// Its settings; what is left out gets the policy's default.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// Verdicts from this instant on.
    pub from: i64,
    /// Verdicts before this instant.
    pub to: i64,
}

/// How a backtest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BacktestState {
    /// It runs.
    Running,
    /// It has ended; the shop's rules count it.
    Done,
    /// It was ended early.
    Cancelled,
    /// It could not be brought to an end.
    Failed,
}

/// A backtest.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Backtest {
    /// Its id; good until the box stops, or until a few more were run.
    pub id: String,
    /// In which shop.
    pub shop: u64,
    /// Which kind.
    pub kind: PolicyKind,
    /// The version.
    pub policy: PolicyRef,
    /// Its settings.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// SHA-256 of the settings.
    pub settings_digest: String,
    /// Verdicts from this instant on.
    pub from: i64,
    /// Verdicts before this instant.
    pub to: i64,
    /// By whom.
    pub by: StaffRef,
    /// When it was started.
    pub started_at: i64,
    /// How it stands.
    pub state: BacktestState,
    /// Verdicts asked again so far.
    pub done: u64,
    /// Verdicts to ask again.
    pub total: u64,
    /// Why it failed.
    pub problem: Option<Words>,
    /// What it has shown, once done.
    pub result: Option<BacktestResult>,
}

/// Backtests since the box started.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Backtests {
    /// Latest first; the last few.
    pub items: Vec<Backtest>,
}

/// What a backtest has shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BacktestResult {
    /// Verdicts that were asked again.
    pub verdicts: u64,
    /// Of these, answered otherwise.
    pub changed: u64,
    /// Of these, not answered.
    pub failed: u64,
    /// Verdicts whose facts or answer are erased; not among the others.
    pub erased: u64,
    /// Money that moves, new less old, fen.
    pub money: i64,
    /// Points, likewise, tenths.
    pub points: i64,
    /// How long it took, ms.
    pub took_ms: i64,
    /// Rules that came or went, by id.
    pub rules: Vec<RuleCount>,
    /// Fields in which answers differ, most often first.
    pub fields: Vec<FieldCount>,
    /// Why there was no answer, most often first.
    pub faults: Vec<FaultCount>,
    /// For whom an answer differs, the most concerned first; at most 100.
    pub people: Vec<PersonShare>,
    /// Day by day in Asia/Shanghai, in order.
    pub days: Vec<DayShare>,
}

/// How one person is concerned.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonShare {
    /// The buyer.
    pub customer: Option<CustomerRef>,
    /// The person at the desk, for penalties.
    pub staff: Option<StaffRef>,
    /// Answers that differ.
    pub changed: u64,
    /// Questions without an answer.
    pub failed: u64,
    /// Money, new less old, fen.
    pub money: i64,
    /// Points, new less old, tenths.
    pub points: i64,
}

/// One day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DayShare {
    /// Its midnight in Asia/Shanghai.
    pub day: i64,
    /// Verdicts.
    pub verdicts: u64,
    /// Of these, answered otherwise.
    pub changed: u64,
    /// Of these, not answered.
    pub failed: u64,
    /// Money, new less old, fen.
    pub money: i64,
    /// Points, new less old, tenths.
    pub points: i64,
}

/// Verdicts that a backtest answers otherwise, or not at all.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BacktestCases {
    /// In the order in which they were given.
    pub items: Vec<SideBySide>,
    /// Give it as `after` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// Which page of a backtest's cases.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CasesQuery {
    /// Only verdicts after this one: the next page.
    pub after: Option<u64>,
}

/// A backtest that the desk remembers: what the shop's rules look at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BacktestNoted {
    /// The version.
    pub policy: PolicyRef,
    /// SHA-256 of the settings.
    pub settings_digest: String,
    /// When it was run.
    pub at: i64,
    /// Verdicts from this instant on.
    pub from: i64,
    /// Verdicts before this instant.
    pub to: i64,
    /// Verdicts that were asked again.
    pub verdicts: u32,
    /// Of these, answered otherwise.
    pub changed: u32,
    /// Of these, not answered.
    pub failed: u32,
    /// Money that moves, new less old, fen.
    pub money: i64,
    /// Points, likewise, tenths.
    pub points: i64,
}
