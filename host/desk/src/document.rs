//! The desk written down, noun by noun. The store keeps the latest document of each noun in the same transaction as
//! the events that changed it: the read tables of the API, and the desk itself at the next start.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    aftersale::{Case, CaseState},
    conversation::{Conversation, Stage},
    customer::{Customer, CustomerEvent},
    day::Today,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{CaseId, ConversationId, Counters, CustomerId, IncidentId, OrderId, PenaltyId, ProductId, ShopId, StaffId},
    order::{Order, OrderEvent},
    pay::{PayEvent, Personnel, Sheet, Statement},
    penalty::{IncidentState, Penalty, PenaltyEvent, PenaltyState, Recorded},
    policy::{Binding, Gate, Guardrails, Installed, PolicyEvent, PolicyKind, Probation},
    product::Product,
    shop::{Shop, ShopEvent},
    staff::{Staff, StaffEvent},
    time::{Instant, Month},
};

/// Names one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// Counters, today's counts, the clock's trust, installed policies.
    Desk,
    /// A shop.
    Shop(ShopId),
    /// A person.
    Staff(StaffId),
    /// A buyer.
    Customer(CustomerId),
    /// A conversation.
    Conversation(ConversationId),
    /// What the shop says of some goods.
    Product(ProductId),
    /// An order.
    Order(OrderId),
    /// An after-sale case.
    Case(CaseId),
    /// An incident.
    Incident(IncidentId),
    /// A penalty.
    Penalty(PenaltyId),
    /// What is kept of a person who is paid by a shop.
    Personnel(ShopId, StaffId),
    /// One person's month in a shop.
    Sheet(ShopId, StaffId, Month),
    /// The statement with which a month was closed.
    Statement(ShopId, StaffId, Month),
    /// What is in force in a shop.
    Binding(ShopId, PolicyKind),
    /// What a version must pass before it is in force in a shop.
    Gate(ShopId),
    /// What a verdict may come to in a shop.
    Guardrails(ShopId),
}

/// One noun's document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant holds the noun of its name")]
pub enum Document {
    Desk {
        last: Counters,
        today: Today,
        clock_trusted: bool,
        installed: BTreeMap<Digest, Installed>,
        probations: Vec<Probation>,
    },
    Shop(Shop),
    Staff(Staff),
    Customer {
        id: CustomerId,
        customer: Customer,
    },
    Conversation(Conversation),
    Product(Product),
    Order(Order),
    Case(Case),
    Incident(Recorded),
    Penalty(Penalty),
    Personnel(Personnel),
    Sheet(Sheet),
    Statement(Statement),
    Binding {
        shop: ShopId,
        kind: PolicyKind,
        binding: Binding,
    },
    Gate {
        shop: ShopId,
        gate: Gate,
    },
    Guardrails {
        shop: ShopId,
        guardrails: Guardrails,
    },
}

/// What documents are looked up by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Shop concerned.
    pub shop: Option<u64>,
    /// Buyer concerned.
    pub customer: Option<u64>,
    /// Person concerned: assignee, or who the penalty is for.
    pub staff: Option<u64>,
    /// State, by its written name.
    pub state: Option<&'static str>,
    /// When it began.
    pub at: Option<Instant>,
    /// Whether the desk still needs it; a closed noun is kept for reading only.
    pub open: bool,
}

impl Noun {
    /// Table-wide unique name: the kind, and the number within it.
    pub fn key(&self) -> (&'static str, String) {
        match self {
            Self::Desk => ("desk", "0".into()),
            Self::Shop(id) => ("shop", id.to_string()),
            Self::Staff(id) => ("staff", id.to_string()),
            Self::Customer(id) => ("customer", id.to_string()),
            Self::Conversation(id) => ("conversation", id.to_string()),
            Self::Product(id) => ("product", id.to_string()),
            Self::Order(id) => ("order", id.to_string()),
            Self::Case(id) => ("case", id.to_string()),
            Self::Incident(id) => ("incident", id.to_string()),
            Self::Penalty(id) => ("penalty", id.to_string()),
            Self::Gate(shop) => ("gate", shop.to_string()),
            Self::Guardrails(shop) => ("guardrails", shop.to_string()),
            Self::Personnel(shop, staff) => ("personnel", format!("{staff}/{shop}")),
            Self::Sheet(shop, staff, month) => ("sheet", format!("{staff}/{shop}/{month}")),
            Self::Statement(shop, staff, month) => ("statement", format!("{staff}/{shop}/{month}")),
            Self::Binding(shop, kind) => {
                let kind = match kind {
                    PolicyKind::Reply => "reply",
                    PolicyKind::Refund => "refund",
                    PolicyKind::Penalty => "penalty",
                };
                ("binding", format!("{shop}/{kind}"))
            }
        }
    }
}

