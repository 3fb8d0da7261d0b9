//! A verdict in the making.

use xiaoer_sdk::common::{Instant, OrderState, Role};
use xiaoer_sdk::refund::{Decision, Errand, FreightPayer, NeededInfo, RefundVerdict, StockState, Wish};
use xiaoer_sdk::text::{Pair, pair, yuan};

use crate::amount::Amount;
use crate::case::Case;
use crate::fault::{return_class, return_freight};

/// A verdict in the making; [`Verdict::done`] hands it over.
pub struct Verdict<'a> {
    case: &'a Case<'a>,
    verdict: RefundVerdict,
}

impl Case<'_> {
    /// Begins a verdict with its decision, the rule that makes it and the words for it. No money, no deadline yet.
    pub fn verdict(&self, decision: Decision, rule: &str, why: Pair) -> Verdict<'_> {
        // What was never shipped costs nobody a way back.
        let sends_goods_back = self.facts.order.state != OrderState::PaidUnshipped
            && matches!(
                decision,
                Decision::ApproveReturnRefund | Decision::ApproveExchange | Decision::ConditionalReturn
            );
        let verdict = RefundVerdict {
            decision,
            amount_max: 0,
            freight_part: 0,
            choices: Vec::new(),
            reasons: vec![why.as_reason(rule, self.facts.shop.language)],
            script_ids: Vec::new(),
            requires_approval_by: None,
            needed: Vec::new(),
            errands: Vec::new(),
            deadline: None,
            return_class: return_class(self),
            return_freight: if sends_goods_back { return_freight(self) } else { FreightPayer::Nobody },
            warning: None,
        };
        Verdict { case: self, verdict }
    }

    /// Asks the buyer for something.
    pub fn ask(&self, rule: &str, why: Pair, needed: &[NeededInfo]) -> Verdict<'_> {
        let mut asking = self.verdict(Decision::NeedInfo, rule, why).by(self.in_hours(self.settings.deadlines.info_h));
        asking.verdict.needed = needed.to_vec();
        asking
    }

    /// Lets the buyer choose.
    pub fn offer(&self, rule: &str, why: Pair, choices: &[Wish]) -> Verdict<'_> {
        let mut offer =
            self.verdict(Decision::OfferChoice, rule, why).by(self.in_hours(self.settings.deadlines.choice_h));
        offer.verdict.choices = choices.to_vec();
        offer.verdict.needed = vec![NeededInfo::Choice];
        offer
    }

    /// Hands the case to the supervisor, who may grant up to the full amount.
    pub fn to_supervisor(&self, rule: &str, why: Pair) -> Verdict<'_> {
        let unshipped = self.facts.order.state == OrderState::PaidUnshipped;
        self.verdict(Decision::EscalateSupervisor, rule, why)
            .approved_by(Role::Supervisor)
            .pays(if unshipped { self.for_unshipped() } else { self.for_item() })
            .by(self.review_deadline())
    }

    /// Gives the money back without waiting for goods.
    pub fn refund_only(&self, rule: &str, why: Pair, amount: Amount) -> Verdict<'_> {
        self.verdict(Decision::ApproveRefundOnly, rule, why)
            .pays(amount)
            .script("K-66")
            .by(self.in_hours(self.settings.deadlines.refund_h))
    }

    /// Takes the goods back and gives the money for them.
    pub fn return_refund(&self, rule: &str, why: Pair) -> Verdict<'_> {
        let verdict = self.verdict(Decision::ApproveReturnRefund, rule, why).pays(self.for_item());
        verdict.once_back(self.settings.deadlines.refund_h)
    }

    /// Sends other goods if the shop has them (3.4); if not, the buyer chooses again, of what the rule leaves open.
    pub fn exchange_from_stock(&self, rule: &str, why: Pair, way: Wish, choices: &[Wish]) -> Verdict<'_> {
        if self.facts.stock != StockState::Out {
            return self.exchange(rule, why, way);
        }
        let none_left =
            pair("要换或补发的商品缺货，请顾客重新选择", "The goods to send instead are out of stock: choose again");
        self.offer(rule, why, choices).because(rule, none_left).pays(self.for_item())
    }

    /// Sends other goods. No money goes back.
    pub fn exchange(&self, rule: &str, why: Pair, way: Wish) -> Verdict<'_> {
        let mut exchange = self.verdict(Decision::ApproveExchange, rule, why).choices(&[way]);
        let hours = self.settings.deadlines.reship_h;
        if way == Wish::Resend {
            exchange.verdict.return_freight = FreightPayer::Nobody;
            exchange.by(self.in_hours(hours))
        } else {
            exchange.once_back(hours)
        }
    }
}

