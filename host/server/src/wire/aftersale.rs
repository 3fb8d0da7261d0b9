//! After-sale cases.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{aftersale, money::Fen, time::Instant};

use super::{
    customer::Customer,
    order::Order,
    policy::PolicyRef,
    terms::{CaseReason, CaseState, Condition, CustomerRef, Decision, Evidence, Reason, Role, StaffRef, Stock, Wish},
};

/// The four return conditions (K-62).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Conditions {
    /// 弄脏
    #[schema(required = false)]
    pub soiled: Condition,
    /// 使用痕迹
    #[schema(required = false)]
    pub used_marks: Condition,
    /// 吊牌缺失
    #[schema(required = false)]
    pub tag_missing: Condition,
    /// 配件不全
    #[schema(required = false)]
    pub accessories_missing: Condition,
}

impl Default for Conditions {
    fn default() -> Self {
        aftersale::Conditions::default().into()
    }
}

impl From<aftersale::Conditions> for Conditions {
    fn from(core: aftersale::Conditions) -> Self {
        let aftersale::Conditions { soiled, used_marks, tag_missing, accessories_missing } = core;
        Self {
            soiled: soiled.into(),
            used_marks: used_marks.into(),
            tag_missing: tag_missing.into(),
            accessories_missing: accessories_missing.into(),
        }
    }
}

impl From<Conditions> for aftersale::Conditions {
    fn from(wire: Conditions) -> Self {
        Self {
            soiled: wire.soiled.into(),
            used_marks: wire.used_marks.into(),
            tag_missing: wire.tag_missing.into(),
            accessories_missing: wire.accessories_missing.into(),
        }
    }
}

/// The facts that people can add to a case (3.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "facts, each a plain yes or no")]
pub struct Facts {
    /// Why.
    pub reason: CaseReason,
    /// What for.
    #[serde(default = "unspecified")]
    #[schema(required = false)]
    pub wish: Wish,
    /// Asked amount, fen; absent: all that may be asked.
    #[serde(default)]
    pub requested: Option<i64>,
    /// Paid price of the item concerned, fen.
    pub item_price: i64,
    /// Days of use, where known.
    #[serde(default)]
    pub use_days: Option<u32>,
    /// Conditions of the goods.
    #[serde(default)]
    #[schema(required = false)]
    pub conditions: Conditions,
    /// The buyer sent pictures and asks whether they pass (RF-10).
    #[serde(default)]
    #[schema(required = false)]
    pub asks_judgement_by_picture: bool,
    /// Proofs handed in.
    #[serde(default)]
    #[schema(required = false)]
    pub evidence: BTreeSet<Evidence>,
    /// Stock of the goods.
    #[serde(default = "unknown_stock")]
    #[schema(required = false)]
    pub stock: Stock,
    /// Force majeure (RF-04).
    #[serde(default)]
    #[schema(required = false)]
    pub force_majeure: bool,
    /// The delay was explained to the buyer (RF-04).
    #[serde(default)]
    #[schema(required = false)]
    pub explained: bool,
    /// Goods that no-reason return does not cover.
    #[serde(default)]
    #[schema(required = false)]
    pub no_reason_excluded: bool,
    /// Safety is concerned.
    #[serde(default)]
    #[schema(required = false)]
    pub safety_fault: bool,
    /// The buyer declined a compensation (RF-13).
    #[serde(default)]
    #[schema(required = false)]
    pub compensation_declined: bool,
    /// Last scan of the parcel.
    #[serde(default)]
    pub last_scan_at: Option<i64>,
}

fn unspecified() -> Wish {
    Wish::Unspecified
}

fn unknown_stock() -> Stock {
    Stock::Unknown
}

impl From<Facts> for aftersale::Facts {
    fn from(wire: Facts) -> Self {
        Self {
            reason: wire.reason.into(),
            wish: wire.wish.into(),
            requested: wire.requested.map(Fen),
            item_price: Fen(wire.item_price),
            use_days: wire.use_days,
            conditions: wire.conditions.into(),
            asks_judgement_by_picture: wire.asks_judgement_by_picture,
            evidence: wire.evidence.into_iter().map(Into::into).collect(),
            stock: wire.stock.into(),
            force_majeure: wire.force_majeure,
            explained: wire.explained,
            no_reason_excluded: wire.no_reason_excluded,
            safety_fault: wire.safety_fault,
            compensation_declined: wire.compensation_declined,
            last_scan_at: wire.last_scan_at.map(Instant),
        }
    }
}

