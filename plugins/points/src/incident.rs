//! One incident: which rule looks at it, and how a rule that counts proposes.

use xiaoer_sdk::common::Tenths;
use xiaoer_sdk::hearing::Hearing;
use xiaoer_sdk::penalty::{Assessment, Effect, IncidentCase, IncidentKind};
use xiaoer_sdk::text::{Pair, pair, points};

use crate::settings::Settings;
use crate::{attendance, conduct};

/// What, if anything, should be proposed for one incident.
pub fn assess(settings: &Settings, case: &IncidentCase) -> Assessment {
    use IncidentKind as K;
    let mut hearing = Hearing::open(case);
    let rule = main_rule(case.incident.kind);
    if hearing.is_untimed(rule) {
        return hearing.close(rule);
    }
    match case.incident.kind {
        K::ForgotRegister => attendance::forgot_register(&settings.rest, &mut hearing),
        K::LateForShift => attendance::late(&settings.late, &mut hearing),
        K::AbsentWithoutLeave | K::LeftPost => attendance::away_without_leave(settings.awol.points, &mut hearing),
        K::LeaveOverQuota => attendance::leave(&settings.rest, &mut hearing),
        K::OfflineWithoutLeave | K::NotLoggedIn => attendance::not_logged_in(&settings.not_logged_in, &mut hearing),
        K::SlowComplaint => conduct::slow_complaint(&settings.slow_complaint, &mut hearing),
        K::AttitudeComplaint => conduct::attitude_complaint(&settings.attitude, &mut hearing),
        K::DailyTaskUnfinished => conduct::daily_task(&settings.daily_task, &mut hearing),
        K::SlowAnswer | K::IdleHang | K::BadReview | K::NonQualityReturn => {
            let why = pair("本考核方案没有针对此类事件的规则", "This scheme has no rule for such an incident");
            hearing.note(rule, why);
        }
    }
    hearing.close(rule)
}

/// The rule under which an incident is spoken of when none decides it.
fn main_rule(kind: IncidentKind) -> &'static str {
    use IncidentKind as K;
    match kind {
        K::ForgotRegister => "PP-01",
        K::LateForShift => "PP-02",
        K::AbsentWithoutLeave => "PP-04",
        K::LeftPost => "PP-05",
        K::LeaveOverQuota => "PP-06",
        K::OfflineWithoutLeave | K::NotLoggedIn => "PP-07",
        K::SlowComplaint => "PP-08",
        K::AttitudeComplaint => "PP-09",
        K::DailyTaskUnfinished => "PP-10",
        K::SlowAnswer | K::IdleHang | K::BadReview | K::NonQualityReturn => "PP-00",
    }
}

/// The so manieth of a month under a rule that counts.
pub struct Counted {
    pub rule: &'static str,
    /// Which of the month it is, from 1.
    pub number: u32,
    /// What the month's count costs in all with this one.
    pub total: Tenths,
    /// What it cost without.
    pub before: Tenths,
    /// What happened, with its number.
    pub why: Pair,
}

/// Proposes what this one adds to the month, so that the month's proposals sum up to the rule's total.
pub fn propose_counted(hearing: &mut Hearing, counted: Counted) {
    let Counted { rule, number, total, before, why } = counted;
    let added = total.saturating_sub(before);
    if added <= 0 {
        let (zh_cn, en) = (why.zh_cn, why.en);
        let why = pair(
            format!("{zh_cn}，累计应扣{}分，本次不加扣", points(total)),
            format!("{en}: {} points so far, none added", points(total)),
        );
        return hearing.note(rule, why);
    }
    let working = vec![
        pair(
            format!("本月第{number}次，累计应扣{}分，此前已扣{}分", points(total), points(before)),
            format!("number {number} of the month: {} points in all, {} before", points(total), points(before)),
        ),
        pair(format!("本次 → {}分", points(added)), format!("this one → {} points", points(added))),
    ];
    hearing.propose(rule, Effect::Points(added), why, working);
}
