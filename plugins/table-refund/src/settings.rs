//! The settings: one table.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_table::Kept;

use crate::facts::FACTS;
use crate::outcome::Decided;

/// The table of a shop that has not written one: the trade's small compensation, and the supervisor for the rest.
const FACTORY: &str = include_str!("../factory.json");

/// The policy's settings.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The table.
    pub table: Kept<Decided>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { table: Kept::factory(FACTORY) }
    }
}

impl Settings {
    /// What is wrong with the table.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        self.table.problems(FACTS, "/table")
    }
}
