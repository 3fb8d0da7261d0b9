//! What can happen to a conversation.

use serde::{Deserialize, Serialize};

use super::{Advice, Content, Origin, Queue};
use crate::{
    digest::Digest,
    ids::{ConversationId, CustomerId, MessageId, OrderId, ProductId, ShopId, StaffId},
    policy::Judgement,
    role::Role,
    time::Millis,
};

/// Why somebody got a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignReason {
    /// They served this buyer last.
    Sticky,
    /// They had the least to do.
    LeastLoaded,
    /// They took it themselves.
    Claimed,
    /// Somebody gave it to them.
    Given,
}

/// Why somebody lost a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseReason {
    /// They went offline.
    WentOffline,
    /// It went to another queue.
    Transferred,
    /// Somebody else has it now.
    Reassigned,
}

/// What can happen to a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields are named after the terms documented above")]
pub enum ConversationEvent {
    /// The first message came.
    Opened { conversation: ConversationId, shop: ShopId, customer: CustomerId, queue: Queue },
    /// The buyer wrote. Starts a round unless one is open.
    MessageReceived { conversation: ConversationId, message: MessageId, content: Content, text: Digest },
    /// The reply policy's view of the message.
    Advised { conversation: ConversationId, advice: Advice },
    /// Somebody or something on our side wrote.
    MessageSent {
        conversation: ConversationId,
        message: MessageId,
        origin: Origin,
        author: Option<StaffId>,
        text: Digest,
        script: Option<String>,
    },
    /// The review of a draft let it pass, or the sender overrode a warning; which rules spoke.
    DraftReviewed { conversation: ConversationId, message: MessageId, findings: Vec<String>, judgement: Judgement },
    /// A person answered the round (M-03).
    RoundAnswered { conversation: ConversationId, round: u32, by: StaffId, waited: Millis, late: bool },
    /// It was given to somebody.
    Assigned { conversation: ConversationId, to: StaffId, reason: AssignReason },
    /// It was taken from somebody.
    Released { conversation: ConversationId, from: StaffId, reason: ReleaseReason },
    /// A person asked the buyer to wait.
    HoldOpened {
        conversation: ConversationId,
        /// The script that said so.
        #[serde(default)]
        script: Option<String>,
    },
    /// On hold, a person wrote again.
    HoldContacted { conversation: ConversationId },
    /// The agent must write soon (M-02).
    HoldReminded { conversation: ConversationId },
    /// The agent left the buyer waiting too long (M-02).
    HoldOverdue { conversation: ConversationId },
    /// A substantive answer ended the hold.
    HoldEnded { conversation: ConversationId },
    /// No greeting within the limit (M-01a).
    GreetingMissed { conversation: ConversationId },
    /// The round is late (M-03).
    AnswerLate { conversation: ConversationId, round: u32 },
    /// The supervisor should look (M-05).
    SupervisorAlerted { conversation: ConversationId, round: u32 },
    /// The round is open for over half an hour (M-05).
    Unanswered { conversation: ConversationId, round: u32 },
    /// The round is open for another two hours (M-06).
    UnansweredBlock { conversation: ConversationId, round: u32, blocks: u32 },
    /// It moved to the other queue (S-13).
    Transferred { conversation: ConversationId, queue: Queue },
    /// Somebody higher was asked (S-41).
    Escalated { conversation: ConversationId, to: Role },
    /// The buyer showed, or a person named, the goods that it is about; `None`: none in particular any more.
    GoodsNamed { conversation: ConversationId, product: Option<ProductId> },
    /// A person corrected the tags (S-06).
    Tagged { conversation: ConversationId, topics: Vec<String> },
    /// Answered, the buyer has said nothing for a while (PS-6, PS-7).
    WentQuiet { conversation: ConversationId },
    /// The buyer's order has been unpaid for a while (W-04, K-48).
    OrderWaits { conversation: ConversationId, order: OrderId },
    /// Farewell.
    Closing { conversation: ConversationId },
    /// Over.
    Closed { conversation: ConversationId },
}

impl ConversationEvent {
    /// Which conversation it is about.
    pub fn conversation(&self) -> ConversationId {
        match self {
            Self::Opened { conversation, .. }
            | Self::MessageReceived { conversation, .. }
            | Self::Advised { conversation, .. }
            | Self::MessageSent { conversation, .. }
            | Self::DraftReviewed { conversation, .. }
            | Self::RoundAnswered { conversation, .. }
            | Self::Assigned { conversation, .. }
            | Self::Released { conversation, .. }
            | Self::HoldOpened { conversation, .. }
            | Self::GoodsNamed { conversation, .. }
            | Self::WentQuiet { conversation }
            | Self::OrderWaits { conversation, .. }
            | Self::HoldContacted { conversation }
            | Self::HoldReminded { conversation }
            | Self::HoldOverdue { conversation }
            | Self::HoldEnded { conversation }
            | Self::GreetingMissed { conversation }
            | Self::AnswerLate { conversation, .. }
            | Self::SupervisorAlerted { conversation, .. }
            | Self::Unanswered { conversation, .. }
            | Self::UnansweredBlock { conversation, .. }
            | Self::Transferred { conversation, .. }
            | Self::Escalated { conversation, .. }
            | Self::Tagged { conversation, .. }
            | Self::Closing { conversation }
            | Self::Closed { conversation } => *conversation,
        }
    }
}
