//! Policies, bindings, verdicts.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    backtest::BacktestNoted,
    contrast::FieldChange,
    guardrails::{Clamp, Guardrails},
    terms::{PolicyKind, Signer, Words},
    trial::Trial,
};

/// A version of a policy, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyRef {
    /// SHA-256 of the package.
    pub digest: String,
    /// The policy's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name for people.
    pub title: Words,
}

/// An installed version of a policy.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Policy {
    /// SHA-256 of the package.
    pub digest: String,
    /// The policy's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it decides about.
    pub kind: PolicyKind,
    /// Its name for people.
    pub title: Words,
    /// Who wrote it.
    pub author: String,
    /// Licence.
    pub licence: String,
    /// The contract version it is written for.
    pub contract: String,
    /// Whose word stands for it.
    pub signer: Signer,
    /// Put away: it can be neither tried nor put in force until it is uploaded again.
    pub retired: bool,
    /// Shops in which it is in force.
    pub bound_in: Vec<u64>,
    /// Shops in which it is on trial.
    pub on_trial_in: Vec<u64>,
}

/// Installed policies.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Policies {
    /// By kind, id and version.
    pub items: Vec<Policy>,
}

/// A rule that a policy knows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Rule {
    /// Id, for example `RF-12`.
    pub id: String,
    /// The rule in a few words.
    pub title: Words,
}

/// A policy with what is needed to set it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyDetail {
    /// The policy.
    pub policy: Policy,
    /// The rules that it knows.
    pub rules: Vec<Rule>,
    /// JSON Schema (2020-12) of its settings.
    #[schema(value_type = Object)]
    pub settings_schema: Value,
}

/// A package was taken in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyInstalled {
    /// SHA-256 of the package.
    pub digest: String,
    /// The policy's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it decides about.
    pub kind: PolicyKind,
    /// True: it was here before.
    pub known: bool,
    /// Whose word stands for it.
    pub signer: Signer,
    /// The key that has signed it: `own`, or a vendor's name.
    pub signed_by: Option<String>,
    /// The id of the key that has signed it, where the box does not know that key.
    pub unknown_key: Option<String>,
}

/// Put a version away.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Retirement {
    /// Why, for the record; at most 200 characters.
    #[serde(default)]
    #[schema(required = false)]
    pub why: String,
}

/// What is in force in a shop for one kind.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Binding {
    /// Which kind.
    pub kind: PolicyKind,
    /// The version in force.
    pub policy: PolicyRef,
    /// Its settings.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// SHA-256 of the settings.
    pub settings_digest: String,
    /// Since when.
    pub since: i64,
    /// What was in force before.
    pub previous: Option<PreviousBinding>,
    /// The policy cannot be run; every call goes to a person.
    pub broken: bool,
    /// What is tried beside it.
    pub trial: Option<Trial>,
    /// The latest backtests, oldest first.
    pub backtests: Vec<BacktestNoted>,
    /// The first calls of a new version, while it is watched.
    pub watched: Option<Watched>,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// How a new version does that is still watched.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Watched {
    /// Calls so far.
    pub calls: u32,
    /// Of these, failed.
    pub failed: u32,
    /// Calls for which it is watched.
    pub first_calls: u32,
    /// More failures than this bring the version before back.
    pub most_failures: u32,
}

/// What was in force before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PreviousBinding {
    /// The version.
    pub policy: PolicyRef,
    /// SHA-256 of the settings.
    pub settings_digest: String,
}

/// What is in force in a shop.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Bindings {
    /// One per kind that has a policy.
    pub items: Vec<Binding>,
}

/// Put a policy in force.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BindingPut {
    /// SHA-256 of an installed package.
    pub policy: String,
    /// Its settings; what is left out gets the policy's default.
    #[schema(value_type = Object)]
    pub settings: Value,
    /// The binding's version that was seen; 0 where there is none.
    pub expected_version: u32,
    /// The owner has said that a version older than one that was in force before shall be used.
    #[serde(default)]
    #[schema(required = false)]
    pub older: bool,
    /// Why, for the record; at most 200 characters.
    #[serde(default)]
    #[schema(required = false)]
    pub why: String,
}

/// Go back to what was in force before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoBack {
    /// The binding's version that was seen.
    pub expected_version: u32,
    /// Why, for the record; at most 200 characters.
    #[serde(default)]
    #[schema(required = false)]
    pub why: String,
}

/// The binding after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BindingChanged {
    /// SHA-256 of the package in force.
    pub policy: String,
    /// SHA-256 of the settings in force.
    pub settings_digest: String,
    /// The binding's version now.
    pub version: u32,
}

/// A rule that an answer names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleNamed {
    /// The rule's id, for example `RF-12`.
    pub rule: String,
    /// What it is called, where the package's index says so.
    pub title: Option<Words>,
    /// What the answer says of it, in the shop's language.
    pub text: Option<String>,
}

/// A verdict given again: same package, same settings, same facts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Replay {
    /// Number of the verdict.
    pub verdict: u64,
    /// The answer is the same, byte for byte.
    pub same_answer: bool,
    /// The fuel is the same.
    pub same_fuel: bool,
    /// Fuel that it took then.
    pub fuel_then: u64,
    /// Fuel that it takes now; absent where there was no answer.
    pub fuel_now: Option<u64>,
    /// Microseconds then.
    pub micros_then: u64,
    /// Microseconds now.
    pub micros_now: Option<u64>,
    /// The answer now; absent where there was none.
    #[schema(value_type = Option<Object>)]
    pub output: Option<Value>,
    /// Where the answers differ.
    pub changes: Vec<FieldChange>,
    /// Why there was no answer: stable name.
    pub fault: Option<String>,
    /// The same for people.
    pub detail: Option<Words>,
}

/// One answer of a policy, with all that explains it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Verdict {
    /// Number.
    pub id: u64,
    /// Which kind of policy.
    pub kind: PolicyKind,
    /// Which of its functions.
    pub function: String,
    /// About what: `conversation`, `case`, `incident` or `intake`.
    pub subject: String,
    /// Number of that.
    pub subject_id: Option<u64>,
    /// Which version.
    pub policy: PolicyRef,
    /// SHA-256 of the settings.
    pub settings_digest: String,
    /// The settings.
    #[schema(value_type = Option<Object>)]
    pub settings: Option<Value>,
    /// The facts that it was given; absent once erased.
    #[schema(value_type = Option<Object>)]
    pub input: Option<Value>,
    /// Its answer; absent once erased.
    #[schema(value_type = Option<Object>)]
    pub output: Option<Value>,
    /// The rules that the answer names, with what it says of them, in its order.
    pub rules: Vec<RuleNamed>,
    /// Amounts of the answer that are not the policy's own: what it said, and what the box made of it.
    pub clamps: Vec<Clamp>,
    /// The shop's floors and ceilings that were laid over the answer.
    pub guardrails: Guardrails,
    /// Fuel used.
    pub fuel: u64,
    /// Microseconds taken.
    pub micros: u64,
    /// When.
    pub at: i64,
    /// Number in the journal.
    pub seq: u64,
}
