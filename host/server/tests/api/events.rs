//! The live feed.

use serde_json::json;

use crate::support::{Follower, Shop};

#[test]
fn a_client_that_reconnects_hears_every_number_once_and_in_order() {
    let shop = Shop::open();
    let mut heard = Vec::new();
    let mut last = 0;
    for round in 0..5 {
        let client = shop.owner.header("Last-Event-ID", &last.to_string());
        let mut follower = Follower::open(&client, "/events");
        shop.says(&format!("buyer-{round}"), "你好");
        // Some of what came live, then the line breaks.
        for _ in 0..=round {
            last = follower.next().id;
            heard.push(last);
        }
    }
    let seq = shop.home.nobody().ask("GET", "/healthz", None, b"").json()["seq"].as_u64().unwrap();
    let mut follower = Follower::open(&shop.owner.header("Last-Event-ID", &last.to_string()), "/events");
    while last < seq {
        last = follower.next().id;
        heard.push(last);
    }
    assert_eq!(heard, (1..=seq).collect::<Vec<_>>());
}

#[test]
fn nothing_is_missed_or_heard_twice_while_much_is_written() {
    let shop = Shop::open();
    let start = shop.home.nobody().ask("GET", "/healthz", None, b"").json()["seq"].as_u64().unwrap();
    std::thread::scope(|scope| {
        for sender in 0..3 {
            let shop = &shop;
            let bodies: Vec<_> = (0..20)
                .map(|number| shop.message(&format!("{sender}-{number}"), &format!("b{sender}-{number}"), "有货吗"))
                .collect();
            let client = shop.connector.clone();
            scope.spawn(move || bodies.into_iter().for_each(|body| drop(client.post("/messages", body).expect(201))));
        }
        for _ in 0..3 {
            let client = shop.owner.clone();
            scope.spawn(move || {
                let mut follower = Follower::open(&client, &format!("/events?after={start}"));
                let mut received = 0;
                let mut expected = start + 1;
                while received < 60 {
                    let heard = follower.next();
                    assert_eq!(heard.id, expected);
                    expected += 1;
                    received += u32::from(heard.data["event"]["conversation"].get("message_received").is_some());
                }
            });
        }
    });
}

#[test]
fn the_feed_holds_no_word_of_a_customer() {
    let shop = Shop::open();
    shop.says("lily", "我的电话是13800138000");
    let mut follower = Follower::open(&shop.owner, "/events?after=0");
    loop {
        let heard = follower.next();
        assert!(!heard.data.to_string().contains("13800138000"));
        assert!(!heard.data.to_string().contains("lily"));
        if heard.data["event"]["conversation"].get("advised").is_some() {
            break;
        }
    }
}

#[test]
fn a_display_hears_that_something_happened_but_not_what() {
    let shop = Shop::open();
    let token = shop.owner.post("/tokens", json!({ "name": "大屏", "scope": "display" })).expect(201);
    let display = shop.home.nobody().bearer(token["token"].as_str().unwrap());
    let mut follower = Follower::open(&display, "/events");
    shop.says("lily", "你好");
    let heard = follower.next();
    assert_eq!(heard.noun, "conversation");
    assert_eq!(heard.data["event"], json!({ "withheld": "conversation" }));
    assert_eq!(heard.data["by"], json!(null));
}

#[test]
fn a_number_that_is_none_is_refused() {
    let shop = Shop::open();
    shop.owner.header("Last-Event-ID", "x").get("/events").refused(422, "bad_last_event_id");
    shop.owner.get("/events?after=-1").refused(422, "invalid_query");
}

#[test]
fn stopping_the_box_ends_the_feed() {
    let mut shop = Shop::open();
    let mut follower = Follower::open(&shop.owner, "/events");
    shop.says("lily", "你好");
    follower.next();
    shop.home.stop();
    assert!(follower.ended());
}
