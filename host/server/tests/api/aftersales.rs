//! After-sale cases: a policy judges, people decide.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{Shop, eventually};

fn apply(shop: &Shop, order: u64, facts: Value) -> u64 {
    let body = json!({ "order": order, "facts": facts, "words": "不想要了，麻烦退一下" });
    shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap()
}

fn version(found: &Value) -> Value {
    found["case"]["version"].clone()
}

fn rule(shop: &Shop, by: &crate::support::Client, case: u64, ruling: Value) -> crate::support::Answer {
    let seen = version(&shop.owner.get(&format!("/aftersales/{case}")).expect(200));
    by.post(&format!("/aftersales/{case}/ruling"), json!({ "expected_version": seen, "ruling": ruling }))
}

#[test]
fn an_overdue_order_is_refunded_from_application_to_the_money() {
    let shop = Shop::open();
    let zhao = shop.staff("zhao", &["after_sale"]);
    let unshipped =
        json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null, "platform_overdue": true });
    let order = shop.order("T1001", "lily", unshipped);
    let case = apply(&shop, order, json!({ "reason": "late_ship", "wish": "refund_only", "item_price": 8_990 }));
    let found = shop.case_in(case, "proposed");
    let verdict = &found["verdict"];
    assert_eq!(verdict["decision"], "approve_refund_only");
    assert_eq!(verdict["amount_max"], 8_990);
    assert!(verdict["reasons"].as_array().unwrap().iter().any(|reason| reason["rule"] == "RF-02"), "{verdict}");
    assert_eq!(verdict["policy"]["id"], "xiaoer.refund");
    assert_eq!(found["words"], "不想要了，麻烦退一下");
    assert_eq!(shop.owner.get("/wall").expect(200)["open_refunds"], 1);

    let mine = zhao.get("/aftersales?mine_to_decide=1").expect(200);
    assert_eq!(mine["items"][0]["id"], case);
    let allowed = zhao.get(&format!("/aftersales/{case}")).expect(200)["allowed"].clone();
    assert!(allowed.as_array().unwrap().contains(&json!("confirm")), "{allowed}");
    let changed = rule(&shop, &zhao, case, json!("confirm")).expect(200);
    assert_eq!(changed["state"], "approved");
    let paid =
        zhao.post(&format!("/aftersales/{case}/paid"), json!({ "expected_version": changed["version"] })).expect(200);
    assert_eq!(paid["state"], "refunded");
    assert_eq!(shop.owner.get(&format!("/orders/{order}")).expect(200)["refundable"], 0);
    let closed = zhao.do_(&format!("/aftersales/{case}/close")).expect(200);
    assert_eq!(closed["state"], "closed");
    let kept = shop.owner.get(&format!("/aftersales/{case}")).expect(200);
    assert_eq!((&kept["case"]["state"], &kept["case"]["paid"]), (&json!("closed"), &json!(8_990)));
    assert_eq!(shop.owner.get("/aftersales?open=0").expect(200)["items"][0]["id"], case);
    assert_eq!(shop.owner.get("/aftersales?open=1").expect(200)["items"], json!([]));

    let verdict = shop.owner.get(&format!("/verdicts/{}", verdict["id"])).expect(200);
    assert_eq!((&verdict["kind"], &verdict["function"]), (&json!("refund"), &json!("decide")));
    assert_eq!(verdict["input"]["order"]["number"], "T1001");
    assert_eq!(verdict["output"]["amount_max"], 8_990);
}

