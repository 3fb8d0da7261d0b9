//! The statement with which a month is closed: every line with how it was reached, every sale that counted, every warning
//! that was acknowledged.

use serde::{Deserialize, Serialize};

use super::{Applied, Figures, ScoreLevel, Terms};
use crate::{
    ids::{OrderId, ShopId, StaffId},
    money::{Fen, Tenths},
    policy::Judgement,
    time::{Instant, Month},
};

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Rule id.
    pub rule: String,
    /// What it is, in the shop's language.
    pub label: String,
    /// Money; below zero for a deduction.
    pub amount: Fen,
    /// Points; below zero for a deduction.
    pub points: Tenths,
    /// How it was reached, step by step.
    pub working: Vec<String>,
}

/// An order, or what came back of it, that counted for a person in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// Which order.
    pub order: OrderId,
    /// When it was paid, or given back.
    pub at: Instant,
    /// The goods' amount; below zero where it was given back.
    pub amount: Fen,
    /// By which rule it is theirs (ATT-01 to ATT-04).
    pub rule: String,
    /// That rule's reason, in the shop's language.
    pub reason: String,
    /// The rule leaves doubt, and nobody has decided whose sale it is.
    pub doubtful: bool,
}

/// A closed month of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Which shop.
    pub shop: ShopId,
    /// Whose.
    pub staff: StaffId,
    /// Which month.
    pub month: Month,
    /// Terms by which it was reckoned.
    pub terms: Terms,
    /// Figures by which it was reckoned.
    pub figures: Figures,
    /// The lines.
    pub lines: Vec<Line>,
    /// Their sum.
    pub total: Fen,
    /// The month's score, in a scheme of points.
    pub score: Option<Tenths>,
    /// What follows from it.
    pub level: ScoreLevel,
    /// Sales below zero for the next month: zero or below.
    pub carried_sales: Fen,
    /// Rule ids with sentences about the whole.
    pub reasons: Vec<(String, String)>,
    /// Warnings, each acknowledged by who closed it.
    pub warnings: Vec<String>,
    /// The sales that counted.
    pub sales: Vec<Sale>,
    /// The penalties that counted.
    #[serde(default)]
    pub counted: Vec<Applied>,
    /// By which policy.
    pub judgement: Judgement,
    /// Who closed it.
    pub closed_by: StaffId,
    /// When.
    pub closed_at: Instant,
}
