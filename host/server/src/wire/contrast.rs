//! Two answers of policies side by side, and counts of many.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::terms::{CustomerRef, StaffRef, Words};

/// A verdict that was given, and what another version with its settings answers to the same question.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SideBySide {
    /// Number of the verdict that was given.
    pub verdict: u64,
    /// When it was given.
    pub at: i64,
    /// Which function was asked.
    pub function: String,
    /// About what: `conversation`, `case`, `incident` or `intake`.
    pub subject: String,
    /// Number of that.
    pub subject_id: Option<u64>,
    /// The buyer whom it concerns.
    pub customer: Option<CustomerRef>,
    /// The person at the desk whom it concerns, for penalties.
    pub staff: Option<StaffRef>,
    /// The answer that was given; absent once erased.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Value>,
    /// The other answer; absent where there was none, or once erased.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Value>,
    /// Why there was none: stable name of the fault.
    pub fault: Option<String>,
    /// Every field that differs.
    pub changes: Vec<FieldChange>,
    /// Rules that only the other answer names.
    pub appeared: Vec<String>,
    /// Rules that only the given answer names.
    pub disappeared: Vec<String>,
    /// Money that moves, the other answer less the given one, fen.
    pub money: i64,
    /// Points, likewise, tenths.
    pub points: i64,
}

/// A field that differs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldChange {
    /// Where, for example `reasons[0].rule`; empty for the whole answer.
    pub field: String,
    /// In the given answer; null where it has no such field.
    pub before: Option<Value>,
    /// In the other answer, likewise.
    pub after: Option<Value>,
}

/// A rule that came or went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleCount {
    /// The rule's id.
    pub rule: String,
    /// What it is called, where the package's index says so.
    pub title: Option<Words>,
    /// Answers that name it now and did not.
    pub appeared: u64,
    /// Answers that named it and no longer do.
    pub disappeared: u64,
}

/// A field in which answers differ.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldCount {
    /// The field, without numbers in lists: `reasons[].rule`.
    pub field: String,
    /// Answers that differ there.
    pub answers: u64,
}

/// A reason why there was no answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FaultCount {
    /// Stable name of the fault.
    pub fault: String,
    /// Questions that ended so.
    pub questions: u64,
}
