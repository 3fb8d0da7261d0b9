//! The outcome columns of a kind of policy, and how their cells are read.

use std::collections::BTreeMap;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

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

    /// Reads a row's outcome and reports what is wrong with it. What is returned then is never used.
    fn read(cells: &mut Cells<'_, Self::Facts>) -> Self;
}

/// The outcome cells of one row. A cell that is not there is empty; what is wrong with one is reported by its column.
pub struct Cells<'a, F: 'static> {
    pub(crate) texts: &'a BTreeMap<String, String>,
    pub(crate) fields: &'static [Field<F>],
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
        let parts = self.text(column).split([',', '，', '、']).map(str::trim);
        parts.filter(|part| !part.is_empty()).collect()
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

    /// A sum of money; an empty cell is none.
    pub fn sum(&mut self, column: &str) -> Sum<F> {
        let text = self.text(column);
        if text.is_empty() {
            return Sum::NONE;
        }
        let sum = Sum::read(text, self.fields);
        if sum.is_none() {
            self.problem(
                column,
                &pair(
                    format!("“{text}”不是金额，可以填 9元、order.amount_paid 或 5% item_price"),
                    format!("\"{text}\" is no sum; it may be 9yuan, order.amount_paid or 5% item_price"),
                ),
            );
        }
        sum.unwrap_or(Sum::NONE)
    }

    /// A sentence from a column for each language.
    pub fn sentence(&mut self, zh: &str, en: &str) -> Sentence<F> {
        match Sentence::read(self.text(zh), self.text(en), self.fields) {
            Ok(sentence) => sentence,
            Err(name) => {
                let column = if self.text(zh).contains(&format!("{{{name}")) { zh } else { en };
                self.problem(
                    column,
                    &pair(
                        format!("花括号里的“{name}”不是资料中的项目；也可以写 {{amount}}"),
                        format!("\"{name}\" in braces is no fact; {{amount}} may stand there too"),
                    ),
                );
                Sentence::EMPTY
            }
        }
    }
}
