//! The settings: the table of scripts, and the words to mind.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_table::Kept;

use crate::facts::FACTS;
use crate::outcome::Said;
use crate::words::{Minded, problems};

/// What a shop has that has not written its own: the questions of every day.
const FACTORY: &str = include_str!("../factory.json");
/// The words that no shop should send.
const WORDS: &str = include_str!("../words.json");

/// The policy's settings.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What to suggest.
    pub table: Kept<Said>,
    /// What a draft is looked through for.
    pub words: Vec<Minded>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { table: Kept::factory(FACTORY), words: xiaoer_sdk::read_settings(WORDS).unwrap_or_default() }
    }
}

impl Settings {
    /// What is wrong with the tables.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut found = self.table.problems(FACTS, "/table");
        found.extend(problems(&self.words, "/words"));
        found
    }
}
