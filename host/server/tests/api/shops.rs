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
fn how_a_shop_counts_has_defaults_and_other_readings() {
    let shop = Shop::open();
    let usual = json!({
        "sales_amount": "paid", "sales_month": "paid", "review_reply": "same_working_day",
        "working_day_end_ms": 64_800_000, "settling": "twice_a_month",
    });
    assert_eq!(shop.owner.get("/shops/1").expect(200)["conventions"], usual);
    let change = |version, conventions| json!({ "expected_version": version, "conventions": conventions });
    let changed = shop.owner.patch("/shops/1", change(1, json!({ "sales_month": "completed" }))).expect(200);
    assert_eq!(changed["conventions"]["sales_month"], "completed");
    let renamed = shop.owner.patch("/shops/1", json!({ "expected_version": 2, "name": "大满" })).expect(200);
    assert_eq!(renamed["conventions"]["sales_month"], "completed", "what is left out stays");
    let problem =
        shop.owner.patch("/shops/1", change(3, json!({ "working_day_end_ms": 1 }))).refused(422, "bad_convention");
    assert_eq!(problem["fields"][0]["pointer"], "/conventions/working_day_end_ms");
    shop.owner.patch("/shops/1", change(3, json!({ "sales_month": "never" }))).refused(422, "invalid_body");
}

#[test]
fn an_owner_sees_what_the_platform_settles_next() {
    let shop = Shop::open();
    let now = shop.home.clock_now();
    let next = shop.owner.get("/shops/1/settlement").expect(200);
    let [on, from, to] = ["on", "from", "to"].map(|name| next[name].as_i64().unwrap());
    assert!(from < to && to <= on && on > now - 86_400_000, "{next}");
    assert_eq!((&next["orders"], &next["amount"], &next["held_back"]), (&json!(0), &json!(0), &json!(0)));
    let received =
        |number, at| shop.order(number, number, json!({ "state": "signed", "signed_at": at, "paid_at": from }));
    received("1", from);
    received("2", to);
    let one = shop.owner.get("/shops/1/settlement").expect(200);
    assert_eq!(one["orders"], 1, "the other belongs to the time after");
    assert!(one["amount"].as_i64().unwrap() > 0);
    shop.owner
        .patch("/shops/1", json!({ "expected_version": 1, "conventions": { "settling": "monthly" } }))
        .expect(200);
    let monthly = shop.owner.get("/shops/1/settlement").expect(200);
    assert!(
        to - from < 17 * 86_400_000
            && monthly["to"].as_i64().unwrap() - monthly["from"].as_i64().unwrap() > 27 * 86_400_000
    );
    shop.staff("li", &["supervisor"]).get("/shops/1/settlement").refused(403, "forbidden");
    shop.owner.get("/shops/9/settlement").refused(404, "shop_not_found");
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
