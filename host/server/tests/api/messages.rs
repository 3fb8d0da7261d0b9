//! Messages come in.

use serde_json::json;
use xiaoer_desk::time::Millis;

use crate::support::{Follower, Shop};

#[test]
fn a_message_is_queued_and_tagged_and_the_policy_greets_the_buyer() {
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

    let mut follower = Follower::open(&shop.owner, "/events?after=0");
    shop.home.pass(Millis::seconds(10));
    let sent = follower.until("conversation", "message_sent");
    assert_eq!(sent.data["event"]["conversation"]["message_sent"]["origin"], "auto");
    let detail = shop.owner.get(&format!("/conversations/{conversation}")).expect(200);
    let greeting = &detail["messages"][1];
    assert_eq!((&greeting["from"], &greeting["script"]), (&json!("auto"), &json!("K-01")));
    assert!(greeting["text"].as_str().unwrap().contains("小满童装"), "{greeting}");
    assert_eq!(detail["conversation"]["stage"], "waiting", "a greeting is no answer (M-03)");
    assert!(detail["advice"]["verdict"].is_u64());
}

#[test]
fn the_same_message_again_changes_nothing() {
    let shop = Shop::open();
    let first = shop.connector.post("/messages", shop.message("m1", "lily", "在吗")).expect(201);
    let again = shop.connector.post("/messages", shop.message("m1", "lily", "在吗")).expect(200);
    assert_eq!(again, json!({ "conversation": first["conversation"], "message": first["message"], "duplicate": true }));
    let detail = shop.owner.get("/conversations/1").expect(200);
    assert_eq!(detail["messages"].as_array().unwrap().len(), 1);
}

#[test]
fn one_message_sent_twenty_times_at_once_is_taken_once() {
    let shop = Shop::open();
    let body = shop.message("m1", "lily", "在吗");
    let answers: Vec<_> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..20)
            .map(|_| {
                let (client, body) = (shop.connector.clone(), body.clone());
                scope.spawn(move || client.post("/messages", body))
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    assert!(answers.iter().all(|answer| answer.json()["message"] == 1));
    assert_eq!(shop.owner.get("/queue").expect(200)["counts"]["waiting"], 1);
}

#[test]
fn many_buyers_at_once_each_get_their_own_conversation() {
    let shop = Shop::open();
    std::thread::scope(|scope| {
        for sender in 0..4 {
            let shop = &shop;
            let (client, messages) = (
                shop.connector.clone(),
                (0..25)
                    .map(|number| {
                        let id = format!("s{sender}-{number}");
                        shop.message(&id, &format!("buyer-{sender}-{number}"), "有货吗")
                    })
                    .collect::<Vec<_>>(),
            );
            scope.spawn(move || messages.into_iter().for_each(|body| drop(client.post("/messages", body).expect(201))));
        }
    });
    let queue = shop.owner.get("/queue").expect(200);
    assert_eq!(queue["counts"]["waiting"], 100);
    let mut names: Vec<_> =
        queue["items"].as_array().unwrap().iter().map(|item| item["customer"]["name"].to_string()).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 100, "no two buyers share a number");
}

#[test]
fn several_lines_of_a_buyer_are_one_conversation_and_one_round() {
    let shop = Shop::open();
    let first = shop.says("lily", "在吗");
    assert_eq!(shop.says("lily", "这件还有货吗"), first);
    assert_eq!(shop.says("lily", "??"), first);
    assert_ne!(shop.says("anna", "你好"), first);
    let queue = shop.owner.get("/queue").expect(200);
    assert_eq!(queue["items"][0]["round"]["messages"], 3);
}

#[test]
fn a_shop_that_is_not_here_and_fields_without_sense_are_refused() {
    let shop = Shop::open();
    let send = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut body = shop.message("m1", "lily", "在吗");
        change(&mut body);
        shop.connector.post("/messages", body)
    };
    send(&|body| body["shop"] = json!(9)).refused(404, "shop_not_found");
    send(&|body| body["channel"] = json!(" ")).refused(422, "invalid_field");
    send(&|body| body["external_id"] = json!("")).refused(422, "invalid_field");
    send(&|body| body["buyer"]["account"] = json!("a".repeat(101))).refused(422, "invalid_field");
    send(&|body| body["text"] = json!("长".repeat(10_001))).refused(422, "invalid_field");
    send(&|body| body["content"] = json!("hologram")).refused(422, "invalid_body");
    assert_eq!(shop.owner.get("/queue").expect(200)["counts"]["waiting"], 0);
    send(&|body| body["text"] = json!("长".repeat(10_000))).expect(201);
    send(&|body| {
        body["external_id"] = json!("m2");
        body["content"] = json!("image");
        body["text"] = json!("");
    })
    .expect(201);
}
