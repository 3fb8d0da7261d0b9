//! Quality problems: RF-11 to RF-14. The boss's consent is a gate inside the shop: his refusal or his silence leads
//! to the supervisor with a warning. Where a shop has it that he can refuse, a denial is proposed and the supervisor
//! confirms it; nothing here denies by itself.

use xiaoer_sdk::common::Role;
use xiaoer_sdk::refund::{Decision, NeededInfo, RefundVerdict, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::{BossWord, Case};
use crate::compensation;
use crate::settings::{BossRefusal, MendableFaults};
use crate::verdict::rights_warning;

/// Decides a quality problem.
pub fn decide(case: &Case) -> RefundVerdict {
    let window = case.facts.quality_window_days.max(case.facts.promise_window_days);
    let in_window = case.days_since_signed() <= i64::from(window);
    // Nobody can have used the goods longer than he has had them.
    let used = case.facts.use_days.map_or_else(|| case.days_since_signed(), i64::from);
    let short_use = used <= i64::from(case.settings.quality.short_use_days);
    match (in_window, short_use) {
        (true, true) => boss_gate(case),
        (true, false) => {
            let (zh_cn, en) = if case.facts.use_days.is_some() {
                (format!("已使用{used}天"), format!("used for {used} days"))
            } else {
                (
                    format!("签收已{used}天(没有登记使用天数)"),
                    format!("signed for {used} days ago, with nobody knowing how long it was used"),
                )
            };
            let why = pair(
                format!("质量问题，在承诺期内，但{zh_cn}，由主管判断"),
                format!("A quality problem inside the window, but {en}: the supervisor judges"),
            );
            case.to_supervisor("RF-11", why).done()
        }
        (false, _) if case.facts.safety_fault => {
            let why = pair(
                "涉及安全的质量问题，不适用小额补偿，转主管",
                "The fault touches safety: no small compensation; the supervisor decides",
            );
            case.to_supervisor("RF-12", why).warns(rights_warning()).done()
        }
        (false, _) if case.facts.compensation_declined => declined(case),
        (false, _) if is_too_large(case) => {
            let why = pair(
                "质量问题较大，顾客难以自行修补，不适用小额补偿，转主管",
                "The fault is too large for the buyer to mend: no small compensation; the supervisor decides",
            );
            case.to_supervisor("RF-12", why).warns(rights_warning()).done()
        }
        (false, _) => {
            let why = pair(
                format!("质量问题，已超过{window}天承诺期"),
                format!("A quality problem outside the window of {window} days"),
            );
            compensation::offer(case, "RF-12", &why).done()
        }
    }
}

///
fn is_too_large(case: &Case) -> bool {
    case.facts.large_fault == Some(true) && case.settings.compensation.faults == MendableFaults::Small
}

/// RF-11 and RF-14.
fn boss_gate(case: &Case) -> RefundVerdict {
    match case.boss_word() {
        BossWord::Awaited => {
            let why = pair(
                "质量问题，使用时间短且在承诺期内，请示老板",
                "A quality problem after short use, inside the window: ask the boss",
            );
            let asking = case
                .verdict(Decision::EscalateBoss, "RF-11", why)
                .approved_by(Role::Boss)
                .pays(case.for_item())
                .script("K-64a")
                .warns(rights_warning())
                .by(case.boss_deadline());
            // The boss wants to see the fault; that does not hold up the question.
            if case.has_evidence() { asking.done() } else { asking.needs(NeededInfo::Pictures).done() }
        }
        BossWord::Consent => {
            let why = pair("质量问题，老板已同意", "A quality problem; the boss has agreed");
            if case.facts.wish == Wish::Exchange {
                case.exchange_from_stock("RF-11", why, Wish::Exchange, &[Wish::ReturnRefund, Wish::Exchange]).done()
            } else {
                case.return_refund("RF-11", why).script("K-64b").done()
            }
        }
        BossWord::Refusal if case.settings.quality.boss_refusal == BossRefusal::DenialProposed => {
            let why = pair(
                "老板未同意退款，建议拒绝；须由主管看过法律提示后确认",
                "The boss did not agree: a denial is proposed, and the supervisor confirms it after reading the warning",
            );
            case.verdict(Decision::Deny, "RF-14", why)
                .approved_by(Role::Supervisor)
                .warns(rights_warning())
                .by(case.review_deadline())
                .done()
        }
        BossWord::Refusal => {
            let why = pair(
                "老板未同意退款，不能直接拒绝顾客；主管另行协商补偿、换货或维修",
                "The boss did not agree. The buyer is not refused: the supervisor offers compensation, exchange or repair",
            );
            another_way(case, why)
        }
        BossWord::Silence => {
            let hours = case.settings.deadlines.boss_h;
            let why = pair(
                format!("老板{hours}小时内未答复，不视为拒绝；主管另行协商补偿、换货或维修"),
                format!(
                    "The boss has not answered within {hours} hours, which is no refusal: the supervisor offers \
                     compensation, exchange or repair"
                ),
            );
            another_way(case, why)
        }
    }
}

/// RF-14: what the supervisor can offer instead.
fn another_way(case: &Case, why: Pair) -> RefundVerdict {
    case.to_supervisor("RF-14", why)
        .choices(&with_repair(case, &[Wish::Compensation, Wish::Exchange]))
        .warns(rights_warning())
        .done()
}

/// A repair is offered where the shop has somebody for it (3.4).
fn with_repair(case: &Case, others: &[Wish]) -> Vec<Wish> {
    let repair = case.settings.quality.repair_offered.then_some(Wish::Repair);
    others.iter().copied().chain(repair).collect()
}

/// RF-13.
fn declined(case: &Case) -> RefundVerdict {
    compensation::declined(case, &with_repair(case, &[Wish::Compensation, Wish::ReturnRefund])).done()
}
