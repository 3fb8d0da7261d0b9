//! When a script may be offered at all. A script that states a fact needs the fact (H-18, H-25); one that needs
//! somebody's consent needs the consent (H-20, H-21).

use xiaoer_sdk::reply::{Fen, Moment, OrderFacts, OrderState, Situation, SizeFacts};

use crate::facts::Facts;
use crate::greeting;
use crate::lexicon::{Cue, Cues};
use crate::settings::{FreeShippingScope, Settings};
use crate::sizing::{self, Kind};

/// Whether a script may be offered in a situation.
pub fn may_offer(id: &str, situation: &Situation, settings: &Settings, facts: &Facts, cues: Cues) -> bool {
    let stock = situation.product.as_ref().and_then(|product| product.stock);
    let order = situation.order.as_ref();
    let after_sale = situation.after_sale.as_ref();
    let has = |name: &str| facts.value(name).is_some();
    match id {
        "K-04d" => has("sales") && has("product"),
        "K-05" => situation.buyer.returning,
        "K-43" => order.is_some_and(|order| is_open(order.state)),
        // A greeting for who has just ordered; an older order is no news.
        "K-06" => {
            situation.moment == Moment::OrderPlaced && order.is_some_and(|order| is_open(order.state))
                || greeting::has_just_ordered(situation, &settings.greeting)
        }
        "K-08" => stock.is_some_and(|stock| stock > 0 && stock >= settings.stock.plenty_from),
        "K-09" => stock.is_some_and(|stock| stock > 0),
        "K-10" => stock.is_none(),
        "K-12" => stock == Some(0),
        "K-14" => stock != Some(0) && has("product"),
        "K-16" => {
            let bargaining = &settings.bargaining;
            bargaining.agent_may_discount
                && order.is_some_and(|order| {
                    order.state == OrderState::Unpaid && price_of(order) >= bargaining.discount_threshold_fen
                })
        }
        "K-19" => settings.bargaining.gifts && settings.bargaining.gift_max_fen > 0,
        "K-28" => facts.kind() != Kind::Other || has("size"),
        // Shoes go by the usual size; and who has told both is not asked again.
        "K-26" => {
            let told = |size: &SizeFacts| size.height_cm.is_some() && size.weight_kg_tenths.is_some();
            facts.kind() != Kind::Shoes && !has("size") && !situation.size.as_ref().is_some_and(told)
        }
        "K-27" => has("size") && facts.kind() == Kind::Child,
        "K-29a" => has("size") && facts.kind() == Kind::Shoes,
        "K-29b" | "K-31" => facts.kind() == Kind::Shoes,
        "K-30" => facts.kind() == Kind::Shoes && sizing::is_winter(situation, &settings.size),
        // The buyer ticks the insurance while paying; afterwards it is too late.
        "K-32" => order.is_none_or(|order| order.state == OrderState::Unpaid && !order.freight_insurance),
        "K-33" | "K-34" => {
            let scope = settings.free_shipping.live_scope(situation.now);
            let wanted = if id == "K-33" { FreeShippingScope::WholeShop } else { FreeShippingScope::OverThreshold };
            scope == wanted && facts.outside_region().is_none()
        }
        // Where nothing ships free it says what shipping costs; the shop's own words may be about other regions alone.
        "K-35" => {
            facts.outside_region().is_some()
                || settings.free_shipping.live_scope(situation.now) == FreeShippingScope::None
                    && settings.scripts.text(id, situation.shop.language).is_none()
        }
        "K-36" => has("promo"),
        "K-37" => has("attr") && has("value"),
        "K-44" => has("courier_wanted"),
        "K-48" => order.is_none_or(|order| {
            let since = situation.now.saturating_sub(order.placed_at);
            order.state == OrderState::Unpaid && since >= minutes(settings.course.unpaid_first_min)
        }),
        "K-50" => order.is_some_and(|order| order.state == OrderState::PaidUnshipped),
        "K-51" => order.is_some_and(|order| {
            matches!(order.state, OrderState::PaidUnshipped | OrderState::Shipped | OrderState::Signed)
        }),
        "K-54" => has("ship_promise_h"),
        "K-62" => after_sale.is_none_or(|case| !case.requirements_sent),
        "K-64a" => after_sale.is_none_or(|case| !case.boss_approved),
        "K-64b" => after_sale.is_some_and(|case| case.boss_approved),
        // Within the sender's limit (RF-12); more is asked for first (K-64a).
        "K-65" => after_sale
            .and_then(|case| case.compensation)
            .is_some_and(|amount| (1..=settings.after_sale.compensation_max_fen).contains(&amount)),
        "K-66" => has("refund_amount"),
        "K-67" => after_sale.is_some_and(|case| case.parcel_coming),
        "K-78" => cues.has(Cue::Rude),
        _ => true,
    }
}

fn minutes(count: u32) -> i64 {
    i64::from(count) * 60_000
}

/// An order on which something is still to be done.
fn is_open(state: OrderState) -> bool {
    matches!(state, OrderState::Unpaid | OrderState::PaidUnshipped)
}

/// What the goods of an unpaid order cost, in fen.
pub fn price_of(order: &OrderFacts) -> Fen {
    order
        .lines
        .iter()
        .fold(0, |sum: Fen, line| sum.saturating_add(line.unit_price.saturating_mul(Fen::from(line.quantity))))
}
