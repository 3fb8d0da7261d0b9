//! The settings: one script.

use serde::{Deserialize, Serialize};
use xiaoer_script::check;
use xiaoer_sdk::common::SettingsProblem;

use crate::examples::examples;
use crate::helpers;
use crate::verdict::decide;

/// The script of a shop that has not written one: the trade's small compensation, and the supervisor for the rest.
const FACTORY: &str = include_str!("../factory.rhai");

/// The policy's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The script's text.
    pub script: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { script: FACTORY.to_owned() }
    }
}

impl Settings {
    /// What is wrong with the script, which is tried on the examples.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        check("/script", &self.script, &["decide"], helpers::register, |script| {
            examples().iter().try_for_each(|(name, case)| {
                decide(script, case).map(drop).map_err(|mistake| mistake.while_trying(name))
            })
        })
    }
}
