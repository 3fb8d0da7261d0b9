//! The facts of a situation that a condition or a script can name.

use xiaoer_sdk::common::{OrderFacts, OrderState, Platform};
use xiaoer_sdk::date::{MINUTE, minute_of_day};
use xiaoer_sdk::reply::{AfterSaleFacts, HoldFacts, Instant, Moment, Phase, ProductFacts};
use xiaoer_table::{Kind, Value, facts, names};

use crate::scene::Scene;

facts! { Scene:
    "moment" Kind::Word(names::<Moment>), false, scene => Value::Word(scene.situation.moment as usize);
    "phase" Kind::Word(names::<Phase>), false, scene => Value::Word(scene.situation.phase as usize);
    "buyer_says" Kind::Text, false, scene => Value::Text(&scene.says);
    "shows_picture" Kind::Flag, false, scene => Value::flag(scene.shows_picture);
    "first_contact" Kind::Flag, false, scene => Value::flag(scene.situation.first_contact);
    "answered" Kind::Flag, false, scene => Value::flag(scene.answered);
    "scripts_sent" Kind::Text, false, scene => Value::Text(&scene.sent);
    "minute_of_day" Kind::Number, false, scene => Value::Int(minute_of_day(scene.situation.now).into());
    "shop.name" Kind::Text, false, scene => Value::Text(&scene.situation.shop.name);
    "shop.platform" Kind::Word(names::<Platform>), false, scene => Value::Word(scene.situation.shop.platform as usize);
    "agent" Kind::Text, true, scene => Value::text(scene.situation.agent.as_deref());
    "leader" Kind::Text, true, scene => Value::text(scene.situation.leader.as_deref());
    "buyer.returning" Kind::Flag, false, scene => Value::flag(scene.situation.buyer.returning);
    "buyer.orders_before" Kind::Number, false, scene => Value::Int(scene.situation.buyer.orders_before.into());
    "buyer.region" Kind::Text, true, scene => Value::text(scene.situation.buyer.region.as_deref());
    "product.title" Kind::Text, true, scene => product(scene, |product| Value::Text(&product.title));
    "product.sku" Kind::Text, true, scene => product(scene, |product| Value::Text(&product.sku));
    "product.stock" Kind::Number, true, scene => product(scene, |product| Value::of(product.stock));
    "product.price" Kind::Money, true, scene => product(scene, |product| Value::Int(product.price));
    "order.state" Kind::Word(names::<OrderState>), true, scene => order(scene, |order| Value::Word(order.state as usize));
    "order.number" Kind::Text, true, scene => order(scene, |order| Value::Text(&order.number));
    "order.amount_paid" Kind::Money, true, scene => order(scene, |order| Value::Int(order.amount_paid));
    "order.courier" Kind::Text, true, scene => order(scene, |order| Value::text(order.courier.as_deref()));
    "order.tracking_number" Kind::Text, true, scene => order(scene, |order| Value::text(order.tracking_number.as_deref()));
    "minutes_since_placed" Kind::Number, true, scene => order(scene, |order| minutes(order.placed_at, scene));
    "hours_since_paid" Kind::Number, true, scene => order(scene, |order| Value::hours(order.paid_at, scene.situation.now));
    "hours_since_shipped" Kind::Number, true, scene => order(scene, |order| Value::hours(order.shipped_at, scene.situation.now));
    "hours_since_signed" Kind::Number, true, scene => order(scene, |order| Value::hours(order.signed_at, scene.situation.now));
    "after_sale.requirements_sent" Kind::Flag, true, scene => after_sale(scene, |after| Value::flag(after.requirements_sent));
    "after_sale.boss_approved" Kind::Flag, true, scene => after_sale(scene, |after| Value::flag(after.boss_approved));
    "after_sale.open_complaint" Kind::Flag, true, scene => after_sale(scene, |after| Value::flag(after.open_complaint));
    "after_sale.parcel_coming" Kind::Flag, true, scene => after_sale(scene, |after| Value::flag(after.parcel_coming));
    "after_sale.compensation" Kind::Money, true, scene => after_sale(scene, |after| Value::of(after.compensation));
    "after_sale.refund_amount" Kind::Money, true, scene => after_sale(scene, |after| Value::of(after.refund_amount));
    "hold.wait_reason" Kind::Text, true, scene => hold(scene, |hold| Value::text(hold.wait_reason.as_deref()));
    "minutes_on_hold" Kind::Number, true, scene => hold(scene, |hold| minutes(hold.since, scene));
    "eta" Kind::Text, true, scene => Value::text(scene.situation.eta.as_deref());
}

fn product<'a>(scene: &'a Scene, get: impl FnOnce(&'a ProductFacts) -> Value<'a>) -> Value<'a> {
    scene.situation.product.as_ref().map_or(Value::Absent, get)
}

fn order<'a>(scene: &'a Scene, get: impl FnOnce(&'a OrderFacts) -> Value<'a>) -> Value<'a> {
    scene.situation.order.as_ref().map_or(Value::Absent, get)
}

fn after_sale<'a>(scene: &'a Scene, get: impl FnOnce(&'a AfterSaleFacts) -> Value<'a>) -> Value<'a> {
    scene.situation.after_sale.as_ref().map_or(Value::Absent, get)
}

fn hold<'a>(scene: &'a Scene, get: impl FnOnce(&'a HoldFacts) -> Value<'a>) -> Value<'a> {
    scene.situation.hold.as_ref().map_or(Value::Absent, get)
}

/// Full minutes from an instant to now.
fn minutes(since: Instant, scene: &Scene) -> Value<'static> {
    Value::Int(scene.situation.now.saturating_sub(since).div_euclid(MINUTE))
}
