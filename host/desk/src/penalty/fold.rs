//! What an event makes of incidents, penalties and the month's tally.

use super::{Penalty, PenaltyEvent, PenaltyState};
use crate::{
    desk::Desk,
    ids::{PenaltyId, StaffId},
    policy::PolicyKind,
};

impl Desk {
    pub(crate) fn apply_penalty(&mut self, event: &PenaltyEvent) {
        use PenaltyEvent as E;
        match event {
            E::IncidentRecorded(incident) => {
                self.last.incident = self.last.incident.max(incident.id.0);
                let month = incident.started_at.shanghai_month();
                let tally = self.tallies.entry((incident.staff, month)).or_default();
                tally.durations.entry(incident.kind).or_default().push(incident.duration);
                self.unjudged.insert(incident.id, incident.clone());
            }
            E::IncidentJudged { incident, judgement, .. } => {
                self.unjudged.remove(incident);
                self.count_verdict(PolicyKind::Penalty, judgement);
            }
            E::JudgementFailed { incident, .. } => {
                self.unjudged.remove(incident);
            }
            E::Proposed { penalty } => {
                self.last.penalty = self.last.penalty.max(penalty.id.0);
                self.penalties.insert(penalty.id, Penalty { version: 1, ..penalty.clone() });
                self.rearm_penalty(penalty.id);
            }
            E::Superseded { penalty, .. } => self.move_penalty(*penalty, PenaltyState::Superseded, None, None),
            E::Confirmed { penalty, by } => self.move_penalty(*penalty, PenaltyState::Confirmed, Some(*by), None),
            E::Excused { penalty, by, reason_code } => {
                self.move_penalty(*penalty, PenaltyState::Excused, Some(*by), Some(reason_code));
            }
            E::Appealed { penalty, appeal } => {
                if let Some(found) = self.penalties.get_mut(penalty) {
                    found.appeal = Some(*appeal);
                }
                self.move_penalty(*penalty, PenaltyState::Appealed, None, None);
            }
            E::Ruled { penalty, by, upheld, reason_code } => {
                let state = if *upheld { PenaltyState::Upheld } else { PenaltyState::Cancelled };
                self.move_penalty(*penalty, state, Some(*by), Some(reason_code));
            }
            E::Applied { penalty } => self.move_penalty(*penalty, PenaltyState::Applied, None, None),
        }
    }

    fn move_penalty(&mut self, id: PenaltyId, state: PenaltyState, by: Option<StaffId>, reason: Option<&String>) {
        if let Some(found) = self.penalties.get_mut(&id) {
            found.state = state;
            found.version += 1;
            if by.is_some() {
                found.decided_by = by;
            }
            if let Some(reason) = reason {
                found.reason_code = Some(reason.clone());
            }
        }
        let over = matches!(
            state,
            PenaltyState::Excused | PenaltyState::Cancelled | PenaltyState::Superseded | PenaltyState::Applied
        );
        if over && let Some(done) = self.penalties.remove(&id) {
            self.leaving.penalties.insert(id, done);
        }
        self.rearm_penalty(id);
    }
}
