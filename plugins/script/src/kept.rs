//! The one script of a policy: checked with its settings, kept, and asked by every call.

use std::cell::RefCell;

use rhai::Engine;
use xiaoer_sdk::common::SettingsProblem;

use crate::mistake::Mistake;
use crate::script::Script;

thread_local! {
    // A policy has one thread, and scripts that many threads could share are larger.
    static KEPT: RefCell<Option<Script>> = const { RefCell::new(None) };
}

/// So many calls of functions that do not exist are named at once. Whoever wrote more has one mistake many times.
const NAMED: usize = 20;

/// What is wrong with the script that stands at `path` in the settings: it must compile, have these functions, call none
/// that does not exist, and pass the trial. One with nothing wrong is kept for [`answer`].
pub fn check(
    path: &str,
    text: &str,
    functions: &[&str],
    helpers: fn(&mut Engine),
    trial: impl FnOnce(&Script) -> Result<(), Mistake>,
) -> Vec<SettingsProblem> {
    let script = match Script::compile(text, functions, helpers) {
        Ok(script) => script,
        Err(mistake) => return vec![mistake.problem(path)],
    };
    let unknown = script.unknown_calls();
    if !unknown.is_empty() {
        return unknown.iter().take(NAMED).map(|mistake| mistake.problem(path)).collect();
    }
    match trial(&script) {
        Ok(()) => {
            KEPT.set(Some(script));
            Vec::new()
        }
        Err(mistake) => vec![mistake.problem(path)],
    }
}

/// What the kept script answers. A script that fails decides nothing: the call ends, the box keeps the message with it,
/// and the case goes to a person.
pub fn answer<T>(ask: impl FnOnce(&Script) -> Result<T, Mistake>) -> T {
    KEPT.with_borrow(|kept| match kept.as_ref().map(ask) {
        Some(Ok(answer)) => answer,
        Some(Err(mistake)) => panic!("the script failed: {mistake}"),
        None => panic!("the script was called before it was checked"),
    })
}
