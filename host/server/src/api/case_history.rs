//! What has happened to a case: the journal's entries of it, with the texts that they name.

use std::collections::BTreeMap;

use xiaoer_desk::{
    actor::Actor,
    aftersale::{Case, CaseEvent},
    digest::Digest,
    event::Event,
};
use xiaoer_store::Journalled;

use crate::{
    shell::live::Live,
    wire::{
        aftersale::{CaseStep, CaseStepKind as Kind},
        terms::Reason,
    },
};

/// The notes that the entries name.
pub(super) fn notes(entries: &[Journalled]) -> impl Iterator<Item = Digest> {
    entries.iter().filter_map(|one| match &one.entry.event {
        Event::Case(CaseEvent::Decided { note, .. }) => *note,
        _ => None,
    })
}

/// The steps, oldest first. The case is led through its entries again, so each step says where it stood afterwards.
pub(super) fn steps(live: &Live, entries: Vec<Journalled>, texts: &BTreeMap<Digest, String>) -> Vec<CaseStep> {
    let mut standing: Option<Case> = None;
    let mut steps = Vec::with_capacity(entries.len());
    for Journalled { seq, entry } in entries {
        let Event::Case(event) = &entry.event else { continue };
        let before = standing.as_ref().map(|case| case.state);
        match (&mut standing, event) {
            (_, CaseEvent::Applied { case }) => standing = Some(case.clone()),
            (Some(case), event) => case.apply(entry.at, event),
            (None, _) => {}
        }
        let state = standing.as_ref().map(|case| case.state).filter(|now| before != Some(*now));
        let by = match entry.by {
            Actor::Staff(staff) => Some(live.person(staff)),
            Actor::Connector(_) | Actor::Desk => None,
        };
        let step = CaseStep {
            seq,
            at: entry.at.0,
            by,
            what: kind(event),
            state: state.map(Into::into),
            decision: None,
            reasons: Vec::new(),
            amount: None,
            note: None,
            fault: None,
        };
        steps.push(match event {
            CaseEvent::Judged { verdict, .. } => CaseStep {
                decision: Some(verdict.decision.into()),
                reasons: verdict.reasons.iter().cloned().map(Reason::from).collect(),
                ..step
            },
            CaseEvent::JudgementFailed { fault, .. } => CaseStep { fault: Some(fault.clone()), ..step },
            CaseEvent::Decided { amount, note, .. } => CaseStep {
                amount: amount.map(|fen| fen.0),
                note: note.and_then(|digest| texts.get(&digest).cloned()),
                ..step
            },
            CaseEvent::Paid { amount, .. } => CaseStep { amount: Some(amount.0), ..step },
            _ => step,
        });
    }
    steps
}

fn kind(event: &CaseEvent) -> Kind {
    match event {
        CaseEvent::Applied { .. } => Kind::Applied,
        CaseEvent::Informed { .. } => Kind::Informed,
        CaseEvent::RequirementsSent { .. } => Kind::RequirementsSent,
        CaseEvent::Judged { .. } => Kind::Judged,
        CaseEvent::JudgementFailed { .. } => Kind::JudgementFailed,
        CaseEvent::ApprovalGiven { granted: true, .. } => Kind::ConsentGiven,
        CaseEvent::ApprovalGiven { granted: false, .. } => Kind::ConsentWithheld,
        CaseEvent::Decided { .. } => Kind::Decided,
        CaseEvent::ParcelSent { .. } => Kind::ParcelSent,
        CaseEvent::ParcelReceived { .. } => Kind::ParcelReceived,
        CaseEvent::Inspected { .. } => Kind::Inspected,
        CaseEvent::Paid { .. } => Kind::Paid,
        CaseEvent::TimedOut { .. } => Kind::TimedOut,
        CaseEvent::ReviewOverdue { .. } => Kind::ReviewOverdue,
        CaseEvent::Closed { .. } => Kind::Closed,
    }
}
