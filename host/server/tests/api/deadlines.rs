//! Deadlines, to the millisecond, by the box's own timer (M-01a, M-03, M-05, M-06).

use serde_json::json;
use xiaoer_desk::time::Millis;

use crate::support::{Follower, MORNING, Shop};

/// A shop whose policy does not greet by itself.
fn quiet() -> Shop {
    let shop = Shop::open();
    let bindings = shop.owner.get("/shops/1/bindings").expect(200);
    let body = json!({
        "policy": bindings["items"][0]["policy"]["digest"],
        "settings": { "greeting": { "automatic": false } }, "expected_version": 1, "why": "test",
    });
    shop.owner.put("/shops/1/bindings/reply", body).expect(200);
    shop
}

#[test]
fn each_deadline_falls_on_its_very_millisecond() {
    let shop = quiet();
    shop.says("lily", "你好，请问有人吗？");
    let mut follower = Follower::open(&shop.owner, "/events?after=0");
    let mut passed = 0;
    // "Over ten seconds" is the millisecond after; "two hours" includes the two hours (catalogue 0.3).
    for (name, after) in [
        ("greeting_missed", 10_001),
        ("answer_late", 120_001),
        ("supervisor_alerted", 20 * 60_000),
        ("unanswered", 30 * 60_000 + 1),
        ("unanswered_block", 2 * 3_600_000),
        ("unanswered_block", 4 * 3_600_000),
    ] {
        shop.home.pass(Millis(after - 1 - passed));
        shop.home.pass(Millis(1));
        passed = after;
        let heard = follower.until("conversation", name);
        assert_eq!(heard.data["at"], MORNING.0 + after, "{name}");
        assert_eq!(heard.data["by"], "desk");
    }
    // Nobody stays logged in for so long without doing anything.
    let owner = shop.home.nobody().log_in("boss", crate::support::PASSWORD);
    let item = &owner.get("/queue").expect(200)["items"][0].clone();
    assert_eq!((&item["round"]["late"], &item["round"]["blocks"]), (&json!(true), &json!(2)));
    assert_eq!(item["waiting_ms"], 4 * 3_600_000);
}

#[test]
fn nothing_is_noticed_before_its_time() {
    let shop = quiet();
    shop.says("lily", "你好，请问有人吗？");
    shop.home.pass(Millis(10_000));
    // A write that comes now finds the deadline still running.
    shop.says("anna", "你好");
    let queue = shop.owner.get("/queue").expect(200);
    assert_eq!(queue["as_of"], MORNING.0 + 10_000);
    let mut follower = Follower::open(&shop.owner, "/events?after=0");
    shop.home.pass(Millis(1));
    assert_eq!(follower.until("conversation", "greeting_missed").data["at"], MORNING.0 + 10_001);
}

#[test]
fn a_clock_that_was_set_moves_every_deadline_along() {
    let shop = quiet();
    shop.says("lily", "你好，请问有人吗？");
    shop.home.pass(Millis(5_000));
    let mut follower = Follower::open(&shop.owner, "/events");
    shop.home.clock.set_forward(Millis::hours(3));
    let stepped = follower.until("clock", "stepped");
    assert_eq!(stepped.data["event"]["clock"]["stepped"]["by"], 3 * 3_600_000);
    shop.home.pass(Millis(5_001));
    let missed = follower.until("conversation", "greeting_missed");
    assert_eq!(missed.data["at"], MORNING.0 + 3 * 3_600_000 + 10_001, "nobody has waited three hours");
}

#[test]
fn deadlines_that_passed_while_the_box_was_off_are_noticed_at_the_start() {
    let mut shop = quiet();
    shop.says("lily", "你好，请问有人吗？");
    shop.home.stop();
    shop.home.pass(Millis::hours(5));
    shop.home.restart();
    let owner = shop.owner.at(shop.home.address());
    let again = owner.log_in("boss", crate::support::PASSWORD);
    let mut follower = Follower::open(&again, "/events?after=0");
    let block = follower.until("conversation", "unanswered_block");
    assert_eq!(block.data["event"]["conversation"]["unanswered_block"]["blocks"], 2);
}
