//! From the settings string to the policy's own type, and from a settings error to something a person can act on.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use crate::common::SettingsProblem;

/// Reads a policy's settings. The string is a JSON object; `{}` means the policy's defaults.
pub fn read_settings<S: DeserializeOwned>(settings: &str) -> Result<S, serde_json::Error> {
    serde_json::from_str(settings)
}

/// What is said of settings that cannot even be read. The schema refuses such settings first, so this is the answer
/// to whoever bypassed it.
pub fn unreadable(error: &serde_json::Error) -> SettingsProblem {
    SettingsProblem {
        path: String::new(),
        zh_cn: format!("设置无法读取，请按设置说明修改后再试：{error}"),
        en: format!("The settings cannot be read; correct them against the schema and try again: {error}"),
    }
}

/// The settings of an instance: read, checked and kept by `prepare`, then read by every call.
///
/// What `prepare` leaves in memory is what the box may keep as a snapshot, so a call need not read settings again.
#[doc(hidden)]
#[derive(Debug)]
pub struct Prepared<S>(OnceLock<S>);

impl<S> Prepared<S> {
    /// Nothing is prepared yet.
    #[doc(hidden)]
    pub const fn empty() -> Self {
        Self(OnceLock::new())
    }

    /// The settings. The box calls nothing before it has prepared the instance with settings that were accepted.
    #[doc(hidden)]
    pub fn get(&self) -> &S {
        match self.0.get() {
            Some(settings) => settings,
            None => panic!("the policy was called before it was prepared with settings"),
        }
    }
}

impl<S: DeserializeOwned> Prepared<S> {
    /// The body of every exported `prepare`: lets a panic say why through the log, then reads and checks the settings,
    /// and keeps them if there is nothing wrong with them.
    #[doc(hidden)]
    pub fn prepare(&self, settings: &str, check: impl FnOnce(&S) -> Vec<SettingsProblem>) -> Vec<SettingsProblem> {
        speak_on_panic();
        let settings = match read_settings(settings) {
            Ok(settings) => settings,
            Err(error) => return vec![unreadable(&error)],
        };
        let problems = check(&settings);
        if problems.is_empty() {
            assert!(self.0.set(settings).is_ok(), "the policy was prepared twice");
        }
        problems
    }
}

/// Without this hook a panic is a bare trap.
fn speak_on_panic() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| crate::log(&panic.to_string())));
}
