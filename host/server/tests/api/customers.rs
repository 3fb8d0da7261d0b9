//! Buyers, and their wish to be forgotten.

use serde_json::json;

use crate::support::Shop;

#[test]
fn a_buyer_is_shown_with_orders_and_conversations() {
    let shop = Shop::open();
    shop.order("T1", "lily", json!({}));
    shop.says("lily", "你好");
    let detail = shop.owner.get("/customers/1").expect(200);
    assert_eq!((&detail["customer"]["name"], &detail["customer"]["channel"]), (&json!("lily小姐"), &json!("taobao")));
    assert_eq!(detail["orders"][0]["record"]["number"], "T1");
    assert_eq!(detail["conversations"][0]["id"], 1);
}

#[test]
fn a_buyer_who_is_forgotten_leaves_no_word_and_the_desk_goes_on() {
    let shop = Shop::open();
    let conversation = shop.says("lily", "我的电话是13800138000，请尽快联系");
    let path = format!("/conversations/{conversation}");
    let verdict = shop.owner.get(&path).expect(200)["advice"]["verdict"].clone();
    assert_eq!(shop.owner.get("/search?q=13800138000").expect(200)["items"].as_array().unwrap().len(), 1);
    shop.owner.delete("/customers/1/text").expect(204);
    let detail = shop.owner.get(&path).expect(200);
    assert_eq!((&detail["messages"][0]["text"], &detail["customer"]["account"]), (&json!(null), &json!(null)));
    assert!(!detail.to_string().contains("13800138000"));
    assert_eq!(shop.owner.get("/search?q=13800138000").expect(200)["items"], json!([]));
    let verdict = shop.owner.get(&format!("/verdicts/{verdict}")).expect(200);
    assert_eq!((&verdict["input"], &verdict["output"]), (&json!(null), &json!(null)));
    for file in ["xiaoer.db", "xiaoer.db-wal"] {
        let bytes = std::fs::read(shop.home.folder().join(file)).unwrap_or_default();
        assert!(!bytes.windows(11).any(|window| window == b"13800138000"), "{file}");
    }
    shop.says("lily", "你好，又是我");
    shop.owner.delete("/customers/99/text").refused(404, "customer_not_found");
}

#[test]
fn the_order_of_a_buyer_who_was_forgotten_goes_on_and_brings_no_account_back() {
    let shop = Shop::open();
    let order = shop.order("T1", "lily", json!({ "state": "shipped", "signed_at": null }));
    shop.owner.delete("/customers/1/text").expect(204);
    assert_eq!(shop.order("T1", "lily", json!({})), order);
    let found = shop.owner.get(&format!("/orders/{order}")).expect(200);
    assert_eq!((&found["record"]["state"], &found["customer"]), (&json!("signed"), &json!(1)));
    let detail = shop.owner.get("/customers/1").expect(200);
    assert_eq!((&detail["customer"]["name"], &detail["customer"]["account"]), (&json!(null), &json!(null)));
}
