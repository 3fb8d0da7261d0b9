//! The penalty policy.

use xiaoer_sdk::penalty::{
    Assessment, Attribution, IncidentCase, MonthCase, Policy, SaleCase, ScoreLevel, Statement,
};

struct Penalty;

#[derive(serde::Deserialize)]
struct Settings {}

impl Policy for Penalty {
    type Settings = Settings;
    fn check(_: &Settings) -> Vec<xiaoer_sdk::common::SettingsProblem> {
        Vec::new()
    }
    fn assess(_: &Settings, _: IncidentCase) -> Assessment {
        Assessment { proposals: Vec::new(), notes: Vec::new() }
    }
    fn close_month(_: &Settings, _: MonthCase) -> Statement {
        Statement {
            lines: Vec::new(),
            total: 0,
            score: None,
            level: ScoreLevel::Ok,
            reasons: Vec::new(),
            warnings: Vec::new(),
        }
    }
    fn attribute_sale(_: &Settings, _: SaleCase) -> Attribution {
        Attribution { owner: None, needs_confirmation: false, reasons: Vec::new() }
    }
}

xiaoer_sdk::export_penalty!(Penalty);
