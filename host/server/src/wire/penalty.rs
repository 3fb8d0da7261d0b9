//! Penalties and their evidence.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::penalty;

use super::{
    conversation::Message,
    guardrails::Clamp,
    policy::PolicyRef,
    terms::{IncidentKind, PenaltyState, Reason, StaffRef},
};

/// What a proposal would do. The ones with a number are objects: `{"fine": 5000}` (fen), `{"points": 20}` (tenths).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A deduction, fen.
    Fine(i64),
    /// A deduction, tenths of a point.
    Points(i32),
    /// The order no longer counts for the agent; its amount, fen.
    RemovePerformance(i64),
    /// A rest day is used up (PP-01).
    UseRestDay,
    /// 口头批评
    OralCriticism,
    /// PP-11
    ReportToGeneralManager,
}

impl From<penalty::Effect> for Effect {
    fn from(core: penalty::Effect) -> Self {
        use penalty::Effect as E;
        match core {
            E::Fine(fen) => Self::Fine(fen.0),
            E::Points(tenths) => Self::Points(tenths.0),
            E::RemovePerformance(fen) => Self::RemovePerformance(fen.0),
            E::UseRestDay => Self::UseRestDay,
            E::OralCriticism => Self::OralCriticism,
            E::ReportToGeneralManager => Self::ReportToGeneralManager,
        }
    }
}

/// Something that the reader may do with the penalty now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PenaltyAction {
    /// Agree.
    Confirm,
    /// Excuse it.
    Excuse,
    /// Contest it.
    Appeal,
    /// Rule on the appeal.
    Rule,
}

/// A penalty in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PenaltySummary {
    /// Number.
    pub id: u64,
    /// For whom.
    pub staff: StaffRef,
    /// In which shop.
    pub shop: u64,
    /// Rule id, for example `FT-04`.
    pub rule: String,
    /// What it would do.
    pub effect: Effect,
    /// Where it stands.
    pub state: PenaltyState,
    /// When it was proposed.
    pub proposed_at: i64,
    /// The month it counts in, for example `2026-11`.
    pub month: String,
    /// What sort of incident.
    pub incident: IncidentKind,
    /// When that began.
    pub started_at: i64,
    /// How long it lasted, milliseconds.
    pub duration_ms: i64,
    /// The last moment for an appeal.
    pub appeal_until: i64,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// Penalties.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Penalties {
    /// Latest first.
    pub items: Vec<PenaltySummary>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// What was measured.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IncidentView {
    /// Number.
    pub id: u64,
    /// What sort.
    pub kind: IncidentKind,
    /// In which conversation; absent where it was in none.
    pub conversation: Option<u64>,
    /// In which of its rounds; 0 where a person entered the incident.
    pub round: u32,
    /// Buyer messages in it.
    pub messages: u32,
    /// Since when this person was responsible.
    pub started_at: i64,
    /// Until when.
    pub ended_at: i64,
    /// How long, by the monotonic clock, milliseconds.
    pub duration_ms: i64,
    /// The box knew that its clock was right.
    pub clock_trusted: bool,
    /// Who entered it; absent: the box measured it.
    pub entered_by: Option<StaffRef>,
    /// What they saw or heard; absent where the box measured it, or once erased.
    pub evidence: Option<String>,
}

/// A step of a penalty's way since it was proposed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PenaltyStep {
    /// Where it led.
    pub state: PenaltyState,
    /// When.
    pub at: i64,
    /// By whom; absent where the box did it.
    pub by: Option<StaffRef>,
    /// Why, where somebody had to say.
    pub reason: Option<String>,
}

/// A penalty with its evidence (4.8).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PenaltyDetail {
    /// The penalty.
    pub penalty: PenaltySummary,
    /// What was measured.
    pub incident: IncidentView,
    /// The message that began the wait.
    pub asked: Option<Message>,
    /// The message that ended it; absent if nobody answered.
    pub answered: Option<Message>,
    /// Rules and reasons.
    pub reasons: Vec<Reason>,
    /// How the amount was reached, step by step.
    pub working: Vec<String>,
    /// What the shop's floor and ceiling made of the policy's amounts for this incident.
    pub clamps: Vec<Clamp>,
    /// Number of the policy's verdict.
    pub verdict: u64,
    /// Which version proposed it.
    pub policy: PolicyRef,
    /// By which settings.
    pub settings_digest: String,
    /// Who decided last.
    pub decided_by: Option<StaffRef>,
    /// Why it was excused, or how the appeal was ruled.
    pub reason: Option<String>,
    /// The agent's words.
    pub appeal: Option<String>,
    /// What became of it since it was proposed, in order.
    pub history: Vec<PenaltyStep>,
    /// What the reader may do now.
    pub allowed: Vec<PenaltyAction>,
}

/// Agree.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// The version that was seen.
    pub expected_version: u32,
}

/// Excuse it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// The version that was seen.
    pub expected_version: u32,
    /// Why; 1 to 200 characters.
    pub reason: String,
}

/// Contest it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    /// The version that was seen.
    pub expected_version: u32,
    /// The agent's words; 1 to 2,000 characters.
    pub text: String,
}

/// Rule on the appeal.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealRuling {
    /// The version that was seen.
    pub expected_version: u32,
    /// True: the penalty stays.
    pub upheld: bool,
    /// Why; 1 to 200 characters.
    pub reason: String,
}

/// The penalty after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PenaltyChanged {
    /// Number.
    pub penalty: u64,
    /// Where it stands now.
    pub state: PenaltyState,
    /// Its version now.
    pub version: u32,
}
