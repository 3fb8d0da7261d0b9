//! Policies: taken in, put in force, gone back from; and what a bad one can do, which is nothing.

use std::str::FromStr;

use serde_json::{Value, json};
use xiaoer_server::FactoryPolicy;

use crate::support::{Client, Shop, eventually};

fn upload(client: &Client, bytes: &[u8]) -> crate::support::Answer {
    client.ask("POST", "/api/v1/policies", Some("application/wasm"), bytes)
}

fn hostile(shop: &Shop) -> String {
    upload(&shop.owner, xiaoer_artifacts::HOSTILE).expect(201)["digest"].as_str().unwrap().to_owned()
}

fn bind(shop: &Shop, digest: &str, settings: Value, version: u32) -> crate::support::Answer {
    let body = json!({ "policy": digest, "settings": settings, "expected_version": version, "why": "试用" });
    shop.owner.put("/shops/1/bindings/reply", body)
}

#[test]
fn a_package_is_uploaded_bound_with_settings_and_gone_back_from() {
    let shop = Shop::open();
    let digest = hostile(&shop);
    assert_eq!(upload(&shop.owner, xiaoer_artifacts::HOSTILE).expect(200)["known"], true);
    let listed = shop.owner.get("/policies").expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(listed.len(), 5);
    let detail = shop.owner.get(&format!("/policies/{digest}")).expect(200);
    assert_eq!(detail["policy"]["bound_in"], json!([]));
    assert_eq!(detail["settings_schema"]["type"], "object");

    let changed = bind(&shop, &digest, json!({ "act": "fine" }), 1).expect(200);
    assert_eq!((&changed["policy"], &changed["version"]), (&json!(digest), &json!(2)));
    bind(&shop, &digest, json!({ "act": "loop" }), 1).refused(409, "stale");
    shop.says("lily", "你好，有120码吗？");
    let detail = shop.owner.get("/conversations/1").expect(200);
    assert_eq!(detail["advice"]["suggestions"], json!([]), "the quiet policy has nothing to say");

    let back = shop.owner.post("/shops/1/bindings/reply/previous", json!({ "expected_version": 2 })).expect(200);
    assert_eq!(back["version"], 3);
    shop.says("anna", "你好，有120码吗？");
    let detail = shop.owner.get("/conversations/2").expect(200);
    assert!(!detail["advice"]["suggestions"].as_array().unwrap().is_empty());
    shop.owner.post("/shops/1/bindings/refund/previous", json!({ "expected_version": 1 })).refused(409, "no_previous");
}

#[test]
fn the_schema_of_the_settings_comes_in_its_authors_order() {
    let shop = Shop::open();
    let listed = shop.owner.get("/policies").expect(200);
    let refund = listed["items"].as_array().unwrap().iter().find(|policy| policy["kind"] == "refund").unwrap();
    let told = shop.owner.get(&format!("/policies/{}", refund["digest"].as_str().unwrap())).text();
    let told = told.split_once("\"settings_schema\":").unwrap().1;
    // Looked up in the text: a reader of JSON is free to forget the order.
    let written = include_str!("../../../../plugins/refund/settings.schema.json");
    let schema: Value = serde_json::from_str(written).unwrap();
    let mut names: Vec<_> =
        schema["properties"].as_object().unwrap().keys().map(|name| format!("\"{name}\":")).collect();
    names.sort_by_key(|name| written.find(name.as_str()).unwrap());
    assert!(names.len() > 3 && !names.is_sorted(), "{names:?}");
    let places: Vec<_> = names.iter().map(|name| told.find(name.as_str()).unwrap()).collect();
    assert!(places.is_sorted(), "{names:?} at {places:?}");
}

#[test]
fn settings_that_the_schema_refuses_name_their_fields() {
    let shop = Shop::open();
    let digest = hostile(&shop);
    let problem = bind(&shop, &digest, json!({ "act": "dance" }), 1).refused(422, "settings_refused");
    assert_eq!(problem["fields"][0]["pointer"], "/settings/act");
    bind(&shop, &"0".repeat(64), json!({}), 1).refused(404, "policy_not_found");
    bind(&shop, "nonsense", json!({}), 1).refused(404, "policy_not_found");
    let body = json!({ "policy": digest, "settings": {}, "expected_version": 1 });
    shop.owner.put("/shops/1/bindings/refund", body).refused(422, "wrong_kind");
}

