//! Being there, and being logged in: PP-01 to PP-07.

use xiaoer_sdk::common::Tenths;
use xiaoer_sdk::date::{SECOND, minute_of_day};
use xiaoer_sdk::hearing::Hearing;
use xiaoer_sdk::penalty::{Effect, IncidentKind, Shift};
use xiaoer_sdk::text::{Pair, clock, pair, points};

use crate::incident::{Counted, propose_counted};
use crate::settings::{Boundary, ForgottenRegister, Late, NotLoggedIn, Rest};
use crate::totals;

/// PP-01. The day is recorded as a rest; once the quota is used up it costs what a leave beyond it costs.
pub fn forgot_register(setting: &Rest, hearing: &mut Hearing) {
    if setting.forgotten_register == ForgottenRegister::RecordedOnly {
        let why = pair("未在考勤本登记，本店只记录", "Not in the register; this shop only records it");
        return hearing.note("PP-01", why);
    }
    let why = pair("未在考勤本登记，按调休记录", "Not in the register: recorded as a rest");
    rest_day("PP-01", setting, hearing, why);
}

/// PP-06. A leave or a rest with consent.
pub fn leave(setting: &Rest, hearing: &mut Hearing) {
    let why = pair("请假或调休，已获同意", "Leave or rest, with consent");
    // Where the box keeps no roster, whoever recorded the incident knew that the quota was used up.
    if hearing.case().rest_days_used.is_none() {
        let quota = setting.quota;
        let step = pair(format!("每月限{quota}天，已用完"), format!("{quota} a month, used up"));
        over_quota(setting, hearing, why, step);
    } else {
        rest_day("PP-06", setting, hearing, why);
    }
}

/// One of the month's rest days is used, or there is none left.
fn rest_day(rule: &str, setting: &Rest, hearing: &mut Hearing, why: Pair) {
    let quota = setting.quota;
    let Some(used) = hearing.case().rest_days_used.map(u32::from) else {
        let working = vec![pair(format!("占用每月{quota}天调休中的1天"), format!("one of {quota} rest days a month"))];
        return hearing.propose(rule, Effect::UseRestDay, why, working);
    };
    if used < quota {
        let number = used + 1;
        let working = vec![pair(
            format!("本月第{number}天，限额{quota}天"),
            format!("rest day {number} of {quota} of the month"),
        )];
        return hearing.propose(rule, Effect::UseRestDay, why, working);
    }
    let step = pair(
        format!("本月已用{used}天 ≥ 限额{quota}天，按缺勤"),
        format!("{used} days used ≥ quota of {quota}: counts as absence"),
    );
    over_quota(setting, hearing, why, step);
}

fn over_quota(setting: &Rest, hearing: &mut Hearing, why: Pair, step: Pair) {
    let lost = setting.over_quota_points;
    let working = vec![step, each(lost)];
    hearing.propose("PP-06", Effect::Points(lost), why, working);
}

/// PP-02 and PP-03. Absence replaces the lateness.
pub fn late(setting: &Late, hearing: &mut Hearing) {
    let facts = hearing.incident();
    let late = facts.duration;
    if facts.shift == Shift::OffDuty {
        return hearing.note("PP-02", off_duty());
    }
    if facts.phone_leave {
        return hearing.note("PP-02", pair("已事先请假", "Leave was asked beforehand"));
    }
    if late <= 0 {
        return hearing.note("PP-02", pair("没有迟到", "Not late"));
    }
    if let Some(other) = hearing.overlapping(&["PP-04", "PP-05"]) {
        let rule = &other.rule;
        let why = pair(
            format!("同一时段已按{rule}提出旷工，不再计迟到"),
            format!("{rule} already proposes absence without leave for this interval"),
        );
        return hearing.note("PP-02", why);
    }
    let limit = i64::from(setting.absence_after_s) * SECOND;
    let (absent, sign) = match setting.boundary {
        Boundary::Over => (late > limit, ">"),
        Boundary::From => (late >= limit, "≥"),
    };
    if absent {
        let why = pair(
            format!("迟到{}，算缺勤，不另计迟到", clock(late)),
            format!("Late by {}: absence, in place of lateness", clock(late)),
        );
        let step = format!("{} {sign} {}", clock(late), clock(limit));
        let lost = setting.absence_points;
        let working = vec![pair(step.clone(), step), each(lost)];
        hearing.propose("PP-03", Effect::Points(lost), why, working);
    } else {
        let why = pair(format!("迟到{}", clock(late)), format!("Late by {}", clock(late)));
        hearing.propose("PP-02", Effect::Points(setting.points), why, vec![each(setting.points)]);
    }
}

