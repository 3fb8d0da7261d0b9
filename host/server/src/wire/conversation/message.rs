//! Messages: taken in, sent, found.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::advice::Failed;
use crate::wire::{
    customer::Buyer,
    terms::{Content, CustomerRef, StaffRef},
};

/// A buyer's message from a channel.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Incoming {
    /// To whose shop.
    pub shop: u64,
    /// The platform or program that it comes through, for example `taobao`; 1 to 40 characters.
    pub channel: String,
    /// The channel's own number of the message, 1 to 200 characters. The same one again changes nothing.
    pub external_id: String,
    /// From whom.
    pub buyer: Buyer,
    /// What it is made of.
    #[serde(default)]
    pub content: Option<Content>,
    /// The shop's stock number of what the buyer looks at, where the channel tells; its facts are then what policies and
    /// agents speak from. At most 64 characters.
    #[serde(default)]
    pub goods: Option<String>,
    /// Its words; for pictures and the like what the channel says of them. At most 10,000 characters.
    pub text: String,
}

/// Where the message is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Accepted {
    /// In which conversation.
    pub conversation: u64,
    /// Number of the message.
    pub message: u64,
    /// True: it was here before, and nothing has changed.
    pub duplicate: bool,
}

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The buyer.
    Buyer,
    /// The box by itself; never counts as an answer (M-03).
    Auto,
    /// A person of ours.
    Agent,
}

/// A message.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Message {
    /// Number.
    pub id: u64,
    /// When.
    pub at: i64,
    /// Who.
    pub from: From,
    /// Which person, if one of ours.
    pub author: Option<StaffRef>,
    /// What it is made of.
    pub content: Content,
    /// Its words; absent once erased.
    pub text: Option<String>,
    /// The script that it came from.
    pub script: Option<String>,
}

/// Who made the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person wrote it.
    #[default]
    Manual,
    /// The person sent a suggestion.
    SuggestedAccepted,
}

/// What a message means for the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It answers the buyer; a hold ends.
    #[default]
    Substantive,
    /// "Please wait": a hold begins or goes on (M-02).
    PleaseWait,
}

/// A message to the buyer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Outgoing {
    /// 1 to 4,000 characters.
    pub text: String,
    /// Who made the words.
    #[serde(default)]
    pub origin: Origin,
    /// The script that it came from.
    #[serde(default)]
    pub script: Option<String>,
    /// What it means for the clocks.
    #[serde(default)]
    pub answer: Answer,
    /// The version that was seen; a newer message of the buyer makes the answer stale. Absent: send in any case.
    #[serde(default)]
    pub expected_version: Option<u32>,
}

/// A message that was sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Sent {
    /// Number of the message.
    pub message: u64,
    /// Rule ids of the findings that did not stop it.
    pub findings: Vec<String>,
    /// The review failed: it was sent unchecked.
    pub failed: Option<Failed>,
    /// The conversation's version now.
    pub version: u32,
}

/// A message that was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hit {
    /// In which conversation.
    pub conversation: u64,
    /// Which message.
    pub message: u64,
    /// When it was written.
    pub at: i64,
    /// With whom.
    pub customer: Option<CustomerRef>,
    /// Its words.
    pub text: String,
}

/// Messages that were found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hits {
    /// Latest first; at most 100.
    pub items: Vec<Hit>,
}
