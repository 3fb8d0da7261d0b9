//! What people and policies may do with an incident and a penalty, and when not.

use super::{Incident, IncidentState, Penalty, PenaltyCommand, PenaltyEvent, PenaltyState, Proposal};
use crate::{
    actor::Actor,
    desk::Desk,
    event::Event,
    ids::{IncidentId, PenaltyId, StaffId},
    policy::Judgement,
    refusal::Refusal,
    role::Permission,
    time::{Instant, Month},
};

impl Desk {
    pub(crate) fn decide_penalty(
        &self,
        actor: Actor,
        command: &PenaltyCommand,
        now: Instant,
    ) -> Result<Vec<Event>, Refusal> {
        use PenaltyCommand as C;
        let event = match command {
            C::Enter(entry) => {
                let by = self.judge_of(actor, Permission::RecordIncident)?;
                self.open_month(entry.shop, entry.staff, entry.started_at.shanghai_month(), now)?;
                PenaltyEvent::IncidentRecorded(self.entered(by, entry, now)?)
            }
            C::ExcuseIncident { incident, reason_code } => {
                let by = self.judge_of(actor, Permission::ConfirmPenalty)?;
                let found = self.excusable(*incident, by)?;
                PenaltyEvent::IncidentExcused { incident: found, by, reason_code: checked_reason(reason_code)? }
            }
            C::Judge { incident, proposals, notes, judgement } => {
                let found = self.unjudged_incident(*incident)?;
                return Ok(self.proposed(found, proposals, notes, judgement, now));
            }
            C::FailJudgement { incident, fault } => {
                self.unjudged_incident(*incident)?;
                PenaltyEvent::JudgementFailed { incident: *incident, fault: fault.clone() }
            }
            C::Confirm { penalty, expected_version } => {
                let by = self.judge_of(actor, Permission::ConfirmPenalty)?;
                let found = self.fresh_penalty(*penalty, *expected_version, PenaltyState::Proposed)?;
                Self::not_own(found, by)?;
                // A wrong clock means "not confirmed", never a fine.
                if !self.clock_trusted || !found.incident.clock_trusted {
                    return Err(Refusal::not_now(
                        "clock_not_trusted",
                        "机器时间还没有校准，暂时不能确认处罚。请检查网络或校时设置，校准后再确认。",
                        "The box's clock is not synchronised, so no penalty can be confirmed. Check the network or the time settings first.",
                    ));
                }
                PenaltyEvent::Confirmed { penalty: *penalty, by }
            }
            C::Excuse { penalty, expected_version, reason_code } => {
                let by = self.judge_of(actor, Permission::ConfirmPenalty)?;
                let found = self.fresh_penalty(*penalty, *expected_version, PenaltyState::Proposed)?;
                Self::not_own(found, by)?;
                PenaltyEvent::Excused { penalty: *penalty, by, reason_code: checked_reason(reason_code)? }
            }
            C::Appeal { penalty, expected_version, appeal } => {
                let found = self.penalty(*penalty)?;
                if actor != Actor::Staff(found.incident.staff) {
                    return Err(Refusal::not_now(
                        "not_yours",
                        "只有当事客服本人可以申诉。",
                        "Only the person concerned may appeal.",
                    ));
                }
                if found.version != *expected_version {
                    return Err(Refusal::stale());
                }
                let open = matches!(found.state, PenaltyState::Proposed | PenaltyState::Confirmed);
                let days = self.appeal_days(found);
                if !open || now >= found.appeal_until(days) {
                    return Err(Refusal::not_now(
                        "appeal_closed",
                        format!("已经过了 {days} 个工作日的申诉期，或者已经申诉过了。"),
                        format!("The {days} working days for an appeal are over, or it was appealed before."),
                    ));
                }
                PenaltyEvent::Appealed { penalty: *penalty, appeal: *appeal }
            }
            C::Rule { penalty, expected_version, upheld, reason_code } => {
                let by = self.judge_of(actor, Permission::HearAppeal)?;
                let found = self.fresh_penalty(*penalty, *expected_version, PenaltyState::Appealed)?;
                Self::not_own(found, by)?;
                let reason_code = checked_reason(reason_code)?;
                PenaltyEvent::Ruled { penalty: *penalty, by, upheld: *upheld, reason_code }
            }
        };
        Ok(vec![Event::Penalty(event)])
    }

    /// In which month a penalty counts: the incident's, or the first after it that is not closed for the person.
    fn booking_month(&self, found: &Incident, now: Instant) -> Month {
        let closed =
            |month: &Month| self.sheet(found.shop, found.staff, *month).is_some_and(|sheet| sheet.closed.is_some());
        let present = now.shanghai_month();
        let mut months = std::iter::successors(Some(found.month()), |month| (*month < present).then(|| month.next()));
        months.find(|month| !closed(month)).unwrap_or(present)
    }

