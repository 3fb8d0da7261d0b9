//! How strictly each rule of the review is kept. A supervisor may silence a rule or raise it; lines that the law or a
//! customer's safety draws (H-01, H-04, H-27, H-28) and unfilled scripts (S-07) are not for sale and do not stand here.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use xiaoer_sdk::reply::Level;

/// The rules whose level is a setting, in the order of the form.
pub const ADJUSTABLE: [&str; 42] = [
    "L-01", "L-02", "L-03", "L-04", "L-05", "L-06", "L-07", "L-08", "L-09", "L-10", "L-11", "L-12", "L-13", "L-14",
    "L-15", "L-16", "L-17", "L-18", "L-19", "L-20", "L-21", "L-22", "L-23", "L-24", "L-25", "L-26", "L-27", "L-28",
    "L-29", "H-02", "H-03", "H-05", "H-06", "H-07", "H-08", "H-09", "H-17", "H-18", "H-19", "H-20", "H-21", "H-25",
];

/// What a shop wants of one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(rename_all = "snake_case")]
pub enum LevelChoice {
    /// As the trade has it.
    #[default]
    Standard,
    /// Not at all.
    Off,
    /// Only teach.
    Hint,
    /// Ask for a second look.
    Warn,
    /// Stop the message.
    Block,
}

/// The shop's choice for every rule of [`ADJUSTABLE`].
#[derive(Debug, PartialEq)]
pub struct LevelSettings([LevelChoice; ADJUSTABLE.len()]);

impl Default for LevelSettings {
    fn default() -> Self {
        Self([LevelChoice::Standard; ADJUSTABLE.len()])
    }
}

impl LevelSettings {
    /// The level at which a finding is reported, if it is. `own` is the rule's own level.
    pub fn of(&self, rule: &str, own: Level) -> Option<Level> {
        let choice = ADJUSTABLE.iter().position(|known| *known == rule).map_or(LevelChoice::Standard, |at| self.0[at]);
        match choice {
            LevelChoice::Standard => Some(own),
            LevelChoice::Off => None,
            LevelChoice::Hint => Some(Level::Hint),
            LevelChoice::Warn => Some(Level::Warn),
            LevelChoice::Block => Some(Level::Block),
        }
    }
}

impl<'de> Deserialize<'de> for LevelSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Choices)
    }
}

struct Choices;

impl<'de> Visitor<'de> for Choices {
    type Value = LevelSettings;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object from rule to level")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LevelSettings, A::Error> {
        let mut levels = LevelSettings::default();
        while let Some(rule) = map.next_key::<super::Text>()? {
            let at = ADJUSTABLE.iter().position(|known| *known == rule);
            let at = at.ok_or_else(|| A::Error::custom(format_args!("rule {rule} has no level to set")))?;
            levels.0[at] = map.next_value()?;
        }
        Ok(levels)
    }
}

#[cfg(test)]
impl serde::Serialize for LevelSettings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(ADJUSTABLE.iter().zip(&self.0))
    }
}
