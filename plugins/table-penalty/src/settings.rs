//! The settings: the table, and what becomes of months and sales.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_table::Kept;
use xiaoer_wages::{Attribution, Months};

use crate::facts::FACTS;
use crate::outcome::Decided;

/// The table of a shop that has not written one: the trade's fines.
const FACTORY: &str = include_str!("../factory.json");

/// The policy's settings.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What an incident costs.
    pub table: Kept<Decided>,
    /// What a month comes to.
    pub month: Months,
    /// Whose sale an order is.
    pub attribution: Attribution,
}

impl Default for Settings {
    fn default() -> Self {
        Self { table: Kept::factory(FACTORY), month: Months::default(), attribution: Attribution::default() }
    }
}

impl Settings {
    /// What is wrong with the table and the numbers beside it.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut problems = self.table.problems(FACTS, "/table");
        problems.extend(self.month.problems("/month"));
        problems
    }
}
