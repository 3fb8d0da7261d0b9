//! The script policy for replies (话术脚本): what to suggest and what a draft must not say as a small program, without a
//! compiler.
//!
//! The promise: a script is accepted only when it compiles and answers the examples of [`examples`]; a place in a text
//! that it leaves in braces is for the agent to fill; a script that fails suggests nothing.

mod advice;
mod examples;
mod helpers;
mod review;
mod settings;

use xiaoer_script::answer;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::{Advice, Draft, Policy, Review, Situation};

use crate::advice::advise;
use crate::review::review_draft;

pub use settings::Settings;

/// The policy.
pub struct ScriptReply;

impl Policy for ScriptReply {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn advise(_settings: &Settings, situation: Situation) -> Advice {
        answer(|script| advise(script, &situation))
    }

    fn review_draft(_settings: &Settings, draft: Draft) -> Review {
        answer(|script| review_draft(script, &draft))
    }
}

xiaoer_sdk::export_reply!(ScriptReply);
