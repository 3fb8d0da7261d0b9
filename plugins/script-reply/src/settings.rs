//! The settings: one script with both functions.

use serde::{Deserialize, Serialize};
use xiaoer_script::check;
use xiaoer_sdk::common::SettingsProblem;

use crate::advice::advise;
use crate::examples::{drafts, situations};
use crate::helpers;
use crate::review::review_draft;

/// What a shop has that has not written its own: the questions of every day, and the words that no shop should send.
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
        check("/script", &self.script, &["advise", "review_draft"], helpers::register, |script| {
            for (name, situation) in situations() {
                advise(script, &situation).map_err(|mistake| mistake.while_trying(&name))?;
            }
            for (name, draft) in drafts() {
                review_draft(script, &draft).map_err(|mistake| mistake.while_trying(&name))?;
            }
            Ok(())
        })
    }
}
