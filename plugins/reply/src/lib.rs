//! The reply policy.

use xiaoer_sdk::reply::{Advice, Draft, Emotion, Policy, Review, Situation};

struct Reply;

#[derive(serde::Deserialize)]
struct Settings {}

impl Policy for Reply {
    type Settings = Settings;
    fn check(_: &Settings) -> Vec<xiaoer_sdk::common::SettingsProblem> {
        Vec::new()
    }
    fn advise(_: &Settings, situation: Situation) -> Advice {
        Advice {
            tags: Vec::new(),
            emotion: Emotion::Calm,
            phase: situation.phase,
            greeting: None,
            suggestions: Vec::new(),
            buying: false,
            reasons: Vec::new(),
        }
    }
    fn review_draft(_: &Settings, _: Draft) -> Review {
        Review { findings: Vec::new() }
    }
}

xiaoer_sdk::export_reply!(Reply);
