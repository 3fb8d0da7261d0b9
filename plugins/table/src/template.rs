//! Sentences with facts in them: `实付{order.amount_paid}元`.

use xiaoer_sdk::common::Language;
use xiaoer_sdk::text::{Pair, pair};

use crate::cell::shown;
use crate::field::{Field, Value};

/// A sentence in one or both languages.
pub struct Sentence<F: 'static> {
    zh: Vec<Part<F>>,
    en: Vec<Part<F>>,
}

enum Part<F: 'static> {
    Text(String),
    Fact(&'static Field<F>),
    /// `{amount}`: what the outcome comes to.
    Amount,
}

impl<F> Sentence<F> {
    /// Reads it; where there is one language only, it stands for both. The error is the name in braces that is none.
    pub fn read(zh: &str, en: &str, fields: &'static [Field<F>], has_amount: bool) -> Result<Self, String> {
        let (zh, en) = (zh.trim(), en.trim());
        Ok(Self {
            zh: parts(if zh.is_empty() { en } else { zh }, fields, has_amount)?,
            en: parts(if en.is_empty() { zh } else { en }, fields, has_amount)?,
        })
    }

    /// Says nothing.
    pub const EMPTY: Self = Self { zh: Vec::new(), en: Vec::new() };

    /// True if it says nothing.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty()
    }

    /// The sentence for these facts; `amount` is what `{amount}` says.
    pub fn say(&self, facts: &F, amount: &str, language: Language) -> String {
        let words = self.parts(language).iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Fact(field) => shown(field.kind, (field.get)(facts)),
            Part::Amount => amount.to_owned(),
        });
        words.collect()
    }

    /// The sentence for these facts in both languages.
    pub fn pair(&self, facts: &F, amount: &str) -> Pair {
        pair(self.say(facts, amount, Language::ZhCn), self.say(facts, amount, Language::En))
    }

    /// The sentence for somebody who can fill what is absent: that stays in braces, and its paths come beside, each once.
    pub fn fill(&self, facts: &F, language: Language) -> (String, Vec<String>) {
        let mut text = String::new();
        let mut missing: Vec<String> = Vec::new();
        for part in self.parts(language) {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Amount => {}
                Part::Fact(field) => match (field.get)(facts) {
                    Value::Absent => {
                        text.extend(["{", field.path, "}"]);
                        if missing.iter().all(|known| known != field.path) {
                            missing.push(field.path.to_owned());
                        }
                    }
                    value => text.push_str(&shown(field.kind, value)),
                },
            }
        }
        (text, missing)
    }

    fn parts(&self, language: Language) -> &[Part<F>] {
        if language == Language::ZhCn { &self.zh } else { &self.en }
    }
}

fn parts<F>(text: &str, fields: &'static [Field<F>], has_amount: bool) -> Result<Vec<Part<F>>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        let (name, after) = after.split_once('}').ok_or_else(|| after.to_owned())?;
        parts.push(match fields.iter().find(|field| field.path == name.trim()) {
            Some(field) => Part::Fact(field),
            None if has_amount && name.trim() == "amount" => Part::Amount,
            None => return Err(name.to_owned()),
        });
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Ok(parts)
}