#[test]
fn goods_that_are_disliked_come_back_first_and_the_warehouse_decides() {
    let shop = Shop::open();
    let zhao = shop.staff("zhao", &["after_sale"]);
    let depot = shop.staff("depot", &["warehouse"]);
    let order = shop.order("T1002", "lily", json!({}));
    let case = apply(&shop, order, json!({ "reason": "dislike", "wish": "return_refund", "item_price": 8_990 }));
    let found = shop.case_in(case, "need_info");
    assert!(found["verdict"]["needed"].as_array().unwrap().contains(&json!("requirements")), "{found}");
    zhao.do_(&format!("/aftersales/{case}/requirements-sent")).expect(200);
    let found = shop.case_in(case, "proposed");
    assert_eq!(found["verdict"]["decision"], "conditional_return");
    rule(&shop, &zhao, case, json!("confirm")).expect(200);
    zhao.post(&format!("/aftersales/{case}/parcel-sent"), json!({ "tracking": "SF1234567" })).expect(200);
    zhao.do_(&format!("/aftersales/{case}/parcel-received")).refused(403, "forbidden");
    depot.do_(&format!("/aftersales/{case}/parcel-received")).expect(200);
    let fine = json!({ "soiled": "fine", "used_marks": "fine", "tag_missing": "fine", "accessories_missing": "fine" });
    depot.post(&format!("/aftersales/{case}/inspection"), json!({ "conditions": fine })).expect(200);
    let found = shop.case_in(case, "proposed");
    assert_eq!(found["verdict"]["decision"], "approve_return_refund");
    assert_eq!(found["parcel"], "SF1234567");
    let changed = rule(&shop, &zhao, case, json!("confirm")).expect(200);
    assert_eq!(changed["state"], "approved");
    zhao.post(&format!("/aftersales/{case}/paid"), json!({ "expected_version": changed["version"] })).expect(200);
    let history = shop.owner.get(&format!("/aftersales/{case}")).expect(200)["history"].clone();
    let steps: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["what"].as_str().unwrap(), step["state"].as_str(), step["by"]["name"].as_str()))
        .collect();
    let (zhao, depot) = (Some("zhao先生"), Some("depot先生"));
    assert_eq!(
        steps,
        [
            ("applied", Some("applied"), None),
            ("judged", Some("need_info"), None),
            ("requirements_sent", Some("applied"), zhao),
            ("judged", Some("proposed"), None),
            ("decided", Some("conditional"), zhao),
            ("parcel_sent", Some("returning"), zhao),
            ("parcel_received", Some("inspecting"), depot),
            ("inspected", Some("applied"), depot),
            ("judged", Some("proposed"), None),
            ("decided", Some("approved"), zhao),
            ("paid", Some("refunded"), zhao),
        ]
    );
    assert_eq!(history[3]["decision"], "conditional_return");
    assert!(history[3]["reasons"].as_array().unwrap().iter().any(|reason| reason["rule"] == "RF-07"), "{history}");
    assert_eq!((&history[9]["amount"], &history[10]["amount"]), (&json!(8_990), &json!(8_990)));
}

#[test]
fn why_a_person_decided_stands_in_the_history_until_it_is_erased() {
    let shop = Shop::open();
    let order = shop.order("T1008", "lily", json!({}));
    let case = apply(&shop, order, json!({ "reason": "dislike", "wish": "return_refund", "item_price": 8_990 }));
    let other = shop.order("T1009", "anna", json!({}));
    apply(&shop, other, json!({ "reason": "dislike", "wish": "return_refund", "item_price": 8_990 }));
    shop.owner.do_(&format!("/aftersales/{case}/requirements-sent")).expect(200);
    let seen = version(&shop.case_in(case, "proposed"));
    let body = json!({ "expected_version": seen, "ruling": "ask_supervisor", "note": "老客户，请主管看一下" });
    shop.owner.post(&format!("/aftersales/{case}/ruling"), body).expect(200);
    let last = || {
        let found = shop.owner.get(&format!("/aftersales/{case}")).expect(200);
        found["history"].as_array().unwrap().last().unwrap().clone()
    };
    let step = last();
    assert_eq!((&step["what"], &step["note"]), (&json!("decided"), &json!("老客户，请主管看一下")));
    let customer = shop.owner.get(&format!("/aftersales/{case}")).expect(200)["customer"]["id"].clone();
    shop.owner.delete(&format!("/customers/{customer}/text")).expect(204);
    assert_eq!((&last()["what"], &last()["note"]), (&json!("decided"), &json!(null)));
}

