//! What a row decides about a refund.

use xiaoer_sdk::common::{Fen, Millis, Role};
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::refund::{Decision, Errand, FreightPayer, NeededInfo, RefundCase, RefundVerdict, ReturnClass, Wish};
use xiaoer_sdk::text::{pair, yuan};
use xiaoer_table::{Cells, Kind, Outcome, Sentence, Sum};

/// A year, as the box allows; hours.
const LONGEST_H: i64 = 8_760;

/// The outcome of one row.
pub struct Decided {
    decision: Decision,
    rule: String,
    reason: Sentence<RefundCase>,
    amount: Sum<RefundCase>,
    at_least: Fen,
    at_most: Fen,
    approval: Option<Role>,
    scripts: Vec<String>,
    choices: Vec<Wish>,
    needed: Vec<NeededInfo>,
    errands: Vec<Errand>,
    within: Option<Millis>,
    return_class: ReturnClass,
    return_freight: FreightPayer,
    warning: Sentence<RefundCase>,
}

impl Outcome for Decided {
    type Facts = RefundCase;

    const COLUMNS: &'static [&'static str] = &[
        "decision",
        "rule",
        "reason_zh",
        "reason_en",
        "amount",
        "at_least",
        "at_most",
        "approval",
        "scripts",
        "choices",
        "needed",
        "errands",
        "within_h",
        "return_class",
        "return_freight",
        "warning_zh",
        "warning_en",
    ];

    fn read(cells: &mut Cells<'_, RefundCase>) -> Self {
        cells.required("decision");
        let decision = cells.word("decision").unwrap_or(Decision::NeedInfo);
        let rule = cells.required("rule").to_owned();
        let reason = cells.required_sentence("reason_zh", "reason_en");
        let amount = cells.sum("amount", Kind::Money);
        let closed = matches!(decision, Decision::Deny | Decision::CloseUnpaid);
        if closed && !cells.text("amount").is_empty() {
            cells.problem(
                "amount",
                &pair(
                    "拒绝或关闭时不退钱，这里要留空",
                    "nothing is paid where a case is denied or closed; leave it empty",
                ),
            );
        }
        let at_least = cells.counted("at_least", Kind::Money).unwrap_or(0);
        let at_most = cells.counted("at_most", Kind::Money).unwrap_or(Fen::MAX);
        if at_least > at_most {
            cells.problem("at_least", &pair("下限高于上限", "this is above at_most"));
        }
        let hours = cells.counted("within_h", Kind::Number);
        if hours.is_some_and(|hours| hours > LONGEST_H) {
            cells.problem("within_h", &pair("不能超过8760小时", "at most 8760 hours"));
        }
        let choices = cells.words("choices");
        if decision == Decision::OfferChoice && choices.is_empty() {
            cells.problem("choices", &pair("让顾客选择时要写明选项", "a buyer who may choose needs choices"));
        }
        let needed = cells.words("needed");
        if decision == Decision::NeedInfo && needed.is_empty() {
            cells.problem("needed", &pair("要写明还缺什么资料", "say what is missing"));
        }
        Self {
            decision,
            rule,
            reason,
            amount,
            at_least,
            at_most,
            approval: approval(cells, decision),
            scripts: cells.list("scripts").into_iter().map(str::to_owned).collect(),
            choices,
            needed,
            errands: cells.words("errands"),
            within: hours.map(|hours| hours.saturating_mul(HOUR)),
            return_class: cells.word("return_class").unwrap_or(ReturnClass::Other),
            return_freight: cells.word("return_freight").unwrap_or(FreightPayer::Nobody),
            warning: cells.sentence("warning_zh", "warning_en"),
        }
    }
}

/// Who must agree. An escalation names somebody of that rank, or leaves the cell empty and means the rank itself.
fn approval(cells: &mut Cells<'_, RefundCase>, decision: Decision) -> Option<Role> {
    let role = cells.word("approval");
    let ranks: &[Role] = match decision {
        Decision::EscalateSupervisor => &[Role::Supervisor, Role::Boss, Role::GeneralManager],
        Decision::EscalateBoss => &[Role::Boss, Role::GeneralManager],
        _ => return role,
    };
    if role.is_some_and(|role| !ranks.contains(&role)) {
        cells.problem(
            "approval",
            &pair(
                "这一级没有权力决定上报的事，请留空或选更高一级",
                "that rank cannot decide it; leave it empty or choose a higher one",
            ),
        );
    }
    role.or(ranks.first().copied())
}

impl Decided {
    /// The verdict on a case that this row holds for.
    pub fn verdict(&self, case: &RefundCase) -> RefundVerdict {
        let language = case.shop.language;
        let (amount, freight) = self.amounts(case);
        let said = yuan(amount);
        let reason = self.reason.say(case, &said, language);
        RefundVerdict {
            decision: self.decision,
            amount_max: amount,
            freight_part: freight,
            choices: self.choices.clone(),
            reasons: vec![xiaoer_sdk::common::Reason { rule: self.rule.clone(), text: reason }],
            script_ids: self.scripts.clone(),
            requires_approval_by: self.approval,
            needed: self.needed.clone(),
            errands: self.errands.clone(),
            deadline: self.within.map(|within| case.now.saturating_add(within)),
            return_class: self.return_class,
            return_freight: self.return_freight,
            warning: (!self.warning.is_empty()).then(|| self.warning.say(case, &said, language)),
        }
    }

    /// Never more than was paid or asked for. It is freight only where it goes beyond what was paid for the goods.
    fn amounts(&self, case: &RefundCase) -> (Fen, Fen) {
        if matches!(self.decision, Decision::Deny | Decision::CloseUnpaid) {
            return (0, 0);
        }
        let paid = case.order.amount_paid.max(0);
        let asked = case.requested.map_or(paid, |asked| asked.clamp(0, paid));
        let amount = self.amount.of(case).max(self.at_least).min(self.at_most).clamp(0, asked);
        let goods = paid - case.order.freight_paid.clamp(0, paid);
        (amount, (amount - goods).max(0))
    }
}
