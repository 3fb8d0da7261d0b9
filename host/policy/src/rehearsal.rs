//! A package's own test cases, run as any call is run.

use crate::{
    calls::Bound,
    expectation::{Difference, differences},
    guardrails::Clamp,
    package::Case,
    policy::Policy,
    question::{Cost, Unanswered},
};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// How a case went.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// As expected, and the box had nothing to correct.
    Passed {
        /// What the call took; nothing for `prepare`.
        cost: Option<Cost>,
    },
    /// Not as expected.
    Differs(Differs),
    /// There was no verdict.
    Unanswered(Unanswered),
}

/// A verdict that is not as its case expects.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Differs {
    /// Where it differs.
    pub differences: Vec<Difference>,
    /// Amounts that the box changed: a policy that needs this is wrong even if the rest is as expected.
    pub clamps: Vec<Clamp>,
    /// The verdict, whole.
    pub verdict: Value,
}

/// Runs a case on a policy of its package, or of another version of it.
pub fn rehearse(policy: &Arc<Policy>, case: &Case) -> Outcome {
    let answer = match bind(policy, &case.settings).and_then(|bound| case.question.put(&bound, &case.facts)) {
        Ok(answer) => answer,
        Err(unanswered) => return Outcome::Unanswered(unanswered),
    };
    let differences = differences(&case.expected, &answer.verdict);
    if differences.is_empty() && answer.clamps.is_empty() {
        Outcome::Passed { cost: answer.cost }
    } else {
        Outcome::Differs(Differs { differences, clamps: answer.clamps, verdict: answer.verdict })
    }
}

/// The policy with these settings, checked.
pub(crate) fn bind(policy: &Arc<Policy>, settings: &Value) -> Result<Bound, Unanswered> {
    let settings = policy.check_settings(settings).map_err(Unanswered::Settings)?;
    Bound::new(Arc::clone(policy), Arc::new(settings)).map_err(Unanswered::Settings)
}
