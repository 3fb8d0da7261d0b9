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
pub const PARTS: &[&[Group]] =
    &[goods::GROUPS, price::GROUPS, order::GROUPS, after_sale::GROUPS, cues::GROUPS, mood::GROUPS];

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
    fn weights_are_percentages_above_nought() {
        for signal in PARTS.iter().copied().flatten().flat_map(|group| group.signals) {
            if let Signal::About(_, weight) | Signal::Discontent(weight) = signal {
                assert!((1..=100).contains(weight));
            }
        }
    }
}
