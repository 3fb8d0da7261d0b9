//! Size advice: SZ-01 to SZ-10, L-07.

use std::borrow::Cow;

use serde::Deserialize;

use super::Text;
use crate::words::Words;

/// One row of the shop's size table. A bound of 0 is open; both ends are included.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct SizeRow {
    /// The size as the buyer orders it: 110, XL.
    pub size: Text,
    /// The least height, in cm.
    pub height_from_cm: u32,
    /// The greatest height, in cm.
    pub height_to_cm: u32,
    /// The least weight, in kg.
    pub weight_from_kg: u32,
    /// The greatest weight, in kg.
    pub weight_to_kg: u32,
}

/// SZ-03 to SZ-08, L-07.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct SizeSettings {
    /// Centimetres from one children's size to the next.
    pub step_cm: u32,
    /// How many sizes above the height (SZ-03).
    pub sizes_up: u32,
    /// A chubby child gets one size more on top of that (SZ-04, A-42).
    pub chubby_adds: bool,
    /// The shop's own size table (SZ-02); the first row that fits goes before the rule of the height.
    pub table: Vec<SizeRow>,
    /// How much larger a shoe is where it should be larger, in tenths of a size (SZ-06, SZ-08).
    pub shoe_step_tenths: u32,
    /// Words of a title that mean shoes.
    pub shoe_words: Words,
    /// Words of a title that mean children's goods.
    pub child_words: Words,
    /// Months in which shoes are worn with thick socks (SZ-08).
    pub winter_months: Cow<'static, [u8]>,
    /// The measured share of buyers whom the shoes fit, in percent; 0 means unmeasured and unsaid.
    pub fit_rate_percent: u8,
    /// One of these must stand in size advice (L-07).
    pub advice_words: Words,
    /// Words that, with a size after them, make a message size advice (L-07).
    pub choosing_words: Words,
}

impl Default for SizeSettings {
    fn default() -> Self {
        Self {
            step_cm: 10,
            sizes_up: 1,
            chubby_adds: false,
            table: Vec::new(),
            shoe_step_tenths: 10,
            shoe_words: Words::Factory(&["鞋", "靴", "shoe", "boot", "sneaker", "sandal"]),
            child_words: Words::Factory(&["童", "宝宝", "婴", "幼儿", "小孩", "baby", "kid", "child"]),
            winter_months: Cow::Borrowed(&[11, 12, 1, 2]),
            fit_rate_percent: 0,
            advice_words: Words::Factory(&["建议", "suggest", "recommend"]),
            choosing_words: Words::Factory(&[
                "选", "拍", "穿", "买", "要", "拿", "take", "choose", "order", "wear", "pick",
            ]),
        }
    }
}
