//! Words to mind in a draft.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::Level;
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

/// One word, or a few in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Minded {
    /// The word.
    pub word: String,
    /// It matters only where the draft says nothing else.
    pub alone: bool,
    /// `block`, `warn` or `hint`.
    pub level: String,
    /// The rule that it is against.
    pub rule: String,
    /// Why, in Chinese.
    pub reason_zh: String,
    /// Why, in English; where there is one language only, it stands for both.
    pub reason_en: String,
    /// What to write in its place; empty: nothing is proposed.
    pub instead: String,
}

impl Minded {
    /// The level; settings that were accepted name one.
    pub fn level(&self) -> Level {
        Level::from_word(&self.level).unwrap_or(Level::Hint)
    }

    /// Why it should not be said.
    pub fn reason(&self) -> Pair {
        let or = |one: &str, other: &str| if one.trim().is_empty() { other.to_owned() } else { one.to_owned() };
        pair(or(&self.reason_zh, &self.reason_en), or(&self.reason_en, &self.reason_zh))
    }
}

/// What is wrong with the words, which stand at `pointer` in the settings.
pub fn problems(words: &[Minded], pointer: &str) -> Vec<SettingsProblem> {
    let mut found = Vec::new();
    for (at, minded) in words.iter().enumerate() {
        let mut wrong = |column: &str, said: Pair| {
            let row = at + 1;
            found.push(SettingsProblem {
                path: format!("{pointer}/{at}/{column}"),
                zh_cn: format!("第{row}行“{column}”列：{}", said.zh_cn),
                en: format!("Row {row}, column \"{column}\": {}", said.en),
            });
        };
        let empty = || pair("这里不能留空", "this must not be empty");
        for (column, text) in [("word", &minded.word), ("rule", &minded.rule)] {
            if text.trim().is_empty() {
                wrong(column, empty());
            }
        }
        if minded.reason().zh_cn.trim().is_empty() {
            wrong("reason_zh", empty());
        }
        if Level::from_word(&minded.level).is_none() {
            wrong("level", pair("应当是 block、warn 或 hint", "this is block, warn or hint"));
        }
        if words[..at].iter().any(|other| (&other.word, other.alone) == (&minded.word, minded.alone)) {
            wrong("word", pair("上面的行已经有这个词", "a row above has this word"));
        }
    }
    found
}
