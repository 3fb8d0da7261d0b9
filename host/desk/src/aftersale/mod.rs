//! An after-sale case (W-07), from the application to the money.
//!
//! A policy judges, a person confirms. A case rests in one of these states until somebody acts or its time is up; the
//! policy is asked again whenever the facts have changed.

mod decide;
mod due;
mod facts;

use serde::{Deserialize, Serialize};

pub use self::{
    decide::{CaseCommand, Decision, Ruling, Verdict},
    facts::{CaseReason, Condition, Conditions, Evidence, Facts, Stock, Wish},
};
use crate::{
    desk::Desk,
    digest::Digest,
    ids::{CaseId, ConversationId, CustomerId, OrderId, ShopId, StaffId},
    money::Fen,
    policy::{Judgement, PolicyKind},
    refusal::Refusal,
    role::Role,
    time::{Instant, Millis},
};

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// New facts: the policy is to judge. Also where a case waits for a person when its policy has failed.
    Applied,
    /// Facts are missing (RF-06, RF-09, RF-10 ...).
    NeedInfo,
    /// The policy proposes; a person with the right confirms.
    Proposed,
    /// The buyer chooses.
    OfferChoice,
    /// Return first, then the warehouse decides (RF-07).
    Conditional,
    /// The parcel is on its way back (RF-23).
    Returning,
    /// The warehouse looks.
    Inspecting,
    /// The supervisor decides.
    AtSupervisor,
    /// The boss decides (H-20).
    AtBoss,
    /// Approved; the money, or the other goods, are to be sent.
    Approved,
    /// A small compensation was offered (RF-12).
    Partial,
    /// Refused.
    Denied,
    /// The money is back.
    Refunded,
    /// The compensation is paid.
    Compensated,
    /// Over.
    Closed,
}

impl CaseState {
    /// Nothing about money or goods is open any more.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Denied | Self::Refunded | Self::Compensated | Self::Closed)
    }
}

/// Somebody's consent or refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// As what.
    pub role: Role,
    /// Who.
    pub by: StaffId,
    /// Yes or no.
    pub granted: bool,
    /// When.
    pub at: Instant,
}

/// An after-sale case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its number.
    pub id: CaseId,
    /// Whose shop.
    pub shop: ShopId,
    /// Whose.
    pub customer: CustomerId,
    /// About which order.
    pub order: OrderId,
    /// From which conversation.
    pub conversation: Option<ConversationId>,
    /// Where it stands.
    pub state: CaseState,
    /// Since when it stands there.
    pub state_since: Instant,
    /// When the buyer applied.
    pub applied_at: Instant,
    /// What is known.
    pub facts: Facts,
    /// Digest of the buyer's own words.
    pub words: Option<Digest>,
    /// The return requirements (K-62) were sent.
    pub requirements_sent_at: Option<Instant>,
    /// Consents and refusals.
    pub approvals: Vec<Approval>,
    /// When the boss was first asked; his silence is no answer, and not for ever either.
    #[serde(default)]
    pub boss_asked_at: Option<Instant>,
    /// What the policy says, and which.
    pub verdict: Option<(Verdict, Judgement)>,
    /// The policy failed on the present facts; a person must decide without it.
    pub fault: Option<String>,
    /// What a person approved or offered.
    pub amount: Option<Fen>,
    /// What has been paid.
    pub paid: Option<Fen>,
    /// Digest of the number of the return parcel.
    pub parcel: Option<Digest>,
    /// Not reviewed within the shop's time (M-15).
    pub overdue: bool,
    /// Whose fault, for the pay module (3.5); name of the contract's `return-class`.
    pub return_class: Option<String>,
    /// Counts changes.
    pub version: u32,
}

/// What can happen to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
#[expect(clippy::large_enum_variant, reason = "events are short-lived: written, applied, gone")]
pub enum CaseEvent {
    /// The buyer applied.
    Applied { case: Case },
    /// Facts were added; the policy is to judge again.
    Informed { case: CaseId, facts: Facts },
    /// The return requirements (K-62) were sent.
    RequirementsSent { case: CaseId },
    /// The policy judged.
    Judged { case: CaseId, state: CaseState, verdict: Verdict, judgement: Judgement },
    /// The policy failed; a supervisor must decide.
    JudgementFailed { case: CaseId, fault: String },
    /// Somebody with the right consented or refused; the policy is to judge again.
    ApprovalGiven { case: CaseId, role: Role, by: StaffId, granted: bool },
    /// A person decided.
    Decided { case: CaseId, state: CaseState, amount: Option<Fen>, by: StaffId, note: Option<Digest> },
    /// The buyer has sent the goods back.
    ParcelSent { case: CaseId, parcel: Digest },
    /// The warehouse has them.
    ParcelReceived { case: CaseId },
    /// The warehouse looked; the policy is to judge again.
    Inspected { case: CaseId, conditions: Conditions, by: StaffId },
    /// The money is back, or the compensation paid.
    Paid { case: CaseId, state: CaseState, order: OrderId, amount: Fen, by: StaffId },
    /// Its time was up; where it went.
    TimedOut { case: CaseId, state: CaseState },
    /// Not reviewed in time (M-15).
    ReviewOverdue { case: CaseId },
    /// Over.
    Closed { case: CaseId },
}

