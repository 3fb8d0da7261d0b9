//! The automatic greeting: when, how long after, and in which words.

mod desk;

use desk::{advise, advise_with, message, order, says};
use xiaoer_sdk::reply::*;

#[test]
fn a_first_contact_is_greeted_after_two_seconds() {
    let mut situation = says(&["在吗"]);
    situation.first_contact = true;
    let greeting = advise(situation).greeting.expect("a greeting");
    assert_eq!(greeting.script.id, "K-01");
    assert_eq!(greeting.after, 2_000);
    assert_eq!(greeting.script.text, "您好，欢迎光临小满童装，我是客服小圆。请问有什么可以帮您？");
    assert!(greeting.script.missing.is_empty());
}

#[test]
fn the_greeting_tells_the_live_promotion_and_free_shipping_only() {
    let json = r#"{"promotion":{"headline":"夏装两件9折","starts_on":"2026-07-01","ends_on":"2026-07-15"},
        "free_shipping":{"scope":"over_threshold","threshold_fen":9900}}"#;
    let greet = |now| {
        let situation = Situation { first_contact: true, now, agent: None, ..says(&["在吗"]) };
        advise_with(json, situation).greeting.expect("a greeting").script.text
    };
    assert_eq!(greet(desk::NOW), "您好，欢迎光临小满童装。现在有活动：夏装两件9折。满99元包邮。请问有什么可以帮您？");
    let next_day = desk::NOW + 86_400_000;
    assert_eq!(greet(next_day), "您好，欢迎光临小满童装。满99元包邮。请问有什么可以帮您？");
}

#[test]
fn returning_buyers_and_buyers_who_just_ordered_have_greetings_of_their_own() {
    let greeted = |change: &dyn Fn(&mut Situation)| {
        let mut situation = Situation { first_contact: true, ..says(&["你好"]) };
        change(&mut situation);
        advise(situation).greeting.map(|greeting| greeting.script.id)
    };
    assert_eq!(greeted(&|s| s.buyer.returning = true).as_deref(), Some("K-05"));
    assert_eq!(greeted(&|s| s.order = Some(order(OrderState::PaidUnshipped))).as_deref(), Some("K-06"));
    // Not after the thirty minutes, not for a finished order.
    let old = |s: &mut Situation| {
        s.order = Some(OrderFacts { placed_at: desk::NOW - 1_800_001, ..order(OrderState::Unpaid) });
    };
    assert_eq!(greeted(&old).as_deref(), Some("K-01"));
    assert_eq!(greeted(&|s| s.order = Some(order(OrderState::Completed))).as_deref(), Some("K-01"));
}

#[test]
fn nobody_is_greeted_twice_nor_after_a_person_answered_nor_against_the_shops_will() {
    assert!(advise(says(&["在吗"])).greeting.is_none());
    let first = || Situation { first_contact: true, ..says(&["在吗"]) };
    let mut answered = first();
    answered.messages.push(message(Speaker::Agent, "亲，在的呢"));
    answered.messages.push(message(Speaker::Buyer, "有货吗"));
    assert!(advise(answered).greeting.is_none());
    assert!(advise_with(r#"{"greeting":{"automatic":false}}"#, first()).greeting.is_none());
    assert!(advise(Situation { moment: Moment::HoldCheckIn, ..first() }).greeting.is_none());
}

#[test]
fn the_delay_is_a_setting_and_never_beyond_ten_seconds() {
    let after = |json: &str| {
        advise_with(json, Situation { first_contact: true, ..says(&["在吗"]) }).greeting.expect("a greeting").after
    };
    assert_eq!(after(r#"{"greeting":{"delay_ms":0}}"#), 0);
    assert_eq!(after(r#"{"greeting":{"delay_ms":99999}}"#), 10_000);
}
