//! A version with settings is tried on what was decided before.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{PASSWORD, Shop, eventually};

const DAY: i64 = 86_400_000;

fn policy_of(shop: &Shop, kind: &str) -> String {
    let listed = shop.owner.get("/shops/1/bindings").expect(200);
    let binding = listed["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap();
    binding["policy"]["digest"].as_str().unwrap().to_owned()
}

/// A case about something that came so many days ago.
fn judged(shop: &Shop, number: &str, buyer: &str, (reason, days): (&str, i64)) -> u64 {
    let signed_at = shop.home.clock_now() - days * DAY;
    let before = signed_at - 1;
    let times = json!({ "signed_at": signed_at, "shipped_at": before, "placed_at": before, "paid_at": before });
    let order = shop.order(number, buyer, times);
    let body = json!({ "order": order, "facts": { "reason": reason, "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    eventually("the case is judged", || {
        let found = shop.owner.get(&format!("/aftersales/{case}")).expect(200);
        (found["case"]["state"] != "applied").then_some(case)
    })
}

fn begin(shop: &Shop, kind: &str, policy: &str, settings: Value) -> crate::support::Answer {
    let now = shop.home.clock_now();
    let body = json!({ "policy": policy, "settings": settings, "from": now - 7 * DAY, "to": now + 1 });
    shop.owner.post(&format!("/shops/1/bindings/{kind}/backtests"), body)
}

fn done(shop: &Shop, begun: &Value) -> Value {
    let path = format!("/backtests/{}", begun["id"].as_str().unwrap());
    eventually("the backtest has ended", || {
        let found = shop.owner.get(&path).expect(200);
        (found["state"] != "running").then_some(found)
    })
}

#[test]
fn other_settings_show_what_they_would_have_changed_for_whom_and_by_how_much() {
    let mut shop = Shop::open();
    let refund = policy_of(&shop, "refund");
    judged(&shop, "T1", "lily", ("dislike", 2));
    shop.home.pass(Millis(DAY));
    shop.owner = shop.home.nobody().log_in("boss", PASSWORD);
    let late = judged(&shop, "T2", "anna", ("quality", 60));
    let begun = begin(&shop, "refund", &refund, json!({ "compensation": { "share_bp": 1_000 } })).expect(202);
    let ended = done(&shop, &begun);
    assert_eq!((&ended["state"], &ended["done"], &ended["total"]), (&json!("done"), &json!(2), &json!(2)), "{ended}");
    let result = &ended["result"];
    assert_eq!((&result["verdicts"], &result["changed"], &result["failed"]), (&json!(2), &json!(1), &json!(0)));
    let money = result["money"].as_i64().unwrap();
    assert!(money > 0, "{result}");
    assert_eq!(result["people"].as_array().unwrap().len(), 1);
    assert_eq!((&result["people"][0]["changed"], &result["people"][0]["money"]), (&json!(1), &json!(money)));
    let days = result["days"].as_array().unwrap();
    assert_eq!(days.len(), 2, "{days:?}");
    assert_eq!((&days[0]["changed"], &days[1]["changed"]), (&json!(0), &json!(1)));
    assert_eq!(days[1]["day"].as_i64().unwrap() - days[0]["day"].as_i64().unwrap(), DAY);
    let fields = result["fields"].as_array().unwrap();
    assert!(fields.contains(&json!({ "field": "amount_max", "answers": 1 })), "{fields:?}");

    let cases = shop.owner.get(&format!("/backtests/{}/cases", begun["id"].as_str().unwrap())).expect(200);
    let items = cases["items"].as_array().unwrap();
    assert_eq!((items.len(), &cases["next"]), (1, &Value::Null));
    assert_eq!((&items[0]["subject_id"], &items[0]["money"]), (&json!(late), &json!(money)));
    let amount = |answer: &str| items[0][answer]["amount_max"].as_i64().unwrap();
    assert_eq!(amount("after") - amount("before"), money);

    // What happened stays as it happened, and the desk remembers the sum.
    let listed = shop.owner.get("/shops/1/bindings").expect(200);
    let binding = listed["items"].as_array().unwrap().iter().find(|item| item["kind"] == "refund").unwrap();
    assert_eq!(binding["settings"]["compensation"], Value::Null);
    let noted = &binding["backtests"][0];
    assert_eq!((&noted["verdicts"], &noted["changed"], &noted["money"]), (&json!(2), &json!(1), &json!(money)));
    assert_eq!(shop.owner.get("/backtests").expect(200)["items"][0]["id"], begun["id"]);
}

#[test]
fn the_same_version_with_the_same_settings_changes_nothing_of_what_it_said() {
    let shop = Shop::open();
    for (place, text) in ["你好，有120码吗？", "什么时候发货？", "我要投诉你们！"].into_iter().enumerate()
    {
        shop.says(&format!("buyer{place}"), text);
    }
    let begun = begin(&shop, "reply", &policy_of(&shop, "reply"), json!({})).expect(202);
    let result = done(&shop, &begun)["result"].clone();
    assert_eq!((&result["verdicts"], &result["changed"], &result["failed"]), (&json!(3), &json!(0), &json!(0)));
}

#[test]
fn a_shop_that_wants_a_backtest_first_lets_a_version_in_force_after_one_and_not_before() {
    let shop = Shop::open();
    let refund = policy_of(&shop, "refund");
    let gate = json!({
        "signatures": "anything", "backtest_within_ms": DAY, "first_calls": 0, "most_failures": 0, "expected_version": 0,
    });
    shop.owner.put("/shops/1/gate", gate).expect(200);
    let settings = json!({ "no_reason": { "window_days": 15 } });
    let put = json!({ "policy": refund, "settings": settings, "expected_version": 1 });
    shop.owner.put("/shops/1/bindings/refund", put.clone()).refused(409, "backtest_needed");
    let other = begin(&shop, "refund", &refund, json!({ "no_reason": { "window_days": 20 } })).expect(202);
    done(&shop, &other);
    shop.owner.put("/shops/1/bindings/refund", put.clone()).refused(409, "backtest_needed");
    done(&shop, &begin(&shop, "refund", &refund, settings).expect(202));
    shop.owner.put("/shops/1/bindings/refund", put).expect(200);
}

#[test]
fn a_version_that_fails_is_counted_by_its_faults_and_one_backtest_runs_at_a_time_until_it_is_cancelled() {
    let shop = Shop::open();
    let uploaded = shop.owner.ask("POST", "/api/v1/policies", Some("application/wasm"), xiaoer_artifacts::HOSTILE);
    let hostile = uploaded.expect(201)["digest"].as_str().unwrap().to_owned();
    for place in 0..12 {
        shop.says(&format!("buyer{place}"), "你好");
    }
    let begun = begin(&shop, "reply", &hostile, json!({ "act": "loop" })).expect(202);
    // Each of its calls takes all the fuel there is, so the first is still at it.
    begin(&shop, "reply", &hostile, json!({ "act": "fine" })).refused(409, "backtest_running");
    let path = format!("/backtests/{}", begun["id"].as_str().unwrap());
    shop.owner.get(&format!("{path}/cases")).refused(409, "backtest_not_done");
    shop.owner.post(&format!("{path}/cancel"), json!({})).expect(200);
    assert_eq!(done(&shop, &begun)["state"], "cancelled");
    let listed = shop.owner.get("/shops/1/bindings").expect(200);
    assert_eq!(listed["items"][0]["backtests"], json!([]), "what was not finished proves nothing");

    let result = done(&shop, &begin(&shop, "reply", &hostile, json!({ "act": "panic" })).expect(202))["result"].clone();
    assert_eq!((&result["verdicts"], &result["failed"]), (&json!(12), &json!(12)));
    assert_eq!(result["faults"], json!([{ "fault": "panic", "questions": 12 }]));
}

#[test]
fn what_makes_no_sense_to_ask_is_refused() {
    let shop = Shop::open();
    let refund = policy_of(&shop, "refund");
    begin(&shop, "reply", &refund, json!({})).refused(422, "wrong_kind");
    begin(&shop, "refund", &refund, json!({ "no_reason": { "window_days": -1 } })).refused(422, "settings_refused");
    let body = json!({ "policy": refund, "settings": {}, "from": 5, "to": 5 });
    let problem = shop.owner.post("/shops/1/bindings/refund/backtests", body.clone()).refused(422, "invalid_field");
    assert_eq!(problem["fields"][0]["pointer"], "/to");
    shop.staff("li", &["supervisor"]).post("/shops/1/bindings/refund/backtests", body).refused(403, "forbidden");
    shop.owner.get("/backtests/NONE").refused(404, "backtest_not_found");
}

#[test]
fn a_backtest_asked_for_twice_with_one_key_runs_once() {
    let shop = Shop::open();
    shop.says("lily", "你好，有120码吗？");
    let now = shop.home.clock_now();
    let body = json!({ "policy": policy_of(&shop, "reply"), "settings": {}, "from": now - DAY, "to": now + 1 });
    let keyed = shop.owner.header("Idempotency-Key", "look-back");
    let first = keyed.post("/shops/1/bindings/reply/backtests", body.clone()).expect(202);
    let again = keyed.post("/shops/1/bindings/reply/backtests", body).expect(202);
    assert_eq!(first["id"], again["id"]);
    done(&shop, &first);
    assert_eq!(shop.owner.get("/backtests").expect(200)["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_rule_of_the_shops_own_table_is_shown_by_its_reason() {
    let shop = Shop::open();
    judged(&shop, "T1", "lily", ("dislike", 2));
    let uploaded = shop.owner.ask("POST", "/api/v1/policies", Some("application/wasm"), xiaoer_artifacts::TABLE_REFUND);
    let table = uploaded.expect(201)["digest"].as_str().unwrap().to_owned();
    let all = json!({
        "decision": "escalate_supervisor", "rule": "SHOP-1", "reason_zh": "店长亲自看", "reason_en": "The owner looks",
    });
    let settings = json!({ "table": { "columns": ["reason"], "rows": [{ "when": [""], "then": all }] } });
    let result = done(&shop, &begin(&shop, "refund", &table, settings).expect(202))["result"].clone();
    let rules = result["rules"].as_array().unwrap();
    let own = rules.iter().find(|rule| rule["rule"] == "SHOP-1").unwrap_or_else(|| panic!("{result}"));
    assert_eq!(own["title"], json!({ "zh": "店长亲自看", "en": "The owner looks" }));
}