    fn unjudged_incident(&self, id: IncidentId) -> Result<&Incident, Refusal> {
        self.unjudged
            .get(&id)
            .ok_or_else(|| Refusal::not_found("incident_not_found", "待判定的事件", "incident to judge", id))
    }

    /// An incident that is judged and for which nothing stands that a person could excuse instead.
    fn excusable(&self, id: IncidentId, by: StaffId) -> Result<IncidentId, Refusal> {
        let found = self.incident(id)?;
        if found.incident.staff == by {
            return Err(Refusal::not_now(
                "own_incident",
                "不能处理自己的事件，请由另一位主管或店主处理。",
                "Nobody excuses an incident of their own. Ask another supervisor or the owner.",
            ));
        }
        if !matches!(found.state, IncidentState::Judged | IncidentState::Unjudged) {
            return Err(Refusal::not_now(
                "incident_wrong_state",
                "这个事件还在判定，或者已经免责。请刷新查看最新状态。",
                "This incident is still being judged, or it is excused already. Refresh to see where it stands.",
            ));
        }
        if self.applied_for(&found.incident) {
            return Err(Refusal::not_now(
                "penalty_applied",
                "这个事件的处罚已经计入当月，不能再免责。要更正，请在下个月发特别奖金并写明原因。",
                "A penalty for this incident counts already. Correct it with a special bonus in the next month, and say why.",
            ));
        }
        if self.penalties.values().any(|penalty| penalty.incident.id == id) {
            return Err(Refusal::not_now(
                "penalty_stands",
                "这个事件已经提出处罚，请在那条处罚里免责。",
                "A penalty is proposed for this incident. Excuse that one.",
            ));
        }
        Ok(id)
    }

    fn applied_for(&self, incident: &Incident) -> bool {
        let months = self.sheets.range((incident.shop, incident.staff, incident.month())..);
        let own = months.take_while(|((shop, staff, _), _)| (*shop, *staff) == (incident.shop, incident.staff));
        own.flat_map(|(_, sheet)| &sheet.applied).any(|applied| applied.incident == incident.id)
    }

    fn judge_of(&self, actor: Actor, permission: Permission) -> Result<StaffId, Refusal> {
        self.require(actor, permission)?;
        match actor {
            Actor::Staff(by) => Ok(by),
            Actor::Connector(_) | Actor::Desk => Err(Refusal::forbidden(permission)),
        }
    }

    fn not_own(found: &Penalty, by: StaffId) -> Result<(), Refusal> {
        if found.incident.staff == by {
            return Err(Refusal::not_now(
                "own_penalty",
                "不能处理自己的处罚，请由另一位主管或店主处理。",
                "Nobody decides on their own penalty. Ask another supervisor or the owner.",
            ));
        }
        Ok(())
    }

    fn fresh_penalty(&self, id: PenaltyId, version: u32, state: PenaltyState) -> Result<&Penalty, Refusal> {
        let found = self.penalty(id)?;
        if found.version != version {
            Err(Refusal::stale())
        } else if found.state != state {
            Err(Refusal::not_now(
                "penalty_wrong_state",
                "这条处罚现在不能做这一步，请刷新查看最新状态。",
                "This penalty is not at this step now. Refresh to see where it stands.",
            ))
        } else {
            Ok(found)
        }
    }

    fn proposed(
        &self,
        found: &Incident,
        proposals: &[Proposal],
        notes: &[(String, String)],
        judgement: &Judgement,
        now: Instant,
    ) -> Vec<Event> {
        let mut events = vec![PenaltyEvent::IncidentJudged {
            incident: found.id,
            notes: notes.to_vec(),
            judgement: judgement.clone(),
        }];
        let overlapping = self.overlapping_penalties(found);
        let month = self.booking_month(found, now);
        for (number, proposal) in (1..).zip(proposals) {
            let id = PenaltyId(self.last.penalty + number);
            let open = overlapping.iter().filter(|old| !old.is_settled());
            let replaced = open.filter(|old| proposal.replaces.contains(&old.proposal.rule));
            events.extend(replaced.map(|old| PenaltyEvent::Superseded { penalty: old.id, by: id }));
            events.push(PenaltyEvent::Proposed {
                penalty: Penalty {
                    id,
                    incident: found.clone(),
                    month,
                    proposal: proposal.clone(),
                    judgement: judgement.clone(),
                    state: PenaltyState::Proposed,
                    proposed_at: now,
                    decided_by: None,
                    reason_code: None,
                    appeal: None,
                    steps: Vec::new(),
                    version: 0,
                },
            });
        }
        events.into_iter().map(Event::Penalty).collect()
    }
}

fn checked_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if (1..=200).contains(&reason.chars().count()) {
        Ok(reason.to_owned())
    } else {
        Err(Refusal::invalid("bad_reason", "请写明原因，1 到 200 个字。", "Give a reason of 1 to 200 characters."))
    }
}
