//! From an incident to a penalty (W-13): measured, judged by a policy, proposed, and then confirmed, excused or
//! contested by people. Nothing here takes anything from anybody by itself.

mod decide;
mod fold;
mod incident;

use serde::{Deserialize, Serialize};

pub use self::incident::{Account, Entered, Entry, Finding, Incident, IncidentKind, IncidentState, Recorded, Shift};
use crate::{
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{IncidentId, PenaltyId, StaffId},
    money::{Fen, Tenths},
    policy::Judgement,
    refusal::Refusal,
    time::{Instant, Month},
};

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
    /// What became of it since it was proposed, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Counts changes.
    pub version: u32,
}

/// A step of a penalty's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Where it led.
    pub state: PenaltyState,
    /// When.
    pub at: Instant,
    /// By whom; `None` where the box did it.
    pub by: Option<StaffId>,
    /// Why, in a word, where somebody had to say.
    pub reason: Option<String>,
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
    /// Somebody excused it: it counts no longer, and never led to a penalty that stands.
    IncidentExcused { incident: IncidentId, by: StaffId, reason_code: String },
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
    /// Enter what somebody saw or heard.
    Enter(Entry),
    /// Excuse an incident for which nothing is proposed, with a reason of 1 to 200 characters.
    ExcuseIncident { incident: IncidentId, reason_code: String },
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

impl Penalty {
    /// The last moment for an appeal: the end of the last of so many working days.
    pub fn appeal_until(&self, working_days: u32) -> Instant {
        Instant::beginning_shanghai_day(self.proposed_at.working_day_after(working_days) + 1)
    }

    /// When it will count, if nobody acts: when its month closes, and not while it may still be appealed.
    pub(crate) fn next_due(&self, working_days: u32) -> Option<Instant> {
        match self.state {
            PenaltyState::Confirmed => Some(self.month.closes_at().max(self.appeal_until(working_days))),
            PenaltyState::Upheld => Some(self.month.closes_at()),
            _ => None,
        }
    }

    /// It may still come to count.
    pub fn stands(&self) -> bool {
        use PenaltyState as S;
        matches!(self.state, S::Proposed | S::Confirmed | S::Appealed | S::Upheld)
    }

    /// A person has agreed with it, or it is contested: no other proposal takes its place.
    pub fn is_settled(&self) -> bool {
        self.state != PenaltyState::Proposed
    }

    fn overlaps(&self, incident: &Incident) -> bool {
        // Two buyers who wait at the same time are two causes, each measured by itself (M-05).
        let both_waits = self.incident.kind == IncidentKind::SlowAnswer && incident.kind == IncidentKind::SlowAnswer;
        let other_buyer = both_waits && self.incident.conversation != incident.conversation;
        self.stands()
            && !other_buyer
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

    /// Proposals that stand for an interval that overlaps this incident's.
    pub fn overlapping_penalties(&self, incident: &Incident) -> Vec<&Penalty> {
        self.penalties.values().filter(|penalty| penalty.overlaps(incident)).collect()
    }

    /// How long the person concerned may appeal, working days.
    pub(crate) fn appeal_days(&self, found: &Penalty) -> u32 {
        self.targets(found.incident.shop).map_or(3, |targets| targets.appeal_working_days)
    }

    pub(crate) fn due_in_penalty(&self, found: &Penalty, now: Instant) -> Option<Event> {
        let due = found.next_due(self.appeal_days(found)).is_some_and(|at| at <= now);
        due.then_some(Event::Penalty(PenaltyEvent::Applied { penalty: found.id }))
    }
}
