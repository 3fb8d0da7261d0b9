//! A reply policy to start from: one suggested answer, and words that a draft must not have. Change it, the settings, the
//! rules in `manifest.json` and the cases in `cases/`, in whatever order.

use serde::Deserialize;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::{
    Advice, Draft, Emotion, Finding, Level, NextStep, Policy, Review, Script, Situation, Speaker, Tag, Topic,
};
use xiaoer_sdk::text::pair;

/// What a shop can change without compiling. `settings.schema.json` says the same, with titles and ranges.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// A buyer who writes this asks about shipping.
    pub ask_word: String,
    /// What to suggest then.
    pub answer: String,
    /// Words that a draft must not have.
    pub forbidden: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            ask_word: "发货".to_owned(),
            answer: "您好，下单后48小时内发货，请您放心。".to_owned(),
            forbidden: vec!["最低价".to_owned()],
        }
    }
}

/// The policy.
pub struct MyPolicy;

impl Policy for MyPolicy {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        // What the schema cannot say: settings that do not fit together.
        let bad = settings.forbidden.iter().find(|word| settings.answer.contains(*word));
        let problem = |word: &String| SettingsProblem {
            path: "/answer".to_owned(),
            zh_cn: format!("建议的回复里有禁用词“{word}”，请修改"),
            en: format!("The answer has the forbidden word \"{word}\": change it"),
        };
        bad.map(problem).into_iter().collect()
    }

    fn advise(settings: &Settings, situation: Situation) -> Advice {
        // The round is what the buyer has written since anybody answered.
        let round = situation.messages.iter().rev().take_while(|message| message.speaker == Speaker::Buyer);
        let asks = round.clone().any(|message| message.text.contains(&settings.ask_word));
        let mut advice = Advice {
            tags: Vec::new(),
            emotion: Emotion::Calm,
            phase: situation.phase,
            greeting: None,
            suggestions: Vec::new(),
            buying: false,
            reasons: Vec::new(),
        };
        if asks {
            let why = pair("顾客问发货", "The buyer asks about shipping");
            advice.tags.push(Tag { topic: Topic::LogisticsProgress, confidence: 90 });
            advice.suggestions.push(Script {
                id: "MY-01".to_owned(),
                text: settings.answer.clone(),
                next_step: NextStep::None,
                missing: Vec::new(),
            });
            advice.reasons.push(why.as_reason("MY-01", situation.shop.language));
        }
        advice
    }

    fn review_draft(settings: &Settings, draft: Draft) -> Review {
        let found = settings.forbidden.iter().filter(|word| draft.text.contains(*word));
        let finding = |word: &String| Finding {
            rule: "MY-02".to_owned(),
            level: Level::Block,
            text: pair("本店不用这个词", "This shop does not use this word").in_language(draft.shop.language),
            excerpt: Some(word.clone()),
            rewrite: None,
            ask: None,
        };
        Review { findings: found.map(finding).collect() }
    }
}

xiaoer_sdk::export_reply!(MyPolicy);
