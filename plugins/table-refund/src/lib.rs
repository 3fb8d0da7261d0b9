//! The decision-table policy for refunds (售后决策表): a shop's own rules as rows of a table, without a compiler.
//!
//! The promise: the table is checked whole before it is accepted; the first row that holds decides; no row offers more
//! than was paid or asked for; what a table leaves open goes to the row for everything else.

mod facts;
mod outcome;
mod settings;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::refund::{Policy, RefundCase, RefundVerdict};

pub use facts::FACTS;
pub use outcome::Decided;
pub use settings::Settings;

/// The policy.
pub struct TableRefund;

impl Policy for TableRefund {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn decide(settings: &Settings, case: RefundCase) -> RefundVerdict {
        settings.table.table().find(&case).verdict(&case)
    }
}

xiaoer_sdk::export_refund!(TableRefund);
