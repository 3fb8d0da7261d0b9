//! What is known of an after-sale case: the facts that the buyer, the agents and the warehouse add to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{money::Fen, time::Instant};

/// Why the buyer applies; names of the contract's `request-reason`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the catalogue's list, 3.1")]
pub enum CaseReason {
    Unknown,
    Dislike,
    Size,
    Quality,
    NotAsDescribed,
    Damaged,
    WrongItem,
    MissingItem,
    LateShip,
    OutOfStock,
    LogisticsDelay,
    LogisticsLost,
    PriceError,
    PaymentError,
    Cancel,
    Other,
}

/// What the buyer would like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the contract's list")]
pub enum Wish {
    #[default]
    Unspecified,
    RefundOnly,
    ReturnRefund,
    Exchange,
    Resend,
    Compensation,
    Repair,
    Wait,
}

/// A condition of the goods: is the fault there, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Nobody has said anything.
    #[default]
    Unknown,
    /// The buyer says it is fine.
    BuyerSaysFine,
    /// The buyer admits the fault (RF-09).
    BuyerSaysFault,
    /// The warehouse found it fine.
    Fine,
    /// The warehouse found the fault (RF-08).
    Fault,
}

/// The four return conditions (K-62).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Conditions {
    /// 弄脏
    pub soiled: Condition,
    /// 使用痕迹
    pub used_marks: Condition,
    /// 吊牌缺失
    pub tag_missing: Condition,
    /// 配件不全
    pub accessories_missing: Condition,
}

impl Conditions {
    fn each(self) -> [Condition; 4] {
        [self.soiled, self.used_marks, self.tag_missing, self.accessories_missing]
    }

    /// The warehouse has looked at the goods.
    pub fn are_inspected(self) -> bool {
        self.each().into_iter().any(Condition::is_inspected)
    }

    /// What the warehouse found stands as it was: nothing of it is added, changed or taken back.
    pub(super) fn keep_what_was_inspected(self, before: Self) -> bool {
        let found = |now: Condition, then: Condition| now == then || !(now.is_inspected() || then.is_inspected());
        self.each().into_iter().zip(before.each()).all(|(now, then)| found(now, then))
    }
}

impl Condition {
    const fn is_inspected(self) -> bool {
        matches!(self, Self::Fine | Self::Fault)
    }
}

/// A kind of proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the contract's list")]
pub enum Evidence {
    PhotoOfFault,
    PhotoOfLabel,
    Video,
    Chat,
    CourierRecord,
    Receipt,
    Other,
}

/// Stock of the goods concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the contract's list")]
pub enum Stock {
    #[default]
    Unknown,
    InStock,
    Out,
}

/// The facts that people can add to a case (3.1).
#[expect(clippy::struct_excessive_bools, reason = "yes-or-no facts of the trade, each asked on its own")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Why.
    pub reason: CaseReason,
    /// What for.
    #[serde(default)]
    pub wish: Wish,
    /// Asked amount; absent: all that may be asked.
    #[serde(default)]
    pub requested: Option<Fen>,
    /// Paid price of the item concerned.
    pub item_price: Fen,
    /// Days of use, where known.
    #[serde(default)]
    pub use_days: Option<u32>,
    /// Conditions of the goods.
    #[serde(default)]
    pub conditions: Conditions,
    /// The buyer sent pictures and asks whether they pass (RF-10).
    #[serde(default)]
    pub asks_judgement_by_picture: bool,
    /// Proofs handed in.
    #[serde(default)]
    pub evidence: BTreeSet<Evidence>,
    /// Stock of the goods.
    #[serde(default)]
    pub stock: Stock,
    /// Force majeure (RF-04).
    #[serde(default)]
    pub force_majeure: bool,
    /// The delay was explained to the buyer (RF-04).
    #[serde(default)]
    pub explained: bool,
    /// Goods that no-reason return does not cover.
    #[serde(default)]
    pub no_reason_excluded: bool,
    /// Safety is concerned.
    #[serde(default)]
    pub safety_fault: bool,
    /// The fault is too large for the buyer to mend himself.
    #[serde(default)]
    pub large_fault: bool,
    /// The buyer declined a compensation (RF-13).
    #[serde(default)]
    pub compensation_declined: bool,
    /// Last scan of the parcel.
    #[serde(default)]
    pub last_scan_at: Option<Instant>,
}
