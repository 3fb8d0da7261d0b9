//! What a person is told: the same sentence in Chinese and in English.

use serde::Serialize;
use std::fmt;

/// One statement in both languages of the product. Says what is wrong and what to do, without customer text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// zh-CN.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Sentence {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

/// The English form, for logs.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}
