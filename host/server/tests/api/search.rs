//! Finding what was said.

use serde_json::json;

use crate::support::Shop;

fn find(shop: &Shop, query: &str) -> Vec<u64> {
    let encoded = query.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    let found = shop.owner.get(&format!("/search?q={encoded}")).expect(200);
    found["items"].as_array().unwrap().iter().map(|hit| hit["message"].as_u64().unwrap()).collect()
}

#[test]
fn two_chinese_characters_are_enough_and_all_words_must_be_there() {
    let shop = Shop::open();
    shop.says("lily", "这件连衣裙什么时候发货？");
    shop.says("anna", "连衣裙有红色的吗？");
    shop.says("mary", "运费多少");
    assert_eq!(find(&shop, "发货"), [1]);
    assert_eq!(find(&shop, "连衣裙"), [2, 1]);
    assert_eq!(find(&shop, "连衣裙 红色"), [2]);
    assert_eq!(find(&shop, "退款"), [0; 0]);
}

#[test]
fn a_search_is_narrowed_by_shop_buyer_and_time() {
    let shop = Shop::open();
    shop.says("lily", "什么时候发货？");
    shop.home.pass(xiaoer_desk::time::Millis::hours(1));
    shop.says("anna", "今天发货吗？");
    let find = |narrow: &str| {
        let found = shop.owner.get(&format!("/search?q=%E5%8F%91%E8%B4%A7{narrow}")).expect(200);
        found["items"].as_array().unwrap().len()
    };
    let now = shop.home.clock_now();
    assert_eq!(find(""), 2);
    assert_eq!(find("&customer=1"), 1);
    assert_eq!(find("&shop=2"), 0);
    assert_eq!(find(&format!("&from={now}")), 1);
    assert_eq!(find(&format!("&to={now}")), 2);
    assert_eq!(find(&format!("&to={}", now - 1)), 1);
    let hit = shop.owner.get("/search?q=%E5%8F%91%E8%B4%A7&customer=1").expect(200)["items"][0].clone();
    assert_eq!(hit["customer"], json!({ "id": 1, "name": "lily小姐" }));
}
