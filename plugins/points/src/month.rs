//! One agent's month: the score of what was confirmed, its level, and what the scheme pays (PP-12 to PP-14, PAY-10 to
//! PAY-12).

use xiaoer_sdk::penalty::{Effect, MonthCase, Statement};
use xiaoer_sdk::text::{Pair, pair, points};
use xiaoer_wages::{Closing, Commission, Slip, evidence, warnings};

use crate::level::level;
use crate::settings::Settings;

/// Lines, total, score, level and warnings of one agent's month.
pub fn close_month(settings: &Settings, case: &MonthCase) -> Statement {
    let pay = &settings.pay;
    let mut slip = Slip::open(case);
    score_lines(settings, &mut slip);
    let score = slip.score();

    let label = pair("底薪", "Base");
    let base = if pay.base_fen > 0 { slip.by_days_employed("PAY-12", label, pay.base_fen) } else { 0 };
    let commission = Commission { rate_bp: pay.commission_bp, below_zero: pay.below_zero };
    let carried_sales = commission.write(&mut slip, "PAY-10");
    slip.special_bonus();
    let fines = slip.confirmed_fines();

    let (level, why) = level(&settings.levels, case, score);
    if score < 0 {
        let raw = points(score);
        let shown = pair(format!("原始{raw}分，按0.0分显示"), format!("{raw} points, shown as 0.0"));
        slip.say("PP-00", shown);
    }
    if let Some((rule, why)) = why {
        slip.say(rule, why);
    }
    if u32::from(case.working_days) < settings.levels.min_working_days {
        let (days, least) = (case.working_days, settings.levels.min_working_days);
        let why = pair(
            format!("本月工作{days}天，不足{least}天，不计入连续月份"),
            format!("{days} working days, fewer than {least}: this month does not count in a row of months"),
        );
        slip.say("PP-14", why);
    }
    let warnings = warnings(&slip, base, fines, pay.deduction_warning_bp);
    slip.close(Closing { score: Some(score), level, carried_sales, warnings })
}

/// Everybody starts the month with the full score; each confirmed deduction is a line with its evidence.
fn score_lines(settings: &Settings, slip: &mut Slip) {
    let start = settings.score.start;
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
