//! What has happened to a case: its entries in the journal, one after the other.

use serde::Serialize;
use utoipa::ToSchema;

use crate::wire::terms::{CaseState, Decision, Reason, StaffRef};

/// A step of the case so far.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseStep {
    /// Number in the journal.
    pub seq: u64,
    /// When.
    pub at: i64,
    /// By whom; absent where it was the box itself, or a program that brings the platform's news.
    pub by: Option<StaffRef>,
    /// What happened.
    pub what: CaseStepKind,
    /// Where the case stood afterwards, where the step moved it.
    pub state: Option<CaseState>,
    /// What the policy decided, where it judged.
    pub decision: Option<Decision>,
    /// Why: the policy's rules and reasons, where it judged.
    pub reasons: Vec<Reason>,
    /// The sum that was approved, offered or paid, fen.
    pub amount: Option<i64>,
    /// Why: what the person noted; absent where they noted nothing, or it is erased.
    pub note: Option<String>,
    /// Why the policy failed; its stable name.
    pub fault: Option<String>,
}

/// What happened in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseStepKind {
    /// The buyer applied.
    Applied,
    /// Facts were added.
    Informed,
    /// The return requirements (K-62) were sent.
    RequirementsSent,
    /// The policy judged.
    Judged,
    /// The policy failed.
    JudgementFailed,
    /// The boss consented (H-20).
    ConsentGiven,
    /// The boss did not consent (RF-14).
    ConsentWithheld,
    /// A person decided.
    Decided,
    /// The buyer sent the goods back.
    ParcelSent,
    /// The warehouse has them.
    ParcelReceived,
    /// The warehouse looked.
    Inspected,
    /// The money is back, or the compensation paid.
    Paid,
    /// The time of its state was up.
    TimedOut,
    /// Not reviewed in time (M-15).
    ReviewOverdue,
    /// It is over.
    Closed,
}
