//! A conversation (W-01) and its clocks.
//!
//! Terms (catalogue 5.1): a *round* is a run of buyer messages with no person's message in between; its clock starts
//! at the first of them. An *answer* is the first message of a person; an automatic reply never is one. *Hold* begins
//! with a person's "please wait" and ends with the next substantive answer.

mod answer;
mod due;
mod intake;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::answer::RETURN_REQUIREMENTS;
pub use self::{
    answer::{Answer, ConversationCommand},
    due::DueKind,
    intake::{Advice, Greeting, Intake},
};
use crate::{
    desk::Desk,
    digest::Digest,
    ids::{ConversationId, CustomerId, MessageId, ShopId, StaffId},
    policy::{Judgement, PolicyKind},
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
}

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
    HoldOpened { conversation: ConversationId },
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
    /// A person corrected the tags (S-06).
    Tagged { conversation: ConversationId, topics: Vec<String> },
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
            | Self::HoldOpened { conversation }
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

impl Desk {
    /// The open conversation, or a refusal that says there is none.
    pub fn conversation(&self, id: ConversationId) -> Result<&Conversation, Refusal> {
        self.conversations
            .get(&id)
            .ok_or_else(|| Refusal::not_found("conversation_not_found", "进行中的会话", "open conversation", id))
    }

    pub(crate) fn apply_conversation(&mut self, at: Instant, event: &ConversationEvent) {
        use ConversationEvent as E;
        let id = event.conversation();
        match event {
            E::Opened { shop, customer, queue, .. } => self.open_conversation(at, id, *shop, *customer, *queue),
            E::Closed { .. } => {
                if let Some(mut closed) = self.conversations.remove(&id) {
                    if let Some(customer) = self.customers.get_mut(&closed.customer) {
                        customer.conversations.remove(&closed.shop);
                    }
                    closed.stage = Stage::Closed;
                    closed.version += 1;
                    self.leaving.conversations.insert(id, closed);
                }
            }
            E::MessageReceived { message, .. } | E::MessageSent { message, .. } => {
                self.last.message = self.last.message.max(message.0);
            }
            E::Advised { advice, .. } => {
                if let Some(judgement) = &advice.judgement {
                    self.last.verdict = self.last.verdict.max(judgement.verdict.0);
                    self.today.count_success(PolicyKind::Reply);
                }
            }
            E::DraftReviewed { judgement, .. } => self.last.verdict = self.last.verdict.max(judgement.verdict.0),
            E::RoundAnswered { late, .. } => self.today.count_answer(at, *late),
            E::Assigned { to, .. } => {
                if let Some(person) = self.staff.get_mut(to) {
                    person.last_assigned_at = at;
                }
            }
            _ => {}
        }
        if let Some(conversation) = self.conversations.get_mut(&id) {
            conversation.apply(at, event);
            conversation.version += 1;
            let (customer, shop, assignee) = (conversation.customer, conversation.shop, conversation.assignee);
            if let (E::RoundAnswered { .. }, Some(agent), Some(customer)) =
                (event, assignee, self.customers.get_mut(&customer))
            {
                customer.last_agent.insert(shop, agent);
            }
        }
        self.rearm_conversation(id);
    }

    fn open_conversation(&mut self, at: Instant, id: ConversationId, shop: ShopId, customer: CustomerId, queue: Queue) {
        self.last.conversation = self.last.conversation.max(id.0);
        let known = self.customers.entry(customer).or_default();
        known.conversations.insert(shop, id);
        known.conversations_before += 1;
        self.last.customer = self.last.customer.max(customer.0);
        self.conversations.insert(
            id,
            Conversation {
                id,
                shop,
                customer,
                stage: Stage::Waiting,
                queue,
                phase: Phase::default(),
                buying: false,
                emotion: Emotion::default(),
                topics: Vec::new(),
                assignee: None,
                opened_at: at,
                last_message_at: at,
                first_answer_at: None,
                greeting: GreetingState::default(),
                round: None,
                rounds: 0,
                hold: None,
                escalated_to: None,
                scripts_sent: BTreeMap::new(),
                image_last: false,
                version: 0,
            },
        );
    }
}

