//! What the customers' platform sends to the box: messages, orders, after-sale applications, as JSON.

use serde_json::{Value, json};
use xiaoer_desk::aftersale::Wish;
use xiaoer_desk::time::Instant;

use super::dialogues::{Application, OrderShape, Special};
use super::script::{Line, Visit};

/// The platform that the demo's customers come through.
pub const CHANNEL: &str = "demo";

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A line of a customer. `external_id` is the platform's number of it.
pub fn message(shop: u64, visit: &Visit, line: &Line, external_id: &str) -> Value {
    json!({
        "shop": shop,
        "channel": CHANNEL,
        "external_id": external_id,
        "buyer": buyer(visit),
        "goods": visit.goods.sku,
        "content": line.content,
        "text": line.text,
    })
}

/// The order of a visit, if it is about one.
pub fn order(shop: u64, visit: &Visit, now: Instant) -> Option<Value> {
    let shape = visit.dialogue.order?;
    let ago = |ms: i64| now.0 - ms;
    // State, and when it was placed, paid, shipped and signed.
    let (state, placed, paid, shipped, signed) = match shape {
        OrderShape::Unpaid(minutes) => ("unpaid", minutes * MINUTE, None, None, None),
        OrderShape::Paid(hours) | OrderShape::Packed(hours) => {
            ("paid_unshipped", hours * HOUR + 2 * MINUTE, Some(hours * HOUR), None, None)
        }
        OrderShape::Shipped(hours) => {
            ("shipped", (hours + 20) * HOUR, Some((hours + 20) * HOUR - MINUTE), Some(hours * HOUR), None)
        }
        OrderShape::Signed(days) | OrderShape::ThirdParty(days) => (
            if days > 10 { "completed" } else { "signed" },
            (days + 4) * DAY,
            Some((days + 4) * DAY - MINUTE),
            Some((days + 3) * DAY),
            // A little less than whole days, so that day 7 is still day 7 in the evening.
            Some(days * DAY - 2 * HOUR),
        ),
    };
    let sent = shipped.is_some();
    Some(json!({
        "shop": shop,
        "channel": CHANNEL,
        "buyer": buyer(visit),
        "record": {
            "number": visit.number,
            "state": state,
            "placed_at": ago(placed),
            "paid_at": paid.map(ago),
            "shipped_at": shipped.map(ago),
            "signed_at": signed.map(ago),
            "amount_paid": visit.goods.price,
            "freight_paid": 0,
            "coupons_share": 0,
            "lines": [{
                "sku": visit.goods.sku,
                "title": visit.goods.title,
                "quantity": 1,
                "unit_price": visit.goods.price,
            }],
            "courier": sent.then_some(visit.courier),
            "tracking_number": sent.then_some(&visit.tracking),
            "freight_insurance": visit.serial.is_multiple_of(2),
            "third_party": matches!(shape, OrderShape::ThirdParty(_)),
            "packed": matches!(shape, OrderShape::Packed(_)),
            "platform_overdue": false,
        },
    }))
}

/// The application of a visit, if it makes one.
pub fn application(shop: u64, visit: &Visit, conversation: u64, now: Instant) -> Option<Value> {
    let Application { reason, wish, evidence, use_days, stock, special, words, .. } = visit.dialogue.application?;
    let soiled = if special == Special::AdmitsSoiled { "buyer_says_fault" } else { "unknown" };
    let last_scan_at = if let Special::LastScan(days) = special { Some(now.0 - days * DAY) } else { None };
    Some(json!({
        "shop": shop,
        "number": visit.number,
        "conversation": conversation,
        "facts": {
            "reason": reason,
            "wish": wish,
            "requested": (wish == Wish::RefundOnly).then_some(visit.goods.price),
            "item_price": visit.goods.price,
            "use_days": use_days,
            "conditions": { "soiled": soiled },
            "asks_judgement_by_picture": special == Special::AsksByPicture,
            "evidence": evidence,
            "stock": stock,
            "compensation_declined": special == Special::Declined,
            "last_scan_at": last_scan_at,
        },
        "words": words,
    }))
}

/// Whether the customer was told what a return must satisfy before they applied.
pub fn knows_conditions(visit: &Visit) -> bool {
    visit
        .dialogue
        .application
        .is_some_and(|asked| matches!(asked.special, Special::KnowsConditions | Special::AdmitsSoiled))
}

fn buyer(visit: &Visit) -> Value {
    json!({ "account": visit.buyer.account, "name": visit.buyer.name })
}

#[cfg(test)]
mod tests {
    use xiaoer_desk::aftersale::Facts;
    use xiaoer_desk::order::OrderRecord;

    use super::*;
    use crate::demo::script::Script;

    const NOW: Instant = Instant(1_790_000_000_000);

    #[test]
    fn every_order_and_application_is_in_the_desk_s_own_terms() {
        let mut orders = 0;
        let mut cases = 0;
        for visit in Script::new(1, 1).take(200) {
            if let Some(order) = order(1, &visit, NOW) {
                let record: OrderRecord = serde_json::from_value(order["record"].clone()).unwrap();
                assert!(record.placed_at <= NOW);
                orders += 1;
            }
            if let Some(application) = application(1, &visit, 1, NOW) {
                let facts: Facts = serde_json::from_value(application["facts"].clone()).unwrap();
                assert_eq!(facts.item_price.0, visit.goods.price);
                cases += 1;
            }
        }
        assert!(orders > 100 && cases > 60, "{orders} orders, {cases} cases");
    }
}
