//! A list of words that is a setting: the factory's own until the operator writes another.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

/// A list of words. Reading the factory's costs nothing.
#[derive(Debug, Clone)]
pub enum Words {
    /// As delivered.
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

    /// Whether the list has no words.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The words with a separator between them.
    pub fn join(&self, separator: &str) -> String {
        let mut joined = String::new();
        for word in self.iter() {
            if !joined.is_empty() {
                joined.push_str(separator);
            }
            joined.push_str(word);
        }
        joined
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Cow<'static, str>>::deserialize(deserializer).map(Words::Own)
    }
}

#[cfg(test)]
impl serde::Serialize for Words {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
