//! What a supervisor saw or heard, from the form to the penalty.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use crate::support::{Client, MORNING, Shop, eventually};

const MINUTE: i64 = 60_000;

/// The body of a lateness of so many minutes, `ago` minutes before now.
fn late(shop: &Shop, staff: u64, ago: i64, minutes: i64) -> Value {
    let started_at = shop.home.clock_now() - ago * MINUTE;
    json!({
        "shop": shop.shop, "staff": staff, "kind": "late_for_shift", "started_at": started_at,
        "ended_at": started_at + minutes * MINUTE, "evidence": "打卡记录和监控",
    })
}

fn number(client: &Client) -> u64 {
    client.get("/session").expect(200)["staff"]["id"].as_u64().unwrap()
}

fn judged(client: &Client, incident: u64) -> Value {
    eventually("the incident is judged", || {
        let detail = client.get(&format!("/incidents/{incident}")).expect(200);
        (detail["incident"]["state"] == "judged").then_some(detail)
    })
}

fn enter(client: &Client, body: Value) -> u64 {
    client.post("/incidents", body).expect(201)["incident"].as_u64().unwrap()
}

#[test]
fn a_supervisor_enters_a_lateness_the_policy_proposes_and_a_person_confirms() {
    let shop = Shop::open();
    let (li, supervisor) = (shop.staff("li", &["pre_sale"]), shop.staff("zhang", &["supervisor"]));
    let incident = enter(&supervisor, late(&shop, number(&li), 60, 12));
    let detail = judged(&li, incident);
    assert_eq!(detail["evidence"], "打卡记录和监控", "the person concerned reads what was written down");
    assert_eq!(detail["incident"]["entered_by"]["name"], "zhang先生");
    let proposed = &detail["proposed"][0];
    assert_eq!((&proposed["rule"], &proposed["effect"]), (&json!("FT-02"), &json!({ "fine": 2_000 })));
    let path = format!("/penalties/{}", proposed["penalty"]);
    assert_eq!(supervisor.get(&path).expect(200)["incident"]["evidence"], "打卡记录和监控");
    supervisor.post(&format!("{path}/confirm"), json!({ "expected_version": 1 })).expect(200);
    shop.home.pass(Millis::minutes(1));
    li.post(&format!("{path}/appeal"), json!({ "expected_version": 2, "text": "地铁停运" })).expect(200);
    shop.home.pass(Millis::minutes(1));
    let ruling = json!({ "expected_version": 3, "upheld": false, "reason": "属实" });
    shop.owner.post(&format!("{path}/ruling"), ruling).expect(200);
    let history = li.get(&path).expect(200)["history"].clone();
    let steps: Vec<_> =
        history.as_array().unwrap().iter().map(|step| (step["state"].clone(), step["at"].clone())).collect();
    let now = shop.home.clock_now();
    assert_eq!(
        steps,
        [
            (json!("confirmed"), json!(now - 2 * MINUTE)),
            (json!("appealed"), json!(now - MINUTE)),
            (json!("cancelled"), json!(now))
        ]
    );
    assert_eq!(judged_or_excused(&li, incident), "excused", "a dropped penalty clears its incident");
}

fn judged_or_excused(client: &Client, incident: u64) -> String {
    let detail = client.get(&format!("/incidents/{incident}")).expect(200);
    detail["incident"]["state"].as_str().unwrap().to_owned()
}

#[test]
fn two_small_latenesses_are_free_and_an_excused_one_is_not_counted() {
    let shop = Shop::open();
    let li = shop.staff("li", &["pre_sale"]);
    let staff = number(&li);
    let first = enter(&shop.owner, late(&shop, staff, 600, 5));
    let detail = judged(&shop.owner, first);
    assert_eq!((&detail["proposed"], &detail["may_excuse"]), (&json!([]), &json!(true)));
    assert_eq!(detail["incident"]["notes"][0]["rule"], "FT-01");
    judged(&shop.owner, enter(&shop.owner, late(&shop, staff, 500, 5)));
    li.post(&format!("/incidents/{first}/excuse"), json!({ "reason": "停电" })).refused(403, "forbidden");
    shop.owner.post(&format!("/incidents/{first}/excuse"), json!({ "reason": "停电" })).expect(200);
    let third = judged(&shop.owner, enter(&shop.owner, late(&shop, staff, 400, 5)));
    assert_eq!(third["proposed"], json!([]), "the second that counts");
    let fourth = judged(&shop.owner, enter(&shop.owner, late(&shop, staff, 300, 5)));
    assert_eq!(fourth["proposed"][0]["effect"], json!({ "fine": 2_000 }));
}

