//! What an event makes of incidents and penalties.

use super::{Incident, IncidentState, Penalty, PenaltyEvent, PenaltyState, Recorded, Step};
use crate::{
    desk::Desk,
    ids::{IncidentId, PenaltyId, StaffId},
    policy::PolicyKind,
    time::{Instant, Month},
};

impl Desk {
    pub(crate) fn apply_penalty(&mut self, at: Instant, event: &PenaltyEvent) {
        use PenaltyEvent as E;
        match event {
            E::IncidentRecorded(incident) => self.record(incident),
            E::IncidentJudged { incident, notes, judgement } => {
                self.note_judgement(*incident, IncidentState::Judged);
                if let Some(found) = self.incidents.get_mut(incident) {
                    found.notes.clone_from(notes);
                }
                self.count_verdict(PolicyKind::Penalty, judgement);
            }
            E::JudgementFailed { incident, .. } => self.note_judgement(*incident, IncidentState::Unjudged),
            E::IncidentExcused { incident, by, reason_code } => self.excuse(*incident, *by, reason_code),
            E::Proposed { penalty } => {
                self.last.penalty = self.last.penalty.max(penalty.id.0);
                if let Some(found) = self.incidents.get_mut(&penalty.incident.id) {
                    found.proposed = true;
                }
                self.penalties.insert(penalty.id, Penalty { version: 1, ..penalty.clone() });
                self.rearm_penalty(penalty.id);
            }
            E::Superseded { penalty, .. } => self.move_penalty(*penalty, step(PenaltyState::Superseded, at)),
            E::Confirmed { penalty, by } => {
                self.move_penalty(*penalty, Step { by: Some(*by), ..step(PenaltyState::Confirmed, at) });
            }
            E::Excused { penalty, by, reason_code } => {
                let reason = Some(reason_code.clone());
                self.move_penalty(*penalty, Step { by: Some(*by), reason, ..step(PenaltyState::Excused, at) });
                self.clear(*penalty, *by, reason_code);
            }
            E::Appealed { penalty, appeal } => {
                let whose = self.penalties.get_mut(penalty).map(|found| {
                    found.appeal = Some(*appeal);
                    found.incident.staff
                });
                self.move_penalty(*penalty, Step { by: whose, ..step(PenaltyState::Appealed, at) });
            }
            E::Ruled { penalty, by, upheld, reason_code } => {
                let state = if *upheld { PenaltyState::Upheld } else { PenaltyState::Cancelled };
                let reason = Some(reason_code.clone());
                self.move_penalty(*penalty, Step { by: Some(*by), reason, ..step(state, at) });
                if !upheld {
                    self.clear(*penalty, *by, reason_code);
                }
            }
            E::Applied { penalty } => {
                self.move_penalty(*penalty, step(PenaltyState::Applied, at));
                if let Some(applied) = self.leaving.penalties.get(penalty).cloned() {
                    self.count_penalty(&applied);
                }
            }
        }
    }

    fn record(&mut self, incident: &Incident) {
        self.last.incident = self.last.incident.max(incident.id.0);
        // What is a year old no longer counts for anything, whether or not anybody closed its month.
        if incident.clock_trusted {
            let Month { year, month } = incident.month();
            let oldest = Month { year: year - 1, month };
            self.let_incidents_go(|old| old.month() < oldest);
        }
        self.unjudged.insert(incident.id, incident.clone());
        self.incidents.insert(incident.id, Recorded::new(incident.clone()));
    }

    fn note_judgement(&mut self, id: IncidentId, state: IncidentState) {
        self.unjudged.remove(&id);
        if let Some(found) = self.incidents.get_mut(&id) {
            found.state = state;
        }
    }

    fn excuse(&mut self, id: IncidentId, by: StaffId, reason: &str) {
        if let Some(found) = self.incidents.get_mut(&id) {
            found.state = IncidentState::Excused;
            found.excused = Some((by, reason.to_owned()));
        }
    }

    /// A penalty was dropped. Its incident counts no longer, unless another penalty for it stands.
    fn clear(&mut self, penalty: PenaltyId, by: StaffId, reason: &str) {
        let Some(dropped) = self.leaving.penalties.get(&penalty) else { return };
        let id = dropped.incident.id;
        let sheet = (dropped.incident.shop, dropped.incident.staff, dropped.month);
        let counts = self.sheets.get(&sheet).is_some_and(|sheet| sheet.applied.iter().any(|one| one.incident == id));
        if !counts && !self.penalties.values().any(|other| other.incident.id == id && other.stands()) {
            self.excuse(id, by, reason);
        }
    }

    /// Incidents that the desk no longer needs: their last state stays to be read. One that is to be judged, or whose
    /// penalty still is to be decided, is needed.
    pub(crate) fn let_incidents_go(&mut self, goes: impl Fn(&Incident) -> bool) {
        let decided = |id| self.penalties.values().all(|penalty| penalty.incident.id != id);
        let gone: Vec<_> = self
            .incidents
            .values()
            .filter(|found| goes(&found.incident))
            .map(|found| found.incident.id)
            .filter(|id| !self.unjudged.contains_key(id) && decided(*id))
            .collect();
        for id in gone {
            if let Some(found) = self.incidents.remove(&id) {
                self.leaving.incidents.insert(id, Recorded { left: true, ..found });
            }
        }
    }

    fn move_penalty(&mut self, id: PenaltyId, step: Step) {
        if let Some(found) = self.penalties.get_mut(&id) {
            found.state = step.state;
            found.version += 1;
            if step.state != PenaltyState::Appealed && step.by.is_some() {
                found.decided_by = step.by;
            }
            if step.reason.is_some() {
                found.reason_code.clone_from(&step.reason);
            }
            found.steps.push(step);
            if !found.stands()
                && let Some(done) = self.penalties.remove(&id)
            {
                self.leaving.penalties.insert(id, done);
            }
        }
        self.rearm_penalty(id);
    }
}

fn step(state: PenaltyState, at: Instant) -> Step {
    Step { state, at, by: None, reason: None }
}
