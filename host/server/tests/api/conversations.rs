//! A conversation from the agent's seat.

use serde_json::json;
use xiaoer_desk::time::Millis;

use crate::support::Shop;

#[test]
fn the_whole_way_of_a_message_from_the_buyer_to_the_answer() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let conversation = shop.says("lily", "你好，这件衣服包邮吗？");
    let path = format!("/conversations/{conversation}");
    let detail = li.get(&path).expect(200);
    assert_eq!(detail["conversation"]["assignee"]["name"], "li先生", "given to whoever is online");
    assert_eq!(detail["customer"]["account"], "lily");
    assert!(!detail["advice"]["suggestions"].as_array().unwrap().is_empty(), "{detail}");
    assert_eq!(detail["notice"], json!(null));

    let draft = json!({ "text": "您好，满99元就给您包邮哦，请问您需要什么尺码呢？" });
    let review = li.post(&format!("{path}/review"), draft.clone()).expect(200);
    assert!(review["findings"].as_array().unwrap().iter().all(|finding| finding["level"] != "block"), "{review}");
    shop.home.pass(Millis::seconds(30));
    crate::support::eventually("the box greets", || {
        (li.get(&path).expect(200)["messages"].as_array()?.len() == 2).then_some(())
    });
    let mut outgoing = draft;
    outgoing["expected_version"] = li.get(&path).expect(200)["conversation"]["version"].clone();
    li.post(&format!("{path}/messages"), outgoing).expect(201);
    let detail = shop.owner.get(&path).expect(200);
    assert_eq!(detail["conversation"]["stage"], "active");
    assert_eq!(detail["conversation"]["waiting_since"], json!(null));
    let last = detail["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["from"], &last["author"]["name"]), (&json!("agent"), &json!("li先生")));
    assert_eq!(shop.owner.get("/wall").expect(200)["answered_in_time_today"], 1);

    li.do_(&format!("{path}/finish")).expect(200);
    shop.home.pass(Millis::minutes(30));
    crate::support::eventually("silence closes it", || {
        (shop.owner.get(&path).expect(200)["conversation"]["stage"] == "closed").then_some(())
    });
    let history = li.get("/conversations?state=closed").expect(200);
    assert_eq!(history["items"][0]["id"], conversation);
}

#[test]
fn a_draft_that_breaks_a_red_line_is_refused_by_the_server_and_nothing_is_sent() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let conversation = shop.says("lily", "你好，有120码吗？");
    let path = format!("/conversations/{conversation}");
    let review = li.post(&format!("{path}/review"), json!({ "text": "哦" })).expect(200);
    let found = &review["findings"][0];
    assert_eq!((&found["rule"], &found["level"]), (&json!("L-01"), &json!("block")));
    let problem = li.post(&format!("{path}/messages"), json!({ "text": "哦" })).refused(422, "draft_blocked");
    assert_eq!(problem["findings"][0]["rule"], "L-01");
    assert_eq!(shop.owner.get(&path).expect(200)["messages"].as_array().unwrap().len(), 1);
}

#[test]
fn an_answer_to_what_the_buyer_has_meanwhile_added_to_is_stale() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let conversation = shop.says("lily", "你好，有120码吗？");
    let path = format!("/conversations/{conversation}");
    let seen = li.get(&path).expect(200)["conversation"]["version"].clone();
    shop.says("lily", "不要了，要130码");
    let body = json!({ "text": "您好，120码有现货的呢。", "expected_version": seen });
    li.post(&format!("{path}/messages"), body).refused(409, "stale");
    assert_eq!(shop.owner.get(&path).expect(200)["messages"].as_array().unwrap().len(), 2);
}

#[test]
fn please_wait_opens_a_hold_and_a_real_answer_ends_it() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "你好，有120码吗？"));
    let wait = json!({ "text": "请您稍等一下，马上为您查询库存。", "answer": "please_wait" });
    li.post(&format!("{path}/messages"), wait).expect(201);
    assert_eq!(li.get(&path).expect(200)["conversation"]["stage"], "hold");
    li.post(&format!("{path}/messages"), json!({ "text": "您好，建议您选130码，有现货的呢。" })).expect(201);
    assert_eq!(li.get(&path).expect(200)["conversation"]["hold"], json!(null));
}

