//! Tokens.

use serde_json::json;

use crate::support::Shop;

#[test]
fn a_connectors_token_is_for_bringing_in_and_nothing_else() {
    let shop = Shop::open();
    shop.connector.post("/messages", shop.message("m1", "lily", "你好")).expect(201);
    shop.connector.get("/queue").refused(403, "wrong_scope");
    shop.connector.get("/wall").refused(403, "wrong_scope");
    shop.connector.get("/events").refused(403, "wrong_scope");
    shop.owner.post("/messages", shop.message("m2", "lily", "你好")).refused(403, "wrong_scope");
}

#[test]
fn a_forged_or_revoked_token_brings_nothing_in() {
    let shop = Shop::open();
    let forged = shop.home.nobody().bearer(&"0".repeat(64));
    forged.post("/messages", shop.message("m1", "lily", "你好")).refused(401, "unauthenticated");
    shop.owner.delete("/tokens/1").expect(204);
    shop.connector.post("/messages", shop.message("m1", "lily", "你好")).refused(401, "unauthenticated");
    shop.owner.delete("/tokens/77").refused(404, "token_not_found");
    assert_eq!(shop.owner.get("/tokens").expect(200)["items"][0]["revoked"], true);
}

#[test]
fn a_token_for_one_shop_does_not_reach_another() {
    let shop = Shop::open();
    let other = shop.owner.post("/shops", json!({ "name": "二店", "platform": "jd" })).expect(201)["id"].clone();
    let body = json!({ "name": "二店接入", "scope": "connector", "shops": [other] });
    let token = shop.owner.post("/tokens", body).expect(201);
    let connector = shop.home.nobody().bearer(token["token"].as_str().unwrap());
    connector.post("/messages", shop.message("m1", "lily", "你好")).refused(403, "wrong_scope");
    let mut message = shop.message("m1", "lily", "你好");
    message["shop"] = other;
    connector.post("/messages", message).expect(201);
}

#[test]
fn a_secret_is_shown_once_and_kept_nowhere() {
    let shop = Shop::open();
    let keyed = shop.owner.header("Idempotency-Key", "k1");
    let body = json!({ "name": "大屏", "scope": "display" });
    let token = keyed.post("/tokens", body.clone()).expect(201)["token"].as_str().unwrap().to_owned();
    keyed.post("/tokens", body).refused(409, "already_done");
    assert!(!shop.owner.get("/tokens").text().contains(&token));
    let database = std::fs::read(shop.home.folder().join("xiaoer.db")).unwrap();
    let log = std::fs::read(shop.home.folder().join("xiaoer.db-wal")).unwrap_or_default();
    for file in [database, log] {
        assert!(!file.windows(token.len()).any(|window| window == token.as_bytes()));
    }
}

#[test]
fn tokens_work_after_a_restart_and_revoked_ones_do_not() {
    let mut shop = Shop::open();
    let token = shop.owner.post("/tokens", json!({ "name": "二", "scope": "connector" })).expect(201);
    shop.owner.delete("/tokens/2").expect(204);
    shop.home.restart();
    let body = shop.message("m1", "lily", "你好");
    let again = shop.home.nobody();
    again.bearer(token["token"].as_str().unwrap()).post("/messages", body.clone()).refused(401, "unauthenticated");
    let first = shop.connector.at(shop.home.address());
    first.post("/messages", body).expect(201);
}