impl Document {
    /// What it is looked up by.
    pub fn facets(&self) -> Facets {
        let open = Facets { open: true, ..Facets::default() };
        match self {
            Self::Desk { .. } | Self::Staff(_) => open,
            Self::Shop(shop) => Facets { shop: Some(shop.id.0), ..open },
            Self::Customer { id, .. } => Facets { customer: Some(id.0), ..open },
            Self::Conversation(found) => Facets {
                shop: Some(found.shop.0),
                customer: Some(found.customer.0),
                staff: found.assignee.map(|staff| staff.0),
                state: Some(match found.stage {
                    Stage::Waiting => "waiting",
                    Stage::Active => "active",
                    Stage::Hold => "hold",
                    Stage::Closing => "closing",
                    Stage::Closed => "closed",
                }),
                at: Some(found.opened_at),
                open: found.stage != Stage::Closed,
            },
            Self::Product(product) => Facets { shop: Some(product.shop.0), at: Some(product.changed_at), ..open },
            Self::Order(order) => Facets {
                shop: Some(order.shop.0),
                customer: Some(order.customer.0),
                at: Some(order.record.placed_at),
                ..open
            },
            Self::Case(case) => Facets {
                shop: Some(case.shop.0),
                customer: Some(case.customer.0),
                state: Some(case_state(case.state)),
                at: Some(case.applied_at),
                open: case.state != CaseState::Closed,
                ..open
            },
            Self::Incident(found) => Facets {
                shop: Some(found.incident.shop.0),
                staff: Some(found.incident.staff.0),
                at: Some(found.incident.started_at),
                open: !found.left,
                ..open
            },
            Self::Penalty(penalty) => Facets {
                shop: Some(penalty.incident.shop.0),
                staff: Some(penalty.incident.staff.0),
                state: Some(penalty_state(penalty.state)),
                at: Some(penalty.proposed_at),
                open: penalty_open(penalty.state),
                ..open
            },
            Self::Personnel(kept) => Facets { shop: Some(kept.shop.0), staff: Some(kept.staff.0), ..open },
            Self::Sheet(sheet) => Facets {
                shop: Some(sheet.shop.0),
                staff: Some(sheet.staff.0),
                at: Some(sheet.month.begins_at()),
                ..open
            },
            Self::Statement(statement) => Facets {
                shop: Some(statement.shop.0),
                staff: Some(statement.staff.0),
                at: Some(statement.month.begins_at()),
                open: false,
                ..open
            },
            Self::Binding { shop, .. } | Self::Gate { shop, .. } | Self::Guardrails { shop, .. } => {
                Facets { shop: Some(shop.0), ..open }
            }
        }
    }
}

fn penalty_open(state: PenaltyState) -> bool {
    use PenaltyState as P;
    matches!(state, P::Proposed | P::Confirmed | P::Appealed | P::Upheld)
}

fn penalty_state(state: PenaltyState) -> &'static str {
    match state {
        PenaltyState::Proposed => "proposed",
        PenaltyState::Confirmed => "confirmed",
        PenaltyState::Excused => "excused",
        PenaltyState::Appealed => "appealed",
        PenaltyState::Upheld => "upheld",
        PenaltyState::Cancelled => "cancelled",
        PenaltyState::Superseded => "superseded",
        PenaltyState::Applied => "applied",
    }
}

