//! From a slow answer to a penalty, by people.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{Client, Shop, eventually};

/// An agent answers a buyer after so long.
fn answers_after(shop: &Shop, agent: &Client, buyer: &str, wait: Millis) {
    let conversation = shop.says(buyer, "你好，有人在吗？");
    shop.home.pass(wait);
    let path = format!("/conversations/{conversation}/messages");
    agent.post(&path, json!({ "text": "您好，让您久等了，请问有什么可以帮您？" })).expect(201);
}

fn penalties(shop: &Shop, count: usize) -> Vec<Value> {
    eventually(&format!("{count} penalties are proposed"), || {
        let found = shop.owner.get("/penalties").expect(200)["items"].as_array().unwrap().clone();
        (found.len() == count).then_some(found)
    })
}

fn judged(shop: &Shop, count: u64) {
    eventually(&format!("{count} incidents are judged"), || {
        let text = shop.home.nobody().ask("GET", "/metrics", None, b"").text();
        text.contains(&format!("xiaoer_policy_verdicts_total{{kind=\"penalty\"}} {count}\n")).then_some(())
    });
}

#[test]
fn the_fourth_slow_answer_of_a_month_is_proposed_as_ft_04_and_a_supervisor_confirms_it() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let supervisor = shop.staff("zhang", &["supervisor"]);
    for number in 1..=4 {
        answers_after(&shop, &li, &format!("buyer{number}"), Millis(120_001));
        judged(&shop, number);
        if number < 4 {
            assert_eq!(shop.owner.get("/penalties").expect(200)["items"], json!([]), "the first three are free");
        }
    }
    let found = &penalties(&shop, 1)[0];
    assert_eq!(found["rule"], "FT-04");
    assert_eq!(found["effect"], json!({ "fine": 5_000 }));
    assert_eq!((&found["month"], &found["duration_ms"]), (&json!("2026-11"), &json!(120_001)));
    assert_eq!(found["staff"]["name"], "li先生");

    let path = format!("/penalties/{}", found["id"]);
    let detail = supervisor.get(&path).expect(200);
    assert_eq!(detail["asked"]["text"], "你好，有人在吗？");
    assert!(detail["answered"]["text"].as_str().unwrap().starts_with("您好"));
    assert!(!detail["working"].as_array().unwrap().is_empty());
    assert_eq!(detail["allowed"], json!(["confirm", "excuse"]));
    assert_eq!(li.get(&path).expect(200)["allowed"], json!(["appeal"]));

    li.post(&format!("{path}/confirm"), json!({ "expected_version": 1 })).refused(403, "forbidden");
    supervisor.post(&format!("{path}/confirm"), json!({ "expected_version": 2 })).refused(409, "stale");
    let changed = supervisor.post(&format!("{path}/confirm"), json!({ "expected_version": 1 })).expect(200);
    assert_eq!(changed, json!({ "penalty": found["id"], "state": "confirmed", "version": 2 }));
}

#[test]
fn a_penalty_is_appealed_by_whom_it_concerns_and_the_boss_rules() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    answers_after(&shop, &li, "lily", Millis::minutes(31));
    let found = &penalties(&shop, 1)[0];
    assert_eq!((&found["rule"], &found["effect"]), (&json!("FT-05"), &json!({ "fine": 10_000 })));
    let path = format!("/penalties/{}", found["id"]);
    let wang = shop.staff("wang", &["pre_sale"]);
    wang.get(&path).refused(403, "other_persons_penalty");
    assert_eq!(wang.get("/penalties").expect(200)["items"], json!([]));
    wang.get("/penalties?staff=2").refused(403, "forbidden");
    wang.post(&format!("{path}/appeal"), json!({ "expected_version": 1, "text": "替他说" }))
        .refused(403, "other_persons_penalty");
    li.post(&format!("{path}/appeal"), json!({ "expected_version": 1, "text": "当时电脑坏了" })).expect(200);
    let detail = shop.owner.get(&path).expect(200);
    assert_eq!((&detail["penalty"]["state"], &detail["appeal"]), (&json!("appealed"), &json!("当时电脑坏了")));
    assert_eq!(detail["allowed"], json!(["rule"]));
    let body = json!({ "expected_version": 2, "upheld": false, "reason": "属实" });
    let changed = shop.owner.post(&format!("{path}/ruling"), body).expect(200);
    assert_eq!(changed["state"], "cancelled");
    let kept = li.get(&path).expect(200);
    assert_eq!((&kept["penalty"]["state"], &kept["reason"]), (&json!("cancelled"), &json!("属实")));
}

#[test]
fn a_penalty_can_be_excused_with_a_reason() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    answers_after(&shop, &li, "lily", Millis::minutes(31));
    let path = format!("/penalties/{}", penalties(&shop, 1)[0]["id"]);
    shop.owner
        .post(&format!("{path}/excuse"), json!({ "expected_version": 1, "reason": " " }))
        .refused(422, "bad_reason");
    let changed =
        shop.owner.post(&format!("{path}/excuse"), json!({ "expected_version": 1, "reason": "停电" })).expect(200);
    assert_eq!(changed["state"], "excused");
}

#[test]
fn a_clock_that_is_not_right_confirms_no_fine() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    answers_after(&shop, &li, "lily", Millis::minutes(31));
    let path = format!("/penalties/{}", penalties(&shop, 1)[0]["id"]);
    shop.home.clock.trust(false);
    eventually("the box notices", || (shop.owner.get("/wall").expect(200)["clock_trusted"] == false).then_some(()));
    shop.owner.post(&format!("{path}/confirm"), json!({ "expected_version": 1 })).refused(409, "clock_not_trusted");
}

#[test]
fn agents_hear_of_penalties_only_that_there_is_something() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let mut follower = crate::support::Follower::open(&li, "/events");
    answers_after(&shop, &li, "lily", Millis::minutes(31));
    loop {
        let heard = follower.next();
        if heard.noun == "penalty" {
            assert_eq!(heard.data["event"], json!({ "withheld": "penalty" }));
            break;
        }
    }
}
