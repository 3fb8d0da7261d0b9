//! Quality problems: RF-11 to RF-14. The boss's consent is a gate inside the shop: a refusal leads to the
//! supervisor with a warning, never to a denial.

use xiaoer_sdk::common::Role;
use xiaoer_sdk::refund::{Decision, NeededInfo, RefundVerdict, StockState, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::Case;
use crate::compensation;

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
            let why = pair(
                format!("质量问题，在承诺期内，但已使用{used}天，由主管判断"),
                format!("A quality problem inside the window, but used for {used} days: the supervisor judges"),
            );
            case.to_supervisor("RF-11", why).done()
        }
        (false, _) if case.facts.safety_fault => {
            let why = pair(
                "涉及安全的质量问题，不适用小额补偿，转主管",
                "The fault touches safety: no small compensation; the supervisor decides",
            );
            case.to_supervisor("RF-12", why).warns(legal_warning()).done()
        }
        (false, _) if case.facts.compensation_declined => declined(case),
        (false, _) => {
            let why = pair(
                format!("质量问题，已超过{window}天承诺期"),
                format!("A quality problem outside the window of {window} days"),
            );
            compensation::offer(case, "RF-12", &why)
        }
    }
}

/// RF-11 and RF-14.
fn boss_gate(case: &Case) -> RefundVerdict {
    match case.word_of(Role::Boss) {
        None => {
            let why = pair(
                "质量问题，使用时间短且在承诺期内，请示老板",
                "A quality problem after short use, inside the window: ask the boss",
            );
            let asking = case
                .verdict(Decision::EscalateBoss, "RF-11", why)
                .approved_by(Role::Boss)
                .pays(case.for_item())
                .script("K-64a")
                .warns(legal_warning())
                .by(case.in_hours(case.settings.deadlines.boss_h));
            // The boss wants to see the fault; that does not hold up the question.
            if case.has_evidence() { asking.done() } else { asking.needs(NeededInfo::Pictures).done() }
        }
        Some(true) => {
            let why = pair("质量问题，老板已同意", "A quality problem; the boss has agreed");
            match (case.facts.wish, case.facts.stock) {
                (Wish::Exchange, StockState::InStock | StockState::Unknown) => {
                    case.exchange("RF-11", why, Wish::Exchange).done()
                }
                _ => case.return_refund("RF-11", why).script("K-64b").done(),
            }
        }
        Some(false) => {
            let why = pair(
                "老板未同意退款，不能直接拒绝顾客；主管另行协商补偿、换货或维修",
                "The boss did not agree. The buyer is not refused: the supervisor offers compensation, exchange or repair",
            );
            case.to_supervisor("RF-14", why)
                .choices(&[Wish::Compensation, Wish::Exchange, Wish::Repair])
                .warns(legal_warning())
                .done()
        }
    }
}

/// RF-13.
fn declined(case: &Case) -> RefundVerdict {
    let why = pair(
        "顾客不接受小额补偿，由主管另行协商",
        "The buyer declined the small compensation: the supervisor finds another way",
    );
    case.to_supervisor("RF-13", why).choices(&[Wish::Compensation, Wish::Repair, Wish::ReturnRefund]).done()
}

fn legal_warning() -> Pair {
    pair(
        "商品存在质量问题时，顾客依法可能有权退货或换货；直接拒绝有被投诉和处罚的风险，请谨慎决定。",
        "A buyer may have a legal right to return or exchange goods with a quality problem; refusing outright risks a \
         complaint and a sanction. Decide with care.",
    )
}
