//! Messages come in.

use serde_json::json;

use crate::support::Shop;

#[test]
fn a_message_is_queued_tagged_and_greeted_by_the_reply_policy() {
    let shop = Shop::open();
    let conversation = shop.says("lily", "你好，这件纯棉童装有120码吗？");
    let queue = shop.owner.get("/queue").expect(200);
    assert_eq!(queue["counts"]["waiting"], 1);
    let item = &queue["items"][0];
    assert_eq!(item["id"], conversation);
    assert_eq!(item["customer"]["name"], "lily小姐");
    assert_eq!(item["stage"], "waiting");
    assert_eq!(item["last_text_preview"], "你好，这件纯棉童装有120码吗？");
    assert!(!item["topics"].as_array().unwrap().is_empty(), "{item}");
}
