//! People at the desk.

use serde_json::json;

use crate::support::Shop;

#[test]
fn somebody_who_joins_logs_in_with_the_password_that_was_shown_once() {
    let shop = Shop::open();
    let li = shop.staff("li", &["pre_sale", "after_sale"]);
    let session = li.get("/session").expect(200);
    assert_eq!(session["staff"]["roles"], json!(["pre_sale", "after_sale"]));
    assert_eq!(session["staff"]["shops"], json!([shop.shop]));
    assert!(!session["permissions"].as_array().unwrap().contains(&json!("manage_staff")));
    let list = shop.owner.get("/staff").expect(200);
    assert_eq!(list["items"][1]["login"], "li");
    assert!(!list.to_string().contains("password"));
    assert_eq!(li.get("/staff").expect(200)["items"][1]["login"], json!(null), "logins are for those who manage them");
}

#[test]
fn a_login_that_is_taken_is_refused_and_nobody_joins() {
    let shop = Shop::open();
    shop.staff("li", &["pre_sale"]);
    let body = json!({ "login": "LI", "name": "另一位", "roles": ["pre_sale"], "shops": [] });
    shop.owner.post("/staff", body).refused(409, "login_taken");
    assert_eq!(shop.owner.get("/staff").expect(200)["items"].as_array().unwrap().len(), 2);
}

#[test]
fn nobody_gives_rights_as_high_as_their_own_but_the_owner() {
    let shop = Shop::open();
    let supervisor = shop.staff("zhang", &["supervisor"]);
    let body = |roles| json!({ "login": "new", "name": "新人", "roles": roles, "shops": [shop.shop] });
    supervisor.post("/staff", body(json!(["boss"]))).refused(403, "forbidden");
    supervisor.post("/staff", body(json!(["supervisor"]))).refused(403, "forbidden");
    supervisor.post("/staff", body(json!([]))).refused(422, "no_role");
    supervisor.post("/staff", body(json!(["pre_sale"]))).expect(201);
}

#[test]
fn a_change_of_somebody_who_was_changed_meanwhile_is_stale() {
    let shop = Shop::open();
    shop.staff("li", &["pre_sale"]);
    let body = |version: u32, name: &str| json!({ "expected_version": version, "name": name, "roles": ["leader"], "shops": [shop.shop], "disabled": false });
    let changed = shop.owner.patch("/staff/2", body(1, "李组长")).expect(200);
    assert_eq!((&changed["version"], &changed["name"]), (&json!(2), &json!("李组长")));
    shop.owner.patch("/staff/2", body(1, "李")).refused(409, "stale");
    assert_eq!(shop.owner.get("/staff").expect(200)["items"][1]["name"], "李组长");
}

#[test]
fn a_disabled_person_is_out_at_once() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let body = json!({ "expected_version": 1, "roles": ["pre_sale"], "shops": [shop.shop], "disabled": true });
    shop.owner.patch("/staff/2", body).expect(200);
    li.get("/session").refused(401, "unauthenticated");
    let list = shop.owner.get("/staff").expect(200);
    assert_eq!((&list["items"][1]["disabled"], &list["items"][1]["presence"]), (&json!(true), &json!("offline")));
}

#[test]
fn a_password_that_was_set_anew_ends_the_old_sessions() {
    let shop = Shop::open();
    let li = shop.staff("li", &["pre_sale"]);
    let password = shop.owner.do_("/staff/2/password").expect(200)["password"].as_str().unwrap().to_owned();
    li.get("/session").refused(401, "unauthenticated");
    shop.home.nobody().log_in("li", &password);
    let supervisor = shop.staff("zhang", &["supervisor"]);
    supervisor.do_("/staff/1/password").refused(403, "forbidden");
    shop.owner.do_("/staff/99/password").refused(404, "staff_not_found");
}
