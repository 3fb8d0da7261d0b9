//! Facts and verdicts of refund policies (售后策略): `xiaoer:policy/refund-types@0.1.0`.
//!
//! Units are the contract's: money in fen, points in tenths, instants in UTC milliseconds, durations in milliseconds.

#![expect(
    missing_docs,
    reason = "a field without a remark here means what its name says; the contract in wit/ is the text"
)]
#![expect(clippy::struct_excessive_bools, reason = "facts of the contract, each a plain yes or no")]

use super::common::{Fen, Instant, OrderFacts, Reason, Role, ShopFacts};
use serde::{Deserialize, Serialize};
use wasmtime::component::{ComponentType, Lift, Lower};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum RequestReason {
    /// The category has not been asked yet (RF-06).
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "dislike")]
    Dislike,
    #[component(name = "size")]
    Size,
    #[component(name = "quality")]
    Quality,
    #[component(name = "not-as-described")]
    NotAsDescribed,
    #[component(name = "damaged")]
    Damaged,
    #[component(name = "wrong-item")]
    WrongItem,
    #[component(name = "missing-item")]
    MissingItem,
    #[component(name = "late-ship")]
    LateShip,
    #[component(name = "out-of-stock")]
    OutOfStock,
    #[component(name = "logistics-delay")]
    LogisticsDelay,
    #[component(name = "logistics-lost")]
    LogisticsLost,
    #[component(name = "price-error")]
    PriceError,
    #[component(name = "payment-error")]
    PaymentError,
    #[component(name = "cancel")]
    Cancel,
    #[component(name = "other")]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Wish {
    #[component(name = "unspecified")]
    Unspecified,
    #[component(name = "refund-only")]
    RefundOnly,
    #[component(name = "return-refund")]
    ReturnRefund,
    #[component(name = "exchange")]
    Exchange,
    #[component(name = "resend")]
    Resend,
    #[component(name = "compensation")]
    Compensation,
    #[component(name = "repair")]
    Repair,
    /// The buyer keeps the order and waits for stock (RF-05).
    #[component(name = "wait")]
    Wait,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Answer {
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "yes")]
    Yes,
    #[component(name = "no")]
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Asserter {
    #[component(name = "nobody")]
    Nobody,
    #[component(name = "buyer")]
    Buyer,
    #[component(name = "warehouse")]
    Warehouse,
}

/// A condition of the goods, and who says so. Only the warehouse decides (RF-08); an agent never does (H-19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// `yes`: the fault is there.
    pub fault: Answer,
    #[component(name = "said-by")]
    pub said_by: Asserter,
}

