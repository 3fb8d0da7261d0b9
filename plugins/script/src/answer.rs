//! What a script's function answered: a map, read field by field. A field that nobody asks for is a typing mistake.

use rhai::{Dynamic, Map};
use xiaoer_sdk::common::{Language, Reason};
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

/// What is wrong with an answer, in both languages.
pub type Wrong = Pair;

/// A map that is being read.
#[derive(Debug)]
pub struct Answer {
    map: Map,
    language: Language,
}

impl Answer {
    /// An answer for a shop of this language.
    pub fn new(map: Map, language: Language) -> Self {
        Self { map, language }
    }

    /// A field; `()` is the same as none.
    fn take(&mut self, name: &str) -> Option<Dynamic> {
        self.map.remove(name).filter(|value| !value.is_unit())
    }

    /// A whole number.
    pub fn int(&mut self, name: &str) -> Result<Option<i64>, Wrong> {
        self.take(name)
            .map(|value| value.as_int().map_err(|found| not(name, "整数", "a whole number", found)))
            .transpose()
    }

    /// Yes or no; no if it is left out.
    pub fn flag(&mut self, name: &str) -> Result<bool, Wrong> {
        self.take(name).map_or(Ok(false), |value| {
            value.as_bool().map_err(|found| not(name, "true 或 false", "true or false", found))
        })
    }

    /// One of an enum's names.
    pub fn word<W: Word>(&mut self, name: &str) -> Result<Option<W>, Wrong> {
        self.take(name).map(|value| word_of(name, value)).transpose()
    }

    /// A list of an enum's names.
    pub fn words<W: Word>(&mut self, name: &str) -> Result<Vec<W>, Wrong> {
        self.list(name)?.into_iter().map(|value| word_of(name, value)).collect()
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &str) -> Result<Vec<String>, Wrong> {
        self.list(name)?.into_iter().map(|value| text_of(name, value)).collect()
    }

    /// A text, or a pair from `text(zh, en)`.
    pub fn said(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        let language = self.language;
        self.take(name).map(|value| said_of(name, value, language)).transpose()
    }

    /// A text, or a pair from `text(zh, en)`, that must not be empty.
    pub fn named(&mut self, name: &str) -> Result<String, Wrong> {
        self.said(name)?
            .filter(|text| !text.trim().is_empty())
            .ok_or_else(|| pair(format!("“{name}”不能留空"), format!("\"{name}\" must not be empty")))
    }

    /// A list of texts, or of pairs from `text(zh, en)`.
    pub fn sentences(&mut self, name: &str) -> Result<Vec<String>, Wrong> {
        let language = self.language;
        self.list(name)?.into_iter().map(|value| said_of(name, value, language)).collect()
    }

    /// A list of maps.
    pub fn answers(&mut self, name: &str) -> Result<Vec<Self>, Wrong> {
        let language = self.language;
        self.list(name)?.into_iter().map(|value| answer_of(name, value, language)).collect()
    }

    /// A map.
    pub fn answer(&mut self, name: &str) -> Result<Option<Self>, Wrong> {
        let language = self.language;
        self.take(name).map(|value| answer_of(name, value, language)).transpose()
    }

    /// Reasons, made by `reason(rule, zh, en)`.
    pub fn reasons(&mut self, name: &str) -> Result<Vec<Reason>, Wrong> {
        let reason = |mut answer: Self| {
            let rule = answer.said("rule")?.unwrap_or_default();
            let text = answer.said("text")?.unwrap_or_default();
            answer.done()?;
            Ok(Reason { rule, text })
        };
        self.answers(name)?.into_iter().map(reason).collect()
    }

    fn list(&mut self, name: &str) -> Result<Vec<Dynamic>, Wrong> {
        self.take(name)
            .map_or(Ok(Vec::new()), |value| value.into_array().map_err(|found| not(name, "列表", "a list", found)))
    }

    /// Nothing may be left.
    pub fn done(self) -> Result<(), Wrong> {
        match self.map.keys().next() {
            Some(name) => Err(pair(format!("没有“{name}”这个结果项"), format!("\"{name}\" is no field of a verdict"))),
            None => Ok(()),
        }
    }
}

fn not(name: &str, zh: &str, en: &str, found: &str) -> Wrong {
    pair(format!("“{name}”应当是{zh}，却是 {found}"), format!("\"{name}\" must be {en} and is {found}"))
}

fn text_of(name: &str, value: Dynamic) -> Result<String, Wrong> {
    value.into_string().map_err(|found| not(name, "文字", "text", found))
}

fn word_of<W: Word>(name: &str, value: Dynamic) -> Result<W, Wrong> {
    let text = text_of(name, value)?;
    W::from_word(&text).ok_or_else(|| {
        let known: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
        pair(
            format!("“{name}”不能是“{text}”，应当是以下之一：{}", known.join("、")),
            format!("\"{name}\" cannot be \"{text}\"; it is one of: {}", known.join(", ")),
        )
    })
}

fn said_of(name: &str, value: Dynamic, language: Language) -> Result<String, Wrong> {
    if !value.is_map() {
        return text_of(name, value);
    }
    let mut map = value.cast::<Map>();
    let own = if language == Language::ZhCn { "zh_cn" } else { "en" };
    text_of(name, map.remove(own).unwrap_or_default())
}

fn answer_of(name: &str, value: Dynamic, language: Language) -> Result<Answer, Wrong> {
    let found = value.type_name();
    value
        .try_cast::<Map>()
        .map(|map| Answer::new(map, language))
        .ok_or_else(|| not(name, "映射 #{}", "a map #{}", found))
}
