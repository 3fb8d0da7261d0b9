//! Messages, conversations, the queue.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    aftersale::CaseSummary,
    customer::{Buyer, Customer},
    order::Order,
    terms::{Content, CustomerRef, Emotion, Phase, Queue, Reason, Role, StaffRef, Stage, Words},
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

/// A script that fits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Suggestion {
    /// K-id.
    pub id: String,
    /// The text, filled in.
    pub text: String,
    /// What should happen besides: `none`, `open_hold`, `call_back`, `write_remark`, `ask_leader`, `ask_supervisor`,
    /// `transfer_after_sale` or `survey`.
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
    /// The buyer's open after-sale cases in this shop.
    pub cases: Vec<CaseSummary>,
    /// What the reply policy suggests; absent once closed, or where the policy failed.
    pub advice: Option<Advice>,
    /// The reply policy failed.
    pub notice: Option<Failed>,
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
