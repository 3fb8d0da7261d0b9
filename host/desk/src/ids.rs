//! Names of things. Every id is a number that the desk itself hands out in order, so a replay gives the same ids.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A shop (店铺).
    ShopId,
    /// A person who works at the desk.
    StaffId,
    /// A buyer, known by a pseudonym; who it is lies beside the journal and can be erased.
    CustomerId,
    /// One conversation (会话), from the first message to its close.
    ConversationId,
    /// One message.
    MessageId,
    /// Goods that the shop sells (商品).
    ProductId,
    /// An order (订单).
    OrderId,
    /// An after-sale case (售后单).
    CaseId,
    /// Something that went wrong and was measured (事件).
    IncidentId,
    /// A proposed, confirmed or excused penalty (处罚).
    PenaltyId,
    /// One answer of a policy (裁决).
    VerdictId,
}

/// The last number given out of each kind; the next one is one more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each field counts the ids of its name")]
pub struct Counters {
    pub shop: u64,
    pub staff: u64,
    pub customer: u64,
    pub conversation: u64,
    pub message: u64,
    #[serde(default)]
    pub product: u64,
    pub order: u64,
    pub case: u64,
    pub incident: u64,
    pub penalty: u64,
    pub verdict: u64,
}
