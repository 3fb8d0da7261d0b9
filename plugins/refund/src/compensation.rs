//! A few yuan instead of a return: RF-12, and the same offer where a buyer of damaged goods chooses it (RF-16).

use xiaoer_sdk::common::{Fen, Role};
use xiaoer_sdk::refund::{Decision, Wish};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::case::Case;
use crate::verdict::Verdict;

/// Offers the compensation; beyond an agent's limit only after somebody with the right has agreed.
pub fn offer<'a>(case: &'a Case<'a>, rule: &str, why: &Pair) -> Verdict<'a> {
    let amount = case.for_compensation();
    if amount.total == 0 {
        let nothing = pair(
            format!("{}；没有可补偿的金额，由主管协商", why.zh_cn),
            format!("{}; there is no sum to compensate with: the supervisor finds another way", why.en),
        );
        return case.to_supervisor(rule, nothing);
    }
    let sum = yuan(amount.total);
    let why = pair(
        format!("{}；可补偿{sum}元由顾客自行修补", why.zh_cn),
        format!("{}; offer {sum} yuan for a repair", why.en),
    );
    let offer = case.verdict(Decision::PartialCompensation, rule, why).pays(amount).choices(&[Wish::Compensation]);
    match approver(case, amount.total) {
        Some(role) if case.word_of(role) != Some(true) => {
            let beyond = pair(
                "金额超出客服权限，先审批再告知顾客",
                "More than an agent may offer: approval before it is offered",
            );
            offer.because("RF-12", beyond).approved_by(role).script("K-64a").by(case.review_deadline())
        }
        _ => offer.script("K-65").by(case.agent_deadline()),
    }
}

/// RF-13: an offer that was declined is not made again.
pub fn declined<'a>(case: &'a Case<'a>, choices: &[Wish]) -> Verdict<'a> {
    let why = pair(
        "顾客不接受小额补偿，由主管另行协商",
        "The buyer declined the small compensation: the supervisor finds another way",
    );
    case.to_supervisor("RF-13", why).choices(choices)
}

/// Who must agree to a compensation beyond an agent's own limit.
fn approver(case: &Case, amount: Fen) -> Option<Role> {
    let limits = &case.settings.compensation;
    if amount <= limits.agent_limit_fen {
        None
    } else if amount <= limits.supervisor_limit_fen {
        Some(Role::Supervisor)
    } else {
        Some(Role::Boss)
    }
}
