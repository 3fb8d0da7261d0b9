//! From an incident to a penalty (W-13): measured, judged by a policy, proposed, and then confirmed, excused or
//! contested by people. Nothing here takes anything from anybody by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{ConversationId, IncidentId, MessageId, PenaltyId, ShopId, StaffId},
    money::{Fen, Tenths},
    policy::Judgement,
    refusal::Refusal,
    role::Permission,
    time::{Instant, Millis, Month},
};

/// What sort of incident; names of the contract's `incident-kind`, as far as the desk measures them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// A buyer waited too long for a person (M-03, M-05, M-06).
    SlowAnswer,
}

/// Something that went wrong and was measured, with its evidence (4.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its number.
    pub id: IncidentId,
    /// What sort.
    pub kind: IncidentKind,
    /// Who was responsible.
    pub staff: StaffId,
    /// In which shop.
    pub shop: ShopId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// In which of its rounds.
    pub round: u32,
    /// Buyer messages in it.
    pub messages: u32,
    /// The message that began the wait.
    pub first_message: MessageId,
    /// The message that ended it; `None` if the agent left without an answer.
    pub answer_message: Option<MessageId>,
    /// Since when this person was responsible.
    pub started_at: Instant,
    /// Until when.
    pub ended_at: Instant,
    /// How long, by the monotonic clock.
    pub duration: Millis,
    /// The box knew that its clock was right.
    pub clock_trusted: bool,
}

/// What a proposal would do; names of the contract's `effect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A deduction in money.
    Fine(Fen),
    /// A deduction in points.
    Points(Tenths),
    /// The order no longer counts for the agent.
    RemovePerformance(Fen),
    /// A rest day is used up (PP-01).
    UseRestDay,
    /// 口头批评
    OralCriticism,
    /// PP-11
    ReportToGeneralManager,
}

/// One proposal of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Rule id.
    pub rule: String,
    /// What it would do.
    pub effect: Effect,
    /// Rule ids with reasons in the shop's language.
    pub reasons: Vec<(String, String)>,
    /// How the amount was reached, step by step.
    pub working: Vec<String>,
    /// It replaces open proposals for an overlapping interval.
    pub replaces_overlapping: bool,
}

/// Where a penalty stands (W-13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PenaltyState {
    /// Proposed by a policy.
    Proposed,
    /// A supervisor agrees.
    Confirmed,
    /// A supervisor excuses it.
    Excused,
    /// The agent contests it.
    Appealed,
    /// The boss keeps it.
    Upheld,
    /// The boss drops it.
    Cancelled,
    /// Another proposal for the same cause took its place.
    Superseded,
    /// The month is closed; it counts.
    Applied,
}

/// A penalty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penalty {
    /// Its number.
    pub id: PenaltyId,
    /// For what.
    pub incident: Incident,
    /// The month it belongs to: the one in which the incident began.
    pub month: Month,
    /// What is proposed.
    pub proposal: Proposal,
    /// By which policy.
    pub judgement: Judgement,
    /// Where it stands.
    pub state: PenaltyState,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// Who decided last.
    pub decided_by: Option<StaffId>,
    /// Why it was excused, or how the appeal was ruled, in a word.
    pub reason_code: Option<String>,
    /// Digest of the appeal's text.
    pub appeal: Option<Digest>,
    /// Counts changes.
    pub version: u32,
}

/// What has happened to an agent in one month, for rules that count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Durations of each kind of incident, in order.
    pub durations: BTreeMap<IncidentKind, Vec<Millis>>,
}

/// What can happen to incidents and penalties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
#[expect(clippy::large_enum_variant, reason = "events are short-lived: written, applied, gone")]
pub enum PenaltyEvent {
    /// An incident was measured; the policy is to judge it.
    IncidentRecorded(Incident),
    /// The policy judged it, whether or not it proposes something.
    IncidentJudged { incident: IncidentId, notes: Vec<(String, String)>, judgement: Judgement },
    /// The policy failed; nothing is proposed.
    JudgementFailed { incident: IncidentId, fault: String },
    /// A penalty is proposed.
    Proposed { penalty: Penalty },
    /// Another proposal took its place.
    Superseded { penalty: PenaltyId, by: PenaltyId },
    /// A supervisor agrees.
    Confirmed { penalty: PenaltyId, by: StaffId },
    /// A supervisor excuses it.
    Excused { penalty: PenaltyId, by: StaffId, reason_code: String },
    /// The agent contests it.
    Appealed { penalty: PenaltyId, appeal: Digest },
    /// The boss has ruled.
    Ruled { penalty: PenaltyId, by: StaffId, upheld: bool, reason_code: String },
    /// The month is closed.
    Applied { penalty: PenaltyId },
}

/// What one may ask of penalties.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
pub enum PenaltyCommand {
    /// The policy's answer.
    Judge { incident: IncidentId, proposals: Vec<Proposal>, notes: Vec<(String, String)>, judgement: Judgement },
    /// The policy failed.
    FailJudgement { incident: IncidentId, fault: String },
    /// Agree.
    Confirm { penalty: PenaltyId, expected_version: u32 },
    /// Excuse, with a reason of 1 to 200 characters.
    Excuse { penalty: PenaltyId, expected_version: u32, reason_code: String },
    /// Contest.
    Appeal { penalty: PenaltyId, expected_version: u32, appeal: Digest },
    /// Rule on an appeal, with a reason of 1 to 200 characters.
    Rule { penalty: PenaltyId, expected_version: u32, upheld: bool, reason_code: String },
}

