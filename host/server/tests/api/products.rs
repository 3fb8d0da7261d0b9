//! The shop's facts of its goods, and what policies say from them (L-23).

use serde_json::{Value, json};

use crate::support::{Client, Shop};

fn record(sku: &str, title: &str, stock: Value) -> Value {
    json!({
        "sku": sku, "title": title, "stock": stock, "price": 8_990,
        "attributes": [{ "name": "材质", "value": "纯棉" }],
    })
}

fn keep(shop: &Shop, record: Value) -> Value {
    shop.owner.put("/shops/1/products", json!({ "items": [{ "record": record }] })).expect(200)
}

fn suggested(client: &Client, path: &str) -> Vec<String> {
    let detail = client.get(path).expect(200);
    let found = detail["advice"]["suggestions"].as_array().unwrap_or_else(|| panic!("{detail}"));
    found.iter().map(|one| format!("{} {}", one["id"].as_str().unwrap(), one["text"].as_str().unwrap())).collect()
}

/// The text of a suggestion, if it is among them.
fn text<'t>(suggested: &'t [String], id: &str) -> Option<&'t str> {
    suggested.iter().find_map(|one| one.strip_prefix(&format!("{id} ")))
}

#[test]
fn what_the_shop_has_written_is_what_is_suggested_and_the_rest_is_not_said() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let path = format!("/conversations/{}", shop.says("lily", "请问K1有货吗？"));
    let before = suggested(&li, &path);
    assert_eq!((text(&before, "K-09"), text(&before, "K-12")), (None, None), "nobody knows the stock: {before:?}");

    keep(&shop, record("K1", "小熊连帽卫衣", json!(5)));
    shop.says("lily", "请问K1有货吗？");
    let five = suggested(&li, &path);
    assert!(text(&five, "K-09").is_some_and(|said| said.contains("小熊连帽卫衣有货")), "{five:?}");
    assert_eq!(text(&five, "K-08"), None, "five are not plenty: {five:?}");

    shop.connector.put("/shops/1/stock", json!({ "items": [{ "sku": "k1", "stock": 0 }] })).expect(200);
    let none = suggested(&li, &path);
    assert!(text(&none, "K-12").is_some() && text(&none, "K-09").is_none(), "at once, without a new message: {none:?}");
}

#[test]
fn a_draft_that_says_otherwise_than_the_records_is_warned_of() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    keep(&shop, record("K1", "小熊连帽卫衣", json!(0)));
    let conversation = shop.says("lily", "K1这款多少钱，有货吗？");
    let review = |text: &str| {
        let found = li.post(&format!("/conversations/{conversation}/review"), json!({ "text": text })).expect(200);
        let rules: Vec<_> =
            found["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect();
        rules
    };
    assert!(review("您好，这款有货的呢，您可以直接拍下。").contains(&"H-17".to_owned()));
    assert!(review("您好，这款卖159元呢，谢谢您。").contains(&"L-23".to_owned()));
    assert!(!review("您好，这款卖89.9元呢，谢谢您。").contains(&"L-23".to_owned()));
}

#[test]
fn the_goods_are_those_the_channel_tells_of_or_an_agent_names() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    keep(&shop, record("K1", "小熊连帽卫衣", json!(5)));
    keep(&shop, record("K2", "格子棉袄", json!(5)));
    let mut told = shop.message("card", "lily", "这个怎么样");
    told["goods"] = json!("K2");
    let conversation = shop.connector.post("/messages", told).expect(201)["conversation"].as_u64().unwrap();
    let path = format!("/conversations/{conversation}");
    let detail = li.get(&path).expect(200);
    assert_eq!((&detail["goods"]["record"]["sku"], &detail["goods_named"]), (&json!("K2"), &json!(true)));

    li.put(&format!("{path}/goods"), json!({ "product": 1 })).expect(200);
    assert_eq!(li.get(&path).expect(200)["goods"]["record"]["sku"], "K1");
    li.put(&format!("{path}/goods"), json!({ "product": 9 })).refused(404, "product_not_found");
    li.put(&format!("{path}/goods"), json!({})).expect(200);
    shop.order("T1", "lily", json!({ "lines": [{ "sku": "k2", "title": "棉袄", "quantity": 1, "unit_price": 1 }] }));
    let detail = li.get(&path).expect(200);
    assert_eq!((&detail["goods"]["record"]["sku"], &detail["goods_named"]), (&json!("K2"), &json!(false)));
}

