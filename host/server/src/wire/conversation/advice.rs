//! What the reply policy says: of a conversation, and of a draft.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::terms::{Emotion, Reason, Words};

/// A script that fits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Suggestion {
    /// K-id.
    pub id: String,
    /// The text, filled in.
    pub text: String,
    /// What should happen besides: `none`, `open_hold` (send it with the answer `please_wait`), `hold_and_ask_leader`,
    /// `hold_and_ask_supervisor` (so too, and escalate), `call_back`, `write_remark`, `ask_leader`, `ask_supervisor`
    /// (escalate), `transfer_after_sale` or `survey`.
    pub next_step: String,
    /// Variables that the person must fill in before sending.
    pub missing: Vec<String>,
}

/// A problem type with how sure the policy is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Tag {
    /// Problem type (S-06).
    pub topic: String,
    /// 0 to 100.
    pub confidence: u8,
}

/// What the reply policy makes of the conversation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Advice {
    /// Best first; at most five.
    pub suggestions: Vec<Suggestion>,
    /// Problem types.
    pub tags: Vec<Tag>,
    /// How the buyer feels.
    pub emotion: Emotion,
    /// Rules that spoke.
    pub reasons: Vec<Reason>,
    /// The verdict on the last message, as it was journalled; absent where this was asked anew.
    pub verdict: Option<u64>,
}

/// A policy gave no answer; what that means here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Failed {
    /// Stable name, for example `out_of_fuel` or `not_bound`.
    pub fault: String,
    /// For people.
    pub detail: Words,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// May not be sent.
    Block,
    /// The sender should think twice.
    Warn,
    /// A kinder or safer way to say it.
    Hint,
}

/// Something that the review of a draft found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Finding {
    /// Rule id, for example `L-03`.
    pub rule: String,
    /// How grave.
    pub level: Level,
    /// What is wrong.
    pub text: String,
    /// The words concerned.
    pub excerpt: Option<String>,
    /// What to write instead.
    pub rewrite: Option<String>,
}

/// A draft to be looked at before it is sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// 1 to 4,000 characters.
    pub text: String,
    /// The script that it came from.
    #[serde(default)]
    pub script: Option<String>,
}

/// What the review found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Review {
    /// Gravest first, as the policy lists them.
    pub findings: Vec<Finding>,
    /// The policy failed: nothing was checked, and the draft may be sent.
    pub failed: Option<Failed>,
}
