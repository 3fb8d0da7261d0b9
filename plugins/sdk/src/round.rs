//! A buyer's round: the run of messages at the end that nobody has answered.

use crate::reply::{Content, Message, Speaker};

/// The messages of a round: the run of buyer messages at the end, greetings of the box left out.
pub fn round(messages: &[Message]) -> &[Message] {
    run_before(messages, |speaker| speaker == Speaker::Buyer)
}

/// The buyer's latest run of messages, even when an agent has written since.
pub fn latest_round(messages: &[Message]) -> &[Message] {
    let spoken = messages.iter().rposition(|message| message.speaker == Speaker::Buyer).map_or(0, |at| at + 1);
    round(&messages[..spoken])
}

fn run_before(messages: &[Message], belongs: impl Fn(Speaker) -> bool) -> &[Message] {
    let mut first = messages.len();
    for (at, message) in messages.iter().enumerate().rev() {
        if belongs(message.speaker) {
            first = at;
        } else if message.speaker != Speaker::Automatic {
            break;
        }
    }
    &messages[first..]
}

/// Of an endless round only so many characters are read, the latest: they say what the buyer wants now, and a call
/// has a limit.
const ROUND_MAX: usize = 2_000;

/// The words of a round, one message a line.
pub fn words_of(round: &[Message]) -> String {
    let mut words = String::new();
    for message in round {
        if message.speaker == Speaker::Buyer && message.content == Content::Text {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(&message.text);
        }
    }
    if words.len() > ROUND_MAX
        && let Some((from, _)) = words.char_indices().rev().nth(ROUND_MAX - 1)
    {
        words.drain(..from);
    }
    words
}

/// Whether the buyer showed something in the round.
pub fn shows_picture(round: &[Message]) -> bool {
    round
        .iter()
        .any(|message| message.speaker == Speaker::Buyer && matches!(message.content, Content::Image | Content::Video))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(speaker: Speaker, text: &str) -> Message {
        Message { speaker, at: 0, content: Content::Text, text: text.to_owned() }
    }

    #[test]
    fn a_round_is_what_the_buyer_wrote_since_a_person_last_answered() {
        let messages = [
            says(Speaker::Buyer, "你好"),
            says(Speaker::Agent, "您好"),
            says(Speaker::Buyer, "这件"),
            says(Speaker::Automatic, "欢迎光临"),
            says(Speaker::Buyer, "有货吗"),
        ];
        assert_eq!(words_of(round(&messages)), "这件\n有货吗");
        assert!(round(&messages[..2]).is_empty());
        assert_eq!(words_of(latest_round(&messages[..2])), "你好");
    }
}