#[test]
fn whatever_a_policy_does_the_message_is_taken_and_the_failure_is_shown() {
    let shop = Shop::open();
    let digest = hostile(&shop);
    let acts = [
        ("loop", &["out_of_fuel"][..]),
        // Filling the memory may take more fuel than there is before it takes more memory.
        ("memory-bomb", &["memory", "out_of_fuel"]),
        ("panic", &["panic"]),
        ("stack", &["stack", "trap"]),
        ("huge-output", &["output"]),
    ];
    for (place, (act, faults)) in acts.into_iter().enumerate() {
        bind(&shop, &digest, json!({ "act": act }), u32::try_from(place).unwrap() + 1).expect(200);
        let conversation = shop.says(&format!("buyer{place}"), "你好，有120码吗？");
        let wall = shop.owner.get("/wall").expect(200);
        assert_eq!(wall["failing_policies"], json!(["reply"]), "{act}");
        assert_eq!(wall["policy_failures_today"], 1 + place, "{act}");
        let mut follower = crate::support::Follower::open(&shop.owner, "/events?after=0");
        let failed = (0..=place).map(|_| follower.until("policy", "failed")).last().unwrap();
        let fault = failed.data["event"]["policy"]["failed"]["fault"].as_str().unwrap();
        assert!(faults.contains(&fault), "{act}: {fault}");
        assert_eq!(failed.data["event"]["policy"]["failed"]["subject"], json!({ "conversation": conversation }));
    }
    let health = shop.home.nobody().ask("GET", "/healthz", None, b"").expect(200);
    assert_eq!(health["failing_policies"], json!(["reply"]));
    assert_eq!(shop.owner.get("/queue").expect(200)["counts"]["waiting"], acts.len());
}

#[test]
fn a_draft_that_nobody_could_check_is_sent_with_a_notice() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "你好"));
    bind(&shop, &hostile(&shop), json!({ "act": "loop" }), 1).expect(200);
    let review = li.post(&format!("{path}/review"), json!({ "text": "哦" })).expect(200);
    assert_eq!((&review["findings"], &review["failed"]["fault"]), (&json!([]), &json!("out_of_fuel")));
    assert!(!review["failed"]["detail"]["zh"].as_str().unwrap().is_empty());
    let sent = li.post(&format!("{path}/messages"), json!({ "text": "您好，请问有什么可以帮您？" })).expect(201);
    assert_eq!(sent["failed"]["fault"], "out_of_fuel");
    shop.says("lily", "还有一个问题");
    let detail = li.get(&path).expect(200);
    assert_eq!((&detail["advice"], &detail["notice"]["fault"]), (&json!(null), &json!("out_of_fuel")));
}

#[test]
fn a_new_binding_ends_the_warning() {
    let shop = Shop::open();
    let digest = hostile(&shop);
    bind(&shop, &digest, json!({ "act": "panic" }), 1).expect(200);
    shop.says("lily", "你好");
    assert_eq!(shop.owner.get("/wall").expect(200)["failing_policies"], json!(["reply"]));
    shop.owner.post("/shops/1/bindings/reply/previous", json!({ "expected_version": 2 })).expect(200);
    assert_eq!(shop.owner.get("/wall").expect(200)["failing_policies"], json!([]));
}