/// The four return conditions (K-62).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Conditions {
    pub soiled: Condition,
    #[component(name = "used-marks")]
    pub used_marks: Condition,
    #[component(name = "tag-missing")]
    pub tag_missing: Condition,
    #[component(name = "accessories-missing")]
    pub accessories_missing: Condition,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum EvidenceKind {
    #[component(name = "photo-of-fault")]
    PhotoOfFault,
    #[component(name = "photo-of-label")]
    PhotoOfLabel,
    #[component(name = "video")]
    Video,
    #[component(name = "chat")]
    Chat,
    #[component(name = "courier-record")]
    CourierRecord,
    #[component(name = "receipt")]
    Receipt,
    #[component(name = "other")]
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub at: Instant,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub role: Role,
    pub granted: bool,
    pub at: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum StockState {
    #[component(name = "unknown")]
    Unknown,
    #[component(name = "in-stock")]
    InStock,
    #[component(name = "out")]
    Out,
}

/// How the shop's inspection of returned goods stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lower)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Inspection {
    #[component(name = "not-started")]
    NotStarted,
    #[component(name = "pending")]
    Pending,
    #[component(name = "passed")]
    Passed,
    #[component(name = "failed")]
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lower)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct RefundCase {
    pub now: Instant,
    pub shop: ShopFacts,
    pub order: OrderFacts,
    pub reason: RequestReason,
    pub wish: Wish,
    /// What the buyer asks for; absent means everything that may be asked.
    pub requested: Option<Fen>,
    /// Paid price of the item concerned.
    #[component(name = "item-price")]
    pub item_price: Fen,
    #[component(name = "applied-at")]
    pub applied_at: Instant,
    /// How long the goods were used, where it is known.
    #[component(name = "use-days")]
    pub use_days: Option<u32>,
    /// The shop's promised return window in days (承诺退换期).
    #[component(name = "promise-window-days")]
    pub promise_window_days: u32,
    /// The shop's promised window for quality problems in days.
    #[component(name = "quality-window-days")]
    pub quality_window_days: u32,
    /// The platform or shop gives seven-day no-reason returns for this item.
    #[component(name = "no-reason-supported")]
    pub no_reason_supported: bool,
    /// Custom-made, perishable and the like.
    #[component(name = "no-reason-excluded")]
    pub no_reason_excluded: bool,
    pub conditions: Conditions,
    /// K-62 was sent to the buyer, and when.
    #[component(name = "requirements-sent-at")]
    pub requirements_sent_at: Option<Instant>,
    /// The buyer sent pictures and asks whether they pass (RF-10).
    #[component(name = "asks-judgement-by-picture")]
    pub asks_judgement_by_picture: bool,
    pub evidence: Vec<Evidence>,
    pub stock: StockState,
    #[component(name = "force-majeure")]
    pub force_majeure: bool,
    /// The cause of the delay was explained to the buyer (RF-04).
    pub explained: bool,
    /// The platform itself has marked the order overdue (RF-02).
    #[component(name = "platform-overdue")]
    pub platform_overdue: bool,
    pub packed: bool,
    pub approvals: Vec<Approval>,
    pub inspection: Inspection,
    /// The buyer declined an offer of compensation (RF-13).
    #[component(name = "compensation-declined")]
    pub compensation_declined: bool,
    #[component(name = "safety-fault")]
    pub safety_fault: bool,
    /// Earlier after-sale cases of this buyer.
    #[component(name = "cases-before")]
    pub cases_before: u32,
    #[component(name = "last-scan-at")]
    pub last_scan_at: Option<Instant>,
    /// When the boss was first asked in this case; absent: not yet. His silence has a limit too.
    #[component(name = "boss-asked-at")]
    pub boss_asked_at: Option<Instant>,
    /// The fault is too large for a buyer to mend; absent: nobody has said.
    #[component(name = "large-fault")]
    pub large_fault: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Decision {
    #[component(name = "close-unpaid")]
    CloseUnpaid,
    #[component(name = "approve-refund-only")]
    ApproveRefundOnly,
    #[component(name = "approve-return-refund")]
    ApproveReturnRefund,
    #[component(name = "approve-exchange")]
    ApproveExchange,
    /// Approved if the warehouse finds the goods in order.
    #[component(name = "conditional-return")]
    ConditionalReturn,
    #[component(name = "partial-compensation")]
    PartialCompensation,
    #[component(name = "offer-choice")]
    OfferChoice,
    #[component(name = "deny")]
    Deny,
    #[component(name = "escalate-boss")]
    EscalateBoss,
    #[component(name = "escalate-supervisor")]
    EscalateSupervisor,
    #[component(name = "need-info")]
    NeedInfo,
}

/// Whose fault a return is, for the pay module (3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum ReturnClass {
    #[component(name = "quality")]
    Quality,
    #[component(name = "customer-personal")]
    CustomerPersonal,
    #[component(name = "service-fault")]
    ServiceFault,
    #[component(name = "logistics")]
    Logistics,
    #[component(name = "other")]
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum FreightPayer {
    #[component(name = "buyer")]
    Buyer,
    #[component(name = "seller")]
    Seller,
    #[component(name = "insurer")]
    Insurer,
    #[component(name = "nobody")]
    Nobody,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum NeededInfo {
    #[component(name = "category")]
    Category,
    #[component(name = "pictures")]
    Pictures,
    #[component(name = "self-check")]
    SelfCheck,
    #[component(name = "explanation")]
    Explanation,
    #[component(name = "requirements")]
    Requirements,
    #[component(name = "courier-record")]
    CourierRecord,
    #[component(name = "choice")]
    Choice,
}

/// Work for somebody else, made by the host as a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ComponentType, Lift)]
#[component(enum)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Errand {
    #[component(name = "intercept-parcel")]
    InterceptParcel,
    #[component(name = "claim-on-courier")]
    ClaimOnCourier,
    #[component(name = "ask-purchasing")]
    AskPurchasing,
    #[component(name = "phone-buyer")]
    PhoneBuyer,
    #[component(name = "third-party-liaison")]
    ThirdPartyLiaison,
    #[component(name = "refund-procedure")]
    RefundProcedure,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ComponentType, Lift)]
#[component(record)]
#[serde(deny_unknown_fields)]
pub struct RefundVerdict {
    pub decision: Decision,
    /// The most that may be refunded or paid. The host clamps it to what was paid.
    #[component(name = "amount-max")]
    pub amount_max: Fen,
    /// Part of `amount-max` that is freight.
    #[component(name = "freight-part")]
    pub freight_part: Fen,
    pub choices: Vec<Wish>,
    pub reasons: Vec<Reason>,
    #[component(name = "script-ids")]
    pub script_ids: Vec<String>,
    /// Absent: an agent with the right to decide cases may confirm it.
    #[component(name = "requires-approval-by")]
    pub requires_approval_by: Option<Role>,
    pub needed: Vec<NeededInfo>,
    pub errands: Vec<Errand>,
    /// When the next step must be done.
    pub deadline: Option<Instant>,
    #[component(name = "return-class")]
    pub return_class: ReturnClass,
    #[component(name = "return-freight")]
    pub return_freight: FreightPayer,
    /// A legal or policy warning that the approver must see (RF-14).
    pub warning: Option<String>,
}