#[test]
fn a_conversation_is_claimed_given_passed_on_and_escalated() {
    let shop = Shop::open();
    let path = format!("/conversations/{}", shop.says("lily", "你好"));
    let li = shop.staff("li", &["pre_sale"]);
    let wang = shop.staff("wang", &["after_sale"]);
    let changed = li.do_(&format!("{path}/claim")).expect(200);
    assert_eq!(changed["assignee"], li.id());
    wang.do_(&format!("{path}/claim")).refused(403, "forbidden");
    wang.post(&format!("{path}/messages"), json!({ "text": "您好，请问有什么可以帮您？" })).refused(409, "taken");
    li.post(&format!("{path}/give"), json!({ "to": wang.id() })).expect(200);
    let changed = wang.post(&format!("{path}/transfer"), json!({ "queue": "after_sale" })).expect(200);
    assert_eq!((&changed["queue"], &changed["assignee"]), (&json!("after_sale"), &json!(null)));
    shop.owner.do_(&format!("{path}/claim")).expect(200);
    shop.owner.post(&format!("{path}/escalate"), json!({ "to": "supervisor" })).expect(200);
    shop.owner.post(&format!("{path}/escalate"), json!({ "to": "warehouse" })).refused(422, "bad_escalation");
    shop.owner.put(&format!("{path}/topics"), json!({ "topics": ["complaint"] })).expect(200);
    let detail = shop.owner.get(&path).expect(200);
    assert_eq!(detail["conversation"]["escalated_to"], "supervisor");
    assert_eq!(detail["conversation"]["topics"], json!(["complaint"]));
    assert_eq!(shop.owner.get("/wall").expect(200)["open_complaints"], 1);
    shop.owner.do_(&format!("{path}/finish")).refused(409, "buyer_waits");
}

#[test]
fn a_conversation_says_what_its_reader_may_do_with_it_now() {
    let shop = Shop::open();
    let path = format!("/conversations/{}", shop.says("lily", "你好"));
    let (li, wang) = (shop.staff("li", &["pre_sale"]), shop.staff("wang", &["pre_sale"]));
    let allowed = |who: &crate::support::Client| who.get(&path).expect(200)["allowed"].clone();
    li.do_(&format!("{path}/claim")).expect(200);
    assert_eq!(allowed(&li), json!(["reply", "give", "transfer", "escalate", "tag"]), "the buyer waits: not finish");
    assert_eq!(allowed(&wang), json!(["tag"]), "it is a colleague's");
    assert_eq!(allowed(&shop.owner), json!(["claim", "give", "tag"]), "the owner takes it over before answering");
    li.post(&format!("{path}/messages"), json!({ "text": "您好，请问有什么可以帮您？" })).expect(201);
    assert!(allowed(&li).as_array().unwrap().contains(&json!("finish")));
}

#[test]
fn an_agent_of_another_shop_sees_nothing_of_it() {
    let shop = Shop::open();
    let path = format!("/conversations/{}", shop.says("lily", "你好"));
    let body = json!({ "login": "far", "name": "外店", "roles": ["pre_sale"], "shops": [] });
    let password = shop.owner.post("/staff", body).expect(201)["password"].as_str().unwrap().to_owned();
    let far = shop.home.nobody().log_in("far", &password);
    far.get(&path).refused(403, "other_shop");
    assert_eq!(far.get("/queue").expect(200)["items"], json!([]));
    assert_eq!(far.get("/search?q=你好").expect(200)["items"], json!([]));
    far.post(&format!("{path}/messages"), json!({ "text": "您好呀" })).refused(403, "other_shop");
}

#[test]
fn my_queue_is_mine_and_the_buyer_who_is_buying_goes_first() {
    let shop = Shop::open();
    shop.says("lily", "在吗");
    shop.home.pass(Millis::seconds(5));
    shop.says("anna", "我要下单，就买这件，怎么付款？");
    let queue = shop.owner.get("/queue").expect(200);
    let order: Vec<_> =
        queue["items"].as_array().unwrap().iter().map(|item| item["customer"]["name"].as_str().unwrap()).collect();
    let buying = queue["items"].as_array().unwrap().iter().any(|item| item["buying"] == true);
    assert_eq!(order, if buying { ["anna小姐", "lily小姐"] } else { ["lily小姐", "anna小姐"] });
    assert!(buying, "the policy hears that somebody is ordering: {queue}");
    let li = shop.staff("li", &["pre_sale"]);
    li.do_("/conversations/1/claim").expect(200);
    let mine = li.get("/queue?mine=1").expect(200);
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    assert_eq!(mine["counts"]["mine"], 1);
}

#[test]
fn a_script_with_an_open_place_is_not_sent_though_no_policy_looks_at_it() {
    let shop = Shop::open_with(|config| config.factory.clear());
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "什么时候能回复我？"));
    let script = |text: &str| json!({ "text": text, "script": "K-72" });
    let open = script("您的问题已经记下，咱们核实后{eta}前回复您。");
    let refused = li.post(&format!("{path}/messages"), open).refused(422, "unfilled_place");
    assert!(refused["detail_zh"].as_str().unwrap().contains("{eta}"));
    let sent =
        li.post(&format!("{path}/messages"), script("您的问题已经记下，咱们核实后今天18点前回复您。")).expect(201);
    assert_eq!(sent["failed"]["fault"], "not_bound", "nobody looked: {sent}");
    assert_eq!(li.get(&path).expect(200)["messages"].as_array().unwrap().len(), 2);
}