/// RF-14: what whoever might refuse must have read.
pub fn rights_warning() -> Pair {
    pair(
        "顾客依法可能有权退货或换货；直接拒绝有被投诉和处罚的风险，请谨慎决定。",
        "The buyer may have a legal right to return or exchange the goods; refusing outright risks a complaint and a \
         sanction. Decide with care.",
    )
}

impl Verdict<'_> {
    pub fn pays(mut self, amount: Amount) -> Self {
        (self.verdict.amount_max, self.verdict.freight_part) = (amount.total, amount.freight);
        self
    }

    pub fn by(mut self, deadline: Instant) -> Self {
        self.verdict.deadline = Some(deadline);
        self
    }

    pub fn script(mut self, id: &str) -> Self {
        self.verdict.script_ids.push(id.to_owned());
        self
    }

    pub fn errands(mut self, errands: &[Errand]) -> Self {
        self.verdict.errands.extend_from_slice(errands);
        self
    }

    pub fn choices(mut self, choices: &[Wish]) -> Self {
        self.verdict.choices = choices.to_vec();
        self
    }

    pub fn needs(mut self, needed: NeededInfo) -> Self {
        self.verdict.needed.push(needed);
        self
    }

    pub fn approved_by(mut self, role: Role) -> Self {
        self.verdict.requires_approval_by = Some(role);
        self
    }

    pub fn because(mut self, rule: &str, why: Pair) -> Self {
        self.verdict.reasons.push(why.as_reason(rule, self.case.facts.shop.language));
        self
    }

    pub fn warns(mut self, warning: Pair) -> Self {
        self.verdict.warning = Some(warning.in_language(self.case.facts.shop.language));
        self
    }

    /// RF-23: first the goods come back, then the hours for the shop's part begin.
    fn once_back(self, hours: u32) -> Self {
        let case = self.case;
        if case.goods_are_back() {
            return self.by(case.in_hours(hours));
        }
        let first = pair(
            "顾客寄回，仓库收到商品后再退款或换货",
            "The buyer sends the goods back; money or other goods follow when the warehouse has them",
        );
        self.because("RF-23", first).by(case.in_hours(case.settings.deadlines.return_days.saturating_mul(24)))
    }

    /// The verdict, with insurance and sum explained where there are any.
    pub fn done(self) -> RefundVerdict {
        let RefundVerdict { decision, amount_max, freight_part, return_freight, .. } = self.verdict;
        let insured = pair("买过退货运费险，由保险承担退货运费", "Return-freight insurance pays for the way back");
        let this = if return_freight == FreightPayer::Insurer { self.because("RF-21", insured) } else { self };
        if amount_max == 0 || decision == Decision::PartialCompensation {
            return this.verdict;
        }
        let sum = yuan(amount_max);
        let why = if freight_part > 0 {
            let freight = yuan(freight_part);
            pair(
                format!("最多退款{sum}元，其中运费{freight}元"),
                format!("At most {sum} yuan, of which {freight} are freight"),
            )
        } else {
            pair(format!("最多退款{sum}元，不含运费"), format!("At most {sum} yuan, without freight"))
        };
        this.because("RF-22", why).verdict
    }
}
