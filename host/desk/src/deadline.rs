//! The ordered queue of deadlines. The shell arms one timer for the earliest; nothing polls.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    desk::Desk,
    event::Event,
    ids::{CaseId, ConversationId, PenaltyId, ShopId},
    time::Instant,
};

/// Most nouns handled by one tick, so that a tick after a long stop cannot hold up the desk; the rest follow at once.
const NOUNS_PER_TICK: usize = 500;

/// Whose deadline it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    Conversation(ConversationId),
    Case(CaseId),
    Penalty(PenaltyId),
}

/// The earliest deadline of everything that has one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deadlines {
    ordered: BTreeSet<(Instant, Owner)>,
    of: BTreeMap<Owner, Instant>,
}

impl Deadlines {
    fn set(&mut self, owner: Owner, due: Option<Instant>) {
        if let Some(old) = self.of.remove(&owner) {
            self.ordered.remove(&(old, owner));
        }
        if let Some(at) = due {
            self.of.insert(owner, at);
            self.ordered.insert((at, owner));
        }
    }
}

impl Desk {
    /// When the desk next has something to do by itself.
    pub fn next_deadline(&self) -> Option<Instant> {
        self.deadlines.ordered.first().map(|(at, _)| *at)
    }

    /// Deadlines that are running.
    pub fn open_deadlines(&self) -> usize {
        self.deadlines.ordered.len()
    }

    pub(crate) fn decide_tick(&self, now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        let mut sent = 0;
        for (_, owner) in self.deadlines.ordered.iter().take_while(|(at, _)| *at <= now).take(NOUNS_PER_TICK) {
            match owner {
                Owner::Conversation(id) => {
                    if let Some(found) = self.conversations.get(id) {
                        events.extend(self.due_in_conversation(found, now, &mut sent));
                    }
                }
                Owner::Case(id) => {
                    if let Some(found) = self.cases.get(id) {
                        events.extend(self.due_in_case(found, now));
                    }
                }
                Owner::Penalty(id) => {
                    events.extend(self.penalties.get(id).and_then(|found| self.due_in_penalty(found, now)));
                }
            }
        }
        events
    }

    pub(crate) fn rearm_conversation(&mut self, id: ConversationId) {
        let due = self
            .conversations
            .get(&id)
            .and_then(|found| self.shops.get(&found.shop).and_then(|shop| found.next_due(&shop.targets)));
        self.deadlines.set(Owner::Conversation(id), due);
    }

    pub(crate) fn rearm_case(&mut self, id: CaseId) {
        let due = self
            .cases
            .get(&id)
            .and_then(|found| self.shops.get(&found.shop).and_then(|shop| found.next_due(&shop.targets)));
        self.deadlines.set(Owner::Case(id), due);
    }

    pub(crate) fn rearm_penalty(&mut self, id: PenaltyId) {
        // A clock that may be wrong makes no penalty count: that is final.
        let found = self.penalties.get(&id).filter(|_| self.clock_trusted);
        let due = found.and_then(|found| found.next_due(self.appeal_days(found)));
        self.deadlines.set(Owner::Penalty(id), due);
    }

    pub(crate) fn rearm_shop(&mut self, shop: ShopId) {
        let conversations: Vec<_> = self.conversations.values().filter(|c| c.shop == shop).map(|c| c.id).collect();
        let cases: Vec<_> = self.cases.values().filter(|c| c.shop == shop).map(|c| c.id).collect();
        for id in conversations {
            self.rearm_conversation(id);
        }
        for id in cases {
            self.rearm_case(id);
        }
        let penalties: Vec<_> = self.penalties.values().filter(|p| p.incident.shop == shop).map(|p| p.id).collect();
        for id in penalties {
            self.rearm_penalty(id);
        }
    }

    pub(crate) fn rearm_all(&mut self) {
        let shops: Vec<_> = self.shops.keys().copied().collect();
        for shop in shops {
            self.rearm_shop(shop);
        }
    }
}
