//! Paid and not shipped, or only just on its way: RF-02 to RF-05.

use xiaoer_sdk::refund::{Decision, Errand, NeededInfo, RefundVerdict, StockState, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::Case;

/// Decides a case of which nothing has been shipped.
pub fn decide(case: &Case) -> RefundVerdict {
    if case.facts.force_majeure {
        force_majeure(case)
    } else if case.facts.stock == StockState::Out {
        out_of_stock(case)
    } else if case.is_late() {
        late(case)
    } else {
        in_time(case)
    }
}

fn force_majeure(case: &Case) -> RefundVerdict {
    if case.facts.explained {
        let why = pair(
            "因不可抗力延迟，已向顾客说明，顾客仍要求退款",
            "Delayed by force majeure; it was explained, and the buyer still wants the money back",
        );
        all_back(case, "RF-04", why)
    } else {
        let why =
            pair("因不可抗力延迟，先联系顾客说明原因", "Delayed by force majeure: first tell the buyer and explain it");
        case.ask("RF-04", why, &[NeededInfo::Explanation]).script("K-52").errands(&[Errand::PhoneBuyer]).done()
    }
}

fn out_of_stock(case: &Case) -> RefundVerdict {
    match case.facts.wish {
        Wish::RefundOnly => {
            let why = pair("下单后缺货，顾客选择退款", "Out of stock after the order; the buyer chose the refund");
            case.refund_only("RF-05", why, case.for_unshipped()).done()
        }
        Wish::Exchange => {
            let why = pair("下单后缺货，顾客选择换款", "Out of stock after the order; the buyer chose another item");
            case.exchange("RF-05", why, Wish::Resend).errands(&[Errand::AskPurchasing]).done()
        }
        Wish::Wait => {
            let why = pair(
                "下单后缺货，顾客愿意等待；向采购确认到货时间并告知顾客",
                "Out of stock after the order; the buyer waits: ask purchasing for the date and tell the buyer",
            );
            case.ask("RF-05", why, &[NeededInfo::Explanation]).errands(&[Errand::AskPurchasing]).done()
        }
        _ => {
            let why = pair(
                "下单后缺货，请顾客选择等待、换款或退款",
                "Out of stock after the order: the buyer chooses to wait, to take another item or to be refunded",
            );
            case.offer("RF-05", why, &[Wish::Wait, Wish::Exchange, Wish::RefundOnly])
                .pays(case.for_unshipped())
                .script("K-53")
                .errands(&[Errand::AskPurchasing, Errand::PhoneBuyer])
                .done()
        }
    }
}

fn late(case: &Case) -> RefundVerdict {
    let hours = case.settings.unshipped.late_h;
    let why = if case.facts.platform_overdue {
        pair(
            "平台已标记超时未发货，顾客有权取消并全额退款",
            "Marked overdue by the platform: the buyer may cancel and gets all back",
        )
    } else {
        pair(
            format!("付款满{hours}小时仍未发货，顾客有权取消并全额退款"),
            format!("Not shipped {hours} hours after payment: the buyer may cancel and gets all back"),
        )
    };
    all_back(case, "RF-02", why)
}

/// All that was paid; a parcel that is packed already must not leave.
fn all_back(case: &Case, rule: &str, why: Pair) -> RefundVerdict {
    let verdict = case.refund_only(rule, why, case.for_unshipped());
    if case.facts.packed { verdict.errands(&[Errand::InterceptParcel]).done() } else { verdict.done() }
}

/// RF-03 once the courier has the parcel: stop it, then the way of a return.
pub fn on_the_way(case: &Case) -> RefundVerdict {
    let why = pair(
        "包裹已交快递，先拦截；退回后按退货处理",
        "The courier has the parcel: stop it, and treat it as a return when it is back",
    );
    case.verdict(Decision::ConditionalReturn, "RF-03", why)
        .pays(case.for_item())
        .errands(&[Errand::InterceptParcel])
        .by(case.agent_deadline())
        .done()
}

fn in_time(case: &Case) -> RefundVerdict {
    if case.facts.packed {
        let why = pair(
            "尚未超时但已打包，先拦截包裹，拦回后退款",
            "Not late but packed: stop the parcel, and refund when it is back",
        );
        case.verdict(Decision::ConditionalReturn, "RF-03", why)
            .pays(case.for_unshipped())
            .errands(&[Errand::InterceptParcel])
            .by(case.agent_deadline())
            .done()
    } else {
        let why = pair("尚未发货也未打包，同意取消并退款", "Not shipped and not packed: cancel and refund");
        case.refund_only("RF-03", why, case.for_unshipped()).done()
    }
}
