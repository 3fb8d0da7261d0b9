//! Being there: FT-01 to FT-03.

use xiaoer_sdk::penalty::{IncidentKind, Shift};
use xiaoer_sdk::text::{clock, pair, yuan};

use crate::fines::seconds_long;
use crate::incident::Incident;
use crate::settings::LateScope;

/// FT-01 and FT-02.
pub fn late(incident: &mut Incident) {
    let setting = &incident.settings.late;
    let facts = &incident.case.incident;
    let (late, small) = (facts.duration, seconds_long(setting.free_max_s));
    let covered = match setting.scope {
        LateScope::OnsiteDayShift => facts.shift == Shift::Day && incident.case.agent.onsite,
        LateScope::EveryShift => facts.shift != Shift::OffDuty,
    };
    if !covered {
        let why = pair(
            "迟到规则不适用于此班次或居家客服",
            "The lateness rule does not cover this shift, or agents who work from home",
        );
        return incident.note("FT-01", why);
    }
    if late <= 0 {
        return incident.note("FT-01", pair("没有迟到", "Not late"));
    }
    if facts.phone_leave {
        return incident.note("FT-01", pair("已电话向主管请假", "Leave was asked by phone"));
    }
    if late > small {
        let fine = setting.long_fine_fen;
        let why = pair(
            format!("迟到{}，超过{}", clock(late), clock(small)),
            format!("Late by {}, over {}", clock(late), clock(small)),
        );
        let working = vec![pair(format!("每次{}元", yuan(fine)), format!("{} yuan each", yuan(fine)))];
        return incident.propose_highest("FT-02", fine, why, working, &["FT-03"]);
    }
    let is_small = |duration| duration > 0 && duration <= small;
    let number = incident.earlier(IncidentKind::LateForShift, is_small).saturating_add(1);
    let (free, fine) = (setting.free_count, setting.fine_fen);
    let why = pair(
        format!("本月第{number}次{}以内的迟到，每月{free}次不罚", clock(small)),
        format!("Lateness number {number} of this month within {}; {free} a month are free", clock(small)),
    );
    if number <= free {
        incident.note("FT-01", why);
    } else {
        let working = vec![pair(
            format!("第{number}次 > 免罚{free}次 → {}元", yuan(fine)),
            format!("number {number} > {free} free → {} yuan", yuan(fine)),
        )];
        incident.propose_highest("FT-01", fine, why, working, &["FT-03"]);
    }
}

/// FT-03. Leave counts only when asked by phone (AT-04); a short absence is a lateness, not this.
pub fn absent(incident: &mut Incident) {
    let setting = &incident.settings.offline;
    let facts = &incident.case.incident;
    let (gone, grace) = (facts.duration, seconds_long(setting.grace_s));
    if facts.phone_leave {
        incident.note("FT-03", pair("已电话向主管请假", "Leave was asked by phone"));
    } else if facts.shift == Shift::OffDuty {
        incident.note("FT-03", pair("非当班时间", "Not on duty"));
    } else if facts.kind == IncidentKind::OfflineWithoutLeave && gone <= grace {
        let why = pair(
            format!("离线{}，未超过{}", clock(gone), clock(grace)),
            format!("Offline for {}, not over {}", clock(gone), clock(grace)),
        );
        incident.note("FT-03", why);
    } else {
        let fine = setting.fine_fen;
        let (why, step) = if facts.kind == IncidentKind::AbsentWithoutLeave {
            (pair("未请假缺勤", "Absent without leave"), pair("未请假缺勤", "absent without leave"))
        } else {
            let why = pair(
                format!("当班离线{}，且未电话请假", clock(gone)),
                format!("On duty and offline for {}, without leave by phone", clock(gone)),
            );
            let step = format!("{} > {}", clock(gone), clock(grace));
            (why, pair(step.clone(), step))
        };
        let working =
            vec![pair(format!("{} → {}元", step.zh_cn, yuan(fine)), format!("{} → {} yuan", step.en, yuan(fine)))];
        let same_cause = ["FT-01", "FT-02", "FT-03", "FT-05", "FT-06", "FT-07"];
        incident.propose_highest("FT-03", fine, why, working, &same_cause);
    }
}
