//! Versions on trial beside the one in force.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{
    contrast::{FaultCount, FieldCount, RuleCount, SideBySide},
    policy::PolicyRef,
};

/// Try a version beside the one in force.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialPut {
    /// SHA-256 of an installed package.
    pub policy: String,
    /// Its settings; what is left out gets the policy's default.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// The binding's version that was seen.
    pub expected_version: u32,
    /// Why, for the record; at most 200 characters.
    #[serde(default)]
    #[schema(required = false)]
    pub why: String,
}

/// End a trial.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialEnd {
    /// The binding's version that was seen.
    pub expected_version: u32,
    /// Why, for the record; at most 200 characters.
    #[serde(default)]
    #[schema(required = false)]
    pub why: String,
}

/// The binding after a trial began or ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrialChanged {
    /// SHA-256 of the package on trial; absent once it has ended.
    pub policy: Option<String>,
    /// SHA-256 of the settings on trial.
    pub settings_digest: Option<String>,
    /// The binding's version now.
    pub version: u32,
}

/// What is on trial, and how it does.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Trial {
    /// The version on trial.
    pub policy: PolicyRef,
    /// SHA-256 of its settings.
    pub settings_digest: String,
    /// Since when.
    pub since: i64,
    /// Questions that were put to both.
    pub compared: u32,
    /// Of these, answered differently.
    pub differing: u32,
    /// Of these, not answered by the one on trial.
    pub failed: u32,
    /// Questions that it was not asked, because it could not keep up; counted since the trial or the box began.
    pub dropped: u64,
}

/// A trial's comparisons.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrialReport {
    /// The trial.
    pub trial: Trial,
    /// Its settings.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// How many of the latest differing or failed answers the counts below are made of; at most 1,000.
    pub counted: u64,
    /// Rules that came or went, by id.
    pub rules: Vec<RuleCount>,
    /// Fields in which answers differ, most often first.
    pub fields: Vec<FieldCount>,
    /// Why there was no answer, most often first.
    pub faults: Vec<FaultCount>,
    /// Money that moves in those counted, on trial less in force, fen.
    pub money: i64,
    /// Points, likewise, tenths.
    pub points: i64,
    /// One page of the differing and failed answers, latest first.
    pub items: Vec<SideBySide>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// Which page of a trial's answers.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TrialQuery {
    /// Only answers before this one: the next page.
    pub before: Option<u64>,
}
