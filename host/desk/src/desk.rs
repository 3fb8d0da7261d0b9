//! The desk: decides what a command leads to, and becomes what its events say.
//!
//! `decide` changes nothing and `apply` refuses nothing. Neither does I/O, asks the time, or throws dice: the same
//! events give the same desk, on every machine, for ever.

use std::collections::{BTreeMap, HashMap};

use crate::{
    actor::Actor,
    aftersale::Case,
    command::Command,
    conversation::{Conversation, ConversationEvent},
    customer::{Customer, CustomerEvent},
    day::Today,
    deadline::Deadlines,
    digest::Digest,
    event::{ClockEvent, Entry, Event},
    ids::{CaseId, ConversationId, Counters, CustomerId, IncidentId, OrderId, PenaltyId, ProductId, ShopId, StaffId},
    order::Order,
    pay::{Personnel, Sheet, Statement},
    penalty::{Incident, Penalty, Recorded},
    policy::{Binding, Gate, Guardrails, Installed, PolicyKind, Probation},
    product::Product,
    refusal::Refusal,
    role::Permission,
    shop::{Shop, Targets},
    staff::Staff,
    time::{Instant, Month},
};

/// Everything that is open on the desk, and the little that is remembered of what is not.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is a map of the noun of its name")]
pub struct Desk {
    pub(crate) last: Counters,
    pub shops: BTreeMap<ShopId, Shop>,
    pub staff: BTreeMap<StaffId, Staff>,
    pub customers: BTreeMap<CustomerId, Customer>,
    pub conversations: BTreeMap<ConversationId, Conversation>,
    pub products: BTreeMap<ProductId, Product>,
    pub orders: BTreeMap<OrderId, Order>,
    pub cases: BTreeMap<CaseId, Case>,
    pub penalties: BTreeMap<PenaltyId, Penalty>,
    /// Incidents that the policy has yet to judge.
    pub unjudged: BTreeMap<IncidentId, Incident>,
    /// Incidents of the months that are not closed.
    pub incidents: BTreeMap<IncidentId, Recorded>,
    pub personnel: BTreeMap<(ShopId, StaffId), Personnel>,
    pub sheets: BTreeMap<(ShopId, StaffId, Month), Sheet>,
    pub installed: BTreeMap<Digest, Installed>,
    pub bindings: BTreeMap<(ShopId, PolicyKind), Binding>,
    /// What a version must pass, in shops that have said so.
    pub(crate) gates: BTreeMap<ShopId, Gate>,
    /// What a verdict may come to, in shops that have said so.
    pub(crate) guardrails: BTreeMap<ShopId, Guardrails>,
    /// Versions that are watched since they were put in force.
    pub(crate) probations: Vec<Probation>,
    pub(crate) today: Today,
    /// The box knows that its clock is right.
    pub clock_trusted: bool,
    /// Closed since the last `retire`: over, but their last state is still to be written down.
    pub(crate) leaving: Leaving,
    // Derived; rebuilt when a desk is restored.
    pub(crate) deadlines: Deadlines,
    pub(crate) loads: BTreeMap<StaffId, u32>,
    pub(crate) product_skus: HashMap<(ShopId, String), ProductId>,
    pub(crate) order_numbers: HashMap<(ShopId, String), OrderId>,
    pub(crate) orders_by_customer: HashMap<(ShopId, CustomerId), Vec<OrderId>>,
}

/// What has just been closed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leaving {
    pub(crate) conversations: BTreeMap<ConversationId, Conversation>,
    pub(crate) cases: BTreeMap<CaseId, Case>,
    pub(crate) penalties: BTreeMap<PenaltyId, Penalty>,
    pub(crate) incidents: BTreeMap<IncidentId, Recorded>,
    pub(crate) statements: BTreeMap<(ShopId, StaffId, Month), Statement>,
}

