//! The script policy for penalties (考核脚本): what an incident costs as a small program, without a compiler.
//!
//! The promise: a script is accepted only when it compiles and answers the examples of [`examples`]; it only proposes, and
//! nothing while the clock could not be trusted; a script that fails decides nothing, and the box sends the incident to a
//! person. A month sums up what was confirmed, with the shop's base, commission and levels; whose sale an order is, is
//! judged as the factory schemes do.

mod examples;
mod helpers;
mod settings;
mod verdict;

use xiaoer_script::answer;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::penalty::{Assessment, Attribution, IncidentCase, MonthCase, Policy, SaleCase, Statement};

use crate::verdict::assess;

pub use settings::Settings;

/// The policy.
pub struct ScriptPenalty;

impl Policy for ScriptPenalty {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn assess(_settings: &Settings, case: IncidentCase) -> Assessment {
        answer(|script| assess(script, &case))
    }

    fn close_month(settings: &Settings, case: MonthCase) -> Statement {
        settings.month.close(&case)
    }

    fn attribute_sale(settings: &Settings, case: SaleCase) -> Attribution {
        xiaoer_wages::attribute_sale(&settings.attribution, &case)
    }
}

xiaoer_sdk::export_penalty!(ScriptPenalty);
