//! What one may ask of the desk.

use crate::{
    aftersale::CaseCommand,
    conversation::{ConversationCommand, Intake},
    event::ClockEvent,
    ids::CustomerId,
    order::OrderCommand,
    pay::PayCommand,
    penalty::PenaltyCommand,
    policy::PolicyCommand,
    product::ProductCommand,
    shop::ShopCommand,
    staff::StaffCommand,
    time::Instant,
};

/// A wish. The desk answers with events, or with a refusal.
#[derive(Debug, Clone)]
pub enum Command {
    /// About shops.
    Shop(ShopCommand),
    /// About people.
    Staff(StaffCommand),
    /// A buyer's message comes in.
    Intake(Box<Intake>),
    /// In a conversation.
    Conversation(ConversationCommand),
    /// About orders.
    Order(OrderCommand),
    /// About the shop's goods.
    Product(ProductCommand),
    /// About after-sale cases.
    Case(CaseCommand),
    /// About penalties.
    Penalty(PenaltyCommand),
    /// About pay.
    Pay(PayCommand),
    /// About policies.
    Policy(PolicyCommand),
    /// Forget a buyer's personal text.
    EraseCustomer(CustomerId),
    /// Forget all personal text from before (retention).
    ExpireText(Instant),
    /// The clock changed.
    Clock(ClockEvent),
    /// Do what has fallen due.
    Tick,
}
