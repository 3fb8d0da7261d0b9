//! Two answers to the same question side by side: every field that differs, the rules that came and went, and what it
//! means in money and points.

use crate::{
    comparison::{Change, changes},
    question::Question,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// How a new answer differs from an old one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contrast {
    /// Every place at which they differ.
    pub changes: Vec<Change>,
    /// Rules that only the new one names, in order.
    pub appeared: Vec<String>,
    /// Rules that only the old one names, in order.
    pub disappeared: Vec<String>,
    /// What moves, the new less the old.
    pub stakes: Stakes,
}

/// What an answer moves if a person follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Stakes {
    /// Money, fen: of a refund the most that may be paid, of an incident the fines that are proposed, of a month the pay.
    pub money: i64,
    /// Points, tenths: of an incident those that are proposed to be taken, of a month the score.
    pub points: i64,
}

impl Contrast {
    /// Puts two verdicts, in their JSON form, beside each other.
    pub fn of(question: Question, before: &Value, after: &Value) -> Self {
        let (old, new) = (rules(before), rules(after));
        let only = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| one.difference(other).map(|&id| id.into()).collect();
        let (old_stakes, new_stakes) = (Stakes::of(question, before), Stakes::of(question, after));
        Self {
            changes: changes(before, after),
            appeared: only(&new, &old),
            disappeared: only(&old, &new),
            stakes: Stakes {
                money: new_stakes.money.saturating_sub(old_stakes.money),
                points: new_stakes.points.saturating_sub(old_stakes.points),
            },
        }
    }

    /// True if the answers are the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The fields that differ, each once, with `[]` in place of every number in a list: `reasons[].rule`.
    pub fn fields(&self) -> BTreeSet<String> {
        self.changes.iter().map(|change| unnumbered(&change.field)).collect()
    }
}

impl Stakes {
    /// What a verdict moves.
    pub fn of(question: Question, verdict: &Value) -> Self {
        let number = |place: &Value| place.as_i64().unwrap_or(0);
        match question {
            Question::Decide => Self { money: number(&verdict["amount_max"]), points: 0 },
            Question::Assess => {
                let effects = || verdict["proposals"].as_array().into_iter().flatten().map(|one| &one["effect"]);
                let sum = |of: &str| effects().fold(0_i64, |sum, effect| sum.saturating_add(number(&effect[of])));
                Self { money: sum("fine"), points: sum("points") }
            }
            Question::CloseMonth => Self { money: number(&verdict["total"]), points: number(&verdict["score"]) },
            Question::Prepare | Question::Advise | Question::ReviewDraft | Question::AttributeSale => Self::default(),
        }
    }
}

/// Every rule that a verdict names, wherever it does: reasons, findings, proposals, lines of a statement.
pub fn rules(verdict: &Value) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    gather(verdict, &mut found);
    found
}

fn gather<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("rule").and_then(Value::as_str));
            fields.values().for_each(|inner| gather(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}

fn unnumbered(field: &str) -> String {
    let mut parts = field.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str("[]");
        plain.push_str(part.split_once(']').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn verdict(decision: &str, amount: i64, rules: &[&str]) -> Value {
        let reasons: Vec<_> = rules.iter().map(|rule| json!({ "rule": rule, "text": "…" })).collect();
        json!({ "decision": decision, "amount_max": amount, "reasons": reasons })
    }

    #[test]
    fn a_refund_that_is_decided_otherwise_shows_its_rules_and_its_money() {
        let contrast = Contrast::of(
            Question::Decide,
            &verdict("deny", 0, &["RF-08", "RF-22"]),
            &verdict("partial_compensation", 300, &["RF-12", "RF-22"]),
        );
        assert_eq!(contrast.appeared, ["RF-12"]);
        assert_eq!(contrast.disappeared, ["RF-08"]);
        assert_eq!(contrast.stakes, Stakes { money: 300, points: 0 });
        let fields: Vec<_> = contrast.fields().into_iter().collect();
        assert_eq!(fields, ["amount_max", "decision", "reasons[].rule"]);
    }

    #[test]
    fn fines_and_points_of_an_incident_are_counted_together() {
        let propose = |effects: &[Value]| {
            let proposals: Vec<_> = effects.iter().map(|effect| json!({ "rule": "FT-05", "effect": effect })).collect();
            json!({ "proposals": proposals, "notes": [] })
        };
        let before = propose(&[json!({ "fine": 500 }), json!("oral_criticism")]);
        let after = propose(&[json!({ "fine": 300 }), json!({ "fine": 100 }), json!({ "points": 20 })]);
        assert_eq!(Contrast::of(Question::Assess, &before, &after).stakes, Stakes { money: -100, points: 20 });
    }

    #[test]
    fn the_same_answer_is_no_contrast() {
        let same = verdict("deny", 0, &["RF-08"]);
        assert!(Contrast::of(Question::Decide, &same, &same).is_empty());
    }
}
