//! The clocks of a case (W-07).

use super::{Case, CaseEvent, CaseState};
use crate::{desk::Desk, event::Event, shop::Targets, time::Instant};

impl Case {
    /// When the present state has lasted too long; `None` where it may last. The verdict that led to it says so; the shop's
    /// own times hold where it does not.
    pub fn state_deadline(&self, targets: &Targets) -> Option<Instant> {
        let judged = self.verdict.as_ref().filter(|(verdict, _)| verdict.decision.leads_to(self.state));
        if let Some(deadline) = judged.and_then(|(verdict, _)| verdict.deadline).filter(|at| *at > self.state_since) {
            return Some(deadline);
        }
        let limit = match self.state {
            CaseState::NeedInfo => targets.case_info_ms,
            CaseState::OfferChoice => targets.case_choice_ms,
            CaseState::AtBoss => targets.case_boss_ms,
            CaseState::Conditional | CaseState::Returning => targets.case_parcel_ms,
            _ => return None,
        };
        Some(self.state_since.plus(limit))
    }

    /// When the review of the application is overdue (M-15); `None` once somebody has decided.
    pub fn review_deadline(&self, targets: &Targets) -> Option<Instant> {
        let undecided = matches!(
            self.state,
            CaseState::Applied | CaseState::Proposed | CaseState::AtSupervisor | CaseState::AtBoss
        );
        (undecided && !self.overdue).then(|| self.applied_at.plus(targets.case_review_ms))
    }

    pub(crate) fn next_due(&self, targets: &Targets) -> Option<Instant> {
        [self.state_deadline(targets), self.review_deadline(targets)].into_iter().flatten().min()
    }
}

impl Desk {
    pub(crate) fn due_in_case(&self, found: &Case, now: Instant) -> Vec<Event> {
        let Some(targets) = self.targets(found.shop) else {
            return Vec::new();
        };
        let case = found.id;
        let mut events = Vec::new();
        if found.review_deadline(targets).is_some_and(|at| at <= now) {
            events.push(CaseEvent::ReviewOverdue { case });
        }
        if found.state_deadline(targets).is_some_and(|at| at <= now) {
            events.push(match found.state {
                // The buyer never answered, or never sent the goods: nothing is owed (W-07).
                CaseState::NeedInfo | CaseState::Conditional | CaseState::Returning => CaseEvent::Closed { case },
                // Silence of the boss is never a no, silence of the buyer never a choice.
                _ => CaseEvent::TimedOut { case, state: CaseState::AtSupervisor },
            });
        }
        events.into_iter().map(Event::Case).collect()
    }
}