fn case_state(state: CaseState) -> &'static str {
    match state {
        CaseState::Applied => "applied",
        CaseState::NeedInfo => "need_info",
        CaseState::Proposed => "proposed",
        CaseState::OfferChoice => "offer_choice",
        CaseState::Conditional => "conditional",
        CaseState::Returning => "returning",
        CaseState::Inspecting => "inspecting",
        CaseState::AtSupervisor => "at_supervisor",
        CaseState::AtBoss => "at_boss",
        CaseState::Approved => "approved",
        CaseState::Partial => "partial",
        CaseState::Denied => "denied",
        CaseState::Refunded => "refunded",
        CaseState::Compensated => "compensated",
        CaseState::Closed => "closed",
    }
}

impl Desk {
    /// Which documents the event changes. Call it after the event was applied.
    pub fn touched(&self, event: &Event) -> Vec<Noun> {
        let mut nouns = vec![Noun::Desk];
        match event {
            Event::Shop(ShopEvent::Opened(shop) | ShopEvent::Changed(shop)) => nouns.push(Noun::Shop(shop.id)),
            Event::Staff(event) => nouns.push(Noun::Staff(match event {
                StaffEvent::Joined(staff) => staff.id,
                StaffEvent::RightsChanged { staff, .. } | StaffEvent::PresenceChanged { staff, .. } => *staff,
            })),
            Event::Customer(CustomerEvent::Erased { customer }) => nouns.push(Noun::Customer(*customer)),
            Event::Conversation(event) => {
                let id = event.conversation();
                nouns.push(Noun::Conversation(id));
                let found = self.conversations.get(&id).or_else(|| self.leaving.conversations.get(&id));
                if let Some(found) = found {
                    nouns.push(Noun::Customer(found.customer));
                    nouns.extend(found.assignee.map(Noun::Staff));
                }
            }
            Event::Order(OrderEvent::Recorded { order, customer, shop, .. }) => {
                nouns.extend([Noun::Order(*order), Noun::Customer(*customer)]);
                nouns.extend(self.open_conversation_of(*shop, *customer).map(Noun::Conversation));
            }
            Event::Product(event) => nouns.push(Noun::Product(event.product())),
            Event::Order(OrderEvent::Remarked { order, .. }) => nouns.push(Noun::Order(*order)),
            Event::Case(event) => {
                let id = event.case();
                nouns.push(Noun::Case(id));
                if let Some(case) = self.cases.get(&id).or_else(|| self.leaving.cases.get(&id)) {
                    nouns.extend([Noun::Customer(case.customer), Noun::Order(case.order)]);
                    nouns.extend(self.open_conversation_of(case.shop, case.customer).map(Noun::Conversation));
                }
            }
            Event::Penalty(event) => nouns.extend(self.touched_by_penalty(event)),
            Event::Pay(event) => nouns.extend(self.touched_by_pay(event)),
            Event::Policy(event) => nouns.extend(touched_by_policy(event)),
            Event::Customer(CustomerEvent::Expired { .. }) => {}
            Event::Clock(_) => {
                nouns.extend(self.conversations.keys().copied().map(Noun::Conversation));
                nouns.extend(self.cases.keys().copied().map(Noun::Case));
            }
        }
        nouns
    }