#[test]
fn an_agent_gives_no_more_than_the_policy_allows_and_nobody_more_than_was_paid() {
    let shop = Shop::open();
    let zhao = shop.staff("zhao", &["after_sale"]);
    let unshipped =
        json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null, "platform_overdue": true });
    let order = shop.order("T1003", "lily", unshipped);
    let case = apply(&shop, order, json!({ "reason": "late_ship", "item_price": 8_990 }));
    shop.case_in(case, "proposed");
    rule(&shop, &zhao, case, json!({ "refund": { "amount": 8_991 } })).refused(409, "too_much");
    rule(&shop, &shop.owner, case, json!({ "refund": { "amount": 8_991 } })).refused(409, "too_much");
    rule(&shop, &zhao, case, json!({ "refund": { "amount": -1 } })).refused(409, "too_much");
    let changed = rule(&shop, &zhao, case, json!({ "refund": { "amount": 5_000 } })).expect(200);
    assert_eq!(changed["state"], "approved");
    let pre_sale = shop.staff("li", &["pre_sale"]);
    rule(&shop, &pre_sale, case, json!("confirm")).refused(403, "forbidden");
}

#[test]
fn a_decision_on_what_has_changed_meanwhile_is_stale() {
    let shop = Shop::open();
    let order = shop.order("T1004", "lily", json!({}));
    let case = apply(&shop, order, json!({ "reason": "dislike", "item_price": 8_990 }));
    let seen = version(&shop.case_in(case, "need_info"));
    let facts = json!({ "reason": "quality", "item_price": 8_990, "evidence": ["photo_of_fault"] });
    let path = format!("/aftersales/{case}");
    shop.owner.put(&format!("{path}/facts"), json!({ "expected_version": seen, "facts": facts })).expect(200);
    shop.owner.put(&format!("{path}/facts"), json!({ "expected_version": seen, "facts": facts })).refused(409, "stale");
    let body = json!({ "expected_version": seen, "ruling": "deny" });
    shop.owner.post(&format!("{path}/ruling"), body).refused(409, "stale");
    eventually("the policy judges the new facts", || {
        let found = shop.owner.get(&path).expect(200);
        found["verdict"]["reasons"].as_array()?.iter().any(|reason| reason["rule"] == "RF-11").then_some(())
    });
}

#[test]
fn an_unpaid_order_costs_nobody_anything_and_its_case_closes_by_itself() {
    let shop = Shop::open();
    let unpaid = json!({ "state": "unpaid", "paid_at": null, "shipped_at": null, "signed_at": null });
    let order = shop.order("T1005", "lily", unpaid);
    let case = apply(&shop, order, json!({ "reason": "cancel", "item_price": 0 }));
    let found = shop.case_in(case, "closed");
    assert_eq!(found["verdict"]["decision"], "close_unpaid");
}

#[test]
fn an_application_names_its_order_one_way_and_only_once() {
    let shop = Shop::open();
    let order = shop.order("T1006", "lily", json!({}));
    let facts = json!({ "reason": "dislike", "item_price": 8_990 });
    let send = |body: Value| shop.connector.post("/aftersales", body);
    send(json!({ "facts": facts })).refused(422, "invalid_field");
    send(json!({ "order": order, "shop": 1, "number": "T1006", "facts": facts })).refused(422, "invalid_field");
    send(json!({ "order": 99, "facts": facts })).refused(404, "order_not_found");
    send(json!({ "shop": 1, "number": "T9999", "facts": facts })).refused(404, "order_not_found");
    let stranger = shop.says("anna", "你好");
    send(json!({ "order": order, "conversation": stranger, "facts": facts })).refused(422, "invalid_field");
    send(json!({ "order": order, "facts": { "reason": "dislike", "item_price": 9_000 } })).refused(422, "bad_amount");
    send(json!({ "shop": 1, "number": "T1006", "facts": facts })).expect(201);
    send(json!({ "order": order, "facts": facts })).refused(409, "case_exists");
}

#[test]
fn missing_facts_that_never_come_close_the_case_after_three_days() {
    let shop = Shop::open();
    let order = shop.order("T1007", "lily", json!({}));
    let case = apply(&shop, order, json!({ "reason": "dislike", "item_price": 8_990 }));
    let found = shop.case_in(case, "need_info");
    assert_eq!(found["case"]["due_at"], shop.home.clock_now() + 72 * 3_600_000);
    shop.home.pass(Millis::hours(72));
    let owner = shop.home.nobody().log_in("boss", crate::support::PASSWORD);
    eventually("the case closes", || {
        (owner.get(&format!("/aftersales/{case}")).expect(200)["case"]["state"] == "closed").then_some(())
    });
}
