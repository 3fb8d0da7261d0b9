//! A reply policy that misbehaves exactly as its settings say, so that the sandbox's limits are tested from inside.
//! It is built beside the factory policies and is no part of the product.
//!
//! Settings: `{"act": "loop", "in": "call"}`. `in` is `call` (advise and review-draft, the default) or `check`
//! (prepare). Without settings it is a quiet policy with nothing to say.

mod act;

use serde::Deserialize;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::{Advice, Draft, Emotion, Policy, Review, Situation};

pub use act::Act;

/// Where to misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In advise and review-draft.
    Call,
    /// In prepare.
    Check,
}

/// What to do, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How to misbehave.
    pub act: Act,
    /// In which call.
    #[serde(rename = "in")]
    pub place: Place,
}

impl Default for Settings {
    fn default() -> Self {
        Self { act: Act::Fine, place: Place::Call }
    }
}

/// The policy.
pub struct Hostile;

impl Policy for Hostile {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        if settings.place == Place::Call {
            return Vec::new();
        }
        let texts = settings.act.perform();
        texts.into_iter().map(|path| SettingsProblem { path, zh_cn: String::new(), en: String::new() }).collect()
    }

    fn advise(settings: &Settings, situation: Situation) -> Advice {
        let texts = if settings.place == Place::Call { settings.act.perform() } else { Vec::new() };
        Advice {
            tags: Vec::new(),
            emotion: Emotion::Calm,
            phase: situation.phase,
            greeting: None,
            suggestions: texts.into_iter().map(act::as_script).collect(),
            buying: false,
            reasons: Vec::new(),
        }
    }

    fn review_draft(settings: &Settings, _draft: Draft) -> Review {
        let texts = if settings.place == Place::Call { settings.act.perform() } else { Vec::new() };
        Review { findings: texts.into_iter().map(act::as_finding).collect() }
    }
}

xiaoer_sdk::export_reply!(Hostile);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_settings_it_is_a_quiet_policy() {
        let settings: Settings = xiaoer_sdk::read_settings("{}").unwrap();
        assert_eq!(settings, Settings::default());
        assert!(Hostile::check(&settings).is_empty());
    }

    #[test]
    fn it_misbehaves_only_where_it_is_told_to() {
        let in_call: Settings = xiaoer_sdk::read_settings(r#"{"act":"deep-nesting"}"#).unwrap();
        let in_check: Settings = xiaoer_sdk::read_settings(r#"{"act":"deep-nesting","in":"check"}"#).unwrap();
        assert!(Hostile::check(&in_call).is_empty());
        assert_eq!(Hostile::check(&in_check).len(), 1);
    }
}
