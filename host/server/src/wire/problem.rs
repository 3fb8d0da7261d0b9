//! An error as it travels: `application/problem+json` (RFC 9457), in both languages.

use serde::Serialize;
use utoipa::ToSchema;

use super::conversation::Finding;

/// What went wrong and what to do about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// `/problems/<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// HTTP's name of the status.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable name for programs, for example `stale`.
    pub code: String,
    /// What is wrong and what to do, in the language of `Accept-Language`.
    pub detail: String,
    /// The same in Chinese.
    pub detail_zh: String,
    /// The same in English.
    pub detail_en: String,
    /// Fields that are wrong, where the problem lies in some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub fields: Vec<FieldProblem>,
    /// Findings of the draft review (code `draft_blocked`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub findings: Vec<Finding>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Where, as a JSON pointer (`/record/amount_paid`).
    pub pointer: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}
