//! Who writes what, and when: the whole traffic of the demo shop, made from a seed.
//!
//! The same seed and run give the same visits for ever, in the same order, with the same words and pauses. Only when a customer goes on
//! talking depends on when somebody answers.

use xiaoer_desk::conversation::Content;
use xiaoer_desk::time::Millis;

use super::buyers::{self, Buyer};
use super::chance::Chance;
use super::dialogues::{self, Dialogue, Mood};
use super::goods::Goods;

/// Who comes in the first minute: something of everything, so that a newcomer sees the desk at work at once. The quality problem
/// goes to the boss (RF-11), the seam to the supervisor (RF-12), the late shipment to whoever may decide cases (RF-02).
const OPENING: [(i64, &str); 9] = [
    (800, "size-coat-110"),
    (2_200, "quality-zip"),
    (3_600, "stock-red-120"),
    (5_000, "no-answer-complaint"),
    (6_900, "shipping-free"),
    (8_600, "cancel-late-ship"),
    (17_000, "price-cheaper"),
    (27_000, "quality-seam-old"),
    (41_000, "logistics-where"),
];

/// Now and then everybody comes at once.
const RUSH_EVERY: Millis = Millis::minutes(9);
/// The first rush begins this long after the start.
const FIRST_RUSH: Millis = Millis::minutes(5);
/// A rush lasts this long.
const RUSH_LASTS: Millis = Millis::seconds(75);

/// A customer comes with something on their mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Which visit this is; the first is 0.
    pub serial: u64,
    /// When it begins, from the start of the traffic.
    pub at: Millis,
    /// What is said.
    pub dialogue: &'static Dialogue,
    /// About what.
    pub goods: &'static Goods,
    /// By whom.
    pub buyer: Buyer,
    /// The platform's number of the order, should there be one.
    pub number: String,
    /// Courier of the order.
    pub courier: &'static str,
    /// Number of the parcel.
    pub tracking: String,
    seed: u64,
}

/// A line of the customer, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How long it took to write.
    pub pause: Millis,
    /// What sort of message.
    pub content: Content,
    /// Its text.
    pub text: String,
}

impl Visit {
    /// What the customer writes in a turn; nothing after the last.
    pub fn lines(&self, turn: usize) -> Vec<Line> {
        let mut chance = self.chance("lines", turn);
        let says = self.dialogue.turns.get(turn).map_or(&[][..], |turn| turn.says);
        says.iter()
            .enumerate()
            .map(|(place, says)| {
                let (content, text) = says.parts();
                let writing = if place == 0 { 0 } else { 700 + 140 * text.chars().count().min(40) as i64 };
                let pause = if place == 0 { 0 } else { chance.between(writing / 2, writing * 3 / 2) };
                Line { pause: Millis(pause), content, text: self.fill(text) }
            })
            .collect()
    }

    /// How long the customer thinks about an answer before they go on.
    pub fn thinks(&self, turn: usize) -> Millis {
        Millis(self.chance("thinks", turn).between(5_000, 24_000))
    }

    /// When the customer asks where everybody is, if nobody answers; the calm ones wait in silence.
    pub fn nags(&self, turn: usize) -> Option<(Millis, &'static str)> {
        let mut chance = self.chance("nags", turn);
        let after = match self.dialogue.mood {
            Mood::Calm => return None,
            Mood::Unhappy => Millis::seconds(chance.between(95, 140)),
            Mood::Angry => Millis::seconds(chance.between(60, 100)),
        };
        chance.pick(&["在吗", "？？", "人呢", "有人吗", "怎么不回了", "能不能快点"]).map(|words| (after, *words))
    }

    /// A text of the bank with the names of this visit in it.
    pub fn fill(&self, text: &str) -> String {
        let Goods { called, price, .. } = self.goods;
        [
            ("{goods}", *called),
            ("{price}", &format!("{}.{:02}", price / 100, price % 100)),
            ("{number}", &self.number),
            ("{courier}", self.courier),
            ("{tracking}", &self.tracking),
        ]
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    fn chance(&self, what: &str, turn: usize) -> Chance {
        Chance::of(self.seed, what, self.serial * 64 + turn as u64)
    }
}

/// All visits, one after the other, without end.
#[derive(Debug, Clone)]
pub struct Script {
    seed: u64,
    run: u64,
    serial: u64,
    clock: Millis,
    deck: Vec<&'static Dialogue>,
    decks: u64,
}

impl Script {
    /// The traffic of `seed`. A folder that is used again counts its runs, so that the second day is not the first once more.
    pub fn new(seed: u64, run: u64) -> Self {
        let seed = seed.wrapping_add(run.wrapping_sub(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self { seed, run, serial: 0, clock: Millis(0), deck: Vec::new(), decks: 0 }
    }

    fn next_dialogue(&mut self) -> Option<&'static Dialogue> {
        if let Some((_, id)) = OPENING.get(self.serial as usize) {
            return dialogues::called(id);
        }
        if self.deck.is_empty() {
            self.deck = dialogues::all().collect();
            Chance::of(self.seed, "deck", self.decks).shuffle(&mut self.deck);
            self.decks += 1;
        }
        self.deck.pop()
    }

    fn next_arrival(&self) -> Millis {
        let place = self.serial as usize;
        if let Some((at, _)) = OPENING.get(place) {
            return Millis(*at);
        }
        let into_rush = (self.clock.0 - FIRST_RUSH.0).rem_euclid(RUSH_EVERY.0);
        let rush = self.clock >= FIRST_RUSH && into_rush < RUSH_LASTS.0;
        let mut chance = Chance::of(self.seed, "arrival", self.serial);
        let gap = if rush { chance.between(5_000, 11_000) } else { chance.between(19_000, 37_000) };
        Millis(self.clock.0 + gap)
    }
}

impl Iterator for Script {
    type Item = Visit;

