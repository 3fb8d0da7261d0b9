//! What lists are narrowed by. Unknown parameters are refused, as unknown fields are.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::terms::{CaseState, IncidentKind, PenaltyState, Stage};

/// A yes-or-no parameter: `1`, `true`, `0` or `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
pub enum Flag {
    /// Yes.
    #[serde(rename = "1", alias = "true")]
    On,
    /// No.
    #[default]
    #[serde(rename = "0", alias = "false")]
    Off,
}

impl Flag {
    /// Whether it is set.
    pub fn is_on(self) -> bool {
        self == Self::On
    }
}

/// Narrows the login log.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LoginLogQuery {
    /// Only numbers below this one: the next page.
    pub before: Option<u64>,
}

/// Finds orders.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrderQuery {
    /// The platform's order number, whole.
    pub number: String,
}

/// Narrows cases.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// Only in this state.
    pub state: Option<CaseState>,
    /// `1`: only open ones; `0`: only closed ones.
    pub open: Option<Flag>,
    /// `1`: only those that the reader may decide now.
    #[serde(default)]
    #[param(required = false)]
    pub mine_to_decide: Flag,
    /// Only in this shop.
    pub shop: Option<u64>,
    /// Only numbers below this one: the next page.
    pub before: Option<u64>,
}

/// Narrows the queue.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueQuery {
    /// `1`: only the reader's own.
    #[serde(default)]
    #[param(required = false)]
    pub mine: Flag,
    /// Only in this shop.
    pub shop: Option<u64>,
}

/// Narrows conversations.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ConversationQuery {
    /// Only at this stage.
    pub state: Option<Stage>,
    /// Only in this shop.
    pub shop: Option<u64>,
    /// Only with this buyer.
    pub customer: Option<u64>,
    /// Only numbers below this one: the next page.
    pub before: Option<u64>,
}

/// Finds messages.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words, all of which must be there; at least two characters in all, at most 100.
    pub q: String,
    /// Only in this shop.
    pub shop: Option<u64>,
    /// Only with this buyer.
    pub customer: Option<u64>,
    /// Only in conversations of this person.
    pub staff: Option<u64>,
    /// Not before this instant.
    pub from: Option<i64>,
    /// Not after this instant.
    pub to: Option<i64>,
}

/// Narrows penalties.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PenaltyQuery {
    /// Only of this person.
    pub staff: Option<u64>,
    /// Only in this state.
    pub state: Option<PenaltyState>,
    /// Only numbers below this one: the next page.
    pub before: Option<u64>,
}

/// Narrows incidents.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IncidentQuery {
    /// Only of this person.
    pub staff: Option<u64>,
    /// Only in this shop.
    pub shop: Option<u64>,
    /// Only of this kind.
    pub kind: Option<IncidentKind>,
    /// Only numbers below this one: the next page.
    pub before: Option<u64>,
}

/// Where the feed begins.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    /// Everything after this journal number; `Last-Event-ID` goes before it. Absent: only what happens from now on.
    pub after: Option<u64>,
}

/// How long to wait for a new picture.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PictureQuery {
    /// Seconds, at most 30; only together with `If-None-Match`.
    pub wait: Option<u8>,
}
