//! A conversation is the sum of its events: what each of them makes of it.

use std::collections::BTreeMap;

use super::{
    Content, Conversation, ConversationEvent, Emotion, GreetingState, Hold, Moment, Occasion, Origin, Phase, Queue,
    Round, Stage, moment,
};
use crate::{
    customer::SentScript,
    desk::Desk,
    ids::{ConversationId, CustomerId, ShopId},
    policy::PolicyKind,
    time::{Instant, Millis},
};

impl Desk {
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
                    self.count_verdict(PolicyKind::Reply, judgement);
                }
            }
            E::DraftReviewed { judgement, .. } => self.count_verdict(PolicyKind::Reply, judgement),
            E::RoundAnswered { late, .. } => self.today.count_answer(at, *late),
            E::Assigned { to, .. } => {
                if let Some(person) = self.staff.get_mut(to) {
                    person.last_assigned_at = at;
                }
            }
            _ => {}
        }
        if let E::MessageSent { script: Some(script), author: Some(_), .. } = event
            && let Some(found) = self.conversations.get(&id)
            && let Some(customer) = self.customers.get_mut(&found.customer)
        {
            customer.note_script(SentScript { shop: found.shop, script: script.clone(), at });
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
        let unpaid = self.unpaid_of(shop, customer);
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
                goods: None,
                occasion: None,
                unpaid,
                quiet: false,
                answered_late: false,
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
                self.quiet = false;
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
                self.quiet = false;
                self.greeting.planned = None;
                self.greeting.done_at.get_or_insert(at);
                if let Some(script) = script {
                    self.scripts_sent.insert(script.clone(), at);
                }
                if *origin != Origin::Auto {
                    self.first_answer_at.get_or_insert(at);
                    // An answer is to the buyer's question; what is said unasked is about the news.
                    if self.round.is_none() {
                        self.occasion = None;
                    }
                }
            }
            E::RoundAnswered { late, .. } => {
                self.round = None;
                self.answered_late = *late;
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
            E::HoldOpened { script, .. } => {
                self.stage = Stage::Hold;
                let script = script.clone();
                self.hold = Some(Hold { since: at, script, last_contact: at, reminded: false, overdue: false });
            }
            E::HoldContacted { .. } => {
                if let Some(hold) = &mut self.hold {
                    (hold.last_contact, hold.reminded, hold.overdue) = (at, false, false);
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
            E::GoodsNamed { product, .. } => self.goods = *product,
            E::Tagged { topics, .. } => {
                if moment::complains_now(&self.topics, topics) {
                    self.occasion = Some(Occasion { moment: Moment::ComplaintReceived, at });
                }
                self.topics.clone_from(topics);
            }
            E::WentQuiet { .. } => self.quiet = true,
            E::OrderWaits { .. } => {
                if let Some(unpaid) = &mut self.unpaid {
                    unpaid.told = true;
                }
                self.occasion = Some(Occasion { moment: Moment::OrderUnpaid, at });
            }
            E::Closing { .. } => {
                self.stage = Stage::Closing;
                // What has not been spoken of by now is left to the farewell.
                self.occasion = None;
            }
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
