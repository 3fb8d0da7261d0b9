//! The factory refund policy (售后策略): rules RF-01 to RF-23 and RF-26 in the order of catalogue 3.3. RF-24 (care
//! afterwards) and RF-25 (attitude) decide nothing; scripts and people carry them out.
//!
//! The promise: for every case exactly one decision, with the rules that made it; never more money than was paid;
//! never a denial where the buyer was not told the conditions; never a denial of a quality problem by the
//! machine: whatever the boss says, a person confirms under the legal warning. Money does not
//! move on a verdict: a person confirms it.

mod amount;
mod case;
mod compensation;
mod decide;
mod dispute;
mod fault;
mod logistics;
mod no_reason;
mod quality;
mod settings;
mod stopped;
mod unshipped;
mod verdict;

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::refund::{Policy, RefundCase, RefundVerdict};

pub use decide::decide;
pub use settings::Settings;

/// The policy.
pub struct Refund;

impl Policy for Refund {
    type Settings = Settings;

    fn check(settings: &Settings) -> Vec<SettingsProblem> {
        settings.problems()
    }

    fn decide(settings: &Settings, case: RefundCase) -> RefundVerdict {
        decide(settings, &case)
    }
}

xiaoer_sdk::export_refund!(Refund);
