//! Orders.

use serde_json::json;

use crate::support::{MORNING, Shop};

#[test]
fn an_order_is_kept_once_however_often_the_platform_tells_of_it() {
    let shop = Shop::open();
    let order = shop.order("T1", "lily", json!({ "state": "shipped", "signed_at": null }));
    assert_eq!(shop.order("T1", "lily", json!({ "state": "shipped", "signed_at": null })), order);
    assert_eq!(shop.order("T1", "lily", json!({})), order);
    let found = shop.owner.get("/orders?number=T1").expect(200)["items"][0].clone();
    assert_eq!((&found["id"], &found["record"]["state"]), (&json!(order), &json!("signed")));
    assert_eq!(shop.owner.get("/orders?number=T2").expect(200)["items"], json!([]));
}

#[test]
fn an_order_never_changes_its_buyer_and_its_amounts_make_sense() {
    let shop = Shop::open();
    shop.order("T1", "lily", json!({}));
    let send = |buyer: &str, record: serde_json::Value| {
        let body = json!({ "shop": 1, "channel": "taobao", "buyer": { "account": buyer }, "record": record });
        shop.connector.put("/orders", body)
    };
    let record = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut record = json!({ "number": "T1", "state": "paid_unshipped", "placed_at": MORNING.0, "paid_at": MORNING.0, "amount_paid": 100 });
        change(&mut record);
        record
    };
    send("anna", record(&|_| {})).refused(409, "order_of_another_buyer");
    send("lily", record(&|record| record["amount_paid"] = json!(-1))).refused(422, "bad_order");
    send("lily", record(&|record| record["paid_at"] = json!(null))).refused(422, "bad_order");
    send("lily", record(&|record| record["number"] = json!(""))).refused(422, "bad_order");
    send("lily", record(&|_| {})).expect(200);
}

#[test]
fn a_buyer_known_by_an_order_and_one_who_writes_are_never_taken_for_each_other() {
    let shop = Shop::open();
    shop.order("T1", "lily", json!({}));
    shop.says("anna", "你好");
    shop.says("lily", "你好");
    let detail = shop.owner.get("/conversations/1").expect(200);
    assert_eq!((&detail["customer"]["account"], &detail["orders"]), (&json!("anna"), &json!([])));
    let detail = shop.owner.get("/conversations/2").expect(200);
    assert_eq!(detail["customer"]["account"], "lily");
    assert_eq!(detail["orders"][0]["record"]["number"], "T1");
}

#[test]
fn a_remark_is_written_and_read() {
    let shop = Shop::open();
    let order = shop.order("T1", "lily", json!({}));
    let li = shop.staff("li", &["pre_sale"]);
    li.put(&format!("/orders/{order}/remark"), json!({ "remark": "发顺丰，送货前电话联系" })).expect(200);
    assert_eq!(li.get(&format!("/orders/{order}")).expect(200)["remark"], "发顺丰，送货前电话联系");
    li.put(&format!("/orders/{order}/remark"), json!({ "remark": "长".repeat(501) })).refused(422, "invalid_field");
}
