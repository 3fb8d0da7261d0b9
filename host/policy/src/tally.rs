//! What many pairs of answers show together: how many differ, by which rules and fields, in money and points, on which
//! days and for whom.

use crate::contrast::{Contrast, Stakes};
use serde::Serialize;
use std::collections::BTreeMap;

/// Rules, fields, people and days that are told apart. A policy's own words name some of them, and it must not be able to
/// fill the box's memory with them; what comes after so many is in the totals alone.
const NAMES: usize = 10_000;

/// The counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// All pairs.
    pub total: Share,
    /// Questions that the new version did not answer, by the fault's label.
    pub faults: BTreeMap<String, u64>,
    /// Rules that came or went.
    pub rules: BTreeMap<String, RuleShare>,
    /// Answers that differ in a field, by the field: see [`Contrast::fields`].
    pub fields: BTreeMap<String, u64>,
    /// For whom an answer differs or is missing.
    pub people: BTreeMap<u64, Share>,
    /// On which day, as whoever counts numbers them.
    pub days: BTreeMap<i64, Share>,
}

/// A part of the pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// Questions.
    pub verdicts: u64,
    /// Of these, answered otherwise.
    pub changed: u64,
    /// Of these, not answered by the new version.
    pub failed: u64,
    /// What moves in those that changed, the new less the old.
    pub stakes: Stakes,
}

/// How often a rule came and went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RuleShare {
    /// Answers that name it now and did not.
    pub appeared: u64,
    /// Answers that named it and no longer do.
    pub disappeared: u64,
}

/// Whose question it was, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whose {
    /// The buyer or agent, if there is one.
    pub person: Option<u64>,
    /// The day.
    pub day: i64,
}

impl Tally {
    /// Counts a question that both answered in the same way.
    pub fn same(&mut self, whose: Whose) {
        self.total.verdicts += 1;
        if let Some(day) = room(&mut self.days, whose.day) {
            day.verdicts += 1;
        }
    }

    /// Counts a question that they answered differently.
    pub fn changed(&mut self, whose: Whose, contrast: &Contrast) {
        self.everywhere(whose, |share| {
            share.changed += 1;
            share.stakes.add(contrast.stakes);
        });
        for rule in &contrast.appeared {
            if let Some(of) = room(&mut self.rules, rule.clone()) {
                of.appeared += 1;
            }
        }
        for rule in &contrast.disappeared {
            if let Some(of) = room(&mut self.rules, rule.clone()) {
                of.disappeared += 1;
            }
        }
        for field in contrast.fields() {
            if let Some(of) = room(&mut self.fields, field) {
                *of += 1;
            }
        }
    }

    /// Counts a question that the new version did not answer.
    pub fn failed(&mut self, whose: Whose, label: &str) {
        self.everywhere(whose, |share| share.failed += 1);
        if let Some(of) = room(&mut self.faults, label.to_owned()) {
            *of += 1;
        }
    }

    /// Adds what somebody else has counted.
    pub fn merge(&mut self, other: &Self) {
        self.total.add(&other.total);
        for (label, count) in &other.faults {
            if let Some(of) = room(&mut self.faults, label.clone()) {
                *of += count;
            }
        }
        for (rule, share) in &other.rules {
            if let Some(of) = room(&mut self.rules, rule.clone()) {
                of.appeared += share.appeared;
                of.disappeared += share.disappeared;
            }
        }
        for (field, count) in &other.fields {
            if let Some(of) = room(&mut self.fields, field.clone()) {
                *of += count;
            }
        }
        for (person, share) in &other.people {
            if let Some(of) = room(&mut self.people, *person) {
                of.add(share);
            }
        }
        for (day, share) in &other.days {
            if let Some(of) = room(&mut self.days, *day) {
                of.add(share);
            }
        }
    }

    fn everywhere(&mut self, whose: Whose, count: impl Fn(&mut Share)) {
        let person = whose.person.and_then(|person| room(&mut self.people, person));
        for share in [Some(&mut self.total), room(&mut self.days, whose.day), person].into_iter().flatten() {
            share.verdicts += 1;
            count(share);
        }
    }
}

impl Share {
    fn add(&mut self, other: &Self) {
        self.verdicts += other.verdicts;
        self.changed += other.changed;
        self.failed += other.failed;
        self.stakes.add(other.stakes);
    }
}

impl Stakes {
    fn add(&mut self, other: Self) {
        self.money = self.money.saturating_add(other.money);
        self.points = self.points.saturating_add(other.points);
    }
}

/// The place of a name, unless there are too many names.
fn room<K: Ord, V: Default>(names: &mut BTreeMap<K, V>, name: K) -> Option<&mut V> {
    if names.len() >= NAMES && !names.contains_key(&name) { None } else { Some(names.entry(name).or_default()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Question;
    use serde_json::json;

    fn raised(by: i64) -> Contrast {
        let verdict = |amount: i64, rule: &str| json!({ "amount_max": amount, "reasons": [{ "rule": rule }] });
        Contrast::of(Question::Decide, &verdict(100, "RF-08"), &verdict(100 + by, "RF-12"))
    }

    #[test]
    fn two_halves_counted_apart_are_the_whole() {
        let whose = |person, day| Whose { person: Some(person), day };
        let (mut one, mut other, mut whole) = (Tally::default(), Tally::default(), Tally::default());
        for tally in [&mut one, &mut whole] {
            tally.same(whose(1, 10));
            tally.changed(whose(1, 10), &raised(300));
        }
        for tally in [&mut other, &mut whole] {
            tally.changed(whose(2, 11), &raised(-50));
            tally.failed(whose(1, 11), "out_of_fuel");
        }
        one.merge(&other);
        assert_eq!(one, whole);
        assert_eq!(whole.total, Share { verdicts: 4, changed: 2, failed: 1, stakes: Stakes { money: 250, points: 0 } });
        assert_eq!(whole.rules["RF-12"], RuleShare { appeared: 2, disappeared: 0 });
        assert_eq!(whole.rules["RF-08"], RuleShare { appeared: 0, disappeared: 2 });
        assert_eq!(whole.people[&1].failed, 1);
        assert_eq!((whole.days[&10].verdicts, whole.days[&11].verdicts), (2, 2));
    }

    #[test]
    fn a_policy_that_invents_names_without_end_fills_nothing() {
        let mut tally = Tally::default();
        for number in 0..NAMES + 5 {
            tally.failed(Whose { person: Some(number as u64), day: 0 }, &number.to_string());
        }
        assert_eq!((tally.people.len(), tally.faults.len()), (NAMES, NAMES));
        assert_eq!(tally.total.failed, NAMES as u64 + 5);
    }
}
