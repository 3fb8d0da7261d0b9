//! First start.

use serde_json::json;
use xiaoer_server::WallFeed;

use crate::support::{PASSWORD, Shop, TestBox, found};

#[test]
fn the_first_visitor_with_the_code_from_the_wall_becomes_the_owner() {
    let home = TestBox::new();
    assert_eq!(home.nobody().get("/setup").expect(200), json!({ "needed": true, "code_length": 8 }));
    let WallFeed::FirstStart { code, address } = home.wall() else { panic!("the wall shows the code") };
    assert_eq!(Some(&code), home.running().setup_code.as_ref());
    assert_eq!(address, format!("http://{}/", home.address()));

    let owner = found(&home);
    let session = owner.get("/session").expect(200);
    assert_eq!(session["staff"]["login"], "boss");
    assert_eq!(session["staff"]["roles"], json!(["boss"]));
    assert!(session["permissions"].as_array().unwrap().contains(&json!("manage_policies")));
    assert_eq!(home.nobody().get("/setup").expect(200)["needed"], false);
    crate::support::eventually("the wall shows the desk", || matches!(home.wall(), WallFeed::Desk(_)).then_some(()));
}

#[test]
fn five_wrong_codes_bring_a_new_one_and_nobody_gets_in() {
    let home = TestBox::new();
    let first = home.running().setup_code.clone().unwrap();
    let body = |code: &str| json!({ "code": code, "login": "boss", "name": "王老板", "password": PASSWORD });
    for _ in 0..5 {
        home.nobody().post("/setup", body("WRONGWRONG")).refused(403, "wrong_code");
    }
    home.nobody().post("/setup", body(&first)).refused(403, "wrong_code");
    crate::support::eventually("the wall shows the new code", || match home.wall() {
        WallFeed::FirstStart { code, .. } if code != first => Some(()),
        _ => None,
    });
    assert!(home.nobody().get("/setup").expect(200)["needed"].as_bool().unwrap());
}

#[test]
fn a_weak_password_or_a_bad_login_is_refused_before_the_code_is_used_up() {
    let home = TestBox::new();
    let code = home.running().setup_code.clone().unwrap();
    let weak = json!({ "code": code, "login": "boss", "name": "王老板", "password": "123456789" });
    let problem = home.nobody().post("/setup", weak).refused(422, "invalid_field");
    assert_eq!(problem["fields"][0]["pointer"], "/password");
    let same = json!({ "code": code, "login": "boss", "name": "王老板", "password": "boss boss!" });
    home.nobody().post("/setup", same).refused(422, "invalid_field");
    let odd = json!({ "code": code, "login": "bo ss", "name": "王老板", "password": PASSWORD });
    home.nobody().post("/setup", odd).refused(422, "invalid_field");
    found(&home);
}

#[test]
fn a_box_is_taken_over_only_once() {
    let shop = Shop::open();
    let again = json!({ "code": "AAAAAAAA", "login": "other", "name": "别人", "password": PASSWORD });
    shop.home.nobody().post("/setup", again).refused(409, "already_founded");
}

#[test]
fn the_owner_is_still_the_owner_after_a_restart() {
    let mut home = TestBox::new();
    found(&home);
    home.restart();
    assert_eq!(home.running().setup_code, None);
    let owner = home.nobody().log_in("boss", PASSWORD);
    assert_eq!(owner.get("/session").expect(200)["staff"]["name"], "王老板");
}
