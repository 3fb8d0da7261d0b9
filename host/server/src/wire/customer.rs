//! Buyers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{conversation::ConversationSummary, order::Order};

/// A buyer as the platform names them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Buyer {
    /// Account on the channel; 1 to 100 characters.
    pub account: String,
    /// Nickname; at most 100 characters.
    #[serde(default)]
    pub name: Option<String>,
}

/// A buyer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Customer {
    /// Number.
    pub id: u64,
    /// Nickname; absent once erased.
    pub name: Option<String>,
    /// Account; absent once erased.
    pub account: Option<String>,
    /// Channel; absent once erased.
    pub channel: Option<String>,
    /// Conversations so far, the open one among them.
    pub conversations: u32,
    /// After-sale cases so far.
    pub cases: u32,
}

/// A buyer with what is known of them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CustomerDetail {
    /// The buyer.
    pub customer: Customer,
    /// Orders in the shops that the reader serves, latest first.
    pub orders: Vec<Order>,
    /// Conversations, latest first.
    pub conversations: Vec<ConversationSummary>,
}
