//! The handbook and what carries its rules out.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    policy::PolicyRef,
    terms::{PolicyKind, Words},
};
use crate::handbook;

/// Who keeps a rule where no policy says that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Keeper {
    /// Nobody: it takes a policy.
    Policy,
    /// The desk itself, whatever the policies say.
    Desk,
    /// People, since no program can.
    People,
}

/// A rule of the handbook.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HandbookRule {
    /// Id in the trade's catalogue, for example `RF-12`.
    pub id: String,
    /// The rule in a few words.
    pub title: Words,
    /// Who keeps it where no policy says that it does.
    pub keeper: Keeper,
}

/// A rule that a policy carries out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyRule {
    /// The policy's own id.
    pub id: String,
    /// The rule in a few words.
    pub title: Words,
    /// The rules of the handbook that it stands for.
    pub catalogue: Vec<String>,
}

/// A policy in force, with its rules and numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HandbookPolicy {
    /// Which kind.
    pub kind: PolicyKind,
    /// The version in force.
    pub policy: PolicyRef,
    /// Since when.
    pub since: i64,
    /// The rules that it carries out.
    pub rules: Vec<PolicyRule>,
    /// JSON Schema (2020-12) of its settings; `x-rules` says to which rules of the handbook a setting belongs.
    #[schema(value_type = Object)]
    pub settings_schema: Value,
    /// What the shop has set; what is left out has the schema's default.
    #[schema(value_type = Object)]
    pub settings: Value,
}

/// The rules of a shop.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Handbook {
    /// Every rule of the handbook, in its order.
    pub rules: Vec<HandbookRule>,
    /// What is in force; a policy that cannot be run is left out.
    pub policies: Vec<HandbookPolicy>,
}

impl From<&handbook::Rule> for HandbookRule {
    fn from(rule: &handbook::Rule) -> Self {
        Self {
            id: rule.id.to_owned(),
            title: Words { zh: rule.zh.to_owned(), en: rule.en.to_owned() },
            keeper: match rule.keeper {
                handbook::Keeper::Policy => Keeper::Policy,
                handbook::Keeper::Desk => Keeper::Desk,
                handbook::Keeper::People => Keeper::People,
            },
        }
    }
}

impl From<xiaoer_policy::Rule> for PolicyRule {
    fn from(rule: xiaoer_policy::Rule) -> Self {
        Self { id: rule.id, title: rule.title.into(), catalogue: rule.catalogue }
    }
}
