//! A conversation (W-01) and its clocks.
//!
//! Terms (catalogue 5.1): a *round* is a run of buyer messages with no person's message in between; its clock starts
//! at the first of them. An *answer* is the first message of a person; an automatic reply never is one. *Hold* begins
//! with a person's "please wait" and ends with the next substantive answer.

mod answer;
mod due;
mod event;
mod fold;
mod intake;
mod moment;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::answer::RETURN_REQUIREMENTS;
pub use self::{
    answer::{Answer, ConversationCommand},
    due::DueKind,
    event::{AssignReason, ConversationEvent, ReleaseReason},
    intake::{Advice, Greeting, Intake},
    moment::{Moment, Occasion, Unpaid},
};
use crate::{
    desk::Desk,
    ids::{ConversationId, CustomerId, MessageId, ProductId, ShopId, StaffId},
    refusal::Refusal,
    role::Role,
    time::{Instant, Millis},
};

/// Where a conversation stands. A closed one leaves the desk; the next message opens a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The buyer waits for a person.
    Waiting,
    /// A person has answered.
    Active,
    /// A person has asked the buyer to wait.
    Hold,
    /// Farewell is said; closes after silence.
    Closing,
    /// Over; it leaves the desk.
    Closed,
}

/// Which queue it stands in (5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// 售前、售中
    Sales,
    /// 售后、投诉
    AfterSale,
}

/// What a message is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// 文字
    #[default]
    Text,
    /// 图片
    Image,
    /// 视频
    Video,
    /// 表情
    Sticker,
    /// 商品或订单卡片
    Card,
}

/// Who or what wrote an outgoing message. Only a person's words stop a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Sent by the box.
    Auto,
    /// A person sent a suggestion.
    SuggestedAccepted,
    /// A person wrote it.
    Manual,
}

/// The phase of trade as the reply policy judged it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// 售前
    #[default]
    PreSale,
    /// 售中
    InSale,
    /// 售后
    AfterSale,
}

/// How the buyer feels, as the reply policy judged it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Emotion {
    /// 平静
    #[default]
    Calm,
    /// 不满
    Unhappy,
    /// 愤怒
    Angry,
}

/// The open run of buyer messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// First is 1.
    pub number: u32,
    /// Time of the first message of the run.
    pub started_at: Instant,
    /// That message.
    pub first_message: MessageId,
    /// Messages in the run.
    pub messages: u32,
    /// Since when the present assignee answers for this round.
    pub responsible_since: Option<Instant>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Since when.
    pub since: Instant,
    /// The script that asked the buyer to wait, which says what for.
    #[serde(default)]
    pub script: Option<String>,
    /// The agent's last word to the buyer.
    pub last_contact: Instant,
    /// The agent was reminded since the last contact.
    pub reminded: bool,
    /// The gap since the last contact is too long.
    pub overdue: bool,
}

/// The automatic greeting (K-01, M-01a).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GreetingState {
    /// A greeting, by the box or a person, has been given.
    pub done_at: Option<Instant>,
    /// The box will greet then, unless a person has.
    pub planned: Option<Greeting>,
    /// Nobody greeted within the limit.
    pub missed: bool,
}

/// An open conversation.
#[expect(clippy::struct_excessive_bools, reason = "marks of a talk, each a plain yes or no")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Its number.
    pub id: ConversationId,
    /// Whose shop.
    pub shop: ShopId,
    /// With whom.
    pub customer: CustomerId,
    /// Where it stands.
    pub stage: Stage,
    /// In which queue.
    pub queue: Queue,
    /// Phase of trade.
    pub phase: Phase,
    /// The buyer has ordered or is about to (5.3: goes first).
    pub buying: bool,
    /// How the buyer feels.
    pub emotion: Emotion,
    /// Problem types (S-06), as the policy judged or a person corrected them; names of the contract's `topic`.
    pub topics: Vec<String>,
    /// Who has it.
    pub assignee: Option<StaffId>,
    /// First message.
    pub opened_at: Instant,
    /// Last message of anybody.
    pub last_message_at: Instant,
    /// First message of a person on our side.
    pub first_answer_at: Option<Instant>,
    /// Greeting.
    pub greeting: GreetingState,
    /// The open round, if the buyer waits.
    pub round: Option<Round>,
    /// Rounds so far.
    pub rounds: u32,
    /// The hold under way.
    pub hold: Option<Hold>,
    /// Whom it was escalated to.
    pub escalated_to: Option<Role>,
    /// Scripts sent, by id, and when last.
    pub scripts_sent: BTreeMap<String, Instant>,
    /// The goods that it is about, where the buyer showed them or an agent named them.
    #[serde(default)]
    pub goods: Option<ProductId>,
    /// News from outside that nobody of ours has spoken of yet.
    #[serde(default)]
    pub occasion: Option<Occasion>,
    /// The buyer's order that waits to be paid.
    #[serde(default)]
    pub unpaid: Option<Unpaid>,
    /// The buyer was answered and has said nothing for a while.
    #[serde(default)]
    pub quiet: bool,
    /// The last round was answered late.
    #[serde(default)]
    pub answered_late: bool,
    /// The latest message of the buyer has an image.
    pub image_last: bool,
    /// Counts changes.
    pub version: u32,
}

impl Conversation {
    /// How long the buyer has waited for a person; `None` if they do not wait.
    pub fn waiting(&self, now: Instant) -> Option<Millis> {
        self.round.as_ref().map(|round| now.since(round.started_at))
    }

    /// Whose hands it fills. After the farewell it only waits for its end, so its agent is free for the next buyer.
    pub(crate) fn burdens(&self) -> Option<StaffId> {
        self.assignee.filter(|_| self.stage != Stage::Closing)
    }
}

impl Desk {
    /// The open conversation, or a refusal that says there is none.
    pub fn conversation(&self, id: ConversationId) -> Result<&Conversation, Refusal> {
        self.conversations
            .get(&id)
            .ok_or_else(|| Refusal::not_found("conversation_not_found", "进行中的会话", "open conversation", id))
    }
}