/// What an absence without leave may first have been taken for.
const SAME_ABSENCE: [&str; 3] = ["PP-02", "PP-03", "PP-07"];

/// PP-04 and PP-05: 旷工.
pub fn away_without_leave(lost: Tenths, hearing: &mut Hearing) {
    let facts = hearing.incident();
    let (rule, why) = if facts.kind == IncidentKind::LeftPost {
        ("PP-05", pair("未做好调班私自离岗，按旷工", "Left the post without arranging the swap: absence without leave"))
    } else {
        ("PP-04", pair("未经同意休息，按旷工", "Rested without consent: absence without leave"))
    };
    if facts.shift == Shift::OffDuty {
        return hearing.note(rule, off_duty());
    }
    if facts.phone_leave {
        return hearing.note(rule, pair("已事先请假", "Leave was asked beforehand"));
    }
    // The same absence was first seen as a lateness or as being offline.
    match hearing.overlapping(&SAME_ABSENCE) {
        Some(first) if first.settled => {
            let check = pair(
                format!("同一时段的{}已经确认，请主管核对是否重复", first.rule),
                format!(
                    "{} of the same interval is confirmed: the supervisor checks that nothing counts twice",
                    first.rule
                ),
            );
            hearing.note(rule, check);
            hearing.propose(rule, Effect::Points(lost), why, vec![each(lost)]);
        }
        Some(_) => {
            let step = pair("取代同一时段的迟到或离线", "in place of lateness or being offline in the same interval");
            hearing.propose_instead(rule, Effect::Points(lost), why, vec![step, each(lost)], &SAME_ABSENCE);
        }
        None => hearing.propose(rule, Effect::Points(lost), why, vec![each(lost)]),
    }
}

/// PP-07. Found offline counts whether the agent never came online or went away; a special reason excuses.
pub fn not_logged_in(setting: &NotLoggedIn, hearing: &mut Hearing) {
    let facts = hearing.incident();
    if facts.shift == Shift::OffDuty {
        return hearing.note("PP-07", off_duty());
    }
    if facts.phone_leave {
        return hearing.note("PP-07", pair("已事先请假", "Leave was asked beforehand"));
    }
    if facts.special_reason {
        return hearing.note("PP-07", pair("有特别原因，不计次", "A special reason: not counted"));
    }
    let before = hearing.earlier(&[IncidentKind::NotLoggedIn, IncidentKind::OfflineWithoutLeave], |_| true);
    let number = before.saturating_add(1);
    let minute = minute_of_day(facts.started_at);
    let noon = (setting.noon_from_min..setting.noon_to_min).contains(&minute);
    let (when_zh, when_en) = if noon { ("午间", "at noon ") } else { ("", "") };
    let why = pair(
        format!("当班{when_zh}未登录客服工具，本月第{number}次"),
        format!("Not logged in {when_en}while on duty, number {number} of the month"),
    );
    let (total, before) = (totals::not_logged_in(setting, number), totals::not_logged_in(setting, before));
    propose_counted(hearing, Counted { rule: "PP-07", number, total, before, why });
}

fn off_duty() -> Pair {
    pair("非当班时间", "Not on duty")
}

fn each(lost: Tenths) -> Pair {
    pair(format!("每次 → {}分", points(lost)), format!("each → {} points", points(lost)))
}
