//! One agent's month: pay = base + commission + bonus - fines (PAY-01 to PAY-09). The legal guards warn and never
//! change a sum: whether an employer may deduct is for people to settle before they pay.

use xiaoer_sdk::common::Fen;
use xiaoer_sdk::penalty::{Effect, Grade, MonthCase, PayLine, ScoreLevel, Statement};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::settings::{Pay, Settings};

/// Pay lines, total and warnings of one agent's month. This scheme has no points, so there is no score.
pub fn close_month(settings: &Settings, case: &MonthCase) -> Statement {
    let language = case.shop.language;
    let pay = &settings.pay;
    let mut lines = Vec::new();
    let mut line = |rule: &str, label: Pair, amount: Fen| {
        lines.push(PayLine { rule: rule.to_owned(), label: label.in_language(language), amount });
    };

    let base = for_days_employed(pay.base_fen.of(case.agent.grade), case);
    let (rule, grade) = base_rule(case.agent.grade);
    line(rule, grade, base);

    let counted = counted_sales(case);
    let commission = share(counted.max(0), i64::from(pay.commission_bp), 10_000);
    line("PAY-05", pair("销售提成", "Commission"), commission);

    let full_team_bonus = share(base, i64::from(pay.team_score_bp_of_base), 10_000);
    let team_bonus = share(full_team_bonus, i64::from(case.team_score.min(100)), 100);
    line("PAY-06", pair("团队评分奖", "Team score"), team_bonus);
    let attendance = if is_full_attendance(pay, case) { pay.full_attendance_fen } else { 0 };
    line("PAY-07", pair("满勤奖", "Full attendance"), attendance);
    line("PAY-08", pair("生活补助", "Living subsidy"), for_days_employed(pay.living_fen, case));
    if case.special_bonus != 0 {
        line("PAY-11", pair("特别奖金", "Special bonus"), case.special_bonus);
    }
    let earned = sum(&lines);

    let fines = case.applied.iter().filter_map(|item| match item.effect {
        Effect::Fine(amount) if amount > 0 => Some((item.rule.as_str(), amount)),
        _ => None,
    });
    for (rule, amount) in fines {
        let label = pair(format!("已确认的扣款({rule})"), format!("Confirmed deduction ({rule})"));
        lines.push(PayLine { rule: rule.to_owned(), label: label.in_language(language), amount: -amount });
    }
    let total = sum(&lines);
    let warnings = warnings(pay, case, base, earned, total);
    Statement {
        lines,
        total,
        score: None,
        level: ScoreLevel::Ok,
        reasons: reasons(pay, case, counted).into_iter().map(|(rule, why)| why.as_reason(rule, language)).collect(),
        warnings: warnings.into_iter().map(|warning| warning.in_language(language)).collect(),
    }
}

fn base_rule(grade: Grade) -> (&'static str, Pair) {
    match grade {
        Grade::Junior => ("PAY-01", pair("初级客服底薪", "Base, junior agent")),
        Grade::Intermediate => ("PAY-02", pair("中级客服底薪", "Base, intermediate agent")),
        Grade::Senior => ("PAY-03", pair("高级客服底薪", "Base, senior agent")),
        Grade::AccountManager => ("PAY-04", pair("客户经理底薪", "Base, account manager")),
    }
}

/// Somebody who came or left within the month is paid for the days.
fn for_days_employed(amount: Fen, case: &MonthCase) -> Fen {
    let days = i64::from(case.days_in_month.max(1));
    share(amount, i64::from(case.days_employed).min(days), days)
}

/// Sales that earn commission: those of the month without the orders that lost their performance. An order of FT-10
/// came back, so the net sales have lost it already; taking it off again would count it twice.
fn counted_sales(case: &MonthCase) -> Fen {
    case.applied.iter().fold(case.net_sales, |sales, item| match item.effect {
        Effect::RemovePerformance(amount) if item.rule != "FT-10" => sales.saturating_sub(amount),
        _ => sales,
    })
}

///
fn is_full_attendance(pay: &Pay, case: &MonthCase) -> bool {
    case.absences == 0 && case.latenesses_over_free == 0 && u32::from(case.rest_days_used) <= pay.rest_quota
}

fn reasons(pay: &Pay, case: &MonthCase, counted: Fen) -> Vec<(&'static str, Pair)> {
    let mut reasons = vec![(
        "PAY-05",
        pair(
            format!("计提业绩{}元，提成比例万分之{}", yuan(counted.max(0)), pay.commission_bp),
            format!("{} yuan of sales earn {} in 10,000", yuan(counted.max(0)), pay.commission_bp),
        ),
    )];
    if counted < 0 {
        reasons.push((
            "PAY-05",
            pair(
                format!("业绩为负，{}元结转下月抵扣", yuan(counted.saturating_neg())),
                format!("Sales are below zero: {} yuan are carried to the next month", yuan(counted.saturating_neg())),
            ),
        ));
    }
    if !is_full_attendance(pay, case) {
        reasons.push((
            "PAY-07",
            pair(
                "有缺勤、超额休假或超出免罚次数的迟到，无满勤奖",
                "Absence, leave beyond the quota or lateness beyond the free ones: no attendance bonus",
            ),
        ));
    }
    reasons
}

/// What a person must acknowledge before this is paid.
fn warnings(pay: &Pay, case: &MonthCase, base: Fen, earned: Fen, total: Fen) -> Vec<Pair> {
    let mut warnings = Vec::new();
    let deducted = earned.saturating_sub(total);
    if deducted > 0 {
        warnings.push(pair(
            "用人单位能否罚款存在争议；请核对证据、听取申诉后再扣款。",
            "Whether an employer may fine at all is disputed: check the evidence and hear appeals before deducting.",
        ));
        if i128::from(deducted) * 10_000 > i128::from(earned.max(0)) * i128::from(pay.deduction_warning_bp) {
            warnings.push(pair(
                format!("扣款{}元，超过当月工资的{}%。", yuan(deducted), percent(pay.deduction_warning_bp)),
                format!(
                    "Deductions of {} yuan are more than {} % of the month's wage.",
                    yuan(deducted),
                    percent(pay.deduction_warning_bp)
                ),
            ));
        }
    }
    if let Some(minimum) = case.local_minimum_wage.map(|minimum| for_days_employed(minimum, case)) {
        if total < minimum {
            warnings.push(pair(
                format!("应发{}元，低于当地最低工资{}元。", yuan(total), yuan(minimum)),
                format!("{} yuan to pay is below the local minimum wage of {}.", yuan(total), yuan(minimum)),
            ));
        }
        if base < minimum {
            warnings.push(pair(
                format!("底薪{}元，低于当地最低工资{}元。", yuan(base), yuan(minimum)),
                format!("A base of {} yuan is below the local minimum wage of {}.", yuan(base), yuan(minimum)),
            ));
        }
    }
    warnings
}

fn percent(basis_points: u32) -> String {
    let (whole, part) = (basis_points / 100, basis_points % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

fn sum(lines: &[PayLine]) -> Fen {
    lines.iter().fold(0, |sum: Fen, line| sum.saturating_add(line.amount))
}

/// `amount * part / whole`, half a fen rounded up.
fn share(amount: Fen, part: i64, whole: i64) -> Fen {
    let (amount, part, whole) = (i128::from(amount), i128::from(part), i128::from(whole.max(1)));
    i64::try_from((amount * part * 2 + whole).div_euclid(whole * 2)).unwrap_or(Fen::MAX)
}
