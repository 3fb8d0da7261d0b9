//! What the schema cannot say: numbers that fit alone and not together.

use xiaoer_sdk::common::SettingsProblem;

use super::{Settings, UnansweredMode};

impl Settings {
    /// Contradictions, each at the setting to change. Empty when the settings may be used.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut problems = Vec::new();
        let mut contradiction = |path: &str, zh_cn: &str, en: &str| {
            problems.push(SettingsProblem { path: path.to_owned(), zh_cn: zh_cn.to_owned(), en: en.to_owned() });
        };
        if self.unanswered.t1_s >= self.unanswered.t2_s {
            contradiction(
                "/unanswered/t2_s",
                "第二档时间必须大于第一档时间，否则第一档永远不会生效",
                "The second time must be longer than the first, or the first would never apply",
            );
        }
        if self.unanswered.cap_s < self.unanswered.t2_s {
            contradiction(
                "/unanswered/cap_s",
                "计时上限小于第二档时间，第二档永远不会生效，请调大上限",
                "Counting stops before the second time is reached: raise the cap",
            );
        }
        let tiers = matches!(self.unanswered.mode, UnansweredMode::PerBlock | UnansweredMode::FlatTiers);
        if tiers && self.unanswered.f1_fen > self.unanswered.f2_fen {
            contradiction(
                "/unanswered/f1_fen",
                "第一档罚款高于第二档，等得更久反而罚得更少，请调低第一档或调高第二档",
                "The first fine is above the second, so waiting longer would cost less: lower the one or raise the other",
            );
        }
        if self.slow.threshold_s >= self.unanswered.t1_s {
            contradiction(
                "/slow/threshold_s",
                "慢应答的时间必须小于未回复的第一档时间",
                "A slow answer must be shorter than the first time of an unanswered one",
            );
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_wait_never_costs_less() {
        let places = |text: &str| {
            let settings: Settings = xiaoer_sdk::read_settings(text).unwrap();
            settings.problems().into_iter().map(|problem| problem.path).collect::<Vec<_>>()
        };
        assert_eq!(places(r#"{"unanswered":{"f1_fen":20001}}"#), ["/unanswered/f1_fen"]);
        assert!(places(r#"{"unanswered":{"f1_fen":20000}}"#).is_empty());
        assert!(places(r#"{"unanswered":{"f1_fen":20001,"mode":"additive"}}"#).is_empty(), "there both are paid");
    }

    #[test]
    fn times_in_the_wrong_order_are_named_by_their_place() {
        assert!(Settings::default().problems().is_empty());
        let text = r#"{"unanswered":{"t1_s":7200,"cap_s":60},"slow":{"threshold_s":7200}}"#;
        let settings: Settings = xiaoer_sdk::read_settings(text).unwrap();
        let places: Vec<String> = settings.problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(places, ["/unanswered/t2_s", "/unanswered/cap_s", "/slow/threshold_s"]);
    }
}
