//! Who may come in where, for every path that the box describes.

use serde_json::Value;

use crate::support::{Answer, Client, Shop};

/// What anybody may ask: how to get in, and how the box is.
const PUBLIC: [(&str, &str); 5] = [
    ("GET", "/api/v1/setup"),
    ("POST", "/api/v1/setup"),
    ("POST", "/api/v1/session"),
    ("GET", "/healthz"),
    ("GET", "/metrics"),
];

fn operations() -> Vec<(String, String, Value)> {
    let document: Value = serde_json::from_str(&xiaoer_server::openapi_description().unwrap()).unwrap();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            all.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    assert!(all.len() > 60, "{}", all.len());
    all
}

fn ask(client: &Client, method: &str, path: &str) -> Answer {
    let path = path.replace("{id}", "1").replace("{kind}", "reply").replace("{digest}", &"0".repeat(64));
    let kind = (method != "GET" && method != "DELETE").then_some("application/json");
    client.ask(method, &path, kind, if kind.is_some() { b"{}" } else { b"" })
}

#[test]
fn nobody_gets_anywhere_but_to_the_public_paths() {
    let shop = Shop::open();
    for (method, path, operation) in operations() {
        let is_public = PUBLIC.contains(&(method.as_str(), path.as_str()));
        assert_eq!(operation["security"] == serde_json::json!([{}]), is_public, "{method} {path} describes its guard");
        if !is_public {
            ask(&shop.home.nobody(), &method, &path).refused(401, "unauthenticated");
            let forged = shop.home.nobody().bearer(&"f".repeat(64));
            ask(&forged, &method, &path).refused(401, "unauthenticated");
        }
    }
}

#[test]
fn a_display_sees_the_wall_and_nothing_else() {
    let shop = Shop::open();
    let token = shop.owner.post("/tokens", serde_json::json!({ "name": "大屏", "scope": "display" })).expect(201);
    let display = shop.home.nobody().bearer(token["token"].as_str().unwrap());
    for (method, path, _) in operations() {
        let is_public = PUBLIC.contains(&(method.as_str(), path.as_str()));
        let is_wall = ["/api/v1/wall", "/api/v1/wall.png", "/api/v1/events"].contains(&path.as_str());
        if !is_public && !is_wall {
            ask(&display, &method, &path).refused(403, "wrong_scope");
        }
    }
    display.get("/wall").expect(200);
}

#[test]
fn a_role_that_may_not_do_a_thing_is_told_so() {
    let shop = Shop::open();
    shop.order("T1", "lily", serde_json::json!({}));
    shop.says("lily", "你好");
    let agent = shop.staff("li", &["pre_sale"]);
    let warehouse = shop.staff("depot", &["warehouse"]);
    let supervisor = shop.staff("zhang", &["supervisor"]);
    let shop_body = r#"{"name":"二店","platform":"jd"}"#;
    let staff_body = r#"{"login":"x1","name":"x","roles":["pre_sale"]}"#;
    let binding = format!(r#"{{"policy":"{}","settings":{{}},"expected_version":1}}"#, "0".repeat(64));
    for (who, method, path, body) in [
        (&agent, "POST", "/shops", shop_body),
        (&agent, "PATCH", "/shops/1", r#"{"expected_version":1,"name":"x"}"#),
        (&supervisor, "POST", "/shops", shop_body),
        (&agent, "POST", "/staff", staff_body),
        (&agent, "PATCH", "/staff/1", r#"{"expected_version":1,"roles":["boss"],"shops":[],"disabled":true}"#),
        (&agent, "POST", "/staff/1/password", ""),
        (&agent, "GET", "/login-log", ""),
        (&warehouse, "GET", "/login-log", ""),
        (&agent, "GET", "/tokens", ""),
        (&supervisor, "POST", "/tokens", r#"{"name":"x","scope":"display"}"#),
        (&supervisor, "DELETE", "/tokens/1", ""),
        (&agent, "GET", "/policies", ""),
        (&supervisor, "PUT", "/shops/1/bindings/reply", &binding),
        (&supervisor, "POST", "/shops/1/bindings/reply/previous", r#"{"expected_version":1}"#),
        (&supervisor, "DELETE", "/customers/1/text", ""),
        (&warehouse, "GET", "/conversations/1", ""),
        (&warehouse, "POST", "/conversations/1/messages", r#"{"text":"您好呀"}"#),
        (&warehouse, "POST", "/aftersales", r#"{"order":1,"facts":{"reason":"dislike","item_price":1}}"#),
        (&warehouse, "GET", "/search?q=你好", ""),
    ] {
        let path = format!("/api/v1{}", path.replace("你好", "%E4%BD%A0%E5%A5%BD"));
        let kind = (!body.is_empty()).then_some("application/json");
        who.ask(method, &path, kind, body.as_bytes()).refused(403, "forbidden");
    }
    let wasm = supervisor.ask("POST", "/api/v1/policies", Some("application/wasm"), xiaoer_artifacts::HOSTILE);
    wasm.refused(403, "forbidden");
}
