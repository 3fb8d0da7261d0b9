//! The moments for which there are words, live at the agent's seat (2.3): the box notices them, the policy speaks.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{Client, MORNING, Shop, eventually};

fn seen(client: &Client, path: &str) -> (String, Vec<String>) {
    let detail = client.get(path).expect(200);
    let moment = detail["moment"].as_str().unwrap().to_owned();
    let suggested = detail["advice"]["suggestions"].as_array().unwrap_or_else(|| panic!("{detail}"));
    (moment, suggested.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect())
}

/// Waits until a moment has come, and gives what is then suggested.
fn when(client: &Client, path: &str, wanted: &str) -> Vec<String> {
    eventually(wanted, || {
        let (moment, suggested) = seen(client, path);
        (moment == wanted).then_some(suggested)
    })
}

fn answer(client: &Client, path: &str) {
    client.post(&format!("{path}/messages"), json!({ "text": "您好，这款有的呢，您可以看看详情。" })).expect(201);
}

fn order(shop: &Shop, change: Value) {
    let mut whole = json!({
        "state": "unpaid", "placed_at": shop.home.clock_now(), "paid_at": null, "shipped_at": null, "signed_at": null,
    });
    for (field, value) in change.as_object().into_iter().flatten() {
        whole[field] = value.clone();
    }
    shop.order("T1", "lily", whole);
}

#[test]
fn an_order_is_confirmed_paid_for_sent_and_signed_for_with_the_scripts_of_each_step() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "在吗，这款有吗"));
    answer(&li, &path);
    let now = shop.home.clock_now();
    for (change, moment, script) in [
        (json!({}), "order_placed", "K-06"),
        (json!({ "state": "paid_unshipped", "paid_at": now }), "order_paid", "K-43"),
        (json!({ "state": "shipped", "paid_at": now, "shipped_at": now }), "order_shipped", "K-51"),
        (
            json!({ "state": "shipped", "paid_at": now, "shipped_at": now, "parcel": "out_for_delivery" }),
            "out_for_delivery",
            "K-55",
        ),
        (json!({ "state": "signed", "paid_at": now, "shipped_at": now, "signed_at": now }), "order_signed", "K-56"),
    ] {
        order(&shop, change);
        let (now, suggested) = seen(&li, &path);
        assert_eq!((now.as_str(), suggested.first().map(String::as_str)), (moment, Some(script)), "{suggested:?}");
    }
}

#[test]
fn an_unpaid_order_is_followed_up_and_the_record_names_the_script_though_the_words_are_the_agent_s_own() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "在吗，这款有吗"));
    answer(&li, &path);
    order(&shop, json!({}));
    assert_eq!(seen(&li, &path).1.first().map(String::as_str), Some("K-06"), "placed a moment ago");
    shop.home.pass(Millis::minutes(15));
    assert_eq!(when(&li, &path, "order_unpaid").first().map(String::as_str), Some("K-48"));

    // The agent's own words, and still that script: the record says so, and that is what counts.
    let own = json!({ "text": "亲，在您方便的时候可以付一下款哦，有问题请告诉咱们呢。", "script": "K-48" });
    li.post(&format!("{path}/messages"), own).expect(201);
    let messages = li.get(&path).expect(200)["messages"].clone();
    assert_eq!(messages.as_array().unwrap().last().unwrap()["script"], "K-48");
    li.do_(&format!("{path}/finish")).expect(200);
    let (moment, suggested) = seen(&li, &path);
    assert_eq!(moment, "order_unpaid");
    assert!(!suggested.contains(&"K-48".to_owned()), "not twice on one day: {suggested:?}");
}

#[test]
fn a_buyer_on_hold_hears_of_what_they_wait_for_before_three_minutes_are_over() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "请问有货吗"));
    let wait = json!({ "text": "您好，库存需要为您查一下，请稍等。", "script": "K-10", "answer": "please_wait" });
    li.post(&format!("{path}/messages"), wait).expect(201);
    shop.home.pass(Millis::seconds(150));
    let suggested = when(&li, &path, "hold_check_in");
    assert_eq!(suggested.first().map(String::as_str), Some("K-11"));
    let detail = li.get(&path).expect(200);
    let text = detail["advice"]["suggestions"][0]["text"].as_str().unwrap();
    assert!(text.contains("还在处理：库存"), "{text}");
}

#[test]
fn silence_and_the_end_of_a_talk_bring_the_farewell() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "在吗，这款有吗"));
    answer(&li, &path);
    shop.home.pass(Millis::minutes(10));
    assert_eq!(when(&li, &path, "leaving_without_deal").first().map(String::as_str), Some("K-59"));
    order(&shop, json!({ "state": "paid_unshipped", "paid_at": MORNING.0 }));
    li.do_(&format!("{path}/finish")).expect(200);
    let (moment, suggested) = seen(&li, &path);
    assert_eq!((moment.as_str(), suggested.first().map(String::as_str)), ("deal_made", Some("K-58")));
}

#[test]
fn the_steps_of_a_case_are_told_in_the_chat() {
    let shop = Shop::open();
    let li = shop.online("li", &["after_sale"]);
    let number = shop.order("T1", "lily", json!({}));
    let conversation = shop.says("lily", "你好，衣服开线了，想退货");
    let path = format!("/conversations/{conversation}");
    li.do_(&format!("{path}/claim"));
    li.post(&format!("{path}/messages"), json!({ "text": "亲，您好呢，很抱歉给您添麻烦了，我来看一下呢。" }))
        .expect(201);
    let facts = json!({ "reason": "quality", "item_price": 8_990, "wish": "return_refund" });
    let apply = json!({ "order": number, "conversation": conversation, "facts": facts });
    li.post("/aftersales", apply).expect(201);
    let (moment, suggested) = seen(&li, &path);
    assert_eq!((moment.as_str(), suggested.first().map(String::as_str)), ("after_sale_applied", Some("K-60")));
}
