//! What a buyer's round is about: problem types (S-06) with a confidence, the mood, and the cues that choose a script.

use xiaoer_sdk::reply::{Content, Emotion, Message, Speaker, Tag, Topic};

use crate::lexicon::{Cue, Cues, PARTS, Signal};
use crate::passage::{Passage, Span};
use crate::settings::TagSettings;

/// One problem type and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The problem type.
    pub topic: Topic,
    /// 1 to 100.
    pub confidence: u8,
    /// The first words that told it.
    pub span: Span,
}

/// What was read in a round.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Surest first; what stands first in the round comes first among equals.
    pub topics: Vec<Weighed>,
    /// 0 to 100.
    pub discontent: u8,
    /// Finer points.
    pub cues: Cues,
}

/// At most this many tags describe one round.
const TAGS_MAX: usize = 5;

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
    words
}

/// Whether the buyer showed something in the round.
pub fn shows_picture(round: &[Message]) -> bool {
    round
        .iter()
        .any(|message| message.speaker == Speaker::Buyer && matches!(message.content, Content::Image | Content::Video))
}

struct Match<'s> {
    span: Span,
    /// Which phrase, so that a repeated phrase counts once.
    phrase: u32,
    signals: &'s [Signal],
}

impl Reading {
    /// Reads a passage.
    pub fn of(passage: &Passage, settings: &TagSettings) -> Self {
        // The shop's own phrases are turned into signals first, so that one sweep decides between all of them.
        let own: Vec<[Signal; 1]> =
            settings.phrases.iter().map(|own| [Signal::About(own.topic.into(), own.weight)]).collect();
        let mut matches: Vec<Match> = Vec::new();
        let mut phrase = 0;
        for (phrases, signals) in settings.phrases.iter().zip(&own) {
            phrase += 1;
            matches.extend(passage.find(&phrases.phrase).map(|span| Match { span, phrase, signals }));
        }
        for group in PARTS.iter().copied().flatten() {
            for word in group.phrases {
                phrase += 1;
                matches.extend(passage.find(word).map(|span| Match { span, phrase, signals: group.signals }));
            }
        }
        // Leftmost first, and among those the longest; the shop's own words come before the factory's.
        matches.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end), found.phrase));

        let mut reading = Self::default();
        let mut heard = vec![false; phrase as usize + 1];
        let mut free_from = 0;
        for found in &matches {
            if found.span.start < free_from {
                continue;
            }
            free_from = found.span.end;
            let heard = &mut heard[found.phrase as usize];
            if !std::mem::replace(heard, true) {
                for signal in found.signals {
                    reading.hear(*signal, found.span);
                }
            }
        }
        reading.hear_marks(passage);
        reading.topics.sort_by_key(|weighed| (std::cmp::Reverse(weighed.confidence), weighed.span.start));
        reading
    }

    fn hear(&mut self, signal: Signal, span: Span) {
        match signal {
            Signal::About(topic, weight) => {
                if let Some(known) = self.topics.iter_mut().find(|weighed| weighed.topic == topic) {
                    known.confidence = either(known.confidence, weight);
                } else {
                    self.topics.push(Weighed { topic, confidence: weight.min(100), span });
                }
            }
            Signal::Discontent(weight) => self.discontent = either(self.discontent, weight),
            Signal::Cue(cue) => self.cues.add(cue),
        }
    }

    /// Runs of ! and ? are a raised voice.
    fn hear_marks(&mut self, passage: &Passage) {
        let mut run = 0;
        let mut longest = 0;
        for c in passage.chars() {
            run = if matches!(c, '!' | '?') { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        if longest >= 3 {
            self.discontent = either(self.discontent, if longest >= 5 { 40 } else { 25 });
        }
    }

    /// The tags to show: those that are sure enough, at most five, and `other` when there are none. A greeting or
    /// thanks beside a real question says nothing.
    pub fn tags(&self, settings: &TagSettings) -> Vec<Tag> {
        let manners = |topic: Topic| matches!(topic, Topic::Greeting | Topic::Thanks);
        let sure = || self.topics.iter().filter(|weighed| weighed.confidence >= settings.confidence_min);
        let asks = sure().any(|weighed| !manners(weighed.topic));
        let mut tags: Vec<Tag> = sure()
            .filter(|weighed| !asks || !manners(weighed.topic))
            .take(TAGS_MAX)
            .map(|weighed| Tag { topic: weighed.topic, confidence: weighed.confidence })
            .collect();
        if tags.is_empty() {
            let best = self.topics.first().map_or(0, |weighed| weighed.confidence);
            tags.push(Tag { topic: Topic::Other, confidence: 100 - best.min(100) });
        }
        tags
    }

    /// The mood that the discontent amounts to. Insults are anger.
    pub fn emotion(&self, settings: &TagSettings) -> Emotion {
        if self.cues.has(Cue::Rude) || self.discontent >= settings.angry_from {
            Emotion::Angry
        } else if self.discontent >= settings.unhappy_from {
            Emotion::Unhappy
        } else {
            Emotion::Calm
        }
    }
}

/// Two independent signs of the same thing: 100 - (100 - a)(100 - b)/100.
fn either(a: u8, b: u8) -> u8 {
    let (a, b) = (u32::from(a.min(100)), u32::from(b.min(100)));
    (100 - (100 - a) * (100 - b) / 100) as u8
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

    #[test]
    fn two_signs_are_surer_than_one_and_never_more_than_certain() {
        assert_eq!(either(0, 40), 40);
        assert_eq!(either(50, 50), 75);
        assert_eq!(either(100, 255), 100);
    }
}
