//! Paid and not shipped: RF-02 to RF-05. What becomes of the order is for the buyer to say: the
//! money goes back to whoever asks for it, and whoever waits keeps the order.

use xiaoer_sdk::refund::{Errand, NeededInfo, RefundVerdict, RequestReason, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::Case;
use crate::stopped;

/// What the buyer wants to become of an order of which nothing has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Money,
    /// The goods, later.
    Goods,
    OtherGoods,
    /// More than an order that was never sent can give: a compensation, a repair.
    Remedy,
    /// The buyer has not said.
    Unsaid,
}

/// Decides a case of which nothing has been shipped.
pub fn decide(case: &Case) -> RefundVerdict {
    if case.facts.force_majeure {
        force_majeure(case)
    } else if case.is_out_of_stock() {
        out_of_stock(case)
    } else if case.is_late() {
        late(case)
    } else {
        in_time(case)
    }
}

/// Whoever applies and says no more wants the order cancelled; one who reports an empty shelf has still to choose (RF-05).
pub fn wanted(case: &Case) -> Wanted {
    match (case.facts.wish, case.facts.reason) {
        (Wish::Unspecified, RequestReason::OutOfStock) => Wanted::Unsaid,
        (Wish::Unspecified | Wish::RefundOnly | Wish::ReturnRefund, _) => Wanted::Money,
        // Nothing was sent yet, so to have it sent again is to have it sent.
        (Wish::Wait | Wish::Resend, _) => Wanted::Goods,
        (Wish::Exchange, _) => Wanted::OtherGoods,
        (Wish::Compensation | Wish::Repair, _) => Wanted::Remedy,
    }
}

fn force_majeure(case: &Case) -> RefundVerdict {
    if !case.facts.explained {
        let why =
            pair("因不可抗力延迟，先联系顾客说明原因", "Delayed by force majeure: first tell the buyer and explain it");
        return case.ask("RF-04", why, &[NeededInfo::Explanation]).script("K-52").errands(&[Errand::PhoneBuyer]).done();
    }
    match wanted(case) {
        // RF-04 asks whether the buyer still wants the money, and only a cancellation says so without a word.
        Wanted::Money if case.facts.wish != Wish::Unspecified || cancels(case) => {
            let why = pair(
                "因不可抗力延迟，已向顾客说明；顾客申请取消或退款，没有表示愿意等待",
                "Delayed by force majeure, which was explained; the buyer cancels or asks for the money and does not wait",
            );
            all_back(case, "RF-04", why)
        }
        Wanted::Money | Wanted::Unsaid => {
            let why = pair(
                "因不可抗力延迟，已向顾客说明，请顾客选择继续等待、换款或退款",
                "Delayed by force majeure, which was explained: the buyer chooses to wait, to take another item or to be \
                 refunded",
            );
            choose(case, "RF-04", why)
        }
        Wanted::Goods => {
            let why = pair(
                "因不可抗力延迟，已向顾客说明，顾客愿意等待：保留订单，有进展及时告知；顾客仍可取消并退款",
                "Delayed by force majeure, which was explained, and the buyer waits: keep the order and tell of every \
                 progress; the buyer may still cancel and be refunded",
            );
            keep(case, "RF-04", why)
        }
        Wanted::OtherGoods => other_goods(case, "RF-04"),
        Wanted::Remedy => remedy(case, "RF-04"),
    }
}

fn cancels(case: &Case) -> bool {
    matches!(case.facts.reason, RequestReason::Cancel | RequestReason::LateShip)
}