impl Conversation {
    fn apply(&mut self, at: Instant, event: &ConversationEvent) {
        use ConversationEvent as E;
        match event {
            E::MessageReceived { message, content, .. } => {
                self.last_message_at = at;
                self.image_last = *content == Content::Image;
                self.stage = if self.hold.is_some() { Stage::Hold } else { Stage::Waiting };
                if let Some(round) = &mut self.round {
                    round.messages += 1;
                } else {
                    self.rounds += 1;
                    self.round = Some(Round {
                        number: self.rounds,
                        started_at: at,
                        first_message: *message,
                        messages: 1,
                        responsible_since: self.assignee.map(|_| at),
                        late: false,
                        alerted: false,
                        unanswered: false,
                        blocks: 0,
                    });
                }
            }
            E::Advised { advice, .. } => {
                self.topics.clone_from(&advice.topics);
                self.emotion = advice.emotion;
                self.phase = advice.phase;
                self.buying = advice.buying;
                if self.greeting.done_at.is_none() && self.greeting.planned.is_none() {
                    self.greeting.planned.clone_from(&advice.greeting);
                }
            }
            E::MessageSent { origin, script, .. } => {
                self.last_message_at = at;
                self.greeting.planned = None;
                self.greeting.done_at.get_or_insert(at);
                if let Some(script) = script {
                    self.scripts_sent.insert(script.clone(), at);
                }
                if *origin != Origin::Auto {
                    self.first_answer_at.get_or_insert(at);
                }
            }
            E::RoundAnswered { .. } => {
                self.round = None;
                self.stage = if self.hold.is_some() { Stage::Hold } else { Stage::Active };
            }
            E::Assigned { to, .. } => {
                self.assignee = Some(*to);
                if let Some(round) = &mut self.round {
                    round.responsible_since = Some(at);
                }
            }
            E::Released { .. } => {
                self.assignee = None;
                if let Some(round) = &mut self.round {
                    round.responsible_since = None;
                }
            }
            E::HoldOpened { .. } => {
                self.stage = Stage::Hold;
                self.hold = Some(Hold { since: at, last_contact: at, reminded: false, overdue: false });
            }
            E::HoldContacted { .. } => {
                if let Some(hold) = &mut self.hold {
                    *hold = Hold { since: hold.since, last_contact: at, reminded: false, overdue: false };
                }
            }
            E::HoldReminded { .. } => {
                if let Some(hold) = &mut self.hold {
                    hold.reminded = true;
                }
            }
            E::HoldOverdue { .. } => {
                if let Some(hold) = &mut self.hold {
                    hold.overdue = true;
                }
            }
            E::HoldEnded { .. } => {
                self.hold = None;
                self.stage = if self.round.is_some() { Stage::Waiting } else { Stage::Active };
            }
            E::GreetingMissed { .. } => self.greeting.missed = true,
            E::AnswerLate { .. } => self.mark_round(|round| round.late = true),
            E::SupervisorAlerted { .. } => self.mark_round(|round| round.alerted = true),
            E::Unanswered { .. } => self.mark_round(|round| round.unanswered = true),
            E::UnansweredBlock { blocks, .. } => self.mark_round(|round| round.blocks = *blocks),
            E::Transferred { queue, .. } => {
                self.queue = *queue;
                if *queue == Queue::AfterSale {
                    self.phase = Phase::AfterSale;
                }
            }
            E::Escalated { to, .. } => self.escalated_to = Some(*to),
            E::Tagged { topics, .. } => self.topics.clone_from(topics),
            E::Closing { .. } => self.stage = Stage::Closing,
            E::Opened { .. } | E::DraftReviewed { .. } | E::Closed { .. } => {}
        }
    }

    fn mark_round(&mut self, mark: impl FnOnce(&mut Round)) {
        if let Some(round) = &mut self.round {
            mark(round);
        }
    }

    /// The clock was set: moves every running time with it, so that no one has waited longer or shorter for it.
    pub(crate) fn shift(&mut self, by: Millis) {
        self.last_message_at = self.last_message_at.plus(by);
        if let Some(round) = &mut self.round {
            round.started_at = round.started_at.plus(by);
            round.responsible_since = round.responsible_since.map(|at| at.plus(by));
        }
        if let Some(hold) = &mut self.hold {
            hold.since = hold.since.plus(by);
            hold.last_contact = hold.last_contact.plus(by);
        }
        if let Some(greeting) = &mut self.greeting.planned {
            greeting.at = greeting.at.plus(by);
        }
        if self.greeting.done_at.is_none() {
            self.opened_at = self.opened_at.plus(by);
        }
    }
}
