//! After-sale cases.

mod facts;
mod history;
mod ruling;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::{
    facts::{Conditions, Facts, FactsPut, Inspection},
    history::{CaseStep, CaseStepKind},
    ruling::{Approval, CaseAction, Ruling, RulingRequest},
};
use super::{
    customer::Customer,
    guardrails::Clamp,
    order::Order,
    policy::PolicyRef,
    terms::{CaseReason, CaseState, CustomerRef, Decision, Reason, Role, Wish},
};

/// The buyer applies. Name the order by `order`, or by `shop` and `number`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Number of the order on this desk.
    #[serde(default)]
    pub order: Option<u64>,
    /// Whose shop, with `number`.
    #[serde(default)]
    pub shop: Option<u64>,
    /// The platform's order number, with `shop`.
    #[serde(default)]
    pub number: Option<String>,
    /// From which conversation.
    #[serde(default)]
    pub conversation: Option<u64>,
    /// What is known.
    pub facts: Facts,
    /// The buyer's own words; at most 4,000 characters.
    #[serde(default)]
    pub words: Option<String>,
}

/// An after-sale case in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Number.
    pub id: u64,
    /// Whose shop.
    pub shop: u64,
    /// Whose.
    pub customer: CustomerRef,
    /// About which order, by its number on this desk.
    pub order: u64,
    /// The platform's order number; absent where the order has left the desk.
    pub order_number: Option<String>,
    /// From which conversation.
    pub conversation: Option<u64>,
    /// Where it stands.
    pub state: CaseState,
    /// Since when.
    pub state_since: i64,
    /// When the buyer applied.
    pub applied_at: i64,
    /// Why.
    pub reason: CaseReason,
    /// What for.
    pub wish: Wish,
    /// Asked amount, fen.
    pub requested: Option<i64>,
    /// What the policy decided.
    pub decision: Option<Decision>,
    /// The most that the policy allows, fen.
    pub amount_max: Option<i64>,
    /// What a person approved or offered, fen.
    pub amount: Option<i64>,
    /// What has been paid, fen.
    pub paid: Option<i64>,
    /// Whose decision is due.
    pub decider: Option<Role>,
    /// The reader may decide now.
    pub mine_to_decide: bool,
    /// When the present state has lasted too long.
    pub due_at: Option<i64>,
    /// Not reviewed in time (M-15).
    pub overdue: bool,
    /// The policy failed on the present facts; its stable name.
    pub fault: Option<String>,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// Cases.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Cases {
    /// Latest first.
    pub items: Vec<CaseSummary>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// The whole answer of the refund policy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseVerdict {
    /// Number of the verdict.
    pub id: u64,
    /// What it decides.
    pub decision: Decision,
    /// The most that may be given back, fen, never above what can still be given back.
    pub amount_max: i64,
    /// Part of it that is freight, fen; absent once the verdict's text is erased.
    pub freight_part: Option<i64>,
    /// Who must confirm; absent: whoever may decide cases.
    pub requires_approval_by: Option<Role>,
    /// Rules and reasons.
    pub reasons: Vec<Reason>,
    /// Scripts to send.
    pub scripts: Vec<String>,
    /// What the buyer may choose from.
    pub choices: Vec<Wish>,
    /// Facts that are missing: `category`, `pictures`, `self_check`, `explanation`, `requirements`, `courier_record`, `choice`.
    pub needed: Vec<String>,
    /// Work for somebody else: `intercept_parcel`, `claim_on_courier`, `ask_purchasing`, `phone_buyer`, `third_party_liaison`,
    /// `refund_procedure`.
    pub errands: Vec<String>,
    /// When the next step must be done.
    pub deadline: Option<i64>,
    /// Whose fault (3.5): `quality`, `customer_personal`, `service_fault`, `logistics`, `other`.
    pub return_class: String,
    /// Who pays the way back: `buyer`, `seller`, `insurer`, `nobody`; absent once the verdict's text is erased.
    pub return_freight: Option<String>,
    /// What the person who decides must have read (RF-14).
    pub warning: Option<String>,
    /// Amounts that are not the policy's own: what it said, and what the box made of it.
    pub clamps: Vec<Clamp>,
    /// Which version decided.
    pub policy: PolicyRef,
    /// By which settings.
    pub settings_digest: String,
    /// Fuel used.
    pub fuel: u64,
    /// Microseconds taken.
    pub micros: u64,
}

/// A case with all that is needed to decide it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseDetail {
    /// The case.
    pub case: CaseSummary,
    /// What is known.
    pub facts: Facts,
    /// The buyer's own words; absent where there are none, or erased.
    pub words: Option<String>,
    /// The return requirements (K-62) were sent.
    pub requirements_sent_at: Option<i64>,
    /// Number of the return parcel.
    pub parcel: Option<String>,
    /// Consents and refusals.
    pub approvals: Vec<Approval>,
    /// The order.
    pub order: Option<Order>,
    /// The buyer.
    pub customer: Customer,
    /// What the policy says.
    pub verdict: Option<CaseVerdict>,
    /// What happened so far, oldest first.
    pub history: Vec<CaseStep>,
    /// What the reader may do now.
    pub allowed: Vec<CaseAction>,
}

/// A case was opened.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseOpened {
    /// Number of the case.
    pub case: u64,
}

/// The buyer has sent the goods.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelSent {
    /// Number of the return parcel; 1 to 64 characters.
    pub tracking: String,
}

/// The money is back.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paid {
    /// The version that was seen.
    pub expected_version: u32,
}

/// The case after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseChanged {
    /// Number.
    pub case: u64,
    /// Where it stands now.
    pub state: CaseState,
    /// Its version now.
    pub version: u32,
}