    /// The document of a noun as it now stands; `None` if there is none, which means that it is to be deleted.
    pub fn document(&self, noun: Noun) -> Option<Document> {
        Some(match noun {
            Noun::Desk => Document::Desk {
                last: self.last.clone(),
                today: self.today.clone(),
                clock_trusted: self.clock_trusted,
                installed: self.installed.clone(),
                probations: self.probations.clone(),
            },
            Noun::Shop(id) => Document::Shop(self.shops.get(&id)?.clone()),
            Noun::Staff(id) => Document::Staff(self.staff.get(&id)?.clone()),
            Noun::Customer(id) => Document::Customer { id, customer: self.customers.get(&id)?.clone() },
            Noun::Conversation(id) => Document::Conversation(
                self.conversations.get(&id).or_else(|| self.leaving.conversations.get(&id))?.clone(),
            ),
            Noun::Product(id) => Document::Product(self.products.get(&id)?.clone()),
            Noun::Order(id) => Document::Order(self.orders.get(&id)?.clone()),
            Noun::Case(id) => Document::Case(self.cases.get(&id).or_else(|| self.leaving.cases.get(&id))?.clone()),
            Noun::Incident(id) => {
                Document::Incident(self.incidents.get(&id).or_else(|| self.leaving.incidents.get(&id))?.clone())
            }
            Noun::Penalty(id) => {
                Document::Penalty(self.penalties.get(&id).or_else(|| self.leaving.penalties.get(&id))?.clone())
            }
            Noun::Personnel(shop, staff) => Document::Personnel(self.personnel.get(&(shop, staff))?.clone()),
            Noun::Sheet(shop, staff, month) => Document::Sheet(self.sheets.get(&(shop, staff, month))?.clone()),
            Noun::Statement(shop, staff, month) => {
                Document::Statement(self.leaving.statements.get(&(shop, staff, month))?.clone())
            }
            Noun::Binding(shop, kind) => {
                Document::Binding { shop, kind, binding: self.bindings.get(&(shop, kind))?.clone() }
            }
            Noun::Gate(shop) => Document::Gate { shop, gate: self.gates.get(&shop)?.clone() },
            Noun::Guardrails(shop) => Document::Guardrails { shop, guardrails: *self.guardrails.get(&shop)? },
        })
    }

    /// Every document of the desk as it now stands.
    pub fn nouns(&self) -> BTreeSet<Noun> {
        let mut nouns = BTreeSet::from([Noun::Desk]);
        nouns.extend(self.shops.keys().copied().map(Noun::Shop));
        nouns.extend(self.staff.keys().copied().map(Noun::Staff));
        nouns.extend(self.customers.keys().copied().map(Noun::Customer));
        nouns.extend(self.conversations.keys().copied().map(Noun::Conversation));
        nouns.extend(self.products.keys().copied().map(Noun::Product));
        nouns.extend(self.orders.keys().copied().map(Noun::Order));
        nouns.extend(self.cases.keys().copied().map(Noun::Case));
        nouns.extend(self.incidents.keys().copied().map(Noun::Incident));
        nouns.extend(self.penalties.keys().copied().map(Noun::Penalty));
        nouns.extend(self.personnel.keys().map(|(shop, staff)| Noun::Personnel(*shop, *staff)));
        nouns.extend(self.sheets.keys().map(|(shop, staff, month)| Noun::Sheet(*shop, *staff, *month)));
        nouns.extend(self.bindings.keys().map(|(shop, kind)| Noun::Binding(*shop, *kind)));
        nouns.extend(self.gates.keys().copied().map(Noun::Gate));
        nouns.extend(self.guardrails.keys().copied().map(Noun::Guardrails));
        nouns
    }

    /// The desk that wrote these documents. Closed nouns among them are left out.
    pub fn restore(documents: impl IntoIterator<Item = Document>) -> Self {
        let mut desk = Self::default();
        for document in documents.into_iter().filter(|document| document.facets().open) {
            match document {
                Document::Desk { last, today, clock_trusted, installed, probations } => {
                    (desk.last, desk.today, desk.clock_trusted) = (last, today, clock_trusted);
                    (desk.installed, desk.probations) = (installed, probations);
                }
                Document::Shop(shop) => drop(desk.shops.insert(shop.id, shop)),
                Document::Staff(staff) => drop(desk.staff.insert(staff.id, staff)),
                Document::Customer { id, customer } => drop(desk.customers.insert(id, customer)),
                Document::Conversation(found) => {
                    if let Some(staff) = found.burdens() {
                        *desk.loads.entry(staff).or_default() += 1;
                    }
                    desk.conversations.insert(found.id, found);
                }
                Document::Product(product) => desk.keep_product(product),
                Document::Order(order) => {
                    desk.order_numbers.insert((order.shop, order.record.number.clone()), order.id);
                    desk.orders_by_customer.entry((order.shop, order.customer)).or_default().push(order.id);
                    desk.orders.insert(order.id, order);
                }
                Document::Case(case) => drop(desk.cases.insert(case.id, case)),
                Document::Incident(found) => {
                    if found.state == IncidentState::Recorded {
                        desk.unjudged.insert(found.incident.id, found.incident.clone());
                    }
                    desk.incidents.insert(found.incident.id, found);
                }
                Document::Penalty(penalty) => drop(desk.penalties.insert(penalty.id, penalty)),
                Document::Personnel(kept) => drop(desk.personnel.insert((kept.shop, kept.staff), kept)),
                Document::Sheet(sheet) => {
                    desk.sheets.insert((sheet.shop, sheet.staff, sheet.month), sheet);
                }
                // Over when it is written: never on the desk.
                Document::Statement(_) => {}
                Document::Binding { shop, kind, binding } => drop(desk.bindings.insert((shop, kind), binding)),
                Document::Gate { shop, gate } => drop(desk.gates.insert(shop, gate)),
                Document::Guardrails { shop, guardrails } => drop(desk.guardrails.insert(shop, guardrails)),
            }
        }
        desk.orders_by_customer.values_mut().for_each(|orders| orders.sort_unstable());
        desk.rearm_all();
        desk
    }
}

