//! Being there: FT-01 to FT-03.

use xiaoer_sdk::hearing::{Fine, Hearing};
use xiaoer_sdk::penalty::{IncidentKind, Shift};
use xiaoer_sdk::text::{Pair, clock, pair, yuan};

use crate::fines::{lateness_fine, seconds_long};
use crate::incident::propose_highest;
use crate::settings::{LateScope, Settings};

/// FT-01 and FT-02.
pub fn late(settings: &Settings, hearing: &mut Hearing) {
    let setting = &settings.late;
    let facts = hearing.incident();
    let (late, small) = (facts.duration, seconds_long(setting.free_max_s));
    let covered = match setting.scope {
        LateScope::OnsiteDayShift => facts.shift == Shift::Day && hearing.case().agent.onsite,
        LateScope::DayShift => facts.shift == Shift::Day,
        LateScope::EveryShift => facts.shift != Shift::OffDuty,
    };
    if !covered {
        let why = pair(
            "迟到规则不适用于此班次或居家客服",
            "The lateness rule does not cover this shift, or agents who work from home",
        );
        return hearing.note("FT-01", why);
    }
    if late <= 0 {
        return hearing.note("FT-01", pair("没有迟到", "Not late"));
    }
    if facts.phone_leave {
        return hearing.note("FT-01", asked_by_phone());
    }
    if late > small {
        let amount = setting.long_fine_fen;
        let why = pair(
            format!("迟到{}，超过{}", clock(late), clock(small)),
            format!("Late by {}, over {}", clock(late), clock(small)),
        );
        let working = vec![pair(format!("每次{}元", yuan(amount)), format!("{} yuan each", yuan(amount)))];
        let fine = Fine { rule: "FT-02", amount, why, working };
        return propose_highest(settings.overlap.mode, hearing, fine, &["FT-03"]);
    }
    let is_small = |duration| duration > 0 && duration <= small;
    let before = hearing.earlier(&[IncidentKind::LateForShift], is_small);
    let (number, free) = (before.saturating_add(1), setting.free_count);
    // What this lateness adds to the month, so that the month's proposals sum up to the rule.
    let amount = lateness_fine(setting, number).saturating_sub(lateness_fine(setting, before));
    // Why this one is fined, or is not, by what became of the free ones.
    let (zh_cn, en) = if number <= free {
        (format!("在每月免罚的{free}次之内"), format!("one of the {free} that are free each month"))
    } else if setting.fine_fen == 0 {
        ("本店对此不罚款".to_owned(), "for which this shop has no fine".to_owned())
    } else if amount == 0 {
        // A-01 (c).
        (
            format!("免罚的{free}次已用完，本店的计法从这一次之后起罚"),
            format!("the {free} free ones are used up; this shop fines only what comes after it"),
        )
    } else if amount > setting.fine_fen {
        (
            format!("超过免罚的{free}次，此前免罚的一并计入"),
            format!("more than the {free} free ones, which now count, too"),
        )
    } else if free == 0 {
        ("没有免罚次数".to_owned(), "of which none is free".to_owned())
    } else {
        (format!("免罚的{free}次已用完"), format!("the {free} free ones are used up"))
    };
    let why = pair(
        format!("本月第{number}次{}以内的迟到，{zh_cn}", clock(small)),
        format!("Lateness number {number} of this month within {}, {en}", clock(small)),
    );
    if amount == 0 {
        return hearing.note("FT-01", why);
    }
    let times = if setting.fine_fen > 0 { amount / setting.fine_fen } else { 0 };
    let sum = if times > 1 { format!("{times} × {} = ", yuan(setting.fine_fen)) } else { String::new() };
    let working = vec![pair(
        format!("第{number}次 > 免罚{free}次 → {sum}{}元", yuan(amount)),
        format!("number {number} > {free} free → {sum}{} yuan", yuan(amount)),
    )];
    propose_highest(settings.overlap.mode, hearing, Fine { rule: "FT-01", amount, why, working }, &["FT-03"]);
}

/// FT-03. Leave counts only when asked by phone (AT-04); a short absence is a lateness, not this.
pub fn absent(settings: &Settings, hearing: &mut Hearing) {
    let setting = &settings.offline;
    let facts = hearing.incident();
    if facts.phone_leave {
        return hearing.note("FT-03", asked_by_phone());
    }
    if facts.shift == Shift::OffDuty {
        return hearing.note("FT-03", pair("非当班时间", "Not on duty"));
    }
    let gone = facts.duration;
    let (why, step) = match facts.kind {
        IncidentKind::AbsentWithoutLeave => {
            (pair("未请假缺勤", "Absent without leave"), pair("未请假缺勤", "absent without leave"))
        }
        kind => {
            let since_the_start = kind == IncidentKind::OfflineWithoutLeave;
            let grace = seconds_long(if since_the_start { setting.grace_s } else { setting.mid_shift_grace_s });
            if gone <= grace {
                let why = pair(
                    format!("离线{}，未超过{}", clock(gone), clock(grace)),
                    format!("Offline for {}, not over {}", clock(gone), clock(grace)),
                );
                return hearing.note("FT-03", why);
            }
            let why = pair(
                format!("当班离线{}，且未电话请假", clock(gone)),
                format!("On duty and offline for {}, without leave by phone", clock(gone)),
            );
            let step = format!("{} > {}", clock(gone), clock(grace));
            (why, pair(step.clone(), step))
        }
    };
    let amount = setting.fine_fen;
    let working =
        vec![pair(format!("{} → {}元", step.zh_cn, yuan(amount)), format!("{} → {} yuan", step.en, yuan(amount)))];
    let same_cause = ["FT-01", "FT-02", "FT-03", "FT-05", "FT-06", "FT-07"];
    propose_highest(settings.overlap.mode, hearing, Fine { rule: "FT-03", amount, why, working }, &same_cause);
}

fn asked_by_phone() -> Pair {
    pair("已电话向主管请假", "Leave was asked by phone")
}
