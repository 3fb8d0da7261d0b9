//! What the operator lets a verdict come to, whatever the policy says (上下限).
//!
//! A policy may be wrong about an amount without being absurd. The operator's floor and ceiling are laid over what it says
//! before anybody sees it; the verdict remembers what was said and what became of it.

use serde::{Deserialize, Serialize};

use crate::{
    money::{Fen, Tenths},
    refusal::Refusal,
};

/// Ten billion yuan, and a million points: what the box takes from a policy at all.
const MOST: (Fen, Tenths) = (Fen(1_000_000_000_000), Tenths(10_000_000));

/// A floor and a ceiling, each where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span<T> {
    /// An amount below it is raised to it. Nothing stays nothing: a floor says how much, not whether.
    pub floor: Option<T>,
    /// An amount above it is lowered to it.
    pub ceiling: Option<T>,
}

impl<T> Default for Span<T> {
    fn default() -> Self {
        Self { floor: None, ceiling: None }
    }
}

impl<T: Ord + Copy + Default> Span<T> {
    fn is_sound(self, most: T) -> bool {
        let within = |amount: Option<T>| amount.is_none_or(|amount| (T::default()..=most).contains(&amount));
        let in_order = self.floor.zip(self.ceiling).is_none_or(|(floor, ceiling)| floor <= ceiling);
        within(self.floor) && within(self.ceiling) && in_order
    }
}

/// A shop's floors and ceilings. None by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Guardrails {
    /// 退款与补偿: the most that may be paid in a case. Never above what was paid, whatever the floor.
    pub refund: Span<Fen>,
    /// 罚款: each fine that is proposed.
    pub fine: Span<Fen>,
    /// 扣分: the points of each proposal.
    pub points: Span<Tenths>,
    /// Counts changes.
    pub version: u32,
}

/// What an amount met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClampedBy {
    /// What the buyer has paid.
    Paid,
    /// The operator's floor.
    Floor,
    /// The operator's ceiling.
    Ceiling,
}

/// An amount of a verdict that is not the policy's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clamp {
    /// Where in the answer, for example `amount_max` or `proposals[0].effect.fine`.
    pub field: String,
    /// What the policy said; fen, or tenths of a point.
    pub from: i64,
    /// What the box made of it.
    pub to: i64,
    /// Why.
    pub by: ClampedBy,
}

impl Guardrails {
    /// None that were ever set.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.refund.is_sound(MOST.0) && self.fine.is_sound(MOST.0) && self.points.is_sound(MOST.1) {
            Ok(())
        } else {
            Err(Refusal::invalid(
                "bad_guardrails",
                "上下限不对：每一项都不能小于 0，下限不能高于上限。",
                "The limits are wrong: none may be below 0, and no floor above its ceiling.",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_above_its_ceiling_or_below_nothing_is_no_limit() {
        let with = |floor, ceiling| Guardrails { fine: Span { floor, ceiling }, ..Guardrails::default() }.check();
        assert!(with(None, None).is_ok() && with(Some(Fen(5)), Some(Fen(5))).is_ok());
        assert!(with(Some(Fen(0)), None).is_ok() && with(None, Some(Fen(0))).is_ok());
        for (floor, ceiling) in [(Some(6), Some(5)), (Some(-1), None), (None, Some(-1)), (None, Some(i64::MAX))] {
            assert_eq!(with(floor.map(Fen), ceiling.map(Fen)).unwrap_err().code, "bad_guardrails");
        }
    }
}