/// 06:00 in Shanghai on the first of the month after `month`.
fn month_close(month: Month) -> Instant {
    let (year, next) = if month.month >= 12 { (month.year + 1, 1) } else { (month.year, i64::from(month.month) + 1) };
    // Days from the civil date, the inverse of `Instant::shanghai_month`.
    let shifted_year = i64::from(year) - i64::from(next <= 2);
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let shifted_month = if next > 2 { next - 3 } else { next + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    // 06:00 in Shanghai is 22:00 of the day before in UTC.
    Instant(days * 86_400_000 - 2 * 3_600_000)
}

/// The end of the last of `days` working days after the day of `from` (Monday to Friday; holidays are not known here).
fn working_days_after(from: Instant, days: u32) -> Instant {
    let mut day = from.shanghai_day();
    let mut left = days;
    while left > 0 {
        day += 1;
        // 1970-01-01 was a Thursday; Monday is 0 here.
        if (day + 3).rem_euclid(7) < 5 {
            left -= 1;
        }
    }
    Instant((day + 1) * 86_400_000 - 8 * 3_600_000)
}

impl Penalty {
    /// The last moment for an appeal.
    pub fn appeal_until(&self, working_days: u32) -> Instant {
        working_days_after(self.proposed_at, working_days)
    }

    /// When it will count, if nobody acts.
    pub(crate) fn next_due(&self) -> Option<Instant> {
        matches!(self.state, PenaltyState::Confirmed | PenaltyState::Upheld).then(|| month_close(self.month))
    }

    fn overlaps(&self, incident: &Incident) -> bool {
        self.state == PenaltyState::Proposed
            && self.incident.staff == incident.staff
            && self.incident.started_at < incident.ended_at
            && incident.started_at < self.incident.ended_at
    }
}

impl Desk {
    /// The open penalty, or a refusal that says there is none.
    pub fn penalty(&self, id: PenaltyId) -> Result<&Penalty, Refusal> {
        self.penalties
            .get(&id)
            .ok_or_else(|| Refusal::not_found("penalty_not_found", "待处理的处罚", "open penalty", id))
    }

    /// Open proposals for an interval that overlaps this incident's.
    pub fn overlapping_penalties(&self, incident: &Incident) -> Vec<&Penalty> {
        self.penalties.values().filter(|penalty| penalty.overlaps(incident)).collect()
    }

    /// Durations of the incidents of one kind earlier in the same month, the given one left out.
    pub fn earlier_durations(&self, incident: &Incident) -> Vec<Millis> {
        let month = incident.started_at.shanghai_month();
        let Some(durations) =
            self.tallies.get(&(incident.staff, month)).and_then(|tally| tally.durations.get(&incident.kind))
        else {
            return Vec::new();
        };
        let mut earlier = durations.clone();
        if let Some(own) = earlier.iter().rposition(|duration| *duration == incident.duration) {
            earlier.remove(own);
        }
        earlier
    }

    pub(crate) fn decide_penalty(
        &self,
        actor: Actor,
        command: &PenaltyCommand,
        now: Instant,
    ) -> Result<Vec<Event>, Refusal> {
        use PenaltyCommand as C;
        let event = match command {
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
                let days = self.targets(found.incident.shop).map_or(3, |targets| targets.appeal_working_days);
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

    fn unjudged_incident(&self, id: IncidentId) -> Result<&Incident, Refusal> {
        self.unjudged
            .get(&id)
            .ok_or_else(|| Refusal::not_found("incident_not_found", "待判定的事件", "incident to judge", id))
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
        let overlapping: Vec<_> = self.overlapping_penalties(found).iter().map(|penalty| penalty.id).collect();
        for (number, proposal) in (1..).zip(proposals) {
            let id = PenaltyId(self.last.penalty + number);
            if proposal.replaces_overlapping {
                let superseded = overlapping.iter().map(|old| PenaltyEvent::Superseded { penalty: *old, by: id });
                events.extend(superseded);
            }
            events.push(PenaltyEvent::Proposed {
                penalty: Penalty {
                    id,
                    incident: found.clone(),
                    month: found.started_at.shanghai_month(),
                    proposal: proposal.clone(),
                    judgement: judgement.clone(),
                    state: PenaltyState::Proposed,
                    proposed_at: now,
                    decided_by: None,
                    reason_code: None,
                    appeal: None,
                    version: 0,
                },
            });
        }
        events.into_iter().map(Event::Penalty).collect()
    }

    pub(crate) fn due_in_penalty(found: &Penalty, now: Instant) -> Option<Event> {
        let due = found.next_due().is_some_and(|at| at <= now);
        due.then_some(Event::Penalty(PenaltyEvent::Applied { penalty: found.id }))
    }

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
                self.last.verdict = self.last.verdict.max(judgement.verdict.0);
                self.today.count_success(crate::policy::PolicyKind::Penalty);
                self.unjudged.remove(incident);
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

fn checked_reason(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if (1..=200).contains(&reason.chars().count()) {
        Ok(reason.to_owned())
    } else {
        Err(Refusal::invalid("bad_reason", "请写明原因，1 到 200 个字。", "Give a reason of 1 to 200 characters."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_closes_at_six_on_the_first_in_shanghai() {
        let close = month_close(Month { year: 2026, month: 12 });
        assert_eq!(close.shanghai_month(), Month { year: 2027, month: 1 });
        // 2026-12-31T22:00:00Z
        assert_eq!(close, Instant(1_798_754_400_000));
    }

    #[test]
    fn three_working_days_skip_the_weekend() {
        // Friday 2026-11-20 12:00 in Shanghai: Monday, Tuesday, Wednesday; over at the end of Wednesday the 25th.
        let friday = Instant(1_795_147_200_000);
        let end = working_days_after(friday, 3);
        assert_eq!(end, Instant(1_795_622_400_000));
    }
}
