//! The decision-table policy for penalties (考核决策表): what an incident costs as rows of a table, without a compiler.
//!
//! The promise: the table is checked whole before it is accepted; it only proposes, and every proposal shows its working;
//! nothing is proposed while the clock could not be trusted. A month sums up what was confirmed, with the shop's base,
//! commission and levels; whose sale an order is, is judged as the factory schemes do.

mod facts;
mod outcome;
mod settings;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::penalty::{Assessment, Attribution, IncidentCase, MonthCase, Policy, SaleCase, Statement};

pub use facts::FACTS;
pub use outcome::Decided;
pub use settings::Settings;

/// The policy.
pub struct TablePenalty;

impl Policy for TablePenalty {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn assess(settings: &Settings, case: IncidentCase) -> Assessment {
        outcome::assess(settings.table.table(), &case)
    }

    fn close_month(settings: &Settings, case: MonthCase) -> Statement {
        settings.month.close(&case)
    }

    fn attribute_sale(settings: &Settings, case: SaleCase) -> Attribution {
        xiaoer_wages::attribute_sale(&settings.attribution, &case)
    }
}

xiaoer_sdk::export_penalty!(TablePenalty);
