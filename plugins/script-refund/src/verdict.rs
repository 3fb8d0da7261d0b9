//! From a script's answer to a verdict.

use xiaoer_script::{Answer, Fact, Mistake, Script, Wrong};
use xiaoer_sdk::common::Role;
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::refund::{Decision, FreightPayer, RefundCase, RefundVerdict, ReturnClass};
use xiaoer_sdk::text::pair;

/// Asks the script about one case.
pub fn decide(script: &Script, case: &RefundCase) -> Result<RefundVerdict, Mistake> {
    let answer = Answer::new(script.call("decide", case.fact())?, case.shop.language);
    verdict(answer, case).map_err(|wrong| Mistake::answered("decide", wrong))
}

fn verdict(mut answer: Answer, case: &RefundCase) -> Result<RefundVerdict, Wrong> {
    let decision = answer.word("decision")?.ok_or_else(|| {
        pair("缺少 decision，请用 deny() 等函数开始一个结果", "there is no decision; begin with deny() and the like")
    })?;
    let closed = matches!(decision, Decision::Deny | Decision::CloseUnpaid);
    let amount = answer.int("amount")?.unwrap_or(0);
    if closed && amount != 0 {
        return Err(pair("拒绝或关闭时不能有金额", "nothing is paid where a case is denied or closed"));
    }
    // Never more than was paid or asked for, and freight only where it goes beyond what was paid for the goods.
    let paid = case.order.amount_paid.max(0);
    let asked = case.requested.map_or(paid, |asked| asked.clamp(0, paid));
    let amount_max = if closed { 0 } else { amount.clamp(0, asked) };
    let goods = paid - case.order.freight_paid.clamp(0, paid);
    let reasons = answer.reasons("reasons")?;
    if reasons.iter().all(|reason| reason.rule.trim().is_empty()) {
        return Err(pair(
            "缺少理由，请用 .reason(\"规则编号\", \"说明\")",
            "there is no reason; add .reason(\"rule\", \"why\")",
        ));
    }
    let verdict = RefundVerdict {
        decision,
        amount_max,
        freight_part: (amount_max - goods).max(0),
        choices: answer.words("choices")?,
        reasons,
        script_ids: answer.texts("scripts")?,
        requires_approval_by: approval(answer.word("approval")?, decision)?,
        needed: answer.words("needed")?,
        errands: answer.words("errands")?,
        deadline: answer.int("within_h")?.map(|hours| case.now.saturating_add(hours.saturating_mul(HOUR))),
        return_class: answer.word("return_class")?.unwrap_or(ReturnClass::Other),
        return_freight: answer.word("return_freight")?.unwrap_or(FreightPayer::Nobody),
        warning: answer.said("warning")?,
    };
    answer.done()?;
    Ok(verdict)
}

/// Who must agree: for an escalation somebody of that rank, by default the rank itself.
fn approval(role: Option<Role>, decision: Decision) -> Result<Option<Role>, Wrong> {
    let ranks: &[Role] = match decision {
        Decision::EscalateSupervisor => &[Role::Supervisor, Role::Boss, Role::GeneralManager],
        Decision::EscalateBoss => &[Role::Boss, Role::GeneralManager],
        _ => return Ok(role),
    };
    match role {
        Some(role) if !ranks.contains(&role) => {
            Err(pair("approval 这一级没有权力决定上报的事", "the rank in approval cannot decide what was escalated"))
        }
        role => Ok(role.or(ranks.first().copied())),
    }
}
