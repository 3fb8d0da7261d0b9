//! A buyer writes.

use serde::{Deserialize, Serialize};

use super::{Content, ConversationEvent, Emotion, Phase, Queue, Stage};
use crate::{
    customer::Customer,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{ConversationId, CustomerId, MessageId, ProductId, ShopId},
    policy::Judgement,
    refusal::Refusal,
    time::Instant,
};

/// A greeting that the box will send by itself (K-01).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// When.
    pub at: Instant,
    /// Digest of its text.
    pub text: Digest,
    /// Script id.
    pub script: String,
}

/// What the reply policy made of a message, as far as the desk acts on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Advice {
    /// Problem types, likeliest first; names of the contract's `topic`.
    pub topics: Vec<String>,
    /// How the buyer feels.
    pub emotion: Emotion,
    /// Phase of trade.
    pub phase: Phase,
    /// About to order, or has ordered.
    pub buying: bool,
    /// A greeting to send, on first contact.
    pub greeting: Option<Greeting>,
    /// Which policy said so; `None` where the policy failed and nothing is known.
    pub judgement: Option<Judgement>,
}

/// A buyer's message on its way in.
#[derive(Debug, Clone)]
pub struct Intake {
    /// To whose shop.
    pub shop: ShopId,
    /// From whom; the next free number for somebody who never wrote before.
    pub customer: CustomerId,
    /// What it is made of.
    pub content: Content,
    /// Digest of its text.
    pub text: Digest,
    /// The goods that it shows or names.
    pub goods: Option<ProductId>,
    /// What the reply policy says.
    pub advice: Advice,
}

impl Desk {
    /// The number for a buyer who is not known yet.
    pub fn next_customer(&self) -> CustomerId {
        CustomerId(self.last.customer + 1)
    }

    /// The buyer, or a blank one.
    pub fn customer(&self, id: CustomerId) -> Customer {
        self.customers.get(&id).cloned().unwrap_or_default()
    }

    /// The conversation that the buyer has open in a shop.
    pub fn open_conversation_of(&self, shop: ShopId, customer: CustomerId) -> Option<ConversationId> {
        self.customers.get(&customer)?.conversations.get(&shop).copied()
    }

    pub(crate) fn decide_intake(&self, intake: &Intake) -> Result<Vec<Event>, Refusal> {
        self.shop(intake.shop)?;
        let message = MessageId(self.last.message + 1);
        let received = |conversation| {
            let (content, text) = (intake.content, intake.text);
            Event::Conversation(ConversationEvent::MessageReceived { conversation, message, content, text })
        };
        let advised = |conversation| {
            Event::Conversation(ConversationEvent::Advised { conversation, advice: intake.advice.clone() })
        };
        let named = |conversation| {
            let product =
                intake.goods.filter(|id| self.products.get(id).is_some_and(|found| found.shop == intake.shop));
            product.map(|id| Event::Conversation(ConversationEvent::GoodsNamed { conversation, product: Some(id) }))
        };
        if let Some(id) = self.open_conversation_of(intake.shop, intake.customer) {
            let mut events = vec![received(id), advised(id)];
            let conversation = self.conversation(id)?;
            if intake.goods != conversation.goods {
                events.extend(named(id));
            }
            // Whoever had it may have left since; the buyer must not wait for nobody.
            if conversation.assignee.is_none() && matches!(conversation.stage, Stage::Active | Stage::Closing) {
                let mut taken = std::collections::BTreeMap::new();
                events.extend(self.assign_best(conversation, None, &mut taken));
            }
            return Ok(events);
        }
        let id = ConversationId(self.last.conversation + 1);
        let queue = if intake.advice.phase == Phase::AfterSale { Queue::AfterSale } else { Queue::Sales };
        let opened =
            ConversationEvent::Opened { conversation: id, shop: intake.shop, customer: intake.customer, queue };
        let mut events = vec![Event::Conversation(opened), received(id), advised(id)];
        events.extend(named(id));
        events.extend(self.assign_new(id, intake.shop, intake.customer, queue));
        Ok(events)
    }
}
