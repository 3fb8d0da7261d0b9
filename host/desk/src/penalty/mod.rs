//! From an incident to a penalty (W-13): measured, judged by a policy, proposed, and then confirmed, excused or
//! contested by people. Nothing here takes anything from anybody by itself.

mod decide;
mod fold;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{ConversationId, IncidentId, MessageId, PenaltyId, ShopId, StaffId},
    money::{Fen, Tenths},
    policy::Judgement,
    refusal::Refusal,
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
    /// Rules whose open proposals for an overlapping interval it takes the place of.
    #[serde(default)]
    pub replaces: Vec<String>,
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
#[expect(clippy::large_enum_variant, reason = "commands are short-lived: made, decided, gone")]
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

    pub(crate) fn due_in_penalty(found: &Penalty, now: Instant) -> Option<Event> {
        let due = found.next_due().is_some_and(|at| at <= now);
        due.then_some(Event::Penalty(PenaltyEvent::Applied { penalty: found.id }))
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
