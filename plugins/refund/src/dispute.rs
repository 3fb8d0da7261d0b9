//! The goods are not what was ordered: RF-15 and RF-18.

use xiaoer_sdk::refund::{Errand, NeededInfo, RefundVerdict, RequestReason, Wish};
use xiaoer_sdk::text::pair;

use crate::case::Case;

/// RF-15: not as described. The buyer's choice, on evidence.
pub fn not_as_described(case: &Case) -> RefundVerdict {
    if !case.has_evidence() {
        let why = if case.needs_video() {
            pair(
                "与描述不符，商品价格较高，请顾客提供商品和标签的照片以及视频",
                "Not as described, and of a high price: ask for photos of the goods and of the label, and a video",
            )
        } else {
            pair(
                "与描述不符，请顾客提供商品和标签的照片",
                "Not as described: ask for photos of the goods and of the label",
            )
        };
        return case.ask("RF-15", why, &[NeededInfo::Pictures]).done();
    }
    let chosen = pair("与描述不符，凭证齐全，按顾客选择处理", "Not as described, and shown: as the buyer chooses");
    let choices = [Wish::ReturnRefund, Wish::Exchange];
    match case.facts.wish {
        Wish::ReturnRefund => case.return_refund("RF-15", chosen).done(),
        Wish::Exchange => case.exchange_from_stock("RF-15", chosen, Wish::Exchange, &choices).done(),
        _ => {
            let why = pair(
                "与描述不符，凭证齐全，请顾客选择退货退款或换货",
                "Not as described, and shown: the buyer chooses between return and refund, and exchange",
            );
            case.offer("RF-15", why, &choices).pays(case.for_item()).script("K-70").done()
        }
    }
}

/// RF-18: wrong or missing goods. The shop pays every freight.
pub fn wrong_goods(case: &Case) -> RefundVerdict {
    let missing = case.facts.reason == RequestReason::MissingItem;
    let what =
        if missing { pair("漏发", "Something is missing") } else { pair("错发", "The wrong goods were sent") };
    let chosen = pair(
        format!("{}，运费由店铺承担，按顾客选择处理", what.zh_cn),
        format!("{}; the shop pays the freight: as the buyer chooses", what.en),
    );
    // What never arrived cannot be sent back.
    let refund = if missing { Wish::RefundOnly } else { Wish::ReturnRefund };
    let choices = [Wish::Resend, Wish::Exchange, refund];
    match case.facts.wish {
        way @ (Wish::Resend | Wish::Exchange) => case.exchange_from_stock("RF-18", chosen, way, &choices).done(),
        Wish::RefundOnly | Wish::ReturnRefund if missing => case.refund_only("RF-18", chosen, case.for_item()).done(),
        Wish::ReturnRefund => case.return_refund("RF-18", chosen).done(),
        _ => {
            let why = pair(
                format!("{}，请顾客选择补发、换货或退款，运费由店铺承担；并核对订单备注", what.zh_cn),
                format!(
                    "{}: the buyer chooses a new one, an exchange or a refund, the shop pays the freight; check the remark",
                    what.en
                ),
            );
            case.offer("RF-18", why, &choices)
                .pays(case.for_item())
                .script("K-70")
                .errands(&[Errand::PhoneBuyer])
                .done()
        }
    }
}
