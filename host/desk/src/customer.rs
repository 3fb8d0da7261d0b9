//! What the desk remembers of a buyer: no name, no account, only whom they spoke to. Who they are lies beside the
//! journal and can be erased.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{ConversationId, ShopId, StaffId};

/// A buyer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Customer {
    /// The open conversation in each shop.
    pub conversations: BTreeMap<ShopId, ConversationId>,
    /// Conversations so far, the open one among them.
    pub conversations_before: u32,
    /// Who served them last, per shop (sticky assignment).
    pub last_agent: BTreeMap<ShopId, StaffId>,
    /// After-sale cases so far.
    pub cases: u32,
}

/// What can happen to a buyer's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerEvent {
    /// Their personal text was erased at somebody's request.
    Erased {
        /// Who.
        customer: crate::ids::CustomerId,
    },
    /// Personal text older than this was erased by the retention rule.
    Expired {
        /// Everything written before this instant.
        before: crate::time::Instant,
    },
}