#[test]
fn a_case_whose_policy_is_not_in_force_waits_for_the_supervisor() {
    let shop = Shop::open_with(|config| config.factory = vec![FactoryPolicy::for_every_shop(xiaoer_artifacts::REPLY)]);
    let order = shop.order("T2001", "lily", json!({}));
    let body = json!({ "order": order, "facts": { "reason": "dislike", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    let found = eventually("the case shows the failure", || {
        let found = shop.owner.get(&format!("/aftersales/{case}")).expect(200);
        found["case"]["fault"].is_string().then_some(found)
    });
    assert_eq!((&found["case"]["fault"], &found["case"]["decider"]), (&json!("not_bound"), &json!("supervisor")));
    assert_eq!(shop.owner.get("/wall").expect(200)["failing_policies"], json!(["refund"]));
    let zhao = shop.staff("zhao", &["after_sale"]);
    let body = json!({ "expected_version": found["case"]["version"], "ruling": "conditional_return" });
    zhao.post(&format!("/aftersales/{case}/ruling"), body.clone()).refused(403, "forbidden");
    shop.owner.post(&format!("/aftersales/{case}/ruling"), body).expect(200);
}

#[test]
fn what_is_no_package_is_refused_and_nothing_of_it_is_kept() {
    let shop = Shop::open();
    upload(&shop.owner, b"hello").refused(422, "package_not_wasm");
    let half = &xiaoer_artifacts::HOSTILE[..xiaoer_artifacts::HOSTILE.len() / 2];
    let cut = upload(&shop.owner, half);
    assert_eq!(cut.status, 422, "{}", cut.text());
    let core = b"\0asm\x01\0\0\0";
    upload(&shop.owner, core).refused(422, "package_core_module");
    upload(&shop.owner, &vec![0; (1 << 20) + 1]).refused(413, "body_too_large");
    let json = shop.owner.ask("POST", "/api/v1/policies", Some("application/json"), b"{}");
    json.refused(415, "not_wasm");
    assert_eq!(shop.owner.get("/policies").expect(200)["items"].as_array().unwrap().len(), 4);
    shop.owner.get("/policies/abc").refused(404, "policy_not_found");
}

#[test]
fn what_was_put_in_force_is_in_force_after_a_restart() {
    let mut shop = Shop::open();
    let digest = hostile(&shop);
    bind(&shop, &digest, json!({ "act": "panic" }), 1).expect(200);
    shop.home.restart();
    let owner = shop.owner.at(shop.home.address());
    let listed = owner.get("/shops/1/bindings").expect(200);
    let item = &listed["items"][0];
    assert_eq!(
        (&item["policy"]["digest"], &item["settings"], &item["broken"]),
        (&json!(digest), &json!({ "act": "panic" }), &json!(false))
    );
    let body = shop.message("after", "lily", "你好");
    shop.connector.at(shop.home.address()).post("/messages", body).expect(201);
    assert_eq!(owner.get("/wall").expect(200)["failing_policies"], json!(["reply"]));
}

#[test]
fn a_new_version_that_keeps_failing_gives_way_to_the_one_before_by_itself() {
    let mut shop = Shop::open();
    let gate = json!({
        "signatures": "anything", "backtest_within_ms": 0, "first_calls": 10, "most_failures": 2, "expected_version": 0,
    });
    shop.owner.put("/shops/1/gate", gate).expect(200);
    let reply = |shop: &Shop| shop.owner.get("/shops/1/bindings").expect(200)["items"][0].clone();
    let before = reply(&shop);
    let digest = hostile(&shop);
    bind(&shop, &digest, json!({ "act": "panic" }), 1).expect(200);
    shop.says("buyer1", "你好");
    shop.says("buyer2", "你好");
    let watched = reply(&shop);
    assert_eq!(watched["policy"]["digest"], digest);
    assert_eq!(watched["watched"], json!({ "calls": 2, "failed": 2, "first_calls": 10, "most_failures": 2 }));
    shop.says("buyer3", "你好");
    let back = reply(&shop);
    assert_eq!(
        (&back["policy"], &back["settings"], &back["version"]),
        (&before["policy"], &before["settings"], &json!(3))
    );
    assert_eq!((&back["previous"], &back["watched"]), (&json!(null), &json!(null)), "no way leads back to what failed");
    let told = crate::support::Follower::open(&shop.owner, "/events?after=0").until("policy", "returned");
    assert_eq!((&told.data["by"], &told.data["event"]["policy"]["returned"]["failed"]), (&json!("desk"), &json!(3)));

    // Not only on paper: the one before answers again, and still does after a restart.
    eventually("the one before answers", || {
        let conversation = shop.says("lily", "你好，有120码吗？");
        let detail = shop.owner.get(&format!("/conversations/{conversation}")).expect(200);
        let suggestions = detail["advice"]["suggestions"].as_array().map_or(0, Vec::len);
        let failing = shop.owner.get("/wall").expect(200)["failing_policies"].clone();
        (suggestions > 0 && failing == json!([])).then_some(())
    });
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    assert_eq!(reply(&shop)["policy"], before["policy"]);
}

#[test]
fn what_can_no_longer_be_loaded_gives_way_to_the_one_before_when_the_box_starts() {
    gives_way_after("DELETE FROM blobs WHERE digest = ?1");
}

#[test]
fn a_package_that_was_changed_in_the_database_is_not_run_under_its_old_name() {
    // The bytes of another package, which would load.
    gives_way_after(
        "UPDATE blobs SET bytes = (SELECT bytes FROM blobs WHERE kind = 'package' AND digest <> ?1 LIMIT 1)
         WHERE digest = ?1",
    );
}

/// The hostile policy is in force for replies; the box stops, its package is harmed with this SQL, and it starts again.
fn gives_way_after(harm: &str) {
    let mut shop = Shop::open();
    let digest = hostile(&shop);
    bind(&shop, &digest, json!({ "act": "fine" }), 1).expect(200);
    shop.home.stop();
    let database = rusqlite::Connection::open(shop.home.folder().join("xiaoer.db")).unwrap();
    let name = xiaoer_policy::Digest::from_str(&digest).unwrap();
    assert_eq!(database.execute(harm, [name.bytes()]).unwrap(), 1);
    drop(database);
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    shop.connector = shop.connector.at(shop.home.address());
    let reply = shop.owner.get("/shops/1/bindings").expect(200)["items"][0].clone();
    assert_eq!(reply["policy"]["id"], "xiaoer.reply");
    eventually("the one before answers", || {
        let conversation = shop.says("lily", "你好，有120码吗？");
        let detail = shop.owner.get(&format!("/conversations/{conversation}")).expect(200);
        let suggestions = detail["advice"]["suggestions"].as_array().map_or(0, Vec::len);
        (suggestions > 0).then_some(())
    });
}
