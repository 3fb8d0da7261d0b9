//! How a simulated agent answers: looks at the conversation, lets the box review the draft, and sends it, exactly as a person does in
//! the console.

use serde_json::{Value, json};

use super::chance::Chance;
use super::door::{Door, DoorError};

/// When a review stops even what was meant to be sent.
const SAFE: &str = "您好，您的问题咱们已经记录，核实后尽快答复您，请您稍候。";

/// When the customer has added something to what was answered already.
const ADDED: [&str; 3] = [
    "好的，收到您的消息了，还有需要咱们帮忙的请随时说。",
    "好的，这边已经记下了，感谢您的补充。",
    "收到，咱们会按您说的处理，请您放心。",
];

/// When the conversation is from before this demo was started.
const BELATED: &str = "非常抱歉让您久等了，您的消息咱们已经看到，请问现在还需要帮您处理吗？";

/// Sends a text that was written by hand.
pub fn by_hand(door: &Door, conversation: u64, text: &str) -> Result<Value, DoorError> {
    let version = seen(door, conversation)?["conversation"]["version"].clone();
    reviewed(door, conversation, text, &version)
}

/// Sends the first suggestion that is complete, or `otherwise`.
pub fn suggested(door: &Door, conversation: u64, otherwise: &str) -> Result<Value, DoorError> {
    let seen = seen(door, conversation)?;
    let version = &seen["conversation"]["version"];
    let complete = seen["advice"]["suggestions"].as_array().into_iter().flatten().find(|suggestion| {
        suggestion["missing"].as_array().is_some_and(Vec::is_empty) && suggestion["next_step"] == "none"
    });
    match complete {
        Some(suggestion) => {
            let sent = send(
                door,
                conversation,
                &json!({
                    "text": suggestion["text"],
                    "origin": "suggested_accepted",
                    "script": suggestion["id"],
                    "expected_version": version,
                }),
            );
            match sent {
                Err(error) if error.code() == "draft_blocked" => reviewed(door, conversation, otherwise, version),
                other => other,
            }
        }
        None => reviewed(door, conversation, otherwise, version),
    }
}

/// Writes something that the review stops, and then something better.
pub fn after_a_slip(door: &Door, conversation: u64, slip: &str, better: &str) -> Result<Value, DoorError> {
    review(door, conversation, slip)?;
    by_hand(door, conversation, better)
}

/// Asks the customer to wait; a hold begins.
pub fn please_wait(door: &Door, conversation: u64, text: &str) -> Result<Value, DoorError> {
    let version = seen(door, conversation)?["conversation"]["version"].clone();
    review(door, conversation, text)?;
    send(door, conversation, &json!({ "text": text, "answer": "please_wait", "expected_version": version }))
}

/// Answers what no script foresaw.
pub fn follow_up(door: &Door, conversation: u64, belated: bool, chance: &mut Chance) -> Result<Value, DoorError> {
    let text = if belated { BELATED } else { chance.pick(&ADDED).copied().unwrap_or(SAFE) };
    by_hand(door, conversation, text)
}

fn seen(door: &Door, conversation: u64) -> Result<Value, DoorError> {
    door.get(&format!("/conversations/{conversation}"))
}

fn reviewed(door: &Door, conversation: u64, text: &str, version: &Value) -> Result<Value, DoorError> {
    let text = if blocked(&review(door, conversation, text)?) { SAFE } else { text };
    send(door, conversation, &json!({ "text": text, "expected_version": version }))
}

fn review(door: &Door, conversation: u64, text: &str) -> Result<Value, DoorError> {
    door.post(&format!("/conversations/{conversation}/review"), &json!({ "text": text }))
}

fn blocked(review: &Value) -> bool {
    review["findings"].as_array().is_some_and(|findings| findings.iter().any(|finding| finding["level"] == "block"))
}

fn send(door: &Door, conversation: u64, message: &Value) -> Result<Value, DoorError> {
    door.post(&format!("/conversations/{conversation}/messages"), message)
}
