//! The script policy for refunds (售后脚本): a shop's own rules as a small program, without a compiler.
//!
//! The promise: a script is accepted only when it compiles and answers the examples of [`examples`]; it never pays more
//! than was paid; a script that fails decides nothing, and the box sends the case to a person.

mod examples;
mod helpers;
mod settings;
mod verdict;

use xiaoer_script::answer;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::refund::{Policy, RefundCase, RefundVerdict};

use crate::verdict::decide;

pub use settings::Settings;

/// The policy.
pub struct ScriptRefund;

impl Policy for ScriptRefund {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn decide(_settings: &Settings, case: RefundCase) -> RefundVerdict {
        answer(|script| decide(script, &case))
    }
}

xiaoer_sdk::export_refund!(ScriptRefund);
