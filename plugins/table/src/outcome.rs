//! The outcome columns of a kind of policy, and how their cells are read.

use std::collections::BTreeMap;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

use crate::cell::listed;
use crate::field::{Field, Kind, names};
use crate::money::{Sum, counted};
use crate::problem::{Place, expected};
use crate::template::Sentence;

/// What a row decides.
pub trait Outcome: Sized {
    /// The facts that it speaks of.
    type Facts: 'static;

    /// The outcome columns there are, in the order in which they are shown.
    const COLUMNS: &'static [&'static str];

    /// Its sentences may say `{amount}`.
    const HAS_AMOUNT: bool = true;

    /// Reads a row's outcome and reports what is wrong with it. What is returned then is never used.
    fn read(cells: &mut Cells<'_, Self::Facts>) -> Self;

    /// False: the rows below are asked too, so they can be reached.
    fn ends(&self) -> bool {
        true
    }
}

/// The outcome cells of one row. A cell that is not there is empty; what is wrong with one is reported by its column.
pub struct Cells<'a, F: 'static> {
    pub(crate) texts: &'a BTreeMap<String, String>,
    pub(crate) fields: &'static [Field<F>],
    pub(crate) has_amount: bool,
    pub(crate) place: &'a Place,
    pub(crate) row: usize,
    pub(crate) problems: &'a mut Vec<SettingsProblem>,
}

impl<'a, F> Cells<'a, F> {
    /// A cell's text, without spaces around it.
    pub fn text(&self, column: &str) -> &'a str {
        self.texts.get(column).map_or("", |cell| cell.trim())
    }

    /// Reports a problem.
    pub fn problem(&mut self, column: &str, said: &Pair) {
        self.problems.push(self.place.outcome(self.row, column).problem(said));
    }

    /// The text of a cell that must not be empty.
    pub fn required(&mut self, column: &str) -> &'a str {
        let text = self.text(column);
        if text.is_empty() {
            self.problem(column, &pair("这里不能留空", "this must not be empty"));
        }
        text
    }

    /// Reports the given cells that are not empty in a row in which all of the others are: they would mean nothing.
    pub fn only_with(&mut self, others: &[&str], given: &[&str]) {
        if others.iter().any(|column| !self.text(column).is_empty()) {
            return;
        }
        let others = others.join(", ");
        for column in given {
            if !self.text(column).is_empty() {
                self.problem(
                    column,
                    &pair(
                        format!("这一行没有填 {others}，这里也要留空"),
                        format!("{others}: nothing in this row, so this is empty too"),
                    ),
                );
            }
        }
    }

    /// A word, or nothing for an empty cell.
    pub fn word<W: Word>(&mut self, column: &str) -> Option<W> {
        let text = self.text(column);
        let word = W::from_word(text);
        if word.is_none() && !text.is_empty() {
            self.problem(column, &expected(text, Kind::Word(names::<W>)));
        }
        word
    }

    /// Words with commas between them.
    pub fn words<W: Word>(&mut self, column: &str) -> Vec<W> {
        let mut words = Vec::new();
        for text in self.list(column) {
            match W::from_word(text) {
                Some(word) => words.push(word),
                None => self.problem(column, &expected(text, Kind::Word(names::<W>))),
            }
        }
        words
    }

    /// Texts with commas between them.
    pub fn list(&self, column: &str) -> Vec<&'a str> {
        listed(self.text(column)).filter(|part| !part.is_empty()).collect()
    }

    /// Yes or no; an empty cell is no.
    pub fn flag(&mut self, column: &str) -> bool {
        match self.text(column) {
            "" | "no" | "false" | "否" => false,
            "yes" | "true" | "是" => true,
            text => {
                self.problem(column, &expected(text, Kind::Flag));
                false
            }
        }
    }

    /// Something that is counted and not below zero, or nothing for an empty cell.
    pub fn counted(&mut self, column: &str, kind: Kind) -> Option<i64> {
        let text = self.text(column);
        let number = counted(kind, text).filter(|number| *number >= 0);
        if number.is_none() && !text.is_empty() {
            self.problem(column, &expected(text, kind));
        }
        number
    }

    /// A sum of money or of points; an empty cell is none.
    pub fn sum(&mut self, column: &str, kind: Kind) -> Sum<F> {
        let text = self.text(column);
        if text.is_empty() {
            return Sum::NONE;
        }
        let sum = Sum::read(text, kind, self.fields);
        if sum.is_none() {
            let mut said = expected(text, kind);
            if let Some(field) = self.fields.iter().find(|field| field.kind.is_as(kind)) {
                let path = field.path;
                said = pair(
                    format!("{}，也可以填 {path} 或 5% {path}", said.zh_cn),
                    format!("{}; {path} or 5% {path} will do too", said.en),
                );
            }
            self.problem(column, &said);
        }
        sum.unwrap_or(Sum::NONE)
    }

    /// A sentence from a column for each language, of which one must not be empty.
    pub fn required_sentence(&mut self, zh: &str, en: &str) -> Sentence<F> {
        if self.text(zh).is_empty() && self.text(en).is_empty() {
            self.required(zh);
        }
        self.sentence(zh, en)
    }

    /// A sentence from a column for each language.
    pub fn sentence(&mut self, zh: &str, en: &str) -> Sentence<F> {
        match Sentence::read(self.text(zh), self.text(en), self.fields, self.has_amount) {
            Ok(sentence) => sentence,
            Err(name) => {
                let column = if self.text(zh).contains(&format!("{{{name}")) { zh } else { en };
                let (zh_too, en_too) = if self.has_amount {
                    ("；也可以写 {amount}", "; {amount} may stand there too")
                } else {
                    ("", "")
                };
                self.problem(
                    column,
                    &pair(
                        format!("花括号里的“{name}”不是资料中的项目{zh_too}"),
                        format!("\"{name}\" in braces is no fact{en_too}"),
                    ),
                );
                Sentence::EMPTY
            }
        }
    }
}
