//! One agent's month: the score of what was confirmed, its level, and what the scheme pays (PP-12 to PP-14, PAY-10 to
//! PAY-12).

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::{Fen, SettingsProblem, Tenths};
use xiaoer_sdk::penalty::{Effect, MonthCase, ScoreLevel, Statement};
use xiaoer_sdk::text::{Pair, pair, points};

use crate::guards::warnings;
use crate::level::{Levels, level};
use crate::sales::{BelowZero, Commission};
use crate::slip::{Closing, Slip, evidence};

/// PAY-10 to PAY-12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pay {
    /// Base of a month; the scheme names none and has no grades. 0: paid elsewhere.
    pub base_fen: Fen,
    /// Share of personal sales, in basis points (1/10,000); the scheme names no rate.
    pub commission_bp: u32,
    /// What becomes of a month in which more came back than was sold.
    pub below_zero: BelowZero,
    /// The law's ceiling of deductions, as a share of the month's wage in basis points: a warning, not a limit.
    pub deduction_warning_bp: u32,
}

impl Default for Pay {
    fn default() -> Self {
        Self { base_fen: 0, commission_bp: 0, below_zero: BelowZero::Carry, deduction_warning_bp: 2_000 }
    }
}

/// Settings of a scheme whose rules are the shop's own, for what becomes of a month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Months {
    /// What everybody starts a month with; 0: the scheme has no points.
    pub start: Tenths,
    /// What follows from the score.
    pub levels: Levels,
    /// What is paid.
    pub pay: Pay,
}

impl Months {
    /// Contradictions in these settings, which stand at `pointer`. Levels mean nothing where there are no points.
    pub fn problems(&self, pointer: &str) -> Vec<SettingsProblem> {
        if self.start > 0 { self.levels.problems(self.start, &format!("{pointer}/levels")) } else { Vec::new() }
    }

    /// The statement of one agent's month.
    pub fn close(&self, case: &MonthCase) -> Statement {
        let Self { start, levels, pay } = self;
        Month { start: *start, levels, pay }.close(case)
    }
}

/// How a scheme closes a month.
#[derive(Debug, Clone, Copy)]
pub struct Month<'a> {
    /// What everybody starts a month with; 0: the scheme has no points.
    pub start: Tenths,
    /// What follows from the score.
    pub levels: &'a Levels,
    /// What is paid.
    pub pay: &'a Pay,
}

impl Month<'_> {
    /// Lines, total, score, level and warnings of one agent's month.
    pub fn close(self, case: &MonthCase) -> Statement {
        let mut slip = Slip::open(case);
        let scored = self.start > 0;
        if scored {
            score_lines(self.start, &mut slip);
        } else {
            slip.foreign_points("PP-00");
        }
        let score = slip.score();

        let pay = self.pay;
        let label = pair("底薪", "Base");
        let base = if pay.base_fen > 0 { slip.by_days_employed("PAY-12", label, pay.base_fen) } else { 0 };
        let commission = Commission { rate_bp: pay.commission_bp, below_zero: pay.below_zero };
        let carried_sales = commission.write(&mut slip, "PAY-10");
        slip.special_bonus();
        let fines = slip.confirmed_fines();

        let level = if scored { judge(self.levels, score, &mut slip) } else { ScoreLevel::Ok };
        let warnings = warnings(&slip, base, fines, pay.deduction_warning_bp);
        slip.close(Closing { score: scored.then_some(score), level, carried_sales, warnings })
    }
}

/// The level of the score, and what is to be said of it.
fn judge(levels: &Levels, score: Tenths, slip: &mut Slip) -> ScoreLevel {
    let (level, why) = level(levels, slip.case(), score);
    if score < 0 {
        let raw = points(score);
        let shown = pair(format!("原始{raw}分，按0.0分显示"), format!("{raw} points, shown as 0.0"));
        slip.say("PP-00", shown);
    }
    if let Some((rule, why)) = why {
        slip.say(rule, why);
    }
    let (days, least) = (slip.case().working_days, levels.min_working_days);
    if u32::from(days) < least {
        let why = pair(
            format!("本月工作{days}天，不足{least}天，不计入连续月份"),
            format!("{days} working days, fewer than {least}: this month does not count in a row of months"),
        );
        slip.say("PP-14", why);
    }
    level
}

/// Everybody starts the month with the full score; each confirmed deduction is a line with its evidence.
fn score_lines(start: Tenths, slip: &mut Slip) {
    let working = pair("每月初重新计分", "every month begins anew");
    slip.points("PP-00", pair("每月起始分", "Score at the start of the month"), start, vec![working]);
    for item in &slip.case().applied {
        if let Effect::Points(lost) = item.effect
            && lost > 0
        {
            slip.points(&item.rule, label(&item.rule), lost.saturating_neg(), vec![evidence(item)]);
        }
    }
}

fn label(rule: &str) -> Pair {
    match rule {
        "PP-02" => pair("迟到", "Lateness"),
        "PP-03" => pair("缺勤", "Absence"),
        "PP-04" => pair("旷工", "Absence without leave"),
        "PP-05" => pair("私自离岗", "Left the post"),
        "PP-06" => pair("超额休假", "Leave beyond the quota"),
        "PP-07" => pair("未登录客服工具", "Not logged in"),
        "PP-08" => pair("应答不及时投诉", "Complaints of untimely answers"),
        "PP-09" => pair("服务态度投诉", "Complaints of attitude"),
        "PP-10" => pair("当日工作未完成", "The day's task"),
        other => pair(format!("已确认的扣分({other})"), format!("Confirmed points ({other})")),
    }
}
