//! Advice while it is put together: what every policy whose rules are a shop's own keeps to in the same way.

use crate::common::{Millis, Reason};
use crate::date::HOUR;
use crate::reply::{Advice, Emotion, Greeting, Moment, Phase, Script, Situation, Tag, Topic};
use crate::text::{Pair, pair};

/// The contract's limit.
const SUGGESTIONS: usize = 5;
/// More than a person reads while a buyer waits.
const REASONS: usize = 20;
/// The longest that an automatic message may wait.
const LONGEST_DELAY: Millis = HOUR;

/// What is wrong with the delay of an automatic message, if anything.
pub fn beyond_delay(after: Millis) -> Option<Pair> {
    let wrong = pair("自动发送前最多等1小时", "an automatic message waits an hour at the most");
    (!(0..=LONGEST_DELAY).contains(&after)).then_some(wrong)
}

/// The advice so far.
#[derive(Debug)]
pub struct Counsel<'a> {
    situation: &'a Situation,
    said: Advice,
}

impl<'a> Counsel<'a> {
    /// Nothing is said yet.
    pub fn open(situation: &'a Situation) -> Self {
        let said = Advice {
            tags: Vec::new(),
            emotion: Emotion::Calm,
            phase: situation.phase,
            greeting: None,
            suggestions: Vec::new(),
            buying: false,
            reasons: Vec::new(),
        };
        Self { situation, said }
    }

    /// A script for the agent: at most five, none twice. False if there was no room for it.
    pub fn suggest(&mut self, script: Script) -> bool {
        let greeted = self.said.greeting.iter().any(|greeting| greeting.script.id == script.id);
        let known = self.said.suggestions.iter().any(|other| other.id == script.id);
        let room = !greeted && !known && self.said.suggestions.len() < SUGGESTIONS;
        if room {
            self.said.suggestions.push(script);
        }
        room
    }

    /// A script that goes out by itself, once, at first contact. False if this is none, or another goes out.
    pub fn greet(&mut self, script: Script, after: Millis) -> bool {
        let first = self.situation.first_contact && self.said.greeting.is_none();
        if first {
            self.said.greeting = Some(Greeting { script, after: after.clamp(0, LONGEST_DELAY) });
        }
        first
    }

    /// What the buyer's words are about, as sure as a shop's own rule is.
    pub fn tag(&mut self, topic: Topic) {
        if self.said.tags.iter().all(|tag| tag.topic != topic) {
            self.said.tags.push(Tag { topic, confidence: 100 });
        }
    }

    /// The buyer's mood; the worst that was found holds.
    pub fn feel(&mut self, emotion: Emotion) {
        if emotion as u8 > self.said.emotion as u8 {
            self.said.emotion = emotion;
        }
    }

    /// Where the conversation stands, if not where the box has it.
    pub fn set_phase(&mut self, phase: Phase) {
        self.said.phase = phase;
    }

    /// The buyer is about to order.
    pub fn buys(&mut self) {
        self.said.buying = true;
    }

    /// Says why.
    pub fn because(&mut self, reason: Reason) {
        if self.said.reasons.len() < REASONS {
            self.said.reasons.push(reason);
        }
    }

    /// The advice. Words that no rule knows are about something else.
    pub fn close(mut self) -> Advice {
        if self.situation.moment == Moment::BuyerMessage && self.said.tags.is_empty() {
            self.tag(Topic::Other);
        }
        self.said
    }
}
