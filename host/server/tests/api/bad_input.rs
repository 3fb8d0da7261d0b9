//! Bad input at every door: one clear error, nothing half done.

use serde_json::json;

use crate::support::{Answer, Shop};

fn send(shop: &Shop, body: &[u8]) -> Answer {
    shop.connector.ask("POST", "/api/v1/messages", Some("application/json"), body)
}

#[test]
fn json_that_is_none_names_the_place() {
    let shop = Shop::open();
    let problem = send(&shop, b"{\"shop\": 1,\n \"channel\": }").refused(400, "malformed_json");
    assert!(problem["detail_en"].as_str().unwrap().contains("line 2"), "{problem}");
    send(&shop, b"{\"shop\": 1").refused(400, "malformed_json");
    send(&shop, b"[]").refused(422, "invalid_body");
    send(&shop, b"").refused(422, "invalid_body");
    let deep = "[".repeat(100_000);
    let body = format!("{{\"shop\": {deep}");
    let answer = send(&shop, body.as_bytes());
    assert!(answer.status == 400 || answer.status == 422, "{}", answer.status);
    let twice = format!("{} {}", shop.message("m1", "lily", "你好"), shop.message("m2", "lily", "你好"));
    send(&shop, twice.as_bytes()).refused(400, "malformed_json");
}

#[test]
fn a_field_that_is_unknown_or_of_another_type_is_named() {
    let shop = Shop::open();
    let mut body = shop.message("m1", "lily", "你好");
    body["buyer"]["phone"] = json!("13800138000");
    let problem = send(&shop, body.to_string().as_bytes()).refused(422, "invalid_body");
    assert_eq!(problem["fields"][0]["pointer"], "/buyer/phone", "{problem}");
    let mut body = shop.message("m1", "lily", "你好");
    body["shop"] = json!("one");
    let problem = send(&shop, body.to_string().as_bytes()).refused(422, "invalid_body");
    assert_eq!(problem["fields"][0]["pointer"], "/shop");
    let mut body = shop.message("m1", "lily", "你好");
    body["shop"] = json!(-1);
    send(&shop, body.to_string().as_bytes()).refused(422, "invalid_body");
    let mut body = shop.message("m1", "lily", "你好");
    body.as_object_mut().unwrap().remove("text");
    let problem = send(&shop, body.to_string().as_bytes()).refused(422, "invalid_body");
    assert_eq!(problem["detail_zh"], "缺少字段 /text。", "{problem}");
    assert_eq!(problem["fields"][0]["pointer"], "/text", "{problem}");
}

#[test]
fn text_that_is_not_utf_8_names_the_byte() {
    let shop = Shop::open();
    let mut body = shop.message("m1", "lily", "hello").to_string().into_bytes();
    let at = body.windows(5).position(|window| window == b"hello").unwrap();
    body[at] = 0xff;
    let problem = send(&shop, &body).refused(400, "invalid_utf8");
    assert!(problem["detail_en"].as_str().unwrap().contains(&at.to_string()), "{problem}");
    let surrogate = shop.message("m1", "lily", "x").to_string().replace("\"x\"", "\"\\ud800\"");
    send(&shop, surrogate.as_bytes()).refused(400, "malformed_json");
}

#[test]
fn a_body_over_a_mebibyte_is_not_read() {
    let shop = Shop::open();
    let body = shop.message("m1", "lily", &"长".repeat(400_000)).to_string();
    send(&shop, body.as_bytes()).refused(413, "body_too_large");
    assert_eq!(shop.owner.get("/queue").expect(200)["counts"]["waiting"], 0);
}

#[test]
fn another_kind_of_body_another_method_and_another_address_are_told_apart() {
    let shop = Shop::open();
    let text = shop.connector.ask("POST", "/api/v1/messages", Some("text/plain"), b"hello");
    text.refused(415, "not_json");
    shop.connector.ask("DELETE", "/api/v1/messages", None, b"").refused(405, "wrong_method");
    shop.owner.get("/nowhere").refused(404, "no_such_path");
    shop.owner.ask("GET", "/api/v2/queue", None, b"").refused(404, "no_such_path");
    shop.owner.get("/shops/abc").refused(404, "no_such_path");
    shop.owner.get("/shops/99999999999999999999").refused(404, "no_such_path");
    shop.owner.put("/shops/1/bindings/dance", json!({})).refused(404, "no_such_path");
}

#[test]
fn numbers_that_name_nothing_are_said_to_name_nothing() {
    let shop = Shop::open();
    for (path, code) in [
        ("/shops/9", "shop_not_found"),
        ("/conversations/9", "conversation_not_found"),
        ("/aftersales/9", "case_not_found"),
        ("/penalties/9", "penalty_not_found"),
        ("/orders/9", "order_not_found"),
        ("/customers/9", "customer_not_found"),
        ("/verdicts/9", "verdict_not_found"),
        ("/verdicts/18446744073709551615", "verdict_not_found"),
        ("/conversations/18446744073709551615", "conversation_not_found"),
        ("/shops/9/bindings", "shop_not_found"),
    ] {
        shop.owner.get(path).refused(404, code);
    }
}

#[test]
fn queries_with_unknown_or_wrong_parameters_are_refused() {
    let shop = Shop::open();
    for query in [
        "/queue?mine=perhaps",
        "/queue?shop=one",
        "/queue?colour=red",
        "/aftersales?state=dancing",
        "/search",
        "/search?q=你好&from=yesterday",
        "/orders",
        "/events?after=x",
        "/login-log?before=-1",
        "/conversations?before=1.5",
    ] {
        shop.owner.get(&query.replace("你好", "%E4%BD%A0%E5%A5%BD")).refused(422, "invalid_query");
    }
    for (query, zh, en) in [
        (
            "/queue?colour=red",
            "没有查询条件 colour，可以用的是：mine、shop。",
            "Query parameter colour is not known here. Known are: mine, shop.",
        ),
        ("/queue?mine=perhaps", "不能是“perhaps”", "cannot be “perhaps”"),
        (
            "/queue?shop=one",
            "查询条件 shop 要写成不小于 0 的整数。",
            "Query parameter shop must be a whole number, 0 or more.",
        ),
        ("/search", "缺少查询条件 q。", "Query parameter q is missing."),
    ] {
        let problem = shop.owner.get(query).refused(422, "invalid_query");
        let said = |field: &str| problem[field].as_str().unwrap().to_owned();
        assert!(said("detail_zh").contains(zh) && said("detail_en").contains(en), "{problem}");
    }
    shop.owner.get("/search?q=%20").refused(422, "invalid_field");
}

#[test]
fn a_problem_speaks_the_language_that_is_asked_for_and_always_has_both() {
    let shop = Shop::open();
    let chinese = shop.owner.get("/shops/9").refused(404, "shop_not_found");
    assert_eq!(chinese["detail"], chinese["detail_zh"]);
    let english = shop.owner.header("Accept-Language", "en-GB,en;q=0.8").get("/shops/9").refused(404, "shop_not_found");
    assert_eq!(english["detail"], english["detail_en"]);
    assert_ne!(english["detail"], chinese["detail"]);
}

#[test]
fn no_answer_may_be_kept_or_guessed_at_by_a_browser() {
    let shop = Shop::open();
    let answer = shop.owner.get("/queue");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
}
