//! The same request twice, by its key.

use serde_json::json;

use crate::support::Shop;

#[test]
fn the_first_answer_is_given_again_and_nothing_happens_twice() {
    let shop = Shop::open();
    let keyed = shop.owner.header("Idempotency-Key", "open-second-shop");
    let body = json!({ "name": "二店", "platform": "jd" });
    let first = keyed.post("/shops", body.clone());
    let again = keyed.post("/shops", body.clone());
    assert_eq!((first.status, first.json()), (201, again.json()));
    assert_eq!(again.status, 201);
    assert_eq!(shop.owner.get("/shops").expect(200)["items"].as_array().unwrap().len(), 2);
    let other = json!({ "name": "三店", "platform": "jd" });
    keyed.post("/shops", other).refused(422, "idempotency_key_reused");
}

#[test]
fn keys_of_different_people_have_nothing_to_do_with_each_other() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]).header("Idempotency-Key", "k");
    let wang = shop.staff("wang", &["pre_sale"]).header("Idempotency-Key", "k");
    shop.says("lily", "你好");
    li.do_("/conversations/1/claim").expect(200);
    wang.do_("/conversations/1/claim").refused(403, "forbidden");
}

#[test]
fn ten_at_once_with_one_key_are_carried_out_once() {
    let shop = Shop::open();
    let keyed = shop.owner.header("Idempotency-Key", "once");
    let ids: Vec<_> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..10)
            .map(|_| {
                let client = keyed.clone();
                scope.spawn(move || {
                    client.post("/shops", json!({ "name": "二店", "platform": "jd" })).expect(201)["id"].clone()
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|id| *id == 2));
    assert_eq!(shop.owner.get("/shops").expect(200)["items"].as_array().unwrap().len(), 2);
}

#[test]
fn a_refusal_is_not_kept() {
    let shop = Shop::open();
    let keyed = shop.owner.header("Idempotency-Key", "k");
    let body = json!({ "name": " ", "platform": "jd" });
    keyed.post("/shops", body.clone()).refused(422, "bad_name");
    keyed.post("/shops", body).refused(422, "bad_name");
    shop.owner
        .header("Idempotency-Key", &"k".repeat(201))
        .post("/shops", json!({}))
        .refused(422, "bad_idempotency_key");
}

#[test]
fn a_kept_answer_survives_a_restart() {
    let mut shop = Shop::open();
    let keyed = shop.owner.header("Idempotency-Key", "k");
    let body = json!({ "name": "二店", "platform": "jd" });
    let first = keyed.post("/shops", body.clone()).expect(201);
    shop.home.restart();
    assert_eq!(keyed.at(shop.home.address()).post("/shops", body).expect(201), first);
}
