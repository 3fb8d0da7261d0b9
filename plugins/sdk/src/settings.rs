//! From the settings string to the policy's own type, and from a settings error to something a person can act on.

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

/// The first thing in every exported call: lets a panic say why through the log, then reads the settings.
///
/// The host gives a policy only settings that passed its check, so settings that cannot be read here end the call.
#[doc(hidden)]
pub fn begin<S: DeserializeOwned>(settings: &str) -> S {
    speak_on_panic();
    match read_settings(settings) {
        Ok(settings) => settings,
        Err(error) => panic!("{}", unreadable(&error).en),
    }
}

/// The body of every exported `check-settings`.
#[doc(hidden)]
pub fn check<S: DeserializeOwned>(
    settings: &str,
    check: impl FnOnce(&S) -> Vec<SettingsProblem>,
) -> Vec<SettingsProblem> {
    speak_on_panic();
    match read_settings(settings) {
        Ok(settings) => check(&settings),
        Err(error) => vec![unreadable(&error)],
    }
}

/// Every call runs in a fresh instance, so every call installs the hook; without it a panic is a bare trap.
fn speak_on_panic() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| crate::log(&panic.to_string())));
}
