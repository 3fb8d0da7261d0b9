//! What has happened. Events are facts: once in the journal they are never changed, and applying them in order to an
//! empty desk gives the desk of today.

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    aftersale::CaseEvent,
    conversation::ConversationEvent,
    customer::CustomerEvent,
    order::OrderEvent,
    pay::PayEvent,
    penalty::PenaltyEvent,
    policy::{Judgement, PolicyEvent, PolicyKind},
    product::ProductEvent,
    shop::ShopEvent,
    staff::StaffEvent,
    time::{Instant, Millis},
};

/// Something that happened on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// To a shop.
    Shop(ShopEvent),
    /// To somebody's place at the desk.
    Staff(StaffEvent),
    /// To a buyer's record.
    Customer(CustomerEvent),
    /// In a conversation.
    Conversation(ConversationEvent),
    /// To an order.
    Order(OrderEvent),
    /// To what the shop says of its goods.
    Product(ProductEvent),
    /// To an after-sale case.
    Case(CaseEvent),
    /// To an incident or a penalty.
    Penalty(PenaltyEvent),
    /// To pay records and months.
    Pay(PayEvent),
    /// To a policy.
    Policy(PolicyEvent),
    /// To the clock.
    Clock(ClockEvent),
}

impl Event {
    /// The answer of a policy that this event tells of. A proposed penalty names that of its incident again; it is told of
    /// once, with the incident.
    pub fn judgement(&self) -> Option<(PolicyKind, &Judgement)> {
        match self {
            Self::Conversation(ConversationEvent::Advised { advice, .. }) => {
                advice.judgement.as_ref().map(|judgement| (PolicyKind::Reply, judgement))
            }
            Self::Conversation(ConversationEvent::DraftReviewed { judgement, .. }) => {
                Some((PolicyKind::Reply, judgement))
            }
            Self::Case(CaseEvent::Judged { judgement, .. }) => Some((PolicyKind::Refund, judgement)),
            Self::Penalty(PenaltyEvent::IncidentJudged { judgement, .. }) => Some((PolicyKind::Penalty, judgement)),
            Self::Pay(PayEvent::MonthClosed(statement)) => Some((PolicyKind::Penalty, &statement.judgement)),
            _ => None,
        }
    }
}

/// What can happen to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockEvent {
    /// The wall clock was set, by this much against the monotonic one. Everything that is running moves along.
    Stepped {
        /// Forward if positive.
        by: Millis,
    },
    /// The box learned, or lost, that its clock is right.
    TrustChanged {
        /// Synchronised.
        trusted: bool,
    },
}

/// An event with when and by whom, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, by the box's clock.
    pub at: Instant,
    /// By whom.
    pub by: Actor,
    /// What.
    pub event: Event,
}
