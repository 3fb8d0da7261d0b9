//! The decision-table policy for replies (话术决策表): a shop's own scripts as rows of a table, and its own words to mind
//! in a draft, without a compiler.
//!
//! The promise: both tables are checked whole before they are accepted; rows that hold suggest their scripts from the top,
//! at most five; a fact that is not there is never made up, the agent fills it.

mod facts;
mod outcome;
mod review;
mod scene;
mod settings;
mod words;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::{Advice, Draft, Policy, Review, Situation};

pub use facts::FACTS;
pub use outcome::Said;
pub use settings::Settings;

/// The policy.
pub struct TableReply;

impl Policy for TableReply {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn advise(settings: &Settings, situation: Situation) -> Advice {
        outcome::advise(settings.table.table(), situation)
    }

    fn review_draft(settings: &Settings, draft: Draft) -> Review {
        review::review(&settings.words, &draft)
    }
}

xiaoer_sdk::export_reply!(TableReply);