impl From<&aftersale::Facts> for Facts {
    fn from(core: &aftersale::Facts) -> Self {
        Self {
            reason: core.reason.into(),
            wish: core.wish.into(),
            requested: core.requested.map(|fen| fen.0),
            item_price: core.item_price.0,
            use_days: core.use_days,
            conditions: core.conditions.into(),
            asks_judgement_by_picture: core.asks_judgement_by_picture,
            evidence: core.evidence.iter().map(|kind| (*kind).into()).collect(),
            stock: core.stock.into(),
            force_majeure: core.force_majeure,
            explained: core.explained,
            no_reason_excluded: core.no_reason_excluded,
            safety_fault: core.safety_fault,
            compensation_declined: core.compensation_declined,
            last_scan_at: core.last_scan_at.map(|at| at.0),
        }
    }
}

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

/// Something that the reader may do with the case now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseAction {
    /// Add facts.
    Inform,
    /// Send the return requirements (K-62).
    SendRequirements,
    /// Ruling: as the policy proposes.
    Confirm,
    /// Ruling: give money back.
    Refund,
    /// Ruling: pay a small compensation.
    Compensate,
    /// Ruling: return first, the warehouse decides.
    ConditionalReturn,
    /// Ruling: refuse.
    Deny,
    /// Ruling: ask the supervisor.
    AskSupervisor,
    /// Ruling: ask the boss.
    AskBoss,
    /// Ruling: the boss consents.
    Consent,
    /// Ruling: the boss does not consent.
    Withhold,
    /// Ruling: ask the buyer for facts.
    AskBuyer,
    /// The buyer has sent the goods.
    NoteParcelSent,
    /// The warehouse has the goods.
    NoteParcelReceived,
    /// The warehouse has looked.
    Inspect,
    /// The money is back.
    NotePaid,
    /// It is over.
    Close,
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

/// Somebody's consent or refusal.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Approval {
    /// As what.
    pub role: Role,
    /// Who.
    pub by: StaffRef,
    /// Yes or no.
    pub granted: bool,
    /// When.
    pub at: i64,
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
    /// Which version decided.
    pub policy: PolicyRef,
    /// By which settings.
    pub settings_digest: String,
    /// Fuel used.
    pub fuel: u64,
    /// Microseconds taken.
    pub micros: u64,
}

/// A step of the case so far.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseStep {
    /// When.
    pub at: i64,
    /// By whom, if a person.
    pub by: Option<StaffRef>,
    /// What: `applied`, `requirements_sent`, `judged`, `consent_given`, `consent_withheld` or `moved`.
    pub what: String,
    /// Where the case stood afterwards, where the step moved it.
    pub state: Option<CaseState>,
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

/// Add facts; the whole of them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsPut {
    /// The version that was seen.
    pub expected_version: u32,
    /// All facts from now on.
    pub facts: Facts,
}

/// What a person decides. The ones with money are objects: `{"refund": {"amount": 2990}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// As the policy proposes.
    Confirm,
    /// Give this much back.
    Refund {
        /// Fen; at most what was paid and not yet returned.
        amount: i64,
    },
    /// Pay this small compensation (RF-12).
    Compensate {
        /// Fen; at most the limit of the person's role.
        amount: i64,
    },
    /// Return first, the warehouse decides.
    ConditionalReturn,
    /// Refuse.
    Deny,
    /// Ask the supervisor.
    AskSupervisor,
    /// Ask the boss.
    AskBoss,
    /// The boss consents (H-20).
    Consent,
    /// The boss does not consent; never a denial by itself (RF-14).
    Withhold,
    /// Facts are missing.
    AskBuyer,
}

impl From<Ruling> for aftersale::Ruling {
    fn from(wire: Ruling) -> Self {
        match wire {
            Ruling::Confirm => Self::Confirm,
            Ruling::Refund { amount } => Self::Refund { amount: Fen(amount) },
            Ruling::Compensate { amount } => Self::Compensate { amount: Fen(amount) },
            Ruling::ConditionalReturn => Self::ConditionalReturn,
            Ruling::Deny => Self::Deny,
            Ruling::AskSupervisor => Self::AskSupervisor,
            Ruling::AskBoss => Self::AskBoss,
            Ruling::Consent => Self::Consent,
            Ruling::Withhold => Self::Withhold,
            Ruling::AskBuyer => Self::AskBuyer,
        }
    }
}

/// A decision.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingRequest {
    /// The version that was seen.
    pub expected_version: u32,
    /// What is decided.
    pub ruling: Ruling,
    /// Why, for the record; at most 500 characters.
    #[serde(default)]
    pub note: Option<String>,
}

/// The buyer has sent the goods.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelSent {
    /// Number of the return parcel; 1 to 64 characters.
    pub tracking: String,
}

/// The warehouse has looked.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// What it found; each `fine` or `fault`.
    pub conditions: Conditions,
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
