//! Cases to start from. Each test changes the few facts that it is about.

#![allow(dead_code, reason = "every test file uses its own part")]

use xiaoer_penalty::{Settings, assess};
use xiaoer_sdk::common::{Language, Platform, ShopFacts};
use xiaoer_sdk::date::{DAY, HOUR, MINUTE, SECOND};
use xiaoer_sdk::penalty::*;

/// 2026-11-21 10:00:00 in Shanghai.
pub const NOW: Instant = 1_795_190_400_000 + 10 * HOUR;

pub fn shop() -> ShopFacts {
    ShopFacts { name: "小店".to_owned(), platform: Platform::Tmall, language: Language::ZhCn }
}

pub fn agent() -> AgentFacts {
    AgentFacts { id: 7, grade: Grade::Junior, onsite: true, full_time: true }
}

/// An incident of this kind and length, the first of the month, on an on-site day shift.
pub fn incident(kind: IncidentKind, duration: Millis) -> IncidentCase {
    IncidentCase {
        now: NOW,
        shop: shop(),
        agent: agent(),
        incident: Incident {
            id: 1,
            kind,
            started_at: NOW - duration,
            ended_at: NOW,
            duration,
            answered: true,
            shift: Shift::Day,
            phone_leave: false,
            prompt_answered: false,
            unanswered_messages: 0,
            review_changed: false,
            fault: Finding::Unknown,
            order_amount: None,
            special_reason: false,
            asked_points: None,
        },
        earlier_this_month: Vec::new(),
        overlapping: Vec::new(),
        rest_days_used: None,
        clock_trusted: true,
    }
}

/// The same after others of its kind in this month.
pub fn after(mut case: IncidentCase, durations: &[Millis]) -> IncidentCase {
    let earlier = Earlier { kind: case.incident.kind, count: durations.len() as u32, durations: durations.to_vec() };
    case.earlier_this_month.push(earlier);
    case
}

/// The same while these proposals exist for the interval.
pub fn overlapping(mut case: IncidentCase, others: &[(&str, i64)]) -> IncidentCase {
    let overlap = |(rule, amount): &(&str, i64)| Overlapping { rule: (*rule).to_owned(), amount: *amount };
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

/// A junior agent's whole month with nothing applied and no sales.
pub fn month() -> MonthCase {
    MonthCase {
        now: NOW + 10 * DAY,
        shop: shop(),
        agent: agent(),
        year: 2026,
        month: 11,
        days_in_month: 30,
        days_employed: 30,
        working_days: 26,
        net_sales: 0,
        carried_sales: None,
        team_score: 100,
        rest_days_used: 4,
        absences: 0,
        latenesses_over_free: 0,
        applied: Vec::new(),
        earlier_scores: Vec::new(),
        special_bonus: 0,
        local_minimum_wage: None,
    }
}

/// Something confirmed in the month.
pub fn applied(rule: &str, effect: Effect) -> AppliedItem {
    AppliedItem { rule: rule.to_owned(), effect, incident_at: NOW, penalty: Some(4_211) }
}
