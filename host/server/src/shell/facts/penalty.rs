//! Facts of incidents for penalty policies, and their proposals in the desk's terms.

use xiaoer_desk::{
    desk::Desk,
    money::{Fen, Tenths},
    pay,
    penalty::{self, Finding, Incident, IncidentKind, Shift},
    time::Instant,
};
use xiaoer_policy::contract::penalty::{
    self as contract, AgentFacts, Assessment, Earlier, Effect, Grade, Incident as IncidentFacts, IncidentCase,
    Overlapping, Proposal,
};

use super::common;

/// An incident as the penalty policy sees it at `now`. What only a person can tell is given as they entered it; what
/// nobody entered is the scheme's plain case: a day shift, nothing excused.
pub(crate) fn case(desk: &Desk, incident: &Incident, now: Instant) -> Option<IncidentCase> {
    let shop = desk.shop(incident.shop).ok()?;
    let account = incident.account();
    let earlier = desk.earlier_incidents(incident).into_iter().map(|(of, durations)| Earlier {
        kind: kind(of),
        count: u32::try_from(durations.len()).unwrap_or(u32::MAX),
        durations: durations.into_iter().map(|duration| duration.0).collect(),
    });
    Some(IncidentCase {
        now: now.0,
        shop: common::shop(shop),
        agent: agent(desk, incident),
        incident: IncidentFacts {
            id: incident.id.0,
            kind: kind(incident.kind),
            started_at: incident.started_at.0,
            ended_at: incident.ended_at.0,
            duration: incident.duration.0,
            answered: incident.answer_message.is_some(),
            shift: shift(account.shift),
            phone_leave: account.phone_leave,
            prompt_answered: account.prompt_answered,
            unanswered_messages: incident.messages,
            review_changed: account.review_changed,
            fault: finding(account.fault),
            order_amount: desk.sale_of(&account).map(|fen| fen.0),
            special_reason: account.special_reason,
            asked_points: account.asked_points.map(|points| points.0),
        },
        earlier_this_month: earlier.collect(),
        overlapping: desk.overlapping_penalties(incident).into_iter().map(overlapping).collect(),
        rest_days_used: Some(desk.rest_days_before((incident.shop, incident.staff, incident.month()), incident.id)),
        clock_trusted: incident.clock_trusted,
    })
}

fn agent(desk: &Desk, incident: &Incident) -> AgentFacts {
    agent_facts(incident.staff.0, desk.terms(incident.shop, incident.staff))
}

/// A person by the terms that are kept of them.
pub(super) fn agent_facts(id: u64, terms: pay::Terms) -> AgentFacts {
    let grade = match terms.grade {
        pay::Grade::Junior => Grade::Junior,
        pay::Grade::Intermediate => Grade::Intermediate,
        pay::Grade::Senior => Grade::Senior,
        pay::Grade::AccountManager => Grade::AccountManager,
    };
    AgentFacts { id, grade, onsite: terms.onsite, full_time: terms.full_time }
}

fn overlapping(other: &penalty::Penalty) -> Overlapping {
    Overlapping {
        rule: other.proposal.rule.clone(),
        amount: match other.proposal.effect {
            penalty::Effect::Fine(fen) | penalty::Effect::RemovePerformance(fen) => fen.0,
            _ => 0,
        },
        settled: other.is_settled(),
    }
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

const fn kind(kind: IncidentKind) -> contract::IncidentKind {
    use contract::IncidentKind as C;
    match kind {
        IncidentKind::SlowAnswer => C::SlowAnswer,
        IncidentKind::IdleHang => C::IdleHang,
        IncidentKind::LateForShift => C::LateForShift,
        IncidentKind::OfflineWithoutLeave => C::OfflineWithoutLeave,
        IncidentKind::NotLoggedIn => C::NotLoggedIn,
        IncidentKind::ForgotRegister => C::ForgotRegister,
        IncidentKind::AbsentWithoutLeave => C::AbsentWithoutLeave,
        IncidentKind::LeftPost => C::LeftPost,
        IncidentKind::LeaveOverQuota => C::LeaveOverQuota,
        IncidentKind::SlowComplaint => C::SlowComplaint,
        IncidentKind::AttitudeComplaint => C::AttitudeComplaint,
        IncidentKind::BadReview => C::BadReview,
        IncidentKind::NonQualityReturn => C::NonQualityReturn,
        IncidentKind::DailyTaskUnfinished => C::DailyTaskUnfinished,
    }
}

const fn shift(shift: Shift) -> contract::Shift {
    match shift {
        Shift::Day => contract::Shift::Day,
        Shift::DayIntoNight => contract::Shift::DayIntoNight,
        Shift::Night => contract::Shift::Night,
        Shift::OffDuty => contract::Shift::OffDuty,
    }
}

const fn finding(finding: Finding) -> contract::Finding {
    match finding {
        Finding::Unknown => contract::Finding::Unknown,
        Finding::AgentAtFault => contract::Finding::AgentAtFault,
        Finding::NotAtFault => contract::Finding::NotAtFault,
    }
}
