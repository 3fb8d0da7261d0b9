//! What people may decide about a case, and what they have decided.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{aftersale, money::Fen};

use crate::wire::terms::{Role, StaffRef};

/// Something that the reader may do with the case now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseAction {
    /// Add facts.
    Inform,
    /// Send the return requirements (K-62).
    SendRequirements,
    /// Ruling: as the policy proposes.
    Confirm,
    /// Ruling: give money back.
    Refund,
    /// Ruling: pay a small compensation.
    Compensate,
    /// Ruling: return first, the warehouse decides.
    ConditionalReturn,
    /// Ruling: refuse.
    Deny,
    /// Ruling: ask the supervisor.
    AskSupervisor,
    /// Ruling: ask the boss.
    AskBoss,
    /// Ruling: the boss consents.
    Consent,
    /// Ruling: the boss does not consent.
    Withhold,
    /// Ruling: ask the buyer for facts.
    AskBuyer,
    /// The buyer has sent the goods.
    NoteParcelSent,
    /// The warehouse has the goods.
    NoteParcelReceived,
    /// The warehouse has looked.
    Inspect,
    /// The money is back.
    NotePaid,
    /// It is over.
    Close,
}

/// Somebody's consent or refusal.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Approval {
    /// As what.
    pub role: Role,
    /// Who.
    pub by: StaffRef,
    /// Yes or no.
    pub granted: bool,
    /// When.
    pub at: i64,
}

/// What a person decides. The ones with money are objects: `{"refund": {"amount": 2990}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// As the policy proposes.
    Confirm,
    /// Give this much back.
    Refund {
        /// Fen; at most what was paid and not yet returned.
        amount: i64,
    },
    /// Pay this small compensation (RF-12).
    Compensate {
        /// Fen; at most the limit of the person's role.
        amount: i64,
    },
    /// Return first, the warehouse decides.
    ConditionalReturn,
    /// Refuse.
    Deny,
    /// Ask the supervisor.
    AskSupervisor,
    /// Ask the boss.
    AskBoss,
    /// The boss consents (H-20).
    Consent,
    /// The boss does not consent; never a denial by itself (RF-14).
    Withhold,
    /// Facts are missing.
    AskBuyer,
}

impl From<Ruling> for aftersale::Ruling {
    fn from(wire: Ruling) -> Self {
        match wire {
            Ruling::Confirm => Self::Confirm,
            Ruling::Refund { amount } => Self::Refund { amount: Fen(amount) },
            Ruling::Compensate { amount } => Self::Compensate { amount: Fen(amount) },
            Ruling::ConditionalReturn => Self::ConditionalReturn,
            Ruling::Deny => Self::Deny,
            Ruling::AskSupervisor => Self::AskSupervisor,
            Ruling::AskBoss => Self::AskBoss,
            Ruling::Consent => Self::Consent,
            Ruling::Withhold => Self::Withhold,
            Ruling::AskBuyer => Self::AskBuyer,
        }
    }
}

/// A decision.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulingRequest {
    /// The version that was seen.
    pub expected_version: u32,
    /// What is decided.
    pub ruling: Ruling,
    /// Why, for the record; at most 500 characters.
    #[serde(default)]
    pub note: Option<String>,
}