impl Desk {
    fn touched_by_penalty(&self, event: &PenaltyEvent) -> Vec<Noun> {
        use PenaltyEvent as E;
        let id = match event {
            E::IncidentRecorded(incident) => {
                // Those of long ago leave with it.
                let leaving = self.leaving.incidents.keys().copied().map(Noun::Incident);
                return leaving.chain([Noun::Incident(incident.id)]).collect();
            }
            E::IncidentJudged { incident, .. }
            | E::JudgementFailed { incident, .. }
            | E::IncidentExcused { incident, .. } => {
                return vec![Noun::Incident(*incident)];
            }
            E::Proposed { penalty } => penalty.id,
            E::Superseded { penalty, .. }
            | E::Confirmed { penalty, .. }
            | E::Excused { penalty, .. }
            | E::Appealed { penalty, .. }
            | E::Ruled { penalty, .. }
            | E::Applied { penalty } => *penalty,
        };
        let mut nouns = vec![Noun::Penalty(id)];
        if let Some(found) = self.penalties.get(&id).or_else(|| self.leaving.penalties.get(&id)) {
            let incident = &found.incident;
            nouns.push(Noun::Incident(incident.id));
            if matches!(event, E::Applied { .. }) {
                nouns.push(Noun::Sheet(incident.shop, incident.staff, found.month));
            }
        }
        nouns
    }

    fn touched_by_pay(&self, event: &PayEvent) -> Vec<Noun> {
        match event {
            PayEvent::PersonnelKept(kept) => vec![Noun::Personnel(kept.shop, kept.staff)],
            PayEvent::FiguresKept { shop, staff, month, .. } => vec![Noun::Sheet(*shop, *staff, *month)],
            PayEvent::MonthClosed(statement) => {
                let Statement { shop, staff, month, .. } = *statement;
                let mut nouns = vec![Noun::Sheet(shop, staff, month), Noun::Statement(shop, staff, month)];
                nouns.extend(self.leaving.incidents.keys().copied().map(Noun::Incident));
                nouns.extend(statement.sales.iter().map(|sale| Noun::Order(sale.order)));
                nouns
            }
        }
    }
}

fn touched_by_policy(event: &PolicyEvent) -> Option<Noun> {
    use PolicyEvent as E;
    match event {
        E::Bound { shop, kind, .. }
        | E::Returned { shop, kind, .. }
        | E::TrialStarted { shop, kind, .. }
        | E::TrialEnded { shop, kind, .. }
        | E::Compared { shop, kind, .. }
        | E::Backtested { shop, kind, .. } => Some(Noun::Binding(*shop, *kind)),
        E::GateSet { shop, .. } => Some(Noun::Gate(*shop)),
        E::GuardrailsSet { shop, .. } => Some(Noun::Guardrails(*shop)),
        // What is installed, watched and failing stands in the desk's own document.
        E::Installed { .. } | E::Retired { .. } | E::Failed { .. } => None,
    }
}
