//! A verdict explains itself, and comes out the same when it is given again.

use serde_json::{Value, json};

use crate::support::Shop;

fn judged(shop: &Shop) -> (u64, Value) {
    let unshipped =
        json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null, "platform_overdue": true });
    let order = shop.order("T1001", "lily", unshipped);
    let body =
        json!({ "order": order, "facts": { "reason": "late_ship", "wish": "refund_only", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    let found = shop.case_in(case, "proposed");
    let verdict = found["verdict"]["id"].as_u64().unwrap();
    (verdict, shop.owner.get(&format!("/verdicts/{verdict}")).expect(200))
}

#[test]
fn a_verdict_shows_its_rules_facts_versions_fuel_and_time() {
    let shop = Shop::open();
    let (_, verdict) = judged(&shop);
    let rules = verdict["rules"].as_array().unwrap();
    let overdue = rules.iter().find(|rule| rule["rule"] == "RF-02").unwrap_or_else(|| panic!("{rules:?}"));
    assert_eq!(overdue["title"]["zh"], "超时未发货可退款");
    assert!(!overdue["text"].as_str().unwrap().is_empty());
    assert_eq!(verdict["input"]["order"]["number"], "T1001");
    for digest in [&verdict["policy"]["digest"], &verdict["settings_digest"]] {
        assert_eq!(digest.as_str().unwrap().len(), 64);
    }
    assert!(verdict["fuel"].as_u64().unwrap() > 0 && verdict["micros"].as_u64().unwrap() > 0);
}

#[test]
fn a_verdict_given_again_is_the_same_to_the_byte_with_the_same_fuel() {
    let mut shop = Shop::open();
    let (id, verdict) = judged(&shop);
    let replay = |shop: &Shop| shop.owner.post(&format!("/verdicts/{id}/replay"), json!({}));
    let again = replay(&shop).expect(200);
    assert_eq!(
        (&again["same_answer"], &again["same_fuel"], &again["changes"]),
        (&json!(true), &json!(true), &json!([]))
    );
    assert_eq!((&again["output"], &again["fuel_now"]), (&verdict["output"], &verdict["fuel"]));
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    assert_eq!(replay(&shop).expect(200)["same_answer"], true);

    let li = shop.staff("li", &["supervisor"]);
    li.post(&format!("/verdicts/{id}/replay"), json!({})).refused(403, "forbidden");
    shop.owner.post("/verdicts/99/replay", json!({})).refused(404, "verdict_not_found");
    shop.owner.delete("/customers/1/text").expect(204);
    replay(&shop).refused(409, "verdict_erased");
}

#[test]
fn a_verdict_of_a_version_that_is_put_away_is_still_explained_and_given_again() {
    let mut shop = Shop::open();
    let uploaded = shop.owner.ask("POST", "/api/v1/policies", Some("application/wasm"), xiaoer_artifacts::HOSTILE);
    let hostile = uploaded.expect(201)["digest"].as_str().unwrap().to_owned();
    let put = json!({ "policy": hostile, "settings": { "act": "fine" }, "expected_version": 1 });
    shop.owner.put("/shops/1/bindings/reply", put).expect(200);
    let conversation = shop.says("lily", "你好");
    let detail = shop.owner.get(&format!("/conversations/{conversation}")).expect(200);
    let verdict = detail["advice"]["verdict"].as_u64().unwrap();
    shop.owner.post("/shops/1/bindings/reply/previous", json!({ "expected_version": 2 })).expect(200);
    shop.owner.post(&format!("/policies/{hostile}/retire"), json!({})).expect(200);
    let told = |shop: &Shop| {
        let again = shop.owner.post(&format!("/verdicts/{verdict}/replay"), json!({})).expect(200);
        assert_eq!((&again["same_answer"], &again["same_fuel"]), (&json!(true), &json!(true)));
        shop.owner.get(&format!("/verdicts/{verdict}")).expect(200)["policy"].clone()
    };
    let before = told(&shop);
    assert_eq!(before["digest"], hostile);
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    assert_eq!(told(&shop), before);
}
