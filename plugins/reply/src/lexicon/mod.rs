//! What buyers' words tell: phrases, as they are typed, with the problem types (S-06), the mood and the cues that they
//! carry. One file per part of the trade. Where several phrases begin at one place the longest speaks and the others are silent,
//! so that 运费险 is not about freight and 发火了吗 in a question about shipping is not a quarrel.

mod after_sale;
mod cues;
mod goods;
mod mood;
mod order;
mod price;

use xiaoer_sdk::reply::Topic;

/// Something that a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The round is about this, with a weight of 1 to 100.
    About(Topic, u8),
    /// The buyer is discontent, with a weight of 1 to 100.
    Discontent(u8),
    /// A finer point that decides which script fits.
    Cue(Cue),
}

/// Finer points than a problem type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    /// Asks what it costs (K-37).
    AsksPrice,
    /// Asks for a lower price (K-15 to K-17).
    Bargains,
    /// Finds it dear (K-18).
    FindsItDear,
    /// Has seen it cheaper elsewhere (K-24).
    CheaperElsewhere,
    /// Doubts that it is worth the price (K-25).
    DoubtsWorth,
    /// Money is short everywhere (K-22).
    HardTimes,
    /// Wants to think it over (K-20, K-40).
    Hesitates,
    /// Asks for a gift (K-19).
    AsksGift,
    /// Does not know what to choose (K-13).
    WantsAdvice,
    /// Names the courier it should be (K-44).
    WantsCourier,
    /// Wants it shipped later (K-45, H-02).
    WantsLaterShipping,
    /// Asks when it will be shipped, or how long it takes (K-54).
    AsksShipTime,
    /// Fears that the size may not fit (K-32).
    FearsMisfit,
    /// Asks whether goods would be taken back (K-62, K-63).
    AsksWhetherReturnable,
    /// Says why goods are to go back (K-61).
    TellsWhy,
    /// Has the parcel in hand.
    HasReceived,
    /// The price differs from the page (K-47).
    PriceMismatch,
    /// Is ordering or has ordered.
    Buys,
    /// Leaves without buying (K-59).
    Leaves,
    /// Insults (K-78).
    Rude,
    /// Praises.
    Praises,
    /// Wants something that honest buyers do not (H-09).
    Suspicious,
}

/// The cues found in a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cues(u32);

impl Cues {
    /// Adds one.
    pub fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }

    /// Whether the round has this cue.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }
}

/// Phrases that tell the same. No signals: the phrase only silences the shorter phrases inside it.
#[derive(Clone, Copy)]
pub struct Group {
    /// In folded spelling.
    pub phrases: &'static [&'static str],
    /// What each of them tells.
    pub signals: &'static [Signal],
}

const fn group(phrases: &'static [&'static str], signals: &'static [Signal]) -> Group {
    Group { phrases, signals }
}

/// Every group, by part of the trade.
const PARTS: &[&[Group]] =
    &[goods::GROUPS, price::GROUPS, order::GROUPS, after_sale::GROUPS, cues::GROUPS, mood::GROUPS];

/// One phrase and what it tells.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// In folded spelling.
    pub phrase: &'static str,
    /// What it tells.
    pub signals: &'static [Signal],
}

/// How many phrases there are.
pub const ENTRIES: usize = {
    let mut count = 0;
    let mut part = 0;
    while part < PARTS.len() {
        let mut group = 0;
        while group < PARTS[part].len() {
            count += PARTS[part][group].phrases.len();
            group += 1;
        }
        part += 1;
    }
    count
};

/// How many classes the phrases are sorted into; a power of two, well above the number of phrases.
const CLASSES: usize = 2048;

/// All phrases, sorted by a class of their first two characters; built by the compiler, so that a call pays for the
/// characters of its text and not for the phrases of the language.
pub struct Index {
    entries: [Entry; ENTRIES],
    /// Where the entries of each class begin.
    starts: [u16; CLASSES + 1],
}

/// The index.
pub static INDEX: Index = Index::build();

