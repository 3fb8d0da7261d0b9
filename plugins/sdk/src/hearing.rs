//! An incident under judgement: what every penalty scheme counts and says in the same way.
//!
//! A scheme opens a hearing, lets its rules note and propose, and closes it; the assessment then holds a reason for
//! whatever is proposed and for whatever is not.

use crate::common::{Fen, Millis};
use crate::penalty::{Assessment, Effect, Incident, IncidentCase, IncidentKind, Overlapping, Proposal};
use crate::text::{Pair, pair, yuan};

/// A fine, and why.
#[derive(Debug, Clone)]
pub struct Fine<'a> {
    /// The rule that it is under.
    pub rule: &'a str,
    /// How much.
    pub amount: Fen,
    /// Why.
    pub why: Pair,
    /// How the amount was reached; the last step says it.
    pub working: Vec<Pair>,
}

/// What no shop goes beyond for one incident, fen.
pub const DEAREST: Fen = 10_000_000;
/// What no shop goes beyond for one incident, tenths of a point.
pub const MOST_POINTS: i64 = 10_000;

/// What is wrong with a fine that a shop's own rule gives, if anything.
pub fn beyond_fines(fine: Fen) -> Option<Pair> {
    let wrong = pair("罚款应当在0到100000元之间", "a fine is between 0 and 100000 yuan");
    (!(0..=DEAREST).contains(&fine)).then_some(wrong)
}

/// What is wrong with the points that a shop's own rule takes off, if anything.
pub fn beyond_points(tenths: i64) -> Option<Pair> {
    let wrong = pair("扣分应当在0到1000分之间", "points are between 0 and 1000");
    (!(0..=MOST_POINTS).contains(&tenths)).then_some(wrong)
}

/// What can follow from an incident beside fines and points, by the contract's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// The order no longer counts for the agent.
    RemovePerformance,
    /// One of the month's rest days is used up.
    UseRestDay,
    /// A word from the supervisor.
    OralCriticism,
    /// The supervisor reports it.
    ReportToGeneralManager,
}

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

    /// Proposes a fine unless an overlapping interval is already fined as highly by one of the rules that punish the same
    /// cause. A higher fine replaces the lower ones; where a person has agreed with a lower one already, it comes to
    /// what is missing.
    pub fn propose_highest(&mut self, fine: Fine<'_>, same_cause: &[&str]) {
        let Fine { rule, amount, why, mut working } = fine;
        let Some(other) = self.overlapping(same_cause) else {
            return self.propose(rule, Effect::Fine(amount), why, working);
        };
        let (settled, open) = self.standing(same_cause);
        let (other_rule, standing) = (&other.rule, settled.saturating_add(open));
        if standing >= amount {
            let sum = yuan(standing);
            let note = pair(
                format!("同一时段已按{other_rule}提出{sum}元，同因只取最高，不再重复"),
                format!("{other_rule} already proposes {sum} yuan for this interval; only the highest counts"),
            );
            return self.note(rule, note);
        }
        if open > 0 {
            let sum = yuan(open);
            let step = pair(
                format!("取代同一时段{other_rule}的{sum}元"),
                format!("in place of the {sum} yuan of {other_rule} for the same interval"),
            );
            // The last step of the working says the amount, so this one comes before.
            working.insert(working.len().saturating_sub(1), step);
        }
        if settled > 0 {
            let (less, sum) = (yuan(settled), yuan(amount - settled));
            working.push(pair(
                format!("同一时段已确认{less}元，同因只取最高，再罚{sum}元"),
                format!("{less} yuan are confirmed for this interval; only the highest counts: {sum} yuan more"),
            ));
        }
        self.propose_instead(rule, Effect::Fine(amount - settled), why, working, same_cause);
    }

    /// What stands under these rules for overlapping intervals: what nothing takes the place of, and the dearest of what is
    /// still open. Several under one rule stand beside each other, such as those of several buyers.
    fn standing(&self, rules: &[&str]) -> (Fen, Fen) {
        let of_rules = || self.case.overlapping.iter().filter(|other| rules.contains(&other.rule.as_str()));
        let sum = |others: &mut dyn Iterator<Item = &Overlapping>| {
            others.fold(0, |sum: Fen, other| sum.saturating_add(other.amount))
        };
        let settled = sum(&mut of_rules().filter(|other| other.settled));
        let open_under = |rule: &str| sum(&mut of_rules().filter(|other| !other.settled && other.rule == rule));
        (settled, rules.iter().map(|rule| open_under(rule)).max().unwrap_or(0))
    }

    /// Proposes what is neither a fine nor points. An order whose amount is not known cannot be taken off, which is noted.
    pub fn follow(&mut self, rule: &str, consequence: Consequence, why: Pair) {
        let effect = match consequence {
            Consequence::RemovePerformance => return self.remove_performance(rule, why),
            Consequence::UseRestDay => Effect::UseRestDay,
            Consequence::OralCriticism => Effect::OralCriticism,
            Consequence::ReportToGeneralManager => Effect::ReportToGeneralManager,
        };
        self.propose(rule, effect, why, Vec::new());
    }

    /// Proposes that the order no longer counts for the agent.
    pub fn remove_performance(&mut self, rule: &str, why: Pair) {
        let Some(amount) = self.incident().order_amount else {
            let why =
                pair("缺少订单金额，无法扣除业绩", "The order's amount is not known, so nothing can be taken off");
            return self.note(rule, why);
        };
        let working = vec![pair(
            format!("该单业绩{}元不再计入", yuan(amount)),
            format!("the order's {} yuan no longer count", yuan(amount)),
        )];
        self.propose(rule, Effect::RemovePerformance(amount), why, working);
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
