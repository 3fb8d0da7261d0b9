//! Shops.

use serde_json::json;

use crate::support::Shop;

#[test]
fn a_new_shop_has_the_factory_policies_in_force_and_the_journal_says_that_the_box_did_it() {
    let shop = Shop::open();
    let bindings = shop.owner.get(&format!("/shops/{}/bindings", shop.shop)).expect(200);
    let kinds: Vec<_> = bindings["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["reply", "refund", "penalty"]);
    for one in bindings["items"].as_array().unwrap() {
        assert_eq!((&one["settings"], &one["version"], &one["broken"]), (&json!({}), &json!(1), &json!(false)));
    }
    let mut follower = crate::support::Follower::open(&shop.owner, "/events?after=0");
    let bound = follower.until("policy", "bound");
    assert_eq!(bound.data["by"], "desk");
}

#[test]
fn a_pinduoduo_shop_starts_with_points_and_every_other_with_fines() {
    let shop = Shop::open();
    let policies = shop.owner.get("/policies").expect(200);
    assert_eq!(policies["items"].as_array().unwrap().len(), 4, "all are installed, whatever the shops");
    let scheme_of = |platform: &str| {
        let body = json!({ "name": platform, "platform": platform });
        let opened = shop.owner.post("/shops", body).expect(201)["id"].as_u64().unwrap();
        let bindings = shop.owner.get(&format!("/shops/{opened}/bindings")).expect(200);
        let bound = bindings["items"].as_array().unwrap().clone();
        assert_eq!(bound.len(), 3, "one policy of each kind: {bindings}");
        bound.iter().find(|one| one["kind"] == "penalty").unwrap()["policy"]["id"].as_str().unwrap().to_owned()
    };
    let schemes = ["taobao", "tmall", "douyin", "pinduoduo", "jd", "other"].map(scheme_of);
    let fines = "xiaoer.penalty";
    assert_eq!(schemes, [fines, fines, fines, "xiaoer.points", fines, fines]);
}

#[test]
fn times_that_are_left_out_get_the_catalogues_defaults_and_nonsense_is_refused() {
    let shop = Shop::open();
    let found = shop.owner.get("/shops/1").expect(200);
    assert_eq!(found["targets"]["late_ms"], 120_000);
    let body = json!({ "name": "快店", "platform": "douyin", "targets": { "late_ms": 180_000 } });
    let other = shop.owner.post("/shops", body).expect(201);
    assert_eq!((&other["targets"]["late_ms"], &other["targets"]["greeting_ms"]), (&json!(180_000), &json!(10_000)));
    let bad = json!({ "name": "坏店", "platform": "jd", "targets": { "late_ms": 1 } });
    let problem = shop.owner.post("/shops", bad).refused(422, "bad_target");
    assert_eq!(problem["fields"][0]["pointer"], "/targets/late_ms", "{problem}");
    let contrary = json!({ "name": "坏店", "platform": "jd", "targets": { "queue_amber": 11 } });
    let problem = shop.owner.post("/shops", contrary).refused(422, "bad_target");
    let named: Vec<_> = problem["fields"].as_array().unwrap().iter().map(|field| field["pointer"].clone()).collect();
    assert_eq!(named, ["/targets/queue_amber", "/targets/queue_red"], "{problem}");
    let typo = json!({ "name": "坏店", "platform": "jd", "targets": { "late": 1 } });
    let problem = shop.owner.post("/shops", typo).refused(422, "invalid_body");
    assert!(problem["fields"][0]["pointer"].as_str().unwrap().starts_with("/targets"), "{problem}");
}

#[test]
fn a_shop_is_changed_by_whoever_saw_its_latest_version() {
    let shop = Shop::open();
    let body = |version| json!({ "expected_version": version, "name": "小满童装旗舰店" });
    let changed = shop.owner.patch("/shops/1", body(1)).expect(200);
    assert_eq!((&changed["name"], &changed["version"]), (&json!("小满童装旗舰店"), &json!(2)));
    shop.owner.patch("/shops/1", body(1)).refused(409, "stale");
    shop.owner.patch("/shops/9", body(1)).refused(404, "shop_not_found");
}