#[test]
fn the_remark_and_the_region_of_the_order_are_told_to_the_policy() {
    let shop = Shop::open();
    let li = shop.online("li", &["pre_sale"]);
    let order = shop.order(
        "T1",
        "lily",
        json!({ "state": "paid_unshipped", "shipped_at": null, "signed_at": null, "region": "香港" }),
    );
    let conversation = shop.says("lily", "请问发顺丰可以吗？包邮吗？");
    let path = format!("/conversations/{conversation}");
    let abroad = suggested(&li, &path);
    assert!(text(&abroad, "K-35").is_some_and(|said| said.contains("香港")), "{abroad:?}");
    let level = || {
        let draft = json!({ "text": "好的呢，给您发顺丰。" });
        let found = li.post(&format!("{path}/review"), draft).expect(200);
        found["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "H-07").map(|one| one["level"].clone())
    };
    assert!(level().is_some(), "nothing is noted yet");
    li.put(&format!("/orders/{order}/remark"), json!({ "remark": "发顺丰" })).expect(200);
    assert_eq!(level(), None, "it stands in the remark");
}

#[test]
fn many_are_written_at_once_or_none_and_a_change_nobody_saw_is_not_lost() {
    let shop = Shop::open();
    let kept = shop.owner.put(
        "/shops/1/products",
        json!({ "items": [
            { "record": record("K1", "小熊连帽卫衣", json!(5)), "expected_version": 0 },
            { "record": record("K2", "格子棉袄", json!(null)) },
        ] }),
    );
    assert_eq!(kept.expect(200), json!({ "added": 2, "changed": 0 }));
    let again = |version: u32, stock: u32| {
        let item = json!({ "record": record("K1", "小熊连帽卫衣", json!(stock)), "expected_version": version });
        shop.owner.put("/shops/1/products", json!({ "items": [item] }))
    };
    assert_eq!(again(1, 6).expect(200), json!({ "added": 0, "changed": 1 }));
    again(1, 7).refused(409, "stale");
    let bad =
        json!({ "items": [{ "record": record("K3", "新款", json!(1)) }, { "record": record("K4", "", json!(1)) }] });
    let refused = shop.owner.put("/shops/1/products", bad).refused(422, "bad_product");
    assert_eq!(refused["fields"][0]["pointer"], "/items/1/title");
    let all = shop.owner.get("/shops/1/products").expect(200);
    let skus: Vec<_> = all["items"].as_array().unwrap().iter().map(|one| one["record"]["sku"].clone()).collect();
    assert_eq!(skus, [json!("K2"), json!("K1")], "{all}");
    let item = &all["items"][1];
    assert_eq!(
        (&item["version"], &item["changed_by"]["name"], &item["record"]["stock"]),
        (&json!(2), &json!("王老板"), &json!(6))
    );
}

#[test]
fn an_agent_reads_the_facts_and_a_supervisor_keeps_them() {
    let shop = Shop::open();
    keep(&shop, record("K1", "小熊连帽卫衣", json!(5)));
    let (li, zhang) = (shop.staff("li", &["pre_sale"]), shop.staff("zhang", &["supervisor"]));
    assert_eq!(li.get("/shops/1/products").expect(200)["items"][0]["record"]["title"], "小熊连帽卫衣");
    li.put("/shops/1/products", json!({ "items": [] })).refused(403, "forbidden");
    li.post("/products/1/remove", json!({ "expected_version": 1 })).refused(403, "forbidden");
    zhang.put("/shops/1/products", json!({ "items": [{ "record": record("K1", "小熊卫衣", json!(5)) }] })).expect(200);
    zhang.post("/products/1/remove", json!({ "expected_version": 1 })).refused(409, "stale");
    zhang.post("/products/1/remove", json!({ "expected_version": 2 })).expect(200);
    assert_eq!(li.get("/shops/1/products").expect(200)["items"], json!([]));
}
