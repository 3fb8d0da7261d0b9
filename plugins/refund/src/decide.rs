//! The order in which the rules are asked (catalogue 3.3). The first that applies decides.

use xiaoer_sdk::common::{OrderState, Role};
use xiaoer_sdk::refund::{Decision, Errand, NeededInfo, RefundCase, RefundVerdict, RequestReason};
use xiaoer_sdk::text::pair;

use crate::case::{Case, Found};
use crate::settings::Settings;
use crate::verdict::rights_warning;
use crate::{dispute, logistics, no_reason, quality, stopped, unshipped};

/// Decides one case.
pub fn decide(settings: &Settings, facts: &RefundCase) -> RefundVerdict {
    use RequestReason as R;
    let case = &Case { settings, facts };
    match (facts.order.state, facts.reason) {
        _ if facts.order.third_party => third_party(case),
        (OrderState::Unpaid, _) => unpaid(case),
        (OrderState::Closed, _) => closed(case),
        (_, R::PriceError) => price_error(case),
        (_, R::PaymentError) => payment_error(case),
        (OrderState::PaidUnshipped, _) => unshipped::decide(case),
        (_, R::Unknown | R::Cancel | R::Other | R::NotAsDescribed) if no_reason::asks_for_judgement(case) => {
            no_reason::do_not_judge_by_picture(case)
        }
        (OrderState::Shipped, R::Cancel) => stopped::on_the_way(case),
        // Whoever has the goods and wants to "cancel" has not yet said why.
        (_, R::Unknown | R::Cancel) => ask_category(case),
        (_, R::Damaged | R::WrongItem | R::MissingItem | R::NotAsDescribed | R::Quality)
            if matches!(case.found_by_warehouse(), Found::Fault | Found::Unproven) =>
        {
            warehouse_objects(case)
        }
        (_, R::LogisticsDelay | R::LogisticsLost) => logistics::late_or_lost(case),
        (_, R::Damaged) => logistics::damaged(case),
        (_, R::WrongItem | R::MissingItem) => dispute::wrong_goods(case),
        (_, R::NotAsDescribed) => dispute::not_as_described(case),
        (_, R::Quality) => quality::decide(case),
        (_, R::Dislike | R::Size) => no_reason::decide(case),
        (_, R::LateShip | R::OutOfStock | R::Other) => no_rule(case),
    }
}

fn third_party(case: &Case) -> RefundVerdict {
    let why = pair(
        "第三方订单，本店不直接退款，请主管联系第三方处理",
        "A third party's order: nothing is refunded here; the supervisor has the third party handle it",
    );
    case.verdict(Decision::EscalateSupervisor, "RF-26", why)
        .approved_by(Role::Supervisor)
        .errands(&[Errand::ThirdPartyLiaison])
        .by(case.review_deadline())
        .done()
}

fn unpaid(case: &Case) -> RefundVerdict {
    let why = pair("订单未付款，直接关闭，无需退款", "The order was never paid: close it, there is nothing to refund");
    case.verdict(Decision::CloseUnpaid, "RF-01", why).done()
}

/// The money of a closed order has gone back already, so nothing is offered a second time.
fn closed(case: &Case) -> RefundVerdict {
    let why = pair(
        "订单已关闭，请主管核对款项后处理",
        "The order is closed: the supervisor checks what was already refunded",
    );
    case.verdict(Decision::EscalateSupervisor, "RF-00", why)
        .approved_by(Role::Supervisor)
        .by(case.review_deadline())
        .done()
}

fn price_error(case: &Case) -> RefundVerdict {
    let why = pair(
        "页面价格与订单价格不一致，由主管决定",
        "The page and the order show different prices: the supervisor decides",
    );
    case.to_supervisor("RF-19", why).done()
}

fn payment_error(case: &Case) -> RefundVerdict {
    let why = pair(
        "支付问题，由主管按公司退款流程处理",
        "A payment problem: the supervisor follows the company's refund procedure",
    );
    case.to_supervisor("RF-20", why).errands(&[Errand::RefundProcedure]).done()
}

fn ask_category(case: &Case) -> RefundVerdict {
    let why = pair(
        "先问清楚：是不喜欢或尺码不合适，还是质量问题",
        "First ask which it is: disliked or a wrong size, or a quality problem",
    );
    case.ask("RF-06", why, &[NeededInfo::Category]).script("K-61").done()
}

/// RF-23 for goods with which something was wrong: what the shop owes and what the warehouse found stand against each
/// other, and neither decides by itself.
fn warehouse_objects(case: &Case) -> RefundVerdict {
    let found = no_reason::found_by_warehouse(case);
    let why = pair(
        format!("商品已退回，{}，由主管判断", found.zh_cn),
        format!("The goods came back. {}. The supervisor judges", found.en),
    );
    case.to_supervisor("RF-23", why).warns(rights_warning()).done()
}

fn no_rule(case: &Case) -> RefundVerdict {
    let why = pair("没有适用的售后规则，转主管处理", "No rule covers this case: the supervisor decides");
    case.to_supervisor("RF-00", why).done()
}
