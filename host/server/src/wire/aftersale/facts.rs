//! What is known of a case, by the buyer's word and by the warehouse's.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{aftersale, money::Fen, time::Instant};

use crate::wire::terms::{CaseReason, Condition, Evidence, Stock, Wish};

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
    /// The fault is too large for the buyer to mend himself.
    #[serde(default)]
    #[schema(required = false)]
    pub large_fault: bool,
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
            large_fault: wire.large_fault,
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
            large_fault: core.large_fault,
            compensation_declined: core.compensation_declined,
            last_scan_at: core.last_scan_at.map(|at| at.0),
        }
    }
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

/// The warehouse has looked.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// What it found; each `fine` or `fault`.
    pub conditions: Conditions,
}