impl Index {
    /// The phrases that may begin with the given folded characters, with their numbers below [`ENTRIES`]. Phrases of
    /// one character are asked for without a second.
    pub fn starting_with(&self, first: char, second: Option<char>) -> impl Iterator<Item = (usize, &Entry)> {
        let class = class(first as u32, second.map_or(0, |c| c as u32));
        let (from, to) = (usize::from(self.starts[class]), usize::from(self.starts[class + 1]));
        self.entries[from..to].iter().enumerate().map(move |(at, entry)| (from + at, entry))
    }

    #[expect(clippy::large_stack_arrays, reason = "on the stack of the compiler, not of the policy")]
    const fn build() -> Self {
        let mut index = Self { entries: [Entry { phrase: "", signals: &[] }; ENTRIES], starts: [0; CLASSES + 1] };
        // Counting sort: how many of each class, where each class begins, and then each entry to its place.
        let mut pass = 0;
        while pass < 2 {
            let mut part = 0;
            while part < PARTS.len() {
                let mut group = 0;
                while group < PARTS[part].len() {
                    let Group { phrases, signals } = PARTS[part][group];
                    let mut at = 0;
                    while at < phrases.len() {
                        let class = class_of(phrases[at]);
                        if pass == 1 {
                            index.entries[index.starts[class] as usize] = Entry { phrase: phrases[at], signals };
                        }
                        index.starts[class] += 1;
                        at += 1;
                    }
                    group += 1;
                }
                part += 1;
            }
            // After the first pass: counts become beginnings. After the second each beginning has moved to the
            // beginning of the next class, so they move back by one.
            let mut before = 0;
            let mut class = 0;
            while class <= CLASSES {
                let count = index.starts[class];
                index.starts[class] = before;
                before = if pass == 0 { before + count } else { count };
                class += 1;
            }
            pass += 1;
        }
        index
    }
}

/// A class for two characters; the second is 0 where there is none.
const fn class(first: u32, second: u32) -> usize {
    (first.wrapping_mul(31).wrapping_add(second) as usize) & (CLASSES - 1)
}

const fn class_of(phrase: &str) -> usize {
    let bytes = phrase.as_bytes();
    let (first, length) = decode(bytes, 0);
    let second = if length < bytes.len() { decode(bytes, length).0 } else { 0 };
    class(first, second)
}

/// The character at a place of UTF-8 text, and its length in bytes.
const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let (mut c, length) = match bytes[at] {
        0..=0x7F => return (bytes[at] as u32, 1),
        0xC0..=0xDF => ((bytes[at] & 0x1F) as u32, 2),
        0xE0..=0xEF => ((bytes[at] & 0x0F) as u32, 3),
        _ => ((bytes[at] & 0x07) as u32, 4),
    };
    let mut next = 1;
    while next < length {
        c = (c << 6) | (bytes[at + next] & 0x3F) as u32;
        next += 1;
    }
    (c, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn every_phrase_is_in_folded_spelling_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for group in PARTS.iter().copied().flatten() {
            for phrase in group.phrases {
                assert_eq!(phrase.chars().filter_map(fold).collect::<String>(), *phrase, "not folded");
                assert!(seen.insert(*phrase), "{phrase} stands twice; give its group both signals");
            }
        }
        assert!(seen.len() > 400);
    }

    #[test]
    fn the_index_finds_every_phrase_by_its_first_two_characters() {
        for group in PARTS.iter().copied().flatten() {
            for phrase in group.phrases {
                let mut chars = phrase.chars();
                let found = INDEX.starting_with(chars.next().unwrap(), chars.next());
                assert_eq!(found.filter(|(_, entry)| entry.phrase == *phrase).count(), 1, "{phrase}");
            }
        }
    }

    #[test]
    fn weights_are_percentages_above_nought() {
        for signal in PARTS.iter().copied().flatten().flat_map(|group| group.signals) {
            if let Signal::About(_, weight) | Signal::Discontent(weight) = signal {
                assert!((1..=100).contains(weight));
            }
        }
    }
}
