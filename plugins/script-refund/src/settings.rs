//! The settings: one script.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};
use xiaoer_script::{Mistake, Script};
use xiaoer_sdk::common::SettingsProblem;

use crate::examples::examples;
use crate::helpers;
use crate::verdict::decide;

/// The script of a shop that has not written one: the trade's small compensation, and the supervisor for the rest.
const FACTORY: &str = include_str!("../factory.rhai");

thread_local! {
    // A policy has one thread, and scripts that many threads could share are larger.
    static ACCEPTED: OnceCell<Script> = const { OnceCell::new() };
}

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
    /// What is wrong with the script. One that is accepted is kept, compiled, for [`accepted`].
    pub fn problems(&self) -> Vec<SettingsProblem> {
        match self.compiled() {
            Ok(script) => {
                ACCEPTED.with(|kept| drop(kept.set(script)));
                Vec::new()
            }
            Err(mistake) => vec![mistake.problem("/script")],
        }
    }

    /// Compiles the script and tries it on the examples.
    fn compiled(&self) -> Result<Script, Mistake> {
        let script = Script::compile(&self.script, &["decide"], helpers::register)?;
        for (name, case) in examples() {
            decide(&script, &case).map_err(|mistake| mistake.while_trying(&name))?;
        }
        Ok(script)
    }
}

/// Does something with the script of the settings that were accepted.
pub fn accepted<T>(with: impl FnOnce(&Script) -> T) -> T {
    ACCEPTED.with(|kept| match kept.get() {
        Some(script) => with(script),
        None => panic!("the script was called before it was checked"),
    })
}
