//! The factory reply policy (话术策略): what a buyer's round is about, the automatic greeting, suggested scripts,
//! and the review of a draft before it is sent. Catalogue 2.
//!
//! It promises to offer no script whose facts are missing from the shop's records, and to judge a draft by the rules
//! of the trade alone: the same settings and facts always give the same answer.

mod advise;
mod calendar;
mod check;
mod choice;
mod facts;
mod fold;
mod greeting;
mod guards;
mod insult;
mod later;
mod lexicon;
mod limits;
mod measures;
mod passage;
mod phase;
mod render;
mod review;
mod scripts;
pub mod settings;
mod sizing;
mod step;
mod store;
mod tags;
mod variables;
mod words;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::{Advice, Draft, Policy, Review, Situation};

pub use scripts::{FAMILIES, Family};
pub use settings::Settings;
pub use words::Words;

/// The policy.
#[derive(Debug)]
pub struct Reply;

impl Policy for Reply {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        check::check(settings)
    }

    fn advise(settings: &Settings, mut situation: Situation) -> Advice {
        // What the box does not know of the person to be fitted, the buyer may have told.
        if situation.size.is_none() {
            situation.size = measures::said(&situation.messages);
        }
        advise::advise(settings, &situation)
    }

    fn review_draft(settings: &Settings, draft: Draft) -> Review {
        review::review(settings, &draft)
    }
}

xiaoer_sdk::export_reply!(Reply);