#[test]
fn a_bad_review_says_by_when_it_is_to_be_answered() {
    let shop = Shop::open();
    let staff = number(&shop.staff("li", &["pre_sale"]));
    let order = shop.order("1", "lily", json!({}));
    let posted = shop.home.clock_now() - MINUTE;
    let body = json!({
        "shop": shop.shop, "staff": staff, "kind": "bad_review", "started_at": posted, "evidence": "一星，说没人回复",
        "account": { "order": order },
    });
    let review = enter(&shop.owner, body);
    let due = || shop.owner.get(&format!("/incidents/{review}")).expect(200)["reply_due_at"].as_i64().unwrap();
    let convention = xiaoer_desk::shop::Conventions::default();
    assert_eq!(due(), convention.review_due(xiaoer_desk::time::Instant(posted)).0);
    let early = json!({ "working_day_end_ms": 3_600_000, "review_reply": "next_working_day" });
    let (before, change) = (due(), json!({ "expected_version": 1, "conventions": early }));
    shop.owner.patch("/shops/1", change).expect(200);
    assert!(due() != before && (due() + 8 * 3_600_000) % 86_400_000 == 3_600_000, "at one o'clock in the night");
    let lateness = enter(&shop.owner, late(&shop, staff, 600, 5));
    let other = shop.owner.get(&format!("/incidents/{lateness}")).expect(200);
    assert_eq!(other["reply_due_at"], Value::Null);
}

#[test]
fn agents_enter_nothing_and_see_only_their_own() {
    let shop = Shop::open();
    let (li, wang) = (shop.staff("li", &["pre_sale"]), shop.staff("wang", &["pre_sale"]));
    let body = late(&shop, number(&li), 60, 12);
    wang.post("/incidents", body.clone()).refused(403, "forbidden");
    let incident = enter(&shop.owner, body.clone());
    shop.owner.post("/incidents", body).refused(409, "already_recorded");
    wang.get(&format!("/incidents/{incident}")).refused(403, "other_persons_incident");
    assert_eq!(wang.get("/incidents").expect(200)["items"], json!([]));
    assert_eq!(li.get("/incidents").expect(200)["items"][0]["id"], incident);
    wang.get(&format!("/incidents?staff={}", number(&li))).refused(403, "forbidden");
}

#[test]
fn what_the_rules_cannot_work_with_is_refused() {
    let shop = Shop::open();
    let li = shop.staff("li", &["pre_sale"]);
    let staff = number(&li);
    let refused = |change: Value, status: u16, code: &str| {
        let mut body = late(&shop, staff, 60, 12);
        for (field, value) in change.as_object().unwrap() {
            body[field] = value.clone();
        }
        shop.owner.post("/incidents", body).refused(status, code);
    };
    refused(json!({ "kind": "slow_answer" }), 422, "measured_by_the_box");
    refused(json!({ "ended_at": null }), 422, "no_duration");
    refused(json!({ "started_at": MORNING.0 + 86_400_000, "ended_at": MORNING.0 + 86_400_001 }), 422, "bad_times");
    refused(json!({ "kind": "bad_review" }), 422, "no_order");
    refused(json!({ "evidence": "  " }), 422, "invalid_field");
    refused(json!({ "conversation": 77 }), 422, "invalid_field");
    refused(json!({ "kind": "yawned" }), 422, "invalid_body");
}

#[test]
fn a_shop_of_pinduoduo_counts_complaints_in_points() {
    let shop = Shop::open();
    let opened = shop.owner.post("/shops", json!({ "name": "小满百货", "platform": "pinduoduo" })).expect(201);
    let pinduoduo = opened["id"].as_u64().unwrap();
    let body = json!({ "login": "he", "name": "何", "roles": ["pre_sale"], "shops": [pinduoduo] });
    let staff = shop.owner.post("/staff", body).expect(201)["staff"]["id"].as_u64().unwrap();
    let mut points = Vec::new();
    for ago in [50, 40, 30, 20, 10] {
        let at = shop.home.clock_now() - ago * MINUTE;
        let incident = enter(
            &shop.owner,
            json!({
                "shop": pinduoduo, "staff": staff, "kind": "attitude_complaint", "started_at": at,
                "evidence": "顾客电话投诉语气生硬", "account": { "fault": "agent_at_fault" },
            }),
        );
        let proposed = judged(&shop.owner, incident)["proposed"].clone();
        // From the third on the boss is told as well (PP-11), after the points.
        assert_eq!(proposed[0]["rule"], "PP-09", "{proposed}");
        points.push(proposed[0]["effect"]["points"].as_i64().unwrap());
    }
    assert_eq!(points, [10, 10, 30, 10, 40], "totals 1, 2, 5, 6, 10 (A-20)");
}

#[test]
fn rest_days_are_used_up_one_after_the_other() {
    let shop = Shop::open();
    let opened = shop.owner.post("/shops", json!({ "name": "小满百货", "platform": "pinduoduo" })).expect(201);
    let pinduoduo = opened["id"].as_u64().unwrap();
    let body = json!({ "login": "he", "name": "何", "roles": ["pre_sale"], "shops": [pinduoduo] });
    let staff = shop.owner.post("/staff", body).expect(201)["staff"]["id"].as_u64().unwrap();
    let mut effects = Vec::new();
    for ago in [50, 40, 30, 20, 10] {
        let at = shop.home.clock_now() - ago * MINUTE;
        let kind = if ago == 50 { "forgot_register" } else { "leave_over_quota" };
        let body = json!({
            "shop": pinduoduo, "staff": staff, "kind": kind, "started_at": at, "evidence": "考勤本",
        });
        effects.push(judged(&shop.owner, enter(&shop.owner, body))["proposed"][0]["effect"].clone());
    }
    let rest = json!("use_rest_day");
    assert_eq!(effects, [rest.clone(), rest.clone(), rest.clone(), rest, json!({ "points": 20 })], "the fifth of four");
}
