//! What the penalty schemes share, whatever they punish with: whose sale an order is (ATT-01 to ATT-07), what a month's
//! sales earn (PAY-05, PAY-10, A-15, A-49), what its score leads to (PP-12 to PP-14), and what the law warns of.
//!
//! The promise: every line of a statement shows how it was reached; a warning never changes a sum.

mod attribution;
mod guards;
mod level;
mod month;
mod sales;
mod slip;

pub use attribution::{Attribution, ChaseCondition, attribute_sale};
pub use guards::warnings;
pub use level::{AfterSevere, Levels, level};
pub use month::{Month, Months, Pay};
pub use sales::{BelowZero, Commission};
pub use slip::{Closing, Slip, evidence, share};
