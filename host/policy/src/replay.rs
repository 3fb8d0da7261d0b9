//! A verdict given again: the same package, settings and facts must say the same to the byte, with the same fuel.

use crate::{
    calls::Bound,
    comparison::{Change, changes},
    question::{Cost, Question, Unanswered},
};
use serde::Serialize;
use serde_json::Value;

/// What was written down of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What was asked.
    pub question: Question,
    /// The facts, as JSON.
    pub facts: String,
    /// The answer, as JSON.
    pub answer: String,
    /// The fuel that it took.
    pub fuel: u64,
}

/// How a verdict came out the second time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replay {
    /// The answer now, as JSON.
    pub answer: String,
    /// The answer is the same, byte for byte.
    pub same_answer: bool,
    /// The fuel is the same.
    pub same_fuel: bool,
    /// Where the answers differ, if they do.
    pub changes: Vec<Change>,
    /// What the call took now.
    pub cost: Option<Cost>,
}

impl Replay {
    /// Puts the question again. `bound` is the version with the settings that answered it.
    pub fn run(bound: &Bound, record: &Record) -> Result<Self, Unanswered> {
        let written = record.question.put_text(&bound.aside(), &record.facts)?;
        let same_answer = written.verdict == record.answer;
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        Ok(Self {
            same_answer,
            same_fuel: written.cost.is_some_and(|cost| cost.fuel == record.fuel),
            changes: if same_answer { Vec::new() } else { changes(&read(&record.answer), &read(&written.verdict)) },
            answer: written.verdict,
            cost: written.cost,
        })
    }

    /// True if answer and fuel are the same.
    pub const fn is_same(&self) -> bool {
        self.same_answer && self.same_fuel
    }
}
