//! Conversations and the queue.

mod advice;
mod message;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::{
    advice::{Advice, Draft, Failed, Finding, Level, Review, Suggestion, Tag},
    message::{Accepted, Answer, From, Hit, Hits, Incoming, Message, Origin, Outgoing, Sent},
};
use super::{
    aftersale::CaseSummary,
    customer::Customer,
    order::Order,
    product::Product,
    terms::{CustomerRef, Emotion, Moment, Phase, Queue, Role, StaffRef, Stage},
};

/// How many stand in the queue, by kind.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
pub struct QueueCounts {
    /// Buyers who wait for a person.
    pub waiting: u32,
    /// Of these, pre-sale and in-sale.
    pub sales: u32,
    /// Of these, after-sale and complaints.
    pub after_sale: u32,
    /// Of these, over the late limit (M-03).
    pub late: u32,
    /// Of these, nobody has them.
    pub unassigned: u32,
    /// Open conversations of the person who asks.
    pub mine: u32,
}

/// The open conversations.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueView {
    /// When this was true, by the box's clock; waiting times are as of this instant.
    pub as_of: i64,
    /// Of the shops that the reader serves.
    pub counts: QueueCounts,
    /// Waiting buyers in serving order (5.3), then the other open conversations, latest first. At most 500.
    pub items: Vec<ConversationSummary>,
}

/// The run of buyer messages that waits for an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoundView {
    /// First is 1.
    pub number: u32,
    /// Messages in it.
    pub messages: u32,
    /// Over the late limit (M-03).
    pub late: bool,
    /// The supervisor has been told (M-05).
    pub alerted: bool,
    /// Over half an hour (M-05).
    pub unanswered: bool,
    /// Full blocks of two hours (M-06).
    pub blocks: u32,
}

/// A hold under way (M-02).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HoldView {
    /// Since when.
    pub since: i64,
    /// Our last word to the buyer.
    pub last_contact: i64,
    /// The agent must write soon.
    pub reminded: bool,
    /// The buyer has been left too long.
    pub overdue: bool,
}

/// A conversation in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConversationSummary {
    /// Number.
    pub id: u64,
    /// Whose shop.
    pub shop: u64,
    /// With whom.
    pub customer: CustomerRef,
    /// Where it stands.
    pub stage: Stage,
    /// In which queue.
    pub queue: Queue,
    /// Phase of trade.
    pub phase: Phase,
    /// About to order, or has ordered.
    pub buying: bool,
    /// How the buyer feels.
    pub emotion: Emotion,
    /// Problem types (S-06).
    pub topics: Vec<String>,
    /// Who has it.
    pub assignee: Option<StaffRef>,
    /// First message.
    pub opened_at: i64,
    /// Last message of anybody.
    pub last_message_at: i64,
    /// Since when the buyer waits for a person.
    pub waiting_since: Option<i64>,
    /// How long, as of the answer's `as_of`.
    pub waiting_ms: Option<i64>,
    /// The round under way.
    pub round: Option<RoundView>,
    /// The hold under way.
    pub hold: Option<HoldView>,
    /// Whom it was escalated to.
    pub escalated_to: Option<Role>,
    /// The beginning of the last message.
    pub last_text_preview: Option<String>,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// Conversations of the past and present.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Conversations {
    /// Latest first.
    pub items: Vec<ConversationSummary>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}

/// Waiting times at which the seat's display changes, milliseconds.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Thresholds {
    /// Amber from here.
    pub amber_ms: i64,
    /// Red from here.
    pub red_ms: i64,
    /// Late after this (M-03).
    pub late_ms: i64,
}

/// Something that the reader may do with the conversation now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConversationAction {
    /// Take it.
    Claim,
    /// Answer the buyer.
    Reply,
    /// Give it to a colleague.
    Give,
    /// Pass it to the other queue (S-13).
    Transfer,
    /// Ask somebody higher (S-41).
    Escalate,
    /// Correct the problem types (S-06).
    Tag,
    /// Say it is over.
    Finish,
}

/// A conversation with all that an agent needs beside it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConversationDetail {
    /// When this was true.
    pub as_of: i64,
    /// The conversation.
    pub conversation: ConversationSummary,
    /// The shop's waiting times.
    pub thresholds: Thresholds,
    /// The buyer.
    pub customer: Customer,
    /// Oldest first.
    pub messages: Vec<Message>,
    /// The buyer's orders in this shop, latest first.
    pub orders: Vec<Order>,
    /// The goods that it is about, as the shop's records have them (L-23); absent where nobody knows, or there is no record.
    pub goods: Option<Product>,
    /// They were shown or named in this conversation; otherwise they are those of the latest order.
    pub goods_named: bool,
    /// The buyer's open after-sale cases in this shop.
    pub cases: Vec<CaseSummary>,
    /// What has just happened, for which there may be something to say.
    pub moment: Moment,
    /// What the reply policy suggests for it; absent once closed, or where the policy failed.
    pub advice: Option<Advice>,
    /// The reply policy failed.
    pub notice: Option<Failed>,
    /// What the reader may do now.
    pub allowed: Vec<ConversationAction>,
}

/// The conversation after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ConversationChanged {
    /// Number.
    pub conversation: u64,
    /// Where it stands now.
    pub stage: Stage,
    /// In which queue.
    pub queue: Queue,
    /// Who has it now.
    pub assignee: Option<u64>,
    /// Its version now.
    pub version: u32,
}

/// Give the conversation to somebody.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Give {
    /// To whom.
    pub to: u64,
}

/// Pass the conversation to the other queue (S-13).
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Where to.
    pub queue: Queue,
}

/// Ask somebody higher (S-41).
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Escalate {
    /// `leader`, `supervisor` or `boss`.
    pub to: Role,
}

/// Correct the problem types (S-06).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicsPut {
    /// All from now on; at most ten.
    pub topics: Vec<String>,
}
