//! A month's statement while it is written: each line with how it was reached and where its evidence lies.

use xiaoer_sdk::common::{Fen, Reason, Tenths};
use xiaoer_sdk::penalty::{AppliedItem, Effect, MonthCase, PayLine, ScoreLevel, Statement};
use xiaoer_sdk::text::{Pair, moment, pair, points, yuan};

/// A statement that is being written.
#[derive(Debug)]
pub struct Slip<'a> {
    case: &'a MonthCase,
    lines: Vec<PayLine>,
    reasons: Vec<Reason>,
}

/// What ends a statement beside its lines.
#[derive(Debug)]
pub struct Closing {
    /// The month's raw score, in a scheme of points.
    pub score: Option<Tenths>,
    /// What follows from the score.
    pub level: ScoreLevel,
    /// Sales below zero for the next month: zero or below.
    pub carried_sales: Fen,
    /// What a person must acknowledge.
    pub warnings: Vec<Pair>,
}

impl<'a> Slip<'a> {
    /// An empty one.
    pub fn open(case: &'a MonthCase) -> Self {
        Self { case, lines: Vec::new(), reasons: Vec::new() }
    }

    /// The month's facts.
    pub fn case(&self) -> &'a MonthCase {
        self.case
    }

    /// A line of money.
    pub fn money(&mut self, rule: &str, label: Pair, amount: Fen, working: Vec<Pair>) {
        self.push(rule, label, amount, 0, working);
    }

    /// A line of points.
    pub fn points(&mut self, rule: &str, label: Pair, points: Tenths, working: Vec<Pair>) {
        self.push(rule, label, 0, points, working);
    }

    /// A line for an amount of a whole month, paid by days employed.
    pub fn by_days_employed(&mut self, rule: &str, label: Pair, whole: Fen) -> Fen {
        let amount = self.for_days_employed(whole);
        let (whole, part) = (yuan(whole), yuan(amount));
        let (employed, days) = self.days();
        let working = pair(
            format!("{whole}元 × 在职{employed}/{days}天 → {part}元"),
            format!("{whole} yuan × {employed}/{days} days employed → {part} yuan"),
        );
        self.money(rule, label, amount, vec![working]);
        amount
    }

    /// The part of a whole month's amount for the days employed in it.
    pub fn for_days_employed(&self, whole: Fen) -> Fen {
        let (employed, days) = self.days();
        share(whole, employed, days)
    }

    /// A discretionary bonus (PAY-11), where one was entered. It rewards: an amount below zero would be a deduction
    /// without a rule, so it is left out and said.
    pub fn special_bonus(&mut self) {
        let bonus = self.case.special_bonus;
        if bonus > 0 {
            let working = pair("主管登记的特别奖金", "entered by a supervisor");
            self.money("PAY-11", pair("特别奖金", "Special bonus"), bonus, vec![working]);
        } else if bonus < 0 {
            let why = pair(
                format!("特别奖金{}元小于零，不计入；扣款须有规则依据", yuan(bonus)),
                format!("A special bonus of {} yuan is below zero and left out: a deduction needs a rule", yuan(bonus)),
            );
            self.say("PAY-11", why);
        }
    }

    /// A line for each fine that was confirmed, whichever scheme proposed it. Gives their sum, zero or above.
    pub fn confirmed_fines(&mut self) -> Fen {
        let mut sum: Fen = 0;
        for item in &self.case.applied {
            if let Effect::Fine(amount) = item.effect
                && amount > 0
            {
                let rule = &item.rule;
                let label = pair(format!("已确认的扣款({rule})"), format!("Confirmed deduction ({rule})"));
                self.money(rule, label, -amount, vec![evidence(item)]);
                sum = sum.saturating_add(amount);
            }
        }
        sum
    }

    /// Points that were confirmed in a scheme without points, perhaps before the shop changed to it: said under the rule, so
    /// that nobody looks for them in vain.
    pub fn foreign_points(&mut self, rule: &str) {
        let lost = self.case.applied.iter().filter_map(|item| match item.effect {
            Effect::Points(tenths) => Some(tenths),
            _ => None,
        });
        let (count, sum) = lost.fold((0_u32, 0_i32), |(count, sum), tenths| (count + 1, sum.saturating_add(tenths)));
        if count > 0 {
            let sum = points(sum);
            let why = pair(
                format!("另有{count}项、共{sum}分的积分扣分，本方案没有积分，不影响工资"),
                format!("{count} deductions of {sum} points in all do not change the pay: this scheme has no points"),
            );
            self.say(rule, why);
        }
    }

    /// Says something about the statement as a whole.
    pub fn say(&mut self, rule: &str, why: Pair) {
        self.reasons.push(why.as_reason(rule, self.case.shop.language));
    }

    /// What the lines so far add up to.
    pub fn total(&self) -> Fen {
        self.lines.iter().fold(0, |sum: Fen, line| sum.saturating_add(line.amount))
    }

    /// What the lines so far add to the score.
    pub fn score(&self) -> Tenths {
        self.lines.iter().fold(0, |sum: Tenths, line| sum.saturating_add(line.points))
    }

    /// The statement.
    pub fn close(self, closing: Closing) -> Statement {
        let language = self.case.shop.language;
        Statement {
            total: self.total(),
            lines: self.lines,
            score: closing.score,
            level: closing.level,
            carried_sales: closing.carried_sales,
            reasons: self.reasons,
            warnings: closing.warnings.into_iter().map(|warning| warning.in_language(language)).collect(),
        }
    }

    fn push(&mut self, rule: &str, label: Pair, amount: Fen, points: Tenths, working: Vec<Pair>) {
        let language = self.case.shop.language;
        self.lines.push(PayLine {
            rule: rule.to_owned(),
            label: label.in_language(language),
            amount,
            points,
            working: working.into_iter().map(|step| step.in_language(language)).collect(),
        });
    }

    fn days(&self) -> (i64, i64) {
        let days = i64::from(self.case.days_in_month.max(1));
        (i64::from(self.case.days_employed).min(days), days)
    }
}

/// When something confirmed happened, and under which number its evidence is kept.
pub fn evidence(item: &AppliedItem) -> Pair {
    let at = moment(item.incident_at);
    match item.penalty {
        Some(number) => pair(format!("{at}，处罚单{number}号"), format!("{at}, penalty {number}")),
        None => pair(at.clone(), at),
    }
}

/// `amount * part / whole`, half a fen rounded up (四舍五入); below zero as above it, so that taking back gives what giving
/// took.
pub fn share(amount: Fen, part: i64, whole: i64) -> Fen {
    let (amount, part, whole) = (i128::from(amount), i128::from(part), i128::from(whole.max(1)));
    let rounded = ((amount * part).abs() * 2 + whole) / (whole * 2);
    i64::try_from(rounded * (amount * part).signum()).unwrap_or(Fen::MAX)
}
