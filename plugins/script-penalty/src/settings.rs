//! The settings: the script, and what becomes of months and sales.

use serde::{Deserialize, Serialize};
use xiaoer_script::check;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_wages::{Attribution, Months};

use crate::examples::examples;
use crate::helpers;
use crate::verdict::assess;

/// The script of a shop that has not written one: the trade's fines.
const FACTORY: &str = include_str!("../factory.rhai");

/// The policy's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The script's text.
    pub script: String,
    /// What a month comes to.
    pub month: Months,
    /// Whose sale an order is.
    pub attribution: Attribution,
}

impl Default for Settings {
    fn default() -> Self {
        Self { script: FACTORY.to_owned(), month: Months::default(), attribution: Attribution::default() }
    }
}

impl Settings {
    /// What is wrong with the script, which is tried on the examples, and with the numbers beside it.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut problems = check("/script", &self.script, &["assess"], helpers::register, |script| {
            examples().iter().try_for_each(|(name, case)| {
                assess(script, case).map(drop).map_err(|mistake| mistake.while_trying(name))
            })
        });
        problems.extend(self.month.problems("/month"));
        problems
    }
}