    fn next(&mut self) -> Option<Visit> {
        let dialogue = self.next_dialogue()?;
        let at = self.next_arrival();
        let serial = self.serial;
        let mut chance = Chance::of(self.seed, "visit", serial);
        let goods = *chance.pick(&dialogue.wares.on_the_shelf())?;
        // Some come back: whoever was here three quarters of an hour ago or so.
        let buyer_of = if serial > 110 && chance.in_a_hundred(12) {
            serial - chance.between(90, 110).unsigned_abs()
        } else {
            serial
        };
        let courier = *chance.pick(&["圆通", "中通", "韵达", "申通", "邮政"])?;
        let tracking = format!("YT{:013}", chance.between(1_000_000_000, 9_999_999_999));
        let number = format!("{}{:02}{:06}{:04}", 26, self.run % 100, chance.between(0, 999_999), serial % 10_000);
        self.serial += 1;
        self.clock = at;
        let buyer = buyers::buyer(self.seed, buyer_of);
        Some(Visit { serial, at, dialogue, goods, buyer, number, courier, tracking, seed: self.seed })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// An hour or so, with everything that is said in it.
    fn hour(seed: u64, run: u64) -> Vec<(Visit, Vec<Vec<Line>>)> {
        Script::new(seed, run)
            .take(150)
            .map(|visit| {
                let lines = (0..visit.dialogue.turns.len()).map(|turn| visit.lines(turn)).collect();
                (visit, lines)
            })
            .collect()
    }

    #[test]
    fn the_same_seed_writes_the_same_script_to_the_word_and_the_millisecond() {
        assert_eq!(hour(7, 1), hour(7, 1));
    }

    #[test]
    fn another_seed_and_another_run_write_others() {
        assert_ne!(hour(7, 1), hour(8, 1));
        assert_ne!(hour(7, 1), hour(7, 2));
    }

    #[test]
    fn six_customers_write_within_the_first_ten_seconds_and_a_boss_is_needed_within_the_first_minute() {
        let visits: Vec<Visit> = Script::new(3, 1).take(OPENING.len()).collect();
        assert_eq!(visits.iter().filter(|visit| visit.at < Millis::seconds(10)).count(), 6);
        let rules: Vec<&str> =
            visits.iter().filter_map(|visit| visit.dialogue.application).map(|applies| applies.rule).collect();
        assert_eq!(rules, ["RF-11", "RF-02", "RF-12"]);
        assert!(visits.iter().all(|visit| visit.at < Millis::minutes(1)));
    }

    #[test]
    fn visits_come_in_order_and_rushes_come_and_go() {
        let visits: Vec<Visit> = Script::new(11, 1).take(400).collect();
        assert!(visits.windows(2).all(|pair| pair[0].at < pair[1].at));
        let mut per_minute: BTreeMap<i64, u32> = BTreeMap::new();
        for visit in &visits {
            *per_minute.entry(visit.at.0 / 60_000).or_default() += 1;
        }
        assert!(per_minute.values().any(|count| *count >= 6), "a rush: {per_minute:?}");
        assert!(per_minute.values().filter(|count| **count <= 3).count() > 50, "quiet minutes: {per_minute:?}");
    }

    #[test]
    fn every_dialogue_is_played_before_any_is_played_again() {
        let bank = dialogues::all().count();
        let after_the_opening = Script::new(5, 1).skip(OPENING.len()).take(bank);
        let played: BTreeSet<&str> = after_the_opening.map(|visit| visit.dialogue.id).collect();
        assert_eq!(played.len(), bank);
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for visit in Script::new(9, 1).take(200) {
            for turn in 0..visit.dialogue.turns.len() {
                for line in visit.lines(turn) {
                    assert!(!line.text.contains(['{', '}']), "{}: {}", visit.dialogue.id, line.text);
                }
            }
        }
    }

    #[test]
    fn order_numbers_are_never_given_twice() {
        let numbers: BTreeSet<String> =
            (1..=3).flat_map(|run| Script::new(7, run).take(500)).map(|v| v.number).collect();
        assert_eq!(numbers.len(), 1_500);
    }
}
