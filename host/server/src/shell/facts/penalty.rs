//! Facts for penalty policies, and their proposals in the desk's terms.

use xiaoer_desk::{
    desk::Desk,
    money::{Fen, Tenths},
    penalty::{self, Incident},
    time::Instant,
};
use xiaoer_policy::contract::penalty::{
    AgentFacts, Assessment, Earlier, Effect, Finding, Grade, Incident as IncidentFacts, IncidentCase, IncidentKind,
    Overlapping, Proposal, Shift,
};

use super::common;

/// An incident as the penalty policy sees it at `now`.
///
/// The desk keeps no roster and no personnel file, so what only those could tell is given as the scheme's plain case: a
/// junior, full-time agent on site on a day shift, nothing excused.
pub(crate) fn case(desk: &Desk, incident: &Incident, now: Instant) -> Option<IncidentCase> {
    let shop = desk.shop(incident.shop).ok()?;
    let earlier = desk.earlier_durations(incident);
    let overlapping = desk.overlapping_penalties(incident);
    Some(IncidentCase {
        now: now.0,
        shop: common::shop(shop),
        agent: AgentFacts { id: incident.staff.0, grade: Grade::Junior, onsite: true, full_time: true },
        incident: IncidentFacts {
            id: incident.id.0,
            kind: kind(incident.kind),
            started_at: incident.started_at.0,
            ended_at: incident.ended_at.0,
            duration: incident.duration.0,
            answered: incident.answer_message.is_some(),
            shift: Shift::Day,
            phone_leave: false,
            prompt_answered: false,
            unanswered_messages: incident.messages,
            review_changed: false,
            fault: Finding::Unknown,
            order_amount: None,
            special_reason: false,
            asked_points: None,
        },
        earlier_this_month: vec![Earlier {
            kind: kind(incident.kind),
            count: u32::try_from(earlier.len()).unwrap_or(u32::MAX),
            durations: earlier.iter().map(|duration| duration.0).collect(),
        }],
        overlapping: overlapping
            .iter()
            .map(|other| Overlapping {
                rule: other.proposal.rule.clone(),
                amount: match other.proposal.effect {
                    penalty::Effect::Fine(fen) | penalty::Effect::RemovePerformance(fen) => fen.0,
                    _ => 0,
                },
            })
            .collect(),
        rest_days_used: None,
        clock_trusted: incident.clock_trusted,
    })
}

/// The proposals in the desk's terms.
pub(crate) fn proposals(assessment: &Assessment) -> Vec<penalty::Proposal> {
    assessment.proposals.iter().map(proposal).collect()
}

/// Why nothing, or nothing more, is proposed.
pub(crate) fn notes(assessment: &Assessment) -> Vec<(String, String)> {
    assessment.notes.iter().map(common::reason).collect()
}

fn proposal(proposal: &Proposal) -> penalty::Proposal {
    penalty::Proposal {
        rule: proposal.rule.clone(),
        effect: match proposal.effect {
            Effect::Fine(fen) => penalty::Effect::Fine(Fen(fen)),
            Effect::Points(tenths) => penalty::Effect::Points(Tenths(tenths)),
            Effect::RemovePerformance(fen) => penalty::Effect::RemovePerformance(Fen(fen)),
            Effect::UseRestDay => penalty::Effect::UseRestDay,
            Effect::OralCriticism => penalty::Effect::OralCriticism,
            Effect::ReportToGeneralManager => penalty::Effect::ReportToGeneralManager,
        },
        reasons: proposal.reasons.iter().map(common::reason).collect(),
        working: proposal.working.clone(),
        replaces: proposal.replaces.clone(),
    }
}

const fn kind(kind: penalty::IncidentKind) -> IncidentKind {
    match kind {
        penalty::IncidentKind::SlowAnswer => IncidentKind::SlowAnswer,
    }
}