fn out_of_stock(case: &Case) -> RefundVerdict {
    match case.facts.wish {
        Wish::RefundOnly | Wish::ReturnRefund => {
            let why = pair("下单后缺货，顾客选择退款", "Out of stock after the order; the buyer chose the refund");
            case.refund_only("RF-05", why, case.for_unshipped()).done()
        }
        Wish::Exchange => {
            let why = pair("下单后缺货，顾客选择换款", "Out of stock after the order; the buyer chose another item");
            case.exchange("RF-05", why, Wish::Resend).errands(&[Errand::AskPurchasing]).done()
        }
        Wish::Wait | Wish::Resend => {
            let why = pair(
                "下单后缺货，顾客愿意等待；向采购确认到货时间并告知顾客",
                "Out of stock after the order; the buyer waits: ask purchasing for the date and tell the buyer",
            );
            case.ask("RF-05", why, &[NeededInfo::Explanation]).errands(&[Errand::AskPurchasing]).done()
        }
        Wish::Unspecified | Wish::Compensation | Wish::Repair => {
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
    let (zh_cn, en) = if case.facts.platform_overdue {
        ("平台已标记超时未发货".to_owned(), "Marked overdue by the platform".to_owned())
    } else {
        (format!("付款满{hours}小时仍未发货"), format!("Not shipped {hours} hours after payment"))
    };
    match wanted(case) {
        Wanted::Money => {
            let why = pair(
                format!("{zh_cn}，顾客有权取消订单并要求退款"),
                format!("{en}: the buyer may cancel and have the money back"),
            );
            all_back(case, "RF-02", why)
        }
        Wanted::Goods => {
            let why = pair(
                format!("{zh_cn}，顾客愿意等待：保留订单，催促发货并告知预计时间；顾客仍可随时取消并退款"),
                format!(
                    "{en}, and the buyer waits: keep the order, have it sent and tell the date; the buyer may cancel and \
                     be refunded at any time"
                ),
            );
            keep(case, "RF-02", why)
        }
        Wanted::OtherGoods => other_goods(case, "RF-02"),
        Wanted::Remedy => remedy(case, "RF-02"),
        Wanted::Unsaid => choose(case, "RF-02", not_out_of_stock()),
    }
}

fn in_time(case: &Case) -> RefundVerdict {
    match wanted(case) {
        Wanted::Money if case.facts.packed => stopped::packed(case),
        Wanted::Money => {
            let why = pair("尚未发货也未打包，同意取消并退款", "Not shipped and not packed: cancel and refund");
            case.refund_only("RF-03", why, case.for_unshipped()).done()
        }
        Wanted::Goods => {
            let why = pair(
                "尚未超过发货时限，顾客愿意等待：保留订单，告知预计发货时间",
                "Not late, and the buyer waits: keep the order and tell when it will be sent",
            );
            keep(case, "RF-03", why)
        }
        Wanted::OtherGoods => other_goods(case, "RF-03"),
        Wanted::Remedy => remedy(case, "RF-03"),
        Wanted::Unsaid => choose(case, "RF-03", not_out_of_stock()),
    }
}

fn not_out_of_stock() -> Pair {
    pair(
        "顾客说缺货，但商品有货，请顾客选择等待发货、换款或退款",
        "The buyer was told of an empty shelf, but there is stock: wait for it, take another item or be refunded",
    )
}

/// All that was paid; a parcel that is packed already must not leave.
fn all_back(case: &Case, rule: &str, why: Pair) -> RefundVerdict {
    case.refund_only(rule, why, case.for_unshipped()).errands(stop_if_packed(case)).done()
}

fn stop_if_packed(case: &Case) -> &'static [Errand] {
    if case.facts.packed { &[Errand::InterceptParcel] } else { &[] }
}

/// The buyer keeps the order: no money, and the buyer is told how it goes on.
fn keep(case: &Case, rule: &str, why: Pair) -> RefundVerdict {
    case.ask(rule, why, &[NeededInfo::Explanation]).script("K-50").done()
}

/// The order is changed before it leaves, so nothing comes back and no money goes.
fn other_goods(case: &Case, rule: &str) -> RefundVerdict {
    let why = pair(
        "尚未发货，按顾客要求改换商品后发出，不必取消订单",
        "Not shipped: change the order to what the buyer wants and send that, with nothing to cancel",
    );
    // What is wanted instead is not what is out of stock, and purchasing knows whether it is there (RF-05).
    let ask: &[Errand] = if case.is_out_of_stock() { &[Errand::AskPurchasing] } else { &[] };
    case.exchange(rule, why, Wish::Resend).errands(ask).errands(stop_if_packed(case)).done()
}

fn remedy(case: &Case, rule: &str) -> RefundVerdict {
    let why = pair(
        "订单尚未发货，顾客要求的是补偿或维修，没有对应的规则，由主管与顾客协商",
        "Not shipped, and the buyer wants a compensation or a repair, for which there is no rule: the supervisor talks to \
         the buyer",
    );
    case.to_supervisor(rule, why).choices(&[Wish::Wait, Wish::Exchange, Wish::RefundOnly]).done()
}

fn choose(case: &Case, rule: &str, why: Pair) -> RefundVerdict {
    case.offer(rule, why, &[Wish::Wait, Wish::Exchange, Wish::RefundOnly])
        .pays(case.for_unshipped())
        .script("K-70")
        .done()
}
