//! One incident: which rule looks at it, and how fines for one interval go together.

use xiaoer_sdk::common::Fen;
use xiaoer_sdk::hearing::Hearing;
use xiaoer_sdk::penalty::{Assessment, Effect, IncidentCase, IncidentKind};
use xiaoer_sdk::text::{Pair, pair, yuan};

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

/// A fine, and why.
pub struct Fine {
    pub rule: &'static str,
    pub amount: Fen,
    pub why: Pair,
    pub working: Vec<Pair>,
}

/// Proposes a fine unless an overlapping interval is already fined as highly by one of the rules that punish the same
/// cause. A higher fine replaces the lower ones.
pub fn propose_highest(mode: OverlapMode, hearing: &mut Hearing, fine: Fine, same_cause: &[&str]) {
    let Fine { rule, amount, why, mut working } = fine;
    let highest = match mode {
        OverlapMode::MaxOfSameCause => hearing.overlapping(same_cause),
        OverlapMode::All => None,
    };
    let Some(other) = highest else {
        return hearing.propose(rule, Effect::Fine(amount), why, working);
    };
    let (other_rule, other_amount) = (&other.rule, yuan(other.amount));
    if other.amount >= amount {
        let note = pair(
            format!("同一时段已按{other_rule}提出{other_amount}元，同因只取最高，不再重复"),
            format!("{other_rule} already proposes {other_amount} yuan for this interval; only the highest counts"),
        );
        return hearing.note(rule, note);
    }
    let step = pair(
        format!("取代同一时段{other_rule}的{other_amount}元"),
        format!("in place of the {other_amount} yuan of {other_rule} for the same interval"),
    );
    // The last step of the working says the amount, so this one comes before.
    working.insert(working.len().saturating_sub(1), step);
    hearing.propose_instead(rule, Effect::Fine(amount), why, working, same_cause);
}
