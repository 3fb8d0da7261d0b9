//! The box stops and starts, and goes on where it was.

use serde_json::json;
use xiaoer_desk::time::Millis;
use xiaoer_server::FactoryPolicy;

use crate::support::{Shop, eventually};

#[test]
fn everything_acknowledged_is_there_after_a_restart() {
    let mut shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let order = shop.order("T1", "lily", json!({}));
    let conversation = shop.says("lily", "你好，有120码吗？");
    let before = li.get(&format!("/conversations/{conversation}")).expect(200);
    shop.home.restart();
    let li = li.at(shop.home.address());
    let after = li.get(&format!("/conversations/{conversation}")).expect(200);
    for part in ["conversation", "messages", "orders", "customer"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    assert_eq!(after["advice"]["suggestions"], before["advice"]["suggestions"], "asked anew, the policy says the same");
    li.post(
        &format!("/conversations/{conversation}/messages"),
        json!({ "text": "您好，120码有现货的呢，建议您拍120码哦。" }),
    )
    .expect(201);
    let connector = shop.connector.at(shop.home.address());
    let again = connector.post("/messages", shop.message("m1", "lily", "你好，有120码吗？")).expect(200);
    assert_eq!(again["duplicate"], true);
    assert_eq!(li.get(&format!("/orders/{order}")).expect(200)["record"]["number"], "T1");
}

#[test]
fn a_case_that_was_not_judged_when_the_box_stopped_is_judged_when_it_starts() {
    let mut shop =
        Shop::open_with(|config| config.factory = vec![FactoryPolicy::for_every_shop(xiaoer_artifacts::REPLY)]);
    let order = shop.order("T1", "lily", json!({}));
    // A case from the very last moment: applied for, and the box stops before anything else.
    let body = json!({ "order": order, "facts": { "reason": "dislike", "item_price": 8_990 } });
    let case = shop.connector.post("/aftersales", body).expect(201)["case"].as_u64().unwrap();
    shop.home.restart();
    let owner = shop.owner.at(shop.home.address());
    let found = eventually("the case has been judged or has failed in the open", || {
        let found = owner.get(&format!("/aftersales/{case}")).expect(200);
        (found["case"]["fault"] == "not_bound").then_some(found)
    });
    assert_eq!(found["case"]["decider"], "supervisor");
}

#[test]
fn a_greeting_that_was_due_while_the_box_was_off_goes_out_at_the_start() {
    let mut shop = Shop::open();
    let conversation = shop.says("lily", "你好");
    shop.home.stop();
    shop.home.pass(Millis::seconds(60));
    shop.home.restart();
    let owner = shop.owner.at(shop.home.address());
    eventually("the greeting is sent", || {
        let detail = owner.get(&format!("/conversations/{conversation}")).expect(200);
        (detail["messages"][1]["from"] == "auto").then_some(())
    });
}
