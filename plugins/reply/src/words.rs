//! Lists of words that are settings: the factory's own until the operator writes another.

use std::borrow::Cow;
use std::fmt;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

use crate::fold::fold;

/// Words to look for, in folded spelling. Reading the factory's costs nothing.
#[derive(Debug, Clone)]
pub enum Words {
    /// As delivered; already folded.
    Factory(&'static [&'static str]),
    /// As the operator wants it; replaces the factory's whole list.
    Own(Vec<Cow<'static, str>>),
}

impl Words {
    /// No words.
    pub const NONE: Words = Words::Factory(&[]);

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let (factory, own): (&[&str], &[Cow<'static, str>]) = match self {
            Self::Factory(words) => (words, &[]),
            Self::Own(words) => (&[], words),
        };
        factory.iter().copied().chain(own.iter().map(Cow::as_ref))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'de> Deserialize<'de> for Words {
    // Dozens of lists are read; the code for it need not stand in every one's place.
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Vec::<Folded>::deserialize(deserializer)?;
        Ok(Words::Own(written.into_iter().map(|word| Cow::Owned(word.0)).collect()))
    }
}

/// A word that is folded while it is read, so that a long list costs one string a word.
struct Folded(String);

impl<'de> Deserialize<'de> for Folded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = Folded;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a word")
            }

            fn visit_str<E>(self, word: &str) -> Result<Folded, E> {
                Ok(Folded(folded(word)))
            }
        }
        deserializer.deserialize_str(Word)
    }
}

#[cfg(test)]
impl serde::Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// A word in the spelling in which texts are searched.
pub fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    folded.extend(word.trim().chars().filter_map(fold));
    folded
}

/// Names that are said as they are written, such as EMS; to be looked for they are folded first.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Names(Words);

impl Names {
    /// As delivered.
    pub const fn factory(names: &'static [&'static str]) -> Self {
        Self(Words::Factory(names))
    }

    /// The names in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter()
    }

    /// The names with a separator between them.
    pub fn join(&self, separator: &str) -> String {
        self.iter().fold(String::new(), |mut joined, name| {
            if !joined.is_empty() {
                joined.push_str(separator);
            }
            joined.push_str(name);
            joined
        })
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|names| Self(Words::Own(names)))
    }
}
