//! A table as a setting: what is written, and beside it what it was compiled to when it was checked.

use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use xiaoer_sdk::common::SettingsProblem;

use crate::field::Field;
use crate::outcome::Outcome;
use crate::table::{Table, Written};

/// A table of the settings.
pub struct Kept<O: Outcome> {
    /// As it is written.
    pub written: Written,
    compiled: OnceLock<Table<O>>,
}

impl<O: Outcome> Kept<O> {
    /// A table that is still to be checked.
    pub fn new(written: Written) -> Self {
        Self { written, compiled: OnceLock::new() }
    }

    /// A table that comes with the policy, as JSON. A policy's own test proves that it can be read.
    pub fn factory(json: &str) -> Self {
        Self::new(xiaoer_sdk::read_settings(json).unwrap_or(Written { columns: Vec::new(), rows: Vec::new() }))
    }

    /// Checks the table, which stands at `pointer`, and keeps it compiled for the calls.
    pub fn problems(&self, fields: &'static [Field<O::Facts>], pointer: &str) -> Vec<SettingsProblem> {
        match Table::compile(&self.written, fields, pointer) {
            Ok(table) => {
                self.compiled.get_or_init(|| table);
                Vec::new()
            }
            Err(problems) => problems,
        }
    }

    /// The table of settings that were accepted.
    pub fn table(&self) -> &Table<O> {
        match self.compiled.get() {
            Some(table) => table,
            None => panic!("the table was asked before it was checked"),
        }
    }
}

impl<O: Outcome> Serialize for Kept<O> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

impl<'de, O: Outcome> Deserialize<'de> for Kept<O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::deserialize(deserializer).map(Self::new)
    }
}
