//! The operator's floors and ceilings hold for what policies say, and everybody sees what was said and what became of it.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{Shop, eventually};

fn set(shop: &Shop, guardrails: Value) -> Value {
    shop.owner.put("/shops/1/guardrails", guardrails).expect(200)
}

/// An order that the shop was too slow to send: all of its 89.90 yuan may go back (RF-02).
fn late(shop: &Shop, number: &str) -> Value {
    let unshipped =
        json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null, "platform_overdue": true });
    let order = shop.order(number, "lily", unshipped);
    let body =
        json!({ "order": order, "facts": { "reason": "late_ship", "wish": "refund_only", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    shop.case_in(case, "proposed")["verdict"].clone()
}

#[test]
fn a_refund_above_the_shops_ceiling_is_lowered_and_shows_what_the_policy_said() {
    let mut shop = Shop::open();
    let open = json!({ "floor": null, "ceiling": null });
    let unset = json!({ "refund": open, "fine": open, "points": open, "version": 0 });
    assert_eq!(shop.owner.get("/shops/1/guardrails").expect(200), unset);
    let free = late(&shop, "T1");
    assert_eq!((&free["amount_max"], &free["clamps"]), (&json!(8_990), &json!([])));

    let kept = set(&shop, json!({ "refund": { "ceiling": 5_000 }, "expected_version": 0 }));
    assert_eq!((&kept["refund"], &kept["version"]), (&json!({ "floor": null, "ceiling": 5_000 }), &json!(1)));
    let lowered = late(&shop, "T2");
    let clamp = json!([{ "field": "amount_max", "from": 8_990, "to": 5_000, "by": "ceiling" }]);
    assert_eq!((&lowered["amount_max"], &lowered["clamps"]), (&json!(5_000), &clamp));
    let path = format!("/verdicts/{}", lowered["id"]);
    let told = shop.owner.get(&path).expect(200);
    assert_eq!((&told["output"]["amount_max"], &told["clamps"]), (&json!(5_000), &clamp));
    assert_eq!(told["guardrails"]["version"], 1);

    // What comes after a restart is held, too; what was said before is given again as it was.
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    shop.connector = shop.connector.at(shop.home.address());
    assert_eq!(late(&shop, "T3")["amount_max"], 5_000);
    set(&shop, json!({ "expected_version": 1 }));
    assert_eq!(late(&shop, "T4")["amount_max"], 8_990);
    let again = shop.owner.post(&format!("{path}/replay"), json!({})).expect(200);
    assert_eq!((&again["same_answer"], &again["same_fuel"]), (&json!(true), &json!(true)), "{again}");
    assert_eq!(shop.owner.get(&path).expect(200)["clamps"], clamp);
}

#[test]
fn a_floor_raises_a_small_compensation_and_holds_for_the_version_on_trial_and_the_past() {
    let shop = Shop::open();
    set(&shop, json!({ "refund": { "floor": 2_000 }, "expected_version": 0 }));
    let listed = shop.owner.get("/shops/1/bindings").expect(200);
    let refund = listed["items"].as_array().unwrap().iter().find(|item| item["kind"] == "refund").unwrap();
    // Kinder, and still below the floor.
    let kinder = json!({
        "policy": refund["policy"]["digest"], "settings": { "compensation": { "share_bp": 1_000 } }, "expected_version": 1,
    });
    shop.owner.put("/shops/1/bindings/refund/trial", kinder.clone()).expect(200);
    let day = 86_400_000;
    let signed_at = shop.home.clock_now() - 60 * day;
    let times =
        json!({ "signed_at": signed_at, "shipped_at": signed_at, "placed_at": signed_at, "paid_at": signed_at });
    let order = shop.order("T1", "lily", times);
    let body = json!({ "order": order, "facts": { "reason": "quality", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    let verdict = shop.case_in(case, "proposed")["verdict"].clone();
    assert_eq!((&verdict["decision"], &verdict["amount_max"]), (&json!("partial_compensation"), &json!(2_000)));
    let clamp = &verdict["clamps"][0];
    assert_eq!((&clamp["to"], &clamp["by"]), (&json!(2_000), &json!("floor")));
    assert!(clamp["from"].as_i64().unwrap() < 2_000);

    let report = eventually("the one on trial was asked", || {
        let report = shop.owner.get("/shops/1/bindings/refund/trial").expect(200);
        (report["trial"]["compared"] == 1).then_some(report)
    });
    assert_eq!(report["money"], 0, "both come to the floor");
    let now = shop.home.clock_now();
    let past = json!({ "policy": kinder["policy"], "settings": kinder["settings"], "from": now - day, "to": now + 1 });
    let begun = shop.owner.post("/shops/1/bindings/refund/backtests", past).expect(202);
    let ended = eventually("the backtest has ended", || {
        let found = shop.owner.get(&format!("/backtests/{}", begun["id"].as_str().unwrap())).expect(200);
        (found["state"] == "done").then_some(found)
    });
    assert_eq!((&ended["result"]["verdicts"], &ended["result"]["money"]), (&json!(1), &json!(0)));
}

#[test]
fn a_fine_above_the_shops_ceiling_is_lowered_before_anybody_sees_it() {
    let shop = Shop::open();
    set(&shop, json!({ "fine": { "ceiling": 3_000 }, "points": { "ceiling": 10 }, "expected_version": 0 }));
    let li = shop.online("li", &["pre_sale"]);
    let conversation = shop.says("lily", "你好，有人在吗？");
    shop.home.pass(Millis::minutes(31));
    li.post(&format!("/conversations/{conversation}/messages"), json!({ "text": "您好，让您久等了" })).expect(201);
    let penalty = eventually("a penalty is proposed", || {
        let found = shop.owner.get("/penalties").expect(200)["items"].as_array().unwrap().clone();
        found.first().cloned()
    });
    assert_eq!((&penalty["rule"], &penalty["effect"]), (&json!("FT-05"), &json!({ "fine": 3_000 })));
    let detail = shop.owner.get(&format!("/penalties/{}", penalty["id"])).expect(200);
    let told = shop.owner.get(&format!("/verdicts/{}", detail["verdict"])).expect(200);
    let clamp = json!([{ "field": "proposals[0].effect.fine", "from": 10_000, "to": 3_000, "by": "ceiling" }]);
    assert_eq!((&told["clamps"], &told["output"]["proposals"][0]["effect"]), (&clamp, &json!({ "fine": 3_000 })));
    assert_eq!(detail["clamps"], clamp, "the record itself says so, too");
}

#[test]
fn only_the_owner_sets_them_and_nonsense_is_refused() {
    let shop = Shop::open();
    let put = |body: Value| shop.owner.put("/shops/1/guardrails", body);
    for span in [json!({ "floor": 5, "ceiling": 4 }), json!({ "floor": -1 }), json!({ "ceiling": i64::MAX })] {
        for part in ["refund", "fine", "points"] {
            let mut body = json!({ "expected_version": 0 });
            body[part] = span.clone();
            put(body).refused(422, "bad_guardrails");
        }
    }
    put(json!({ "refund": { "ceiling": 1 }, "expected_version": 3 })).refused(409, "stale");
    shop.owner.put("/shops/9/guardrails", json!({ "expected_version": 0 })).refused(404, "shop_not_found");
    let li = shop.staff("li", &["supervisor"]);
    li.get("/shops/1/guardrails").refused(403, "forbidden");
    li.put("/shops/1/guardrails", json!({ "expected_version": 0 })).refused(403, "forbidden");
    assert_eq!(shop.owner.get("/shops/1/guardrails").expect(200)["version"], 0);
}
