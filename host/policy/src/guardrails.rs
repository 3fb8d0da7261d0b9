//! What amounts a verdict may come to, whatever the policy says: never more than was paid, and never beyond the floor and
//! ceiling that the operator has set (上下限).
//!
//! This is the one place where the box changes an amount. What was said and what became of it stays beside the verdict.

use crate::{
    contract::{
        penalty::{Assessment, Effect},
        refund::{RefundCase, RefundVerdict},
    },
    kind::Kind,
};
use serde::Serialize;

/// The operator's floors and ceilings for a shop. None by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Guardrails {
    /// Refund: the most that may be paid in a case, fen. What was paid goes before the floor.
    pub refund: Span,
    /// Penalty: each proposed fine, fen.
    pub fine: Span,
    /// Penalty: the points of each proposal, tenths.
    pub points: Span,
    /// Which edition of them, for the record.
    pub version: u32,
}

/// A floor and a ceiling, each where there is one. Where they cross, the ceiling holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Span {
    /// An amount below it is raised to it. Nothing stays nothing: a floor says how much, not whether.
    pub floor: Option<i64>,
    /// An amount above it is lowered to it.
    pub ceiling: Option<i64>,
}

/// What an amount met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clamp {
    /// The field, for example `amount_max` or `proposals[0].effect.fine`.
    pub field: String,
    /// What the policy said: fen, of points tenths.
    pub from: i64,
    /// What the box made of it.
    pub to: i64,
    /// Why.
    pub by: ClampedBy,
}

impl Span {
    /// An amount within, and what it met on the way; `None` where it is within already.
    fn hold(self, amount: i64) -> Option<(i64, ClampedBy)> {
        match (self.floor, self.ceiling) {
            (_, Some(ceiling)) if amount > ceiling => Some((ceiling, ClampedBy::Ceiling)),
            (Some(floor), ceiling) if (1..floor).contains(&amount) => {
                let raised = ceiling.map_or(floor, |ceiling| floor.min(ceiling));
                (raised != amount).then_some((raised, ClampedBy::Floor))
            }
            _ => None,
        }
    }

    /// An amount within this and not above what was paid, for which nobody can set a floor.
    fn hold_to_paid(self, amount: i64, paid: i64) -> Option<(i64, ClampedBy)> {
        let (held, by) = self.hold(amount).unwrap_or((amount, ClampedBy::Paid));
        if held <= paid {
            return (held != amount).then_some((held, by));
        }
        // A floor above what was paid raises no further than to it.
        let by = if amount > paid { ClampedBy::Paid } else { by };
        (paid != amount).then_some((paid, by))
    }
}

impl Guardrails {
    /// What of these concerns verdicts of a kind; the default where nothing does.
    #[must_use]
    pub fn of(self, kind: Kind) -> Self {
        let open = Span::default();
        let kept = match kind {
            Kind::Reply => Self { refund: open, fine: open, points: open, ..self },
            Kind::Refund => Self { fine: open, points: open, ..self },
            Kind::Penalty => Self { refund: open, ..self },
        };
        let unset = Self { version: kept.version, ..Self::default() };
        if kept == unset { Self::default() } else { kept }
    }

    /// Holds a refund to what was paid and to the operator's amounts; freight, a part of it, never exceeds the whole.
    pub(crate) fn hold_refund(&self, case: &RefundCase, verdict: &mut RefundVerdict) -> Vec<Clamp> {
        let held = self.refund.hold_to_paid(verdict.amount_max, case.order.amount_paid.max(0));
        let Some((whole, by)) = held else { return Vec::new() };
        let mut clamps = vec![clamp("amount_max", &mut verdict.amount_max, whole, by)];
        if verdict.freight_part > whole {
            clamps.push(clamp("freight_part", &mut verdict.freight_part, whole, by));
        }
        clamps
    }

    /// Holds every fine and every taking of points to the operator's amounts. Performance that is taken off is the worth of
    /// a sale, and rest days and criticism have no amount: they stay as they are.
    pub(crate) fn hold_assessment(&self, assessment: &mut Assessment) -> Vec<Clamp> {
        let mut clamps = Vec::new();
        for (at, proposal) in assessment.proposals.iter_mut().enumerate() {
            match &mut proposal.effect {
                Effect::Fine(fen) => {
                    if let Some((held, by)) = self.fine.hold(*fen) {
                        clamps.push(clamp(&format!("proposals[{at}].effect.fine"), fen, held, by));
                    }
                }
                Effect::Points(tenths) => {
                    let mut amount = i64::from(*tenths);
                    if let Some((held, by)) = self.points.hold(amount) {
                        clamps.push(clamp(&format!("proposals[{at}].effect.points"), &mut amount, held, by));
                        *tenths = i32::try_from(amount).unwrap_or(i32::MAX);
                    }
                }
                Effect::RemovePerformance(_)
                | Effect::UseRestDay
                | Effect::OralCriticism
                | Effect::ReportToGeneralManager => {}
            }
        }
        clamps
    }
}

