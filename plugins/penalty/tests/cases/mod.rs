//! Cases to start from. Each test changes the few facts that it is about.

#![allow(dead_code, reason = "every test file uses its own part")]

use xiaoer_penalty::{Settings, assess};
use xiaoer_sdk::date::{HOUR, MINUTE, SECOND};
use xiaoer_sdk::penalty::*;
use xiaoer_sdk::sample::NOW;

/// The same after others of its kind in this month.
pub fn after(mut case: IncidentCase, durations: &[Millis]) -> IncidentCase {
    let earlier = Earlier { kind: case.incident.kind, count: durations.len() as u32, durations: durations.to_vec() };
    case.earlier_this_month.push(earlier);
    case
}

/// The same while these proposals exist for the interval.
pub fn overlapping(mut case: IncidentCase, others: &[(&str, i64)]) -> IncidentCase {
    let overlap =
        |(rule, amount): &(&str, i64)| Overlapping { rule: (*rule).to_owned(), amount: *amount, settled: false };
    case.overlapping = others.iter().map(overlap).collect();
    case
}

/// `h:mm:ss` as a duration.
pub fn hms(hours: i64, minutes: i64, seconds: i64) -> Millis {
    hours * HOUR + minutes * MINUTE + seconds * SECOND
}

/// Rules and effects that the given settings propose.
pub fn proposed_with(settings: &Settings, case: &IncidentCase) -> Vec<(String, Effect)> {
    assess(settings, case).proposals.into_iter().map(|proposal| (proposal.rule, proposal.effect)).collect()
}

/// Rules and fines that the factory settings propose.
pub fn fines(case: &IncidentCase) -> Vec<(String, i64)> {
    let only_fines = |(rule, effect)| match effect {
        Effect::Fine(amount) => Some((rule, amount)),
        _ => None,
    };
    proposed_with(&Settings::default(), case).into_iter().filter_map(only_fines).collect()
}

/// Rules of the notes.
pub fn notes(case: &IncidentCase) -> Vec<String> {
    assess(&Settings::default(), case).notes.into_iter().map(|note| note.rule).collect()
}

/// One rule with its fine, as [`fines`] gives it.
pub fn fine(rule: &str, amount: i64) -> (String, i64) {
    (rule.to_owned(), amount)
}

/// Something confirmed in the month.
pub fn applied(rule: &str, effect: Effect) -> AppliedItem {
    AppliedItem { rule: rule.to_owned(), effect, incident_at: NOW, penalty: Some(4_211) }
}
