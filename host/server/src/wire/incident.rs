//! Incidents: measured by the box, or entered by a supervisor.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    conversation::Message,
    penalty::Effect,
    terms::{Fault, IncidentKind, IncidentState, PenaltyState, Reason, Shift, StaffRef},
};

/// What a supervisor saw or heard. What is left out is the plain case: a day shift, nothing excused.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIncident {
    /// In which shop.
    pub shop: u64,
    /// Whom it concerns; never oneself.
    pub staff: u64,
    /// What sort; every one but `slow_answer`, which the box measures.
    pub kind: IncidentKind,
    /// When it began, or happened.
    pub started_at: i64,
    /// When it ended; needed where rules ask how long it lasted: lateness, being offline, not logged in, an empty seat.
    pub ended_at: Option<i64>,
    /// What was seen or heard, and by whom; 1 to 2,000 characters. The person concerned reads it.
    pub evidence: String,
    /// The conversation concerned.
    pub conversation: Option<u64>,
    /// What else is known.
    #[serde(default)]
    #[schema(required = false)]
    pub account: Account,
}

/// What only a person can tell of an incident.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "yes-or-no facts of the contract")]
pub struct Account {
    /// In which shift.
    #[schema(required = false)]
    pub shift: Shift,
    /// Leave was asked by phone, or beforehand (AT-04, AT-08).
    #[schema(required = false)]
    pub phone_leave: bool,
    /// The presence prompt was answered.
    #[schema(required = false)]
    pub prompt_answered: bool,
    /// A special reason (特别原因) is on record.
    #[schema(required = false)]
    pub special_reason: bool,
    /// The review was changed to a good one in the end (FT-09).
    #[schema(required = false)]
    pub review_changed: bool,
    /// Whose fault it was.
    #[schema(required = false)]
    pub fault: Fault,
    /// The order concerned, by its number here; needed for reviews and returns.
    pub order: Option<u64>,
    /// Points that the supervisor asks for, tenths (PP-10).
    pub asked_points: Option<i32>,
}

impl From<Account> for xiaoer_desk::penalty::Account {
    fn from(wire: Account) -> Self {
        Self {
            shift: wire.shift.into(),
            phone_leave: wire.phone_leave,
            prompt_answered: wire.prompt_answered,
            special_reason: wire.special_reason,
            review_changed: wire.review_changed,
            fault: wire.fault.into(),
            order: wire.order.map(xiaoer_desk::ids::OrderId),
            asked_points: wire.asked_points.map(xiaoer_desk::money::Tenths),
        }
    }
}

impl From<xiaoer_desk::penalty::Account> for Account {
    fn from(core: xiaoer_desk::penalty::Account) -> Self {
        Self {
            shift: core.shift.into(),
            phone_leave: core.phone_leave,
            prompt_answered: core.prompt_answered,
            special_reason: core.special_reason,
            review_changed: core.review_changed,
            fault: core.fault.into(),
            order: core.order.map(|order| order.0),
            asked_points: core.asked_points.map(|points| points.0),
        }
    }
}

/// An incident that was taken down.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct IncidentEntered {
    /// Its number. The policy judges it at once; what it says is with the incident.
    pub incident: u64,
}

/// Excuse an incident for which nothing is proposed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExcuseIncident {
    /// Why; 1 to 200 characters.
    pub reason: String,
}

/// An incident after a change.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct IncidentChanged {
    /// Number.
    pub incident: u64,
    /// What became of it.
    pub state: IncidentState,
}

/// An incident in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IncidentSummary {
    /// Number.
    pub id: u64,
    /// What sort.
    pub kind: IncidentKind,
    /// Whom it concerns.
    pub staff: StaffRef,
    /// In which shop.
    pub shop: u64,
    /// The month it belongs to, for example `2026-11`.
    pub month: String,
    /// When it began.
    pub started_at: i64,
    /// How long it lasted, milliseconds.
    pub duration_ms: i64,
    /// What became of it.
    pub state: IncidentState,
    /// It counts for rules that count the incidents of a month.
    pub counts: bool,
    /// Who entered it; absent: the box measured it.
    pub entered_by: Option<StaffRef>,
    /// Why nothing, or nothing more, was proposed.
    pub notes: Vec<Reason>,
}

/// Incidents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Incidents {
    /// Latest first.
    pub items: Vec<IncidentSummary>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// A penalty that was proposed for an incident.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProposedFor {
    /// Number.
    pub penalty: u64,
    /// Rule id.
    pub rule: String,
    /// What it would do.
    pub effect: Effect,
    /// Where it stands.
    pub state: PenaltyState,
}

/// An incident with its evidence (4.8).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IncidentDetail {
    /// The incident.
    pub incident: IncidentSummary,
    /// When it ended.
    pub ended_at: i64,
    /// The box knew that its clock was right.
    pub clock_trusted: bool,
    /// In which conversation.
    pub conversation: Option<u64>,
    /// What was seen or heard; absent where the box measured it, or once erased.
    pub evidence: Option<String>,
    /// When it was entered.
    pub entered_at: Option<i64>,
    /// What else was told of it.
    pub account: Account,
    /// For a bad review: by when it is to be answered.
    pub reply_due_at: Option<i64>,
    /// The message that began the wait.
    pub asked: Option<Message>,
    /// The message that ended it.
    pub answered: Option<Message>,
    /// What was proposed for it and stands on the desk.
    pub proposed: Vec<ProposedFor>,
    /// Who excused it.
    pub excused_by: Option<StaffRef>,
    /// Why.
    pub excuse: Option<String>,
    /// The reader may excuse it now.
    pub may_excuse: bool,
}