impl CaseEvent {
    /// Which case it is about.
    pub fn case(&self) -> CaseId {
        match self {
            Self::Applied { case } => case.id,
            Self::Informed { case, .. }
            | Self::RequirementsSent { case }
            | Self::Judged { case, .. }
            | Self::JudgementFailed { case, .. }
            | Self::ApprovalGiven { case, .. }
            | Self::Decided { case, .. }
            | Self::ParcelSent { case, .. }
            | Self::ParcelReceived { case }
            | Self::Inspected { case, .. }
            | Self::Paid { case, .. }
            | Self::TimedOut { case, .. }
            | Self::ReviewOverdue { case }
            | Self::Closed { case } => *case,
        }
    }
}

impl Case {
    /// The policy has yet to judge the present facts.
    pub fn awaits_judgement(&self) -> bool {
        self.state == CaseState::Applied && self.fault.is_none()
    }

    /// Which role must decide now; `None` where nobody's decision is due.
    pub fn decider(&self) -> Option<Role> {
        match self.state {
            CaseState::Proposed => Some(
                self.verdict.as_ref().and_then(|(verdict, _)| verdict.requires_approval_by).unwrap_or(Role::AfterSale),
            ),
            CaseState::Applied if self.fault.is_some() => Some(Role::Supervisor),
            CaseState::AtSupervisor => Some(Role::Supervisor),
            CaseState::AtBoss => Some(Role::Boss),
            _ => None,
        }
    }

    /// The return requirements (K-62) may still be told: once the goods are on their way or the matter is decided, there
    /// is nothing left to require of the buyer.
    pub(crate) fn takes_requirements(&self) -> bool {
        // Told after the warehouse has looked is not told beforehand (RF-08).
        let open = matches!(
            self.state,
            CaseState::Applied
                | CaseState::NeedInfo
                | CaseState::Proposed
                | CaseState::OfferChoice
                | CaseState::Conditional
                | CaseState::AtSupervisor
                | CaseState::AtBoss
        );
        open && !self.facts.conditions.are_inspected()
    }

    fn enter(&mut self, at: Instant, state: CaseState) {
        self.state = state;
        self.state_since = at;
        if state == CaseState::AtBoss {
            self.boss_asked_at.get_or_insert(at);
        }
    }

    /// Takes in what happened to it. The event that opens it brings the whole case along and changes nothing.
    pub fn apply(&mut self, at: Instant, event: &CaseEvent) {
        use CaseEvent as E;
        match event {
            E::Applied { .. } => {}
            E::Informed { facts, .. } => {
                self.facts = facts.clone();
                self.reconsider(at);
            }
            E::RequirementsSent { .. } => {
                self.requirements_sent_at = Some(at);
                if matches!(self.state, CaseState::NeedInfo | CaseState::Proposed) {
                    self.reconsider(at);
                }
            }
            E::Judged { state, verdict, judgement, .. } => {
                self.return_class = Some(verdict.return_class.clone());
                self.verdict = Some((verdict.clone(), judgement.clone()));
                self.enter(at, *state);
            }
            E::JudgementFailed { fault, .. } => self.fault = Some(fault.clone()),
            E::ApprovalGiven { role, by, granted, .. } => {
                self.approvals.push(Approval { role: *role, by: *by, granted: *granted, at });
                self.reconsider(at);
            }
            E::Decided { state, amount, .. } => {
                self.amount = *amount;
                self.fault = None;
                self.enter(at, *state);
            }
            E::ParcelSent { parcel, .. } => {
                self.parcel = Some(*parcel);
                self.enter(at, CaseState::Returning);
            }
            E::ParcelReceived { .. } => self.enter(at, CaseState::Inspecting),
            E::Inspected { conditions, .. } => {
                self.facts.conditions = *conditions;
                self.reconsider(at);
            }
            E::Paid { state, amount, .. } => {
                self.paid = Some(*amount);
                self.enter(at, *state);
            }
            E::TimedOut { state, .. } => self.enter(at, *state),
            E::ReviewOverdue { .. } => self.overdue = true,
            E::Closed { .. } => self.enter(at, CaseState::Closed),
        }
    }

    fn reconsider(&mut self, at: Instant) {
        self.fault = None;
        self.enter(at, CaseState::Applied);
    }

    pub(crate) fn shift(&mut self, by: Millis) {
        self.state_since = self.state_since.plus(by);
        self.boss_asked_at = self.boss_asked_at.map(|at| at.plus(by));
    }
}

impl Desk {
    /// The open case, or a refusal that says there is none.
    pub fn case(&self, id: CaseId) -> Result<&Case, Refusal> {
        self.cases
            .get(&id)
            .ok_or_else(|| Refusal::not_found("case_not_found", "进行中的售后单", "open after-sale case", id))
    }

    pub(crate) fn apply_case(&mut self, at: Instant, event: &CaseEvent) {
        self.note_case(at, event);
        match event {
            CaseEvent::Applied { case } => {
                self.last.case = self.last.case.max(case.id.0);
                self.cases.insert(case.id, case.clone());
                self.customers.entry(case.customer).or_default().cases += 1;
            }
            CaseEvent::Judged { judgement, .. } => self.count_verdict(PolicyKind::Refund, judgement),
            CaseEvent::Paid { order, amount, state, .. } => {
                if let Some(order) = self.orders.get_mut(order) {
                    order.refunded = Fen(order.refunded.0.saturating_add(amount.0));
                    // A compensation for a fault takes no sale back.
                    if *state == CaseState::Refunded {
                        order.refunds.push((at, *amount));
                    }
                }
            }
            _ => {}
        }
        let id = event.case();
        if let Some(case) = self.cases.get_mut(&id) {
            case.apply(at, event);
            case.version += 1;
        }
        if matches!(event, CaseEvent::Closed { .. })
            && let Some(closed) = self.cases.remove(&id)
        {
            self.leaving.cases.insert(id, closed);
        }
        self.rearm_case(id);
    }
}