fn clamp(field: &str, amount: &mut i64, to: i64, by: ClampedBy) -> Clamp {
    let from = std::mem::replace(amount, to);
    Clamp { field: field.to_owned(), from, to, by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::tests::{case, proposed, verdict};

    fn refund(span: (Option<i64>, Option<i64>), amount: i64, freight: i64) -> (i64, i64, Vec<(i64, i64, ClampedBy)>) {
        let span = Span { floor: span.0, ceiling: span.1 };
        let mut said = RefundVerdict { amount_max: amount, freight_part: freight, ..verdict() };
        let clamps = Guardrails { refund: span, ..Guardrails::default() }.hold_refund(&case(), &mut said);
        let clamps = clamps.into_iter().map(|clamp| (clamp.from, clamp.to, clamp.by)).collect();
        (said.amount_max, said.freight_part, clamps)
    }

    #[test]
    fn a_refund_above_what_was_paid_is_lowered_and_remembered() {
        use ClampedBy::Paid;
        let lowered = [(99_999, 16_900, Paid), (20_000, 16_900, Paid)];
        assert_eq!(refund((None, None), 99_999, 20_000), (16_900, 16_900, lowered.to_vec()));
        assert_eq!(refund((None, None), 16_900, 0), (16_900, 0, Vec::new()));
    }

    #[test]
    fn a_ceiling_lowers_a_refund_and_its_freight() {
        use ClampedBy::Ceiling;
        let lowered = vec![(16_900, 500, Ceiling), (1_200, 500, Ceiling)];
        assert_eq!(refund((None, Some(500)), 16_900, 1_200), (500, 500, lowered));
        assert_eq!(refund((None, Some(500)), 99_999, 0), (500, 0, vec![(99_999, 500, Ceiling)]));
        assert_eq!(refund((None, Some(0)), 300, 0), (0, 0, vec![(300, 0, Ceiling)]));
    }

    #[test]
    fn a_floor_raises_a_refund_but_makes_none_of_nothing_and_never_exceeds_what_was_paid() {
        use ClampedBy::Floor;
        assert_eq!(refund((Some(500), None), 300, 0), (500, 0, vec![(300, 500, Floor)]));
        assert_eq!(refund((Some(500), None), 0, 0), (0, 0, Vec::new()));
        assert_eq!(refund((Some(90_000), None), 300, 0), (16_900, 0, vec![(300, 16_900, Floor)]));
        assert_eq!(refund((Some(90_000), None), 99_999, 0), (16_900, 0, vec![(99_999, 16_900, ClampedBy::Paid)]));
    }

    #[test]
    fn fines_and_points_are_held_each_to_its_own_amounts() {
        let guardrails = Guardrails {
            fine: Span { floor: Some(1_000), ceiling: Some(5_000) },
            points: Span { floor: None, ceiling: Some(20) },
            ..Guardrails::default()
        };
        let held = |effect| {
            let mut assessment = proposed(effect);
            let clamps = guardrails.hold_assessment(&mut assessment);
            (assessment.proposals[0].effect, clamps.first().map(|clamp| (clamp.field.clone(), clamp.by)))
        };
        let at = |name: &str, by| Some((format!("proposals[0].effect.{name}"), by));
        assert_eq!(held(Effect::Fine(20_000)), (Effect::Fine(5_000), at("fine", ClampedBy::Ceiling)));
        assert_eq!(held(Effect::Fine(200)), (Effect::Fine(1_000), at("fine", ClampedBy::Floor)));
        assert_eq!(held(Effect::Fine(0)), (Effect::Fine(0), None));
        assert_eq!(held(Effect::Points(35)), (Effect::Points(20), at("points", ClampedBy::Ceiling)));
        assert_eq!(held(Effect::RemovePerformance(20_000)), (Effect::RemovePerformance(20_000), None));
    }

    #[test]
    fn only_what_concerns_a_kind_is_laid_over_its_verdicts() {
        let span = Span { floor: None, ceiling: Some(5) };
        let all = Guardrails { refund: span, fine: span, points: span, version: 3 };
        assert_eq!(all.of(Kind::Reply), Guardrails::default());
        assert_eq!(all.of(Kind::Refund), Guardrails { refund: span, version: 3, ..Guardrails::default() });
        assert_eq!(all.of(Kind::Penalty), Guardrails { refund: Span::default(), ..all });
    }
}
