//! A cancelled parcel that is packed or on its way (RF-03): it is stopped, and from there on it is a return (W-07).

use xiaoer_sdk::refund::{Decision, Errand, NeededInfo, RefundVerdict, Wish};
use xiaoer_sdk::text::{Pair, pair};

use crate::case::{Case, Found};
use crate::no_reason;
use crate::unshipped::{Wanted, wanted};
use crate::verdict::Verdict;

/// Packed and not handed over. The buyer never had these goods, so whatever is wrong with them refuses nobody.
pub fn packed(case: &Case) -> RefundVerdict {
    match case.found_by_warehouse() {
        Found::Nothing => {
            let why = pair(
                "尚未超时但已打包，先拦截包裹，拦回后退款",
                "Not late but packed: stop the parcel, and refund when it is back",
            );
            stop(case, why).pays(case.for_unshipped()).done()
        }
        Found::InOrder => {
            let why = pair("包裹已拦回，同意取消并退款", "The parcel was stopped and is back: cancel and refund");
            case.refund_only("RF-03", why, case.for_unshipped()).done()
        }
        Found::Fault | Found::Unproven => {
            let found = no_reason::found_by_warehouse(case);
            let why = pair(
                format!("包裹已拦回，{}；顾客没有收到过商品，不能拒绝，由主管处理", found.zh_cn),
                format!("The parcel is back. {}. The buyer never had it: no refusal, the supervisor decides", found.en),
            );
            case.to_supervisor("RF-03", why).done()
        }
    }
}

/// The courier has the parcel.
pub fn on_the_way(case: &Case) -> RefundVerdict {
    match case.found_by_warehouse() {
        Found::Nothing if wanted(case) == Wanted::Goods && !case.goods_are_back() => {
            let why = pair(
                "包裹已发出，顾客愿意等待：不拦截，告知物流进度",
                "The parcel is on its way and the buyer waits for it: do not stop it, tell where it is",
            );
            case.ask("RF-03", why, &[NeededInfo::Explanation]).script("K-51").done()
        }
        Found::Fault if case.inspection_is_confirmed() => no_reason::warehouse_refuses(case),
        Found::Nothing | Found::Fault => {
            let why = pair(
                "包裹已交快递，先拦截；退回后按退货处理",
                "The courier has the parcel: stop it, and treat it as a return when it is back",
            );
            stop(case, why).pays(case.for_item()).done()
        }
        Found::InOrder => back_in_order(case),
        Found::Unproven => no_reason::warehouse_names_nothing(case),
    }
}

/// Stops the parcel, unless it is back already.
fn stop<'a>(case: &'a Case<'a>, why: Pair) -> Verdict<'a> {
    let stopping = case.verdict(Decision::ConditionalReturn, "RF-03", why).by(case.agent_deadline());
    if !case.goods_are_back() {
        return stopping.errands(&[Errand::InterceptParcel]);
    }
    let looking = pair("包裹已回到仓库，等待检查", "The parcel is back, and the warehouse has still to look at it");
    stopping.because("RF-23", looking)
}

fn back_in_order(case: &Case) -> RefundVerdict {
    if wanted(case) == Wanted::OtherGoods {
        let why = pair(
            "包裹已拦回，仓库检查合格，按顾客要求换货",
            "The parcel was stopped and is back in order: other goods, as the buyer wants",
        );
        return case.exchange_from_stock("RF-03", why, Wish::Exchange, &[Wish::RefundOnly, Wish::Exchange]).done();
    }
    let why = pair(
        "包裹已拦回，仓库检查合格，同意取消并退款",
        "The parcel was stopped and is back in order: cancel and refund",
    );
    case.refund_only("RF-03", why, case.for_item()).done()
}
