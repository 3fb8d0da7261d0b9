//! What the desk remembers of a buyer: no name, no account, only whom they spoke to. Who they are lies beside the
//! journal and can be erased.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{ConversationId, ShopId, StaffId},
    time::Instant,
};

/// Scripts that are remembered of one buyer: enough for every limit on how often something is said.
const SCRIPTS: usize = 20;

/// A script that a person of ours has sent to a buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentScript {
    /// In which shop.
    pub shop: ShopId,
    /// Its id.
    pub script: String,
    /// When.
    pub at: Instant,
}

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
    /// Scripts that people have sent them, oldest first; the latest few. What the box sends by itself does not count.
    #[serde(default)]
    pub scripts: Vec<SentScript>,
}

impl Customer {
    pub(crate) fn note_script(&mut self, sent: SentScript) {
        self.scripts.push(sent);
        if self.scripts.len() > SCRIPTS {
            self.scripts.remove(0);
        }
    }
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
