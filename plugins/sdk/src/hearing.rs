//! An incident under judgement: what every penalty scheme counts and says in the same way.
//!
//! A scheme opens a hearing, lets its rules note and propose, and closes it; the assessment then holds a reason for
//! whatever is proposed and for whatever is not.

use crate::common::Millis;
use crate::penalty::{Assessment, Effect, Incident, IncidentCase, IncidentKind, Overlapping, Proposal};
use crate::text::{Pair, pair};

/// An incident, and what has been said of it so far.
#[derive(Debug)]
pub struct Hearing<'a> {
    case: &'a IncidentCase,
    said: Assessment,
}

impl<'a> Hearing<'a> {
    /// Nothing is said yet.
    pub fn open(case: &'a IncidentCase) -> Self {
        Self { case, said: Assessment { proposals: Vec::new(), notes: Vec::new() } }
    }

    /// The incident with all that is known around it.
    pub fn case(&self) -> &'a IncidentCase {
        self.case
    }

    /// The incident.
    pub fn incident(&self) -> &'a Incident {
        &self.case.incident
    }

    /// How many incidents of these kinds came earlier in the month, those counted whose duration the rule is about.
    /// Where the box lists no durations, every one counts.
    pub fn earlier(&self, kinds: &[IncidentKind], counts: impl Fn(Millis) -> bool) -> u32 {
        let of_kind = self.case.earlier_this_month.iter().filter(|earlier| kinds.contains(&earlier.kind));
        of_kind.fold(0, |sum, earlier| {
            let counted = if earlier.durations.is_empty() {
                earlier.count
            } else {
                earlier.durations.iter().filter(|duration| counts(**duration)).count() as u32
            };
            sum.saturating_add(counted)
        })
    }

    /// The highest proposal under one of these rules for an interval that overlaps the incident's.
    pub fn overlapping(&self, rules: &[&str]) -> Option<&'a Overlapping> {
        let of_rules = self.case.overlapping.iter().filter(|other| rules.contains(&other.rule.as_str()));
        of_rules.max_by_key(|other| other.amount)
    }

    /// Says why nothing, or nothing more, is proposed.
    pub fn note(&mut self, rule: &str, why: Pair) {
        self.said.notes.push(why.as_reason(rule, self.case.shop.language));
    }

    /// Proposes an effect beside whatever else was proposed.
    pub fn propose(&mut self, rule: &str, effect: Effect, why: Pair, working: Vec<Pair>) {
        self.push(rule, effect, why, working, Vec::new());
    }

    /// Proposes an effect that takes the place of the overlapping proposals under these rules.
    pub fn propose_instead(&mut self, rule: &str, effect: Effect, why: Pair, working: Vec<Pair>, replaced: &[&str]) {
        let replaces = replaced.iter().map(|rule| (*rule).to_owned()).collect();
        self.push(rule, effect, why, working, replaces);
    }

    /// A time that was taken by a wrong clock is recorded and never punished. Says so under the rule, if that is the case.
    pub fn is_untimed(&mut self, rule: &str) -> bool {
        if !self.case.clock_trusted {
            let why = pair(
                "事件期间时钟未同步，时长不能确认，只记录不处罚",
                "The clock was not synchronised throughout: the time is recorded, nothing is proposed",
            );
            self.note(rule, why);
        }
        !self.case.clock_trusted
    }

    /// What was said. Whoever confirms a proposal is reminded under the given rule of a special reason on record.
    pub fn close(mut self, rule: &str) -> Assessment {
        if self.case.incident.special_reason && !self.said.proposals.is_empty() {
            let why =
                pair("已登记特别原因，请主管确认时考虑", "A special reason is on record: weigh it before confirming");
            self.note(rule, why);
        }
        self.said
    }

    fn push(&mut self, rule: &str, effect: Effect, why: Pair, working: Vec<Pair>, replaces: Vec<String>) {
        let language = self.case.shop.language;
        self.said.proposals.push(Proposal {
            rule: rule.to_owned(),
            effect,
            reasons: vec![why.as_reason(rule, language)],
            working: working.into_iter().map(|step| step.in_language(language)).collect(),
            replaces,
        });
    }
}
