//! A version on trial gets the questions of the one in force, and changes nothing; a version is put away; what a version
//! must pass.

use serde_json::{Value, json};

use crate::support::{Shop, eventually};

fn upload(shop: &Shop, bytes: &[u8]) -> String {
    let answer = shop.owner.ask("POST", "/api/v1/policies", Some("application/wasm"), bytes);
    answer.json()["digest"].as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
}

fn binding(shop: &Shop, kind: &str) -> Value {
    let listed = shop.owner.get("/shops/1/bindings").expect(200);
    listed["items"].as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap().clone()
}

fn on_trial(shop: &Shop, kind: &str, policy: &str, settings: Value) -> Value {
    let body = json!({
        "policy": policy, "settings": settings, "expected_version": binding(shop, kind)["version"], "why": "先看看",
    });
    shop.owner.put(&format!("/shops/1/bindings/{kind}/trial"), body).expect(200)
}

fn compared(shop: &Shop, kind: &str, questions: u64) -> Value {
    eventually("the one on trial was asked", || {
        let report = shop.owner.get(&format!("/shops/1/bindings/{kind}/trial")).expect(200);
        (report["trial"]["compared"] == questions).then_some(report)
    })
}

/// A case of goods that broke long after they came: a few yuan for a repair (RF-12).
fn broken_late(shop: &Shop, number: &str, buyer: &str) -> u64 {
    let signed_at = shop.home.clock_now() - 60 * 86_400_000;
    let before = signed_at - 1;
    let times = json!({ "signed_at": signed_at, "shipped_at": before, "placed_at": before, "paid_at": before });
    let order = shop.order(number, buyer, times);
    let body = json!({ "order": order, "facts": { "reason": "quality", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    shop.case_in(case, "proposed");
    case
}

#[test]
fn the_version_on_trial_gets_the_same_questions_and_each_difference_is_shown_field_by_field() {
    let shop = Shop::open();
    let refund = binding(&shop, "refund");
    let policy = refund["policy"]["digest"].as_str().unwrap().to_owned();
    // The same package, kinder: a tenth of the price instead of a twentieth.
    let started = on_trial(&shop, "refund", &policy, json!({ "compensation": { "share_bp": 1_000 } }));
    assert_eq!((&started["policy"], &started["version"]), (&json!(policy), &json!(2)));
    let case = broken_late(&shop, "T1", "lily");

    let report = compared(&shop, "refund", 1);
    assert_eq!((&report["trial"]["differing"], &report["trial"]["failed"]), (&json!(1), &json!(0)));
    assert_eq!((&report["trial"]["dropped"], &report["counted"]), (&json!(0), &json!(1)));
    assert_eq!(report["settings"]["compensation"]["share_bp"], 1_000);
    let item = &report["items"][0];
    assert_eq!((&item["subject"], &item["subject_id"]), (&json!("case"), &json!(case)));
    assert_eq!(item["customer"]["name"], Value::Null, "an order brings no name");
    assert_eq!(
        (&item["before"]["decision"], &item["after"]["decision"]),
        (&json!("partial_compensation"), &json!("partial_compensation"))
    );
    let (before, after) = (&item["before"]["amount_max"], &item["after"]["amount_max"]);
    let paid = item["changes"].as_array().unwrap().iter().find(|change| change["field"] == "amount_max").unwrap();
    assert_eq!((&paid["before"], &paid["after"]), (before, after));
    assert_eq!(item["money"].as_i64().unwrap(), after.as_i64().unwrap() - before.as_i64().unwrap());
    assert!(item["money"].as_i64().unwrap() > 0, "{item}");
    assert_eq!(report["money"], item["money"]);
    let fields = report["fields"].as_array().unwrap();
    assert!(fields.contains(&json!({ "field": "amount_max", "answers": 1 })), "{fields:?}");

    // Nothing of it has had an effect: the case is decided as the one in force decides.
    let verdict = item["verdict"].as_u64().unwrap();
    let given = shop.owner.get(&format!("/verdicts/{verdict}")).expect(200);
    assert_eq!((&given["output"], &given["settings_digest"]), (&item["before"], &refund["settings_digest"]));

    // The same for both is only counted.
    let order = shop.order("T2", "anna", json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null }));
    let body = json!({ "order": order, "facts": { "reason": "cancel", "item_price": 8_990 } });
    shop.connector.post("/aftersales", body).expect(201);
    let report = compared(&shop, "refund", 2);
    assert_eq!((&report["trial"]["differing"], report["items"].as_array().unwrap().len()), (&json!(1), 1));

    let body = json!({ "expected_version": 2, "why": "看完了" });
    let ended = shop.owner.post("/shops/1/bindings/refund/trial/end", body).expect(200);
    assert_eq!((&ended["policy"], &ended["version"]), (&Value::Null, &json!(3)));
    shop.owner.get("/shops/1/bindings/refund/trial").refused(404, "no_trial");
    assert_eq!(binding(&shop, "refund")["trial"], Value::Null);
}

#[test]
fn a_version_on_trial_that_fails_costs_nobody_anything() {
    let shop = Shop::open();
    let hostile = upload(&shop, xiaoer_artifacts::HOSTILE);
    on_trial(&shop, "reply", &hostile, json!({ "act": "loop" }));
    let conversation = shop.says("lily", "你好，有120码吗？");
    let detail = shop.owner.get(&format!("/conversations/{conversation}")).expect(200);
    assert!(!detail["advice"]["suggestions"].as_array().unwrap().is_empty(), "the one in force has answered");
    let report = compared(&shop, "reply", 1);
    assert_eq!(report["trial"]["failed"], 1);
    assert_eq!(report["faults"], json!([{ "fault": "out_of_fuel", "questions": 1 }]));
    assert_eq!((&report["items"][0]["after"], &report["items"][0]["fault"]), (&Value::Null, &json!("out_of_fuel")));
    assert_eq!(shop.owner.get("/wall").expect(200)["failing_policies"], json!([]), "a trial does not fail the desk");
    let metrics = shop.home.nobody().ask("GET", "/metrics", None, b"").text();
    assert!(
        metrics.lines().any(|line| line.contains("out_of_fuel") && line.contains("reply") && line.ends_with(" 0")),
        "{metrics}"
    );
}

#[test]
fn a_trial_goes_on_after_a_restart() {
    let mut shop = Shop::open();
    let hostile = upload(&shop, xiaoer_artifacts::HOSTILE);
    on_trial(&shop, "reply", &hostile, json!({ "act": "fine" }));
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    shop.connector = shop.connector.at(shop.home.address());
    shop.says("lily", "你好，有120码吗？");
    assert_eq!(compared(&shop, "reply", 1)["trial"]["differing"], 1);
}

#[test]
fn what_a_buyer_has_had_erased_is_gone_from_the_trial_too() {
    let shop = Shop::open();
    let hostile = upload(&shop, xiaoer_artifacts::HOSTILE);
    on_trial(&shop, "reply", &hostile, json!({ "act": "fine" }));
    let conversation = shop.says("lily", "我的电话是13800138000");
    let report = compared(&shop, "reply", 1);
    assert!(report["items"][0]["after"].is_object());
    let customer =
        shop.owner.get(&format!("/conversations/{conversation}")).expect(200)["conversation"]["customer"]["id"]
            .as_u64()
            .unwrap();
    shop.owner.delete(&format!("/customers/{customer}/text")).expect(204);
    let report = shop.owner.get("/shops/1/bindings/reply/trial").expect(200);
    assert_eq!((&report["items"][0]["before"], &report["items"][0]["after"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_trial_needs_a_version_of_that_kind_seen_as_it_is() {
    let shop = Shop::open();
    let hostile = upload(&shop, xiaoer_artifacts::HOSTILE);
    let path = "/shops/1/bindings/reply/trial";
    let body = |policy: &str, settings: Value, version: u32| json!({ "policy": policy, "settings": settings, "expected_version": version });
    shop.owner.put(path, body(&hostile, json!({}), 7)).refused(409, "stale");
    shop.owner.put(path, body(&hostile, json!({ "act": "dance" }), 1)).refused(422, "settings_refused");
    shop.owner.put(path, body(&"0".repeat(64), json!({}), 1)).refused(404, "policy_not_found");
    let refund = "/shops/1/bindings/refund/trial";
    shop.owner.put(refund, body(&hostile, json!({}), 1)).refused(422, "wrong_kind");
    let reply = binding(&shop, "reply")["policy"]["digest"].as_str().unwrap().to_owned();
    shop.owner.put(path, body(&reply, json!({}), 1)).refused(422, "already_in_force");
    let li = shop.staff("li", &["supervisor"]);
    li.put(path, body(&hostile, json!({}), 1)).refused(403, "forbidden");
    li.get(path).refused(403, "forbidden");
}

#[test]
fn a_version_that_nobody_uses_is_put_away_and_comes_back_when_it_is_uploaded_again() {
    let shop = Shop::open();
    let hostile = upload(&shop, xiaoer_artifacts::HOSTILE);
    on_trial(&shop, "reply", &hostile, json!({}));
    let retire = format!("/policies/{hostile}/retire");
    shop.owner.post(&retire, json!({ "why": "不用了" })).refused(409, "policy_in_use");
    shop.owner.post("/shops/1/bindings/reply/trial/end", json!({ "expected_version": 2 })).expect(200);
    assert_eq!(shop.owner.post(&retire, json!({ "why": "不用了" })).expect(200)["retired"], true);
    let body = json!({ "policy": hostile, "settings": {}, "expected_version": 3 });
    shop.owner.put("/shops/1/bindings/reply", body.clone()).refused(409, "policy_retired");
    shop.owner.put("/shops/1/bindings/reply/trial", body.clone()).refused(409, "policy_retired");
    shop.owner.post(&retire, json!({})).refused(409, "policy_retired");
    let factory = binding(&shop, "refund")["policy"]["digest"].as_str().unwrap().to_owned();
    shop.owner.post(&format!("/policies/{factory}/retire"), json!({})).refused(409, "policy_in_use");
    assert_eq!(upload(&shop, xiaoer_artifacts::HOSTILE), hostile);
    shop.owner.put("/shops/1/bindings/reply", body).expect(200);
}

#[test]
fn the_rules_of_a_shop_are_read_changed_and_kept_from_being_overwritten_unseen() {
    let shop = Shop::open();
    let gate = shop.owner.get("/shops/1/gate").expect(200);
    assert_eq!(
        (&gate["signatures"], &gate["backtest_within_ms"], &gate["version"]),
        (&json!("anything"), &json!(0), &json!(0))
    );
    let put = |body: Value| shop.owner.put("/shops/1/gate", body);
    let rules = json!({
        "signatures": "vendor_and_own", "backtest_within_ms": 86_400_000, "first_calls": 100, "most_failures": 1, "expected_version": 0,
    });
    assert_eq!(put(rules.clone()).expect(200)["version"], 1);
    put(rules.clone()).refused(409, "stale");
    let mut wrong = rules.clone();
    wrong["expected_version"] = json!(1);
    wrong["most_failures"] = json!(101);
    put(wrong).refused(422, "bad_gate");
    assert_eq!(shop.owner.get("/shops/1/gate").expect(200)["first_calls"], 100);
    shop.staff("li", &["supervisor"]).put("/shops/1/gate", rules).refused(403, "forbidden");
    shop.owner.get("/shops/9/gate").refused(404, "shop_not_found");
}
