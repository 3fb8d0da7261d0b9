//! One agent's month: pay = base + commission + bonus - fines (PAY-01 to PAY-09). The legal guards warn and never
//! change a sum.

use xiaoer_sdk::common::Fen;
use xiaoer_sdk::penalty::{Grade, MonthCase, ScoreLevel, Statement};
use xiaoer_sdk::text::{Pair, pair, percent, yuan};
use xiaoer_wages::{Closing, Commission, Slip, share, warnings};

use crate::settings::{Pay, Settings, TeamScoreMode};

/// Pay lines, total and warnings of one agent's month. This scheme has no points, so there is no score.
pub fn close_month(settings: &Settings, case: &MonthCase) -> Statement {
    let pay = &settings.pay;
    let grade = case.agent.grade;
    let mut slip = Slip::open(case);
    let (rule, label) = base_rule(grade);
    let base = slip.by_days_employed(rule, label, pay.base_fen.of(grade));
    let commission = Commission { rate_bp: pay.commission_bp, below_zero: pay.below_zero };
    let carried_sales = commission.write(&mut slip, "PAY-05");
    team_bonus(pay, base, &mut slip);
    full_attendance(pay, &mut slip);
    slip.by_days_employed("PAY-08", pair("生活补助", "Living subsidy"), pay.living_fen);
    slip.special_bonus();
    let fines = slip.confirmed_fines();
    slip.foreign_points("FT-00");
    let warnings = warnings(&slip, base, fines, pay.deduction_warning_bp);
    slip.close(Closing { score: None, level: ScoreLevel::Ok, carried_sales, warnings })
}

fn base_rule(grade: Grade) -> (&'static str, Pair) {
    match grade {
        Grade::Junior => ("PAY-01", pair("初级客服底薪", "Base, junior agent")),
        Grade::Intermediate => ("PAY-02", pair("中级客服底薪", "Base, intermediate agent")),
        Grade::Senior => ("PAY-03", pair("高级客服底薪", "Base, senior agent")),
        Grade::AccountManager => ("PAY-04", pair("客户经理底薪", "Base, account manager")),
    }
}

/// PAY-06, A-09.
fn team_bonus(pay: &Pay, base: Fen, slip: &mut Slip) {
    let full = share(base, i64::from(pay.team_score_bp_of_base), 10_000);
    let rate = percent(pay.team_score_bp_of_base);
    let score = slip.case().team_score.min(100);
    let (amount, working) = match pay.team_score_mode {
        TeamScoreMode::Scaled => {
            // One rounding: what is written can be reckoned again.
            let amount = share(base, i64::from(pay.team_score_bp_of_base) * i64::from(score), 1_000_000);
            let working = pair(
                format!("底薪{}元 × {rate}% × 团队{score}分/100 → {}元", yuan(base), yuan(amount)),
                format!("base {} yuan × {rate} % × team score {score}/100 → {} yuan", yuan(base), yuan(amount)),
            );
            (amount, working)
        }
        TeamScoreMode::Flat => {
            let working = pair(
                format!("底薪{}元 × {rate}% → {}元", yuan(base), yuan(full)),
                format!("base {} yuan × {rate} % → {} yuan", yuan(base), yuan(full)),
            );
            (full, working)
        }
    };
    slip.money("PAY-06", pair("团队评分奖", "Team score"), amount, vec![working]);
}

/// PAY-07, A-10.
fn full_attendance(pay: &Pay, slip: &mut Slip) {
    let MonthCase { absences, rest_days_used: rest, latenesses_over_free: late, days_employed, .. } = *slip.case();
    let quota = pay.rest_quota;
    let full = absences == 0 && late == 0 && u32::from(rest) <= quota;
    let working = pair(
        format!("缺勤{absences}次，调休{rest}天(限额{quota}天)，超出免罚的迟到{late}次"),
        format!("absences {absences}, rest days {rest} of {quota}, latenesses beyond the free ones {late}"),
    );
    // Nobody attends a month in which they were not employed.
    let amount = if full && days_employed > 0 { pay.full_attendance_fen } else { 0 };
    slip.money("PAY-07", pair("满勤奖", "Full attendance"), amount, vec![working]);
    if !full {
        let why = pair(
            "有缺勤、超额休假或超出免罚次数的迟到，无满勤奖",
            "Absence, leave beyond the quota or lateness beyond the free ones: no attendance bonus",
        );
        slip.say("PAY-07", why);
    }
}
