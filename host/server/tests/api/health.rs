//! How the box is.

use serde_json::json;

use crate::support::Shop;

#[test]
fn health_and_counters_are_there_for_whoever_asks_and_name_nobody() {
    let shop = Shop::open();
    shop.says("lily", "你好，有120码吗？");
    shop.connector.post("/messages", shop.message("m1", "lily", "你好，有120码吗？")).expect(200);
    let nobody = shop.home.nobody();
    let health = nobody.ask("GET", "/healthz", None, b"").expect(200);
    assert_eq!(
        (&health["ok"], &health["writing"], &health["clock_trusted"]),
        (&json!(true), &json!(true), &json!(true))
    );
    let text = nobody.ask("GET", "/metrics", None, b"").text();
    for line in [
        "xiaoer_messages_total 1\n",
        "xiaoer_message_repetitions_total 1\n",
        "xiaoer_waiting_buyers 1\n",
        "xiaoer_policy_verdicts_total{kind=\"reply\"} 2\n",
        "xiaoer_policy_faults_total{kind=\"reply\",fault=\"out_of_fuel\"} 0\n",
        "xiaoer_open_conversations 1\n",
        "xiaoer_clock_trusted 1\n",
        "xiaoer_stored_messages 1\n",
        "xiaoer_missing_glyphs_total 0\n",
        "# TYPE xiaoer_commit_entries histogram\n",
        "# TYPE xiaoer_deadline_late_milliseconds histogram\n",
    ] {
        assert!(text.contains(line), "{line:?} in {text}");
    }
    assert!(!text.contains("lily"));
}

#[test]
fn the_description_that_is_served_is_the_committed_one() {
    let shop = Shop::open();
    let served = shop.home.nobody().get("/openapi.json").text();
    assert_eq!(served, xiaoer_server::openapi_description().unwrap());
    assert_eq!(shop.home.nobody().get("/openapi.json").json()["openapi"], "3.1.0");
}