impl Desk {
    /// What follows from a command at `now`: events to be made durable and then applied, or a refusal.
    pub fn decide(&self, actor: Actor, command: &Command, now: Instant) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Shop(command) => self.decide_shop(actor, command),
            Command::Staff(command) => self.decide_staff(actor, command, now),
            Command::Intake(intake) => self.decide_intake(intake),
            Command::Conversation(command) => {
                let mut events = self.decide_conversation(actor, command, now)?;
                events.extend(self.refill(&events, now));
                Ok(events)
            }
            Command::Order(command) => self.decide_order(actor, command),
            Command::Product(command) => self.decide_product(actor, command),
            Command::Case(command) => self.decide_case(actor, command, now),
            Command::Penalty(command) => self.decide_penalty(actor, command, now),
            Command::Pay(command) => self.decide_pay(actor, command, now),
            Command::Policy(command) => self.decide_policy(actor, command, now),
            Command::EraseCustomer(customer) => {
                self.require(actor, Permission::EraseCustomer)?;
                if !self.customers.contains_key(customer) {
                    return Err(Refusal::not_found("customer_not_found", "客户", "customer", customer));
                }
                Ok(vec![Event::Customer(CustomerEvent::Erased { customer: *customer })])
            }
            Command::ExpireText(before) => Ok(vec![Event::Customer(CustomerEvent::Expired { before: *before })]),
            Command::Clock(ClockEvent::TrustChanged { trusted }) if *trusted == self.clock_trusted => Ok(Vec::new()),
            Command::Clock(event) => Ok(vec![Event::Clock(*event)]),
            Command::Tick => {
                let mut events = self.decide_tick(now);
                events.extend(self.refill(&events, now));
                Ok(events)
            }
        }
    }

    /// Becomes the desk after the event.
    pub fn apply(&mut self, entry: &Entry) {
        let at = entry.at;
        match &entry.event {
            Event::Shop(event) => self.apply_shop(event),
            Event::Staff(event) => self.apply_staff(at, event),
            // Personal text is not on the desk; the store erases it.
            Event::Customer(CustomerEvent::Erased { .. } | CustomerEvent::Expired { .. }) => {}
            Event::Conversation(event) => self.apply_and_count_load(at, event),
            Event::Order(event) => self.apply_order(at, entry.by, event),
            Event::Product(event) => self.apply_product(at, entry.by, event),
            Event::Case(event) => self.apply_case(at, event),
            Event::Penalty(event) => self.apply_penalty(at, event),
            Event::Pay(event) => self.apply_pay(event),
            Event::Policy(event) => self.apply_policy(at, event),
            Event::Clock(ClockEvent::TrustChanged { trusted }) => {
                self.clock_trusted = *trusted;
                self.rearm_all();
            }
            Event::Clock(ClockEvent::Stepped { by }) => {
                self.conversations.values_mut().for_each(|conversation| conversation.shift(*by));
                self.cases.values_mut().for_each(|case| case.shift(*by));
                self.rearm_all();
            }
        }
    }

    fn apply_and_count_load(&mut self, at: Instant, event: &ConversationEvent) {
        let id = event.conversation();
        let before = self.conversations.get(&id).and_then(Conversation::burdens);
        self.apply_conversation(at, event);
        let after = self.conversations.get(&id).and_then(Conversation::burdens);
        if before != after {
            if let Some(load) = before.and_then(|staff| self.loads.get_mut(&staff)) {
                *load = load.saturating_sub(1);
            }
            if let Some(staff) = after {
                *self.loads.entry(staff).or_default() += 1;
            }
        }
    }

    /// Forgets what is over. Called once its last state is written down; decisions never look at it.
    pub fn retire(&mut self) {
        self.leaving = Leaving::default();
    }

    /// A number for the next verdict. The shell numbers verdicts as it makes them, several at a time.
    pub fn last_verdict(&self) -> u64 {
        self.last.verdict
    }

    /// Counts of the day of `now`.
    pub fn today(&self, now: Instant) -> Today {
        self.today.at(now)
    }

    /// The times that a shop's desk is held to.
    pub fn targets(&self, shop: ShopId) -> Option<&Targets> {
        self.shops.get(&shop).map(|shop| &shop.targets)
    }
}
