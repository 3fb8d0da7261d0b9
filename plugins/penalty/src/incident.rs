//! One incident: which rule looks at it, and what all rules have in common.

use xiaoer_sdk::common::{Fen, Millis};
use xiaoer_sdk::penalty::{Assessment, Effect, IncidentCase, IncidentKind, Proposal};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::settings::{OverlapMode, Settings};
use crate::{answer, attendance, order};

/// An incident under judgement, and what has been said of it.
pub struct Incident<'a> {
    pub settings: &'a Settings,
    pub case: &'a IncidentCase,
    said: Assessment,
}

/// What, if anything, should be proposed for one incident.
pub fn assess(settings: &Settings, case: &IncidentCase) -> Assessment {
    use IncidentKind as K;
    let mut incident = Incident { settings, case, said: Assessment { proposals: Vec::new(), notes: Vec::new() } };
    if !case.clock_trusted {
        let why = pair(
            "事件期间时钟未同步，时长不能确认，只记录不处罚",
            "The clock was not synchronised throughout: the time is recorded, nothing is proposed",
        );
        incident.note(main_rule(case.incident.kind), why);
        return incident.said;
    }
    match case.incident.kind {
        K::SlowAnswer => answer::slow_answer(&mut incident),
        K::IdleHang => answer::idle_hang(&mut incident),
        K::LateForShift => attendance::late(&mut incident),
        K::OfflineWithoutLeave | K::AbsentWithoutLeave => attendance::absent(&mut incident),
        K::BadReview => order::bad_review(&mut incident),
        K::NonQualityReturn => order::non_quality_return(&mut incident),
        K::NotLoggedIn
        | K::ForgotRegister
        | K::LeftPost
        | K::LeaveOverQuota
        | K::SlowComplaint
        | K::AttitudeComplaint
        | K::DailyTaskUnfinished => {
            let why = pair("本考核方案没有针对此类事件的规则", "This scheme has no rule for such an incident");
            incident.note(main_rule(case.incident.kind), why);
        }
    }
    if case.incident.special_reason && !incident.said.proposals.is_empty() {
        let why = pair("已登记特别原因，请主管确认时考虑", "A special reason is on record: weigh it before confirming");
        incident.note(main_rule(case.incident.kind), why);
    }
    incident.said
}

/// The rule under which an incident is spoken of when none decides it.
fn main_rule(kind: IncidentKind) -> &'static str {
    use IncidentKind as K;
    match kind {
        K::SlowAnswer => "FT-04",
        K::IdleHang => "FT-07",
        K::LateForShift => "FT-01",
        K::OfflineWithoutLeave | K::AbsentWithoutLeave => "FT-03",
        K::BadReview => "FT-08",
        K::NonQualityReturn => "FT-10",
        K::NotLoggedIn
        | K::ForgotRegister
        | K::LeftPost
        | K::LeaveOverQuota
        | K::SlowComplaint
        | K::AttitudeComplaint
        | K::DailyTaskUnfinished => "FT-00",
    }
}

impl Incident<'_> {
    /// How many incidents of a kind came earlier in the month, those counted whose duration the rule is about. Where
    /// the host lists no durations, every one counts.
    pub fn earlier(&self, kind: IncidentKind, counts: impl Fn(Millis) -> bool) -> u32 {
        let of_kind = self.case.earlier_this_month.iter().filter(|earlier| earlier.kind == kind);
        of_kind.fold(0, |sum, earlier| {
            let counted = if earlier.durations.is_empty() {
                earlier.count
            } else {
                earlier.durations.iter().filter(|duration| counts(**duration)).count() as u32
            };
            sum.saturating_add(counted)
        })
    }

    /// Says why nothing, or nothing more, is proposed.
    pub fn note(&mut self, rule: &str, why: Pair) {
        self.said.notes.push(why.as_reason(rule, self.case.shop.language));
    }

    /// Proposes an effect, whatever else was proposed.
    pub fn propose(&mut self, rule: &str, effect: Effect, why: Pair, working: Vec<Pair>) {
        self.push(rule, effect, why, working, false);
    }

    /// Proposes a fine unless an overlapping interval is already fined as highly by one of the rules that punish the
    /// same cause. A higher fine replaces the lower ones.
    pub fn propose_highest(&mut self, rule: &str, fine: Fen, why: Pair, working: Vec<Pair>, same_cause: &[&str]) {
        let of_same_cause = self.case.overlapping.iter().filter(|other| same_cause.contains(&other.rule.as_str()));
        let highest = match self.settings.overlap.mode {
            OverlapMode::MaxOfSameCause => of_same_cause.max_by_key(|other| other.amount),
            OverlapMode::All => None,
        };
        match highest {
            Some(other) if other.amount >= fine => {
                let (other_rule, amount) = (&other.rule, yuan(other.amount));
                let note = pair(
                    format!("同一时段已按{other_rule}提出{amount}元，同因只取最高，不再重复"),
                    format!("{other_rule} already proposes {amount} yuan for this interval; only the highest counts"),
                );
                self.note(rule, note);
            }
            other => self.push(rule, Effect::Fine(fine), why, working, other.is_some()),
        }
    }

    fn push(&mut self, rule: &str, effect: Effect, why: Pair, working: Vec<Pair>, replaces_overlapping: bool) {
        let language = self.case.shop.language;
        self.said.proposals.push(Proposal {
            rule: rule.to_owned(),
            effect,
            reasons: vec![why.as_reason(rule, language)],
            working: working.into_iter().map(|step| step.in_language(language)).collect(),
            replaces_overlapping,
        });
    }
}
