//! The settings: one table.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_table::{Table, Written};

use crate::facts::FACTS;
use crate::outcome::Decided;

/// The table of a shop that has not written one: the trade's small compensation, and the supervisor for the rest.
const FACTORY: &str = include_str!("../factory.json");

/// The policy's settings.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The table as it is written.
    pub table: Written,
    /// What it was compiled to when it was checked.
    #[serde(skip)]
    compiled: OnceLock<Table<Decided>>,
}

impl Default for Settings {
    fn default() -> Self {
        let table = xiaoer_sdk::read_settings(FACTORY).unwrap_or(Written { columns: Vec::new(), rows: Vec::new() });
        Self { table, compiled: OnceLock::new() }
    }
}

impl Settings {
    /// Checks the table and keeps it compiled for the calls.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        match Table::compile(&self.table, FACTS, "/table") {
            Ok(table) => {
                self.compiled.get_or_init(|| table);
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    /// The table of settings that were accepted.
    pub fn table(&self) -> &Table<Decided> {
        match self.compiled.get() {
            Some(table) => table,
            None => panic!("the table was asked before it was checked"),
        }
    }
}
