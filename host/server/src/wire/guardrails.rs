//! What a verdict may come to, whatever the policy says.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::policy::{self, ClampedBy as By};

/// A floor and a ceiling; `null` or left out: none.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// An amount below it is raised to it; nothing stays nothing. 0 or more.
    #[serde(default)]
    pub floor: Option<i64>,
    /// An amount above it is lowered to it. 0 or more, and not below the floor.
    #[serde(default)]
    pub ceiling: Option<i64>,
}

/// A shop's floors and ceilings for what policies say.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Guardrails {
    /// Refunds and compensations, fen. Never above what was paid, whatever the floor.
    pub refund: Span,
    /// Each fine that is proposed, fen.
    pub fine: Span,
    /// The points of each proposal, tenths.
    pub points: Span,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// Change a shop's floors and ceilings; what is left out has none from then on.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardrailsPut {
    /// Refunds and compensations, fen.
    #[serde(default)]
    #[schema(required = false)]
    pub refund: Span,
    /// Each fine that is proposed, fen.
    #[serde(default)]
    #[schema(required = false)]
    pub fine: Span,
    /// The points of each proposal, tenths.
    #[serde(default)]
    #[schema(required = false)]
    pub points: Span,
    /// The version that was seen; 0 where they were never changed.
    pub expected_version: u32,
}

/// What an amount met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClampedBy {
    /// What the buyer has paid.
    Paid,
    /// The shop's floor.
    Floor,
    /// The shop's ceiling.
    Ceiling,
}

/// An amount of a verdict that is not the policy's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Clamp {
    /// Where in the answer, for example `amount_max` or `proposals[0].effect.fine`.
    pub field: String,
    /// What the policy said: fen; of points tenths.
    pub from: i64,
    /// What became of it.
    pub to: i64,
    /// Why.
    pub by: ClampedBy,
}

impl From<&policy::Clamp> for Clamp {
    fn from(clamp: &policy::Clamp) -> Self {
        let by = match clamp.by {
            By::Paid => ClampedBy::Paid,
            By::Floor => ClampedBy::Floor,
            By::Ceiling => ClampedBy::Ceiling,
        };
        Self { field: clamp.field.clone(), from: clamp.from, to: clamp.to, by }
    }
}
