//! One incident: which rule looks at it, and how fines for one interval go together.

use xiaoer_sdk::hearing::{Fine, Hearing};
use xiaoer_sdk::penalty::{Assessment, IncidentCase, IncidentKind};
use xiaoer_sdk::text::pair;

use crate::settings::{OverlapMode, Settings};
use crate::{answer, attendance, order};

/// What, if anything, should be proposed for one incident.
pub fn assess(settings: &Settings, case: &IncidentCase) -> Assessment {
    use IncidentKind as K;
    let mut hearing = Hearing::open(case);
    let rule = main_rule(case.incident.kind);
    if hearing.is_untimed(rule) {
        return hearing.close(rule);
    }
    match case.incident.kind {
        K::SlowAnswer => answer::slow_answer(settings, &mut hearing),
        K::IdleHang => answer::idle_hang(settings, &mut hearing),
        K::LateForShift => attendance::late(settings, &mut hearing),
        K::OfflineWithoutLeave | K::NotLoggedIn | K::AbsentWithoutLeave => attendance::absent(settings, &mut hearing),
        K::BadReview => order::bad_review(&settings.review, &mut hearing),
        K::NonQualityReturn => order::non_quality_return(settings.returns.causes, &mut hearing),
        K::ForgotRegister
        | K::LeftPost
        | K::LeaveOverQuota
        | K::SlowComplaint
        | K::AttitudeComplaint
        | K::DailyTaskUnfinished => {
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
        K::SlowAnswer => "FT-04",
        K::IdleHang => "FT-07",
        K::LateForShift => "FT-01",
        K::OfflineWithoutLeave | K::NotLoggedIn | K::AbsentWithoutLeave => "FT-03",
        K::BadReview => "FT-08",
        K::NonQualityReturn => "FT-10",
        K::ForgotRegister
        | K::LeftPost
        | K::LeaveOverQuota
        | K::SlowComplaint
        | K::AttitudeComplaint
        | K::DailyTaskUnfinished => "FT-00",
    }
}

/// Proposes a fine as the shop wants it: beside the others of its interval, or only if it is the highest.
pub fn propose_highest(mode: OverlapMode, hearing: &mut Hearing, fine: Fine<'_>, same_cause: &[&str]) {
    let same_cause = if mode == OverlapMode::All { &[] } else { same_cause };
    hearing.propose_highest(fine, same_cause);
}
