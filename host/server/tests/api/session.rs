//! Logging in and out.

use serde_json::json;
use xiaoer_desk::time::Millis;

use crate::support::{PASSWORD, Shop};

#[test]
fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let shop = Shop::open();
    let try_ = |login: &str, password: &str| {
        shop.home.nobody().post("/session", json!({ "login": login, "password": password }))
    };
    let wrong = try_("boss", "not the password").refused(401, "wrong_login");
    let unknown = try_("nobody", "not the password").refused(401, "wrong_login");
    assert_eq!(wrong, unknown);
    let log = shop.owner.get("/login-log").expect(200);
    let reasons: Vec<_> = log["items"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, ["unknown_login", "wrong_password", "ok"]);
    assert_eq!(log["items"][1]["staff"]["name"], "王老板");
    assert_eq!(log["items"][0]["address"], "127.0.0.1");
}

#[test]
fn the_sixth_try_has_to_wait_a_quarter_of_an_hour() {
    let shop = Shop::open();
    let try_ = |password: &str| shop.home.nobody().post("/session", json!({ "login": "boss", "password": password }));
    for _ in 0..5 {
        try_("wrong").refused(401, "wrong_login");
    }
    let locked = try_(PASSWORD);
    locked.refused(429, "locked_out");
    assert_eq!(locked.header("retry-after"), Some("901"));
    shop.home.pass(Millis::minutes(15));
    try_(PASSWORD).expect(201);
}

#[test]
fn a_session_ends_after_four_idle_hours_and_after_sixteen_in_any_case() {
    let shop = Shop::open();
    for _ in 0..4 {
        shop.home.pass(Millis(Millis::hours(4).0 - 1));
        shop.owner.get("/session").expect(200);
    }
    shop.home.pass(Millis::minutes(1));
    shop.owner.get("/session").refused(401, "unauthenticated");

    let again = shop.home.nobody().log_in("boss", PASSWORD);
    shop.home.pass(Millis::hours(4));
    again.get("/session").refused(401, "unauthenticated");
}

#[test]
fn a_forged_cookie_opens_nothing() {
    let shop = Shop::open();
    let forged = shop.home.nobody().header("Cookie", &format!("xiaoer_session={}", "0".repeat(64)));
    forged.get("/session").refused(401, "unauthenticated");
    forged.header("X-Xiaoer", "1").post("/shops", json!({})).refused(401, "unauthenticated");
}

#[test]
fn a_foreign_page_cannot_write_with_somebodys_login() {
    let shop = Shop::open();
    let foreign = shop.owner.without("X-Xiaoer");
    foreign.get("/session").expect(200);
    let body = json!({ "name": "另一家", "platform": "jd" });
    foreign.post("/shops", body).refused(403, "foreign_page");
    assert_eq!(shop.owner.get("/shops").expect(200)["items"].as_array().unwrap().len(), 1);
}

#[test]
fn the_cookie_is_for_this_site_and_for_no_script() {
    let shop = Shop::open();
    let answer = shop.home.nobody().post("/session", json!({ "login": " BOSS ", "password": PASSWORD }));
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"), "{cookie}");
    assert!(!answer.text().contains(cookie.split(['=', ';']).nth(1).unwrap()), "the secret is in the cookie only");
}

#[test]
fn logging_out_ends_the_session_for_everybody_who_has_its_cookie() {
    let shop = Shop::open();
    let client = shop.home.nobody().log_in("boss", PASSWORD);
    client.delete("/session").expect(204);
    client.get("/session").refused(401, "unauthenticated");
    shop.owner.get("/session").expect(200);
}

#[test]
fn a_new_password_ends_every_other_session_and_the_old_one_no_longer_works() {
    let shop = Shop::open();
    let other = shop.home.nobody().log_in("boss", PASSWORD);
    let body = json!({ "old": PASSWORD, "new": "二月里来好春光" });
    shop.owner.put("/session/password", body.clone()).refused(422, "invalid_field");
    let body = json!({ "old": PASSWORD, "new": "二月里来好春光，家家户户" });
    shop.owner
        .put("/session/password", json!({ "old": "wrong", "new": "二月里来好春光，家家户户" }))
        .refused(422, "invalid_field");
    let changed = shop.owner.put("/session/password", body);
    let owner = shop.home.nobody().logged_in(&changed);
    owner.get("/session").expect(200);
    other.get("/session").refused(401, "unauthenticated");
    shop.home.nobody().post("/session", json!({ "login": "boss", "password": PASSWORD })).refused(401, "wrong_login");
    shop.home.nobody().log_in("boss", "二月里来好春光，家家户户");
}

#[test]
fn presence_is_told_to_everybody() {
    let shop = Shop::open();
    let li = shop.staff("li", &["pre_sale"]);
    let told = li.put("/session/presence", json!({ "presence": "online" })).expect(200);
    assert_eq!(told["staff"]["presence"], "online");
    let list = shop.owner.get("/staff").expect(200);
    assert_eq!(list["items"][1]["presence"], "online");
    assert_eq!(li.get("/session").expect(200)["staff"]["presence"], "online");
}
