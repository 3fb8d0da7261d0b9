//! Who is served next, and by whom (5.3, A-43).

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    conversation::{AssignReason, Conversation, ConversationEvent, Queue},
    desk::Desk,
    event::Event,
    ids::{ConversationId, CustomerId, ShopId, StaffId},
    role::{Permission, Role},
    staff::{Presence, Staff},
    time::Instant,
};

impl Desk {
    /// The waiting conversations in the order in which they should be served: whoever waits past the starvation limit
    /// first, then buyers who are buying, then by waiting time.
    pub fn queue(&self, now: Instant) -> Vec<&Conversation> {
        let mut waiting: Vec<_> = self.conversations.values().filter(|c| c.round.is_some()).collect();
        waiting.sort_by_key(|conversation| {
            let started = conversation.round.as_ref().map_or(now, |round| round.started_at);
            let starving =
                self.targets(conversation.shop).is_some_and(|targets| now.since(started) > targets.starvation_ms);
            (Reverse(starving), Reverse(conversation.buying && !starving), started, conversation.id)
        });
        waiting
    }

    /// How many open conversations fill a person's hands; those that only wait for their end do not.
    pub fn load(&self, staff: StaffId) -> u32 {
        self.loads.get(&staff).copied().unwrap_or(0)
    }

    /// An event that assigns a conversation that does not exist yet.
    pub(crate) fn assign_new(
        &self,
        conversation: ConversationId,
        shop: ShopId,
        customer: CustomerId,
        queue: Queue,
    ) -> Option<Event> {
        self.choose(shop, customer, queue, None, &BTreeMap::new())
            .map(|(to, reason)| Event::Conversation(ConversationEvent::Assigned { conversation, to, reason }))
    }

    /// An event that assigns a conversation to the best agent there is; none if all are away or full. `taken` counts
    /// what the same decision has already handed out.
    pub(crate) fn assign_best(
        &self,
        found: &Conversation,
        except: Option<StaffId>,
        taken: &mut BTreeMap<StaffId, u32>,
    ) -> Option<Event> {
        let (to, reason) = self.choose(found.shop, found.customer, found.queue, except, taken)?;
        *taken.entry(to).or_default() += 1;
        Some(Event::Conversation(ConversationEvent::Assigned { conversation: found.id, to, reason }))
    }

    /// Hands the unassigned waiting to somebody who has just come online, up to their capacity.
    pub(crate) fn drain_to(&self, staff: StaffId, now: Instant) -> Vec<Event> {
        self.hand_out(&BTreeMap::from([(staff, self.load(staff))]), now)
    }

    /// Hands the unassigned waiting to those who were full and have a free hand because of `events`: a conversation of
    /// theirs has ended or gone to somebody else.
    pub(crate) fn refill(&self, events: &[Event], now: Instant) -> Vec<Event> {
        let mut loads = BTreeMap::new();
        let mut free = BTreeSet::new();
        for event in events {
            let Event::Conversation(event) = event else { continue };
            let found = self.conversations.get(&event.conversation());
            match event {
                ConversationEvent::Closing { .. }
                | ConversationEvent::Closed { .. }
                | ConversationEvent::Released { .. } => {
                    if let Some(staff) = found.and_then(Conversation::burdens) {
                        let load = loads.entry(staff).or_insert_with(|| self.load(staff));
                        *load = load.saturating_sub(1);
                        free.extend(self.was_full(staff).then_some(staff));
                    }
                }
                ConversationEvent::Assigned { to, .. } => *loads.entry(*to).or_insert_with(|| self.load(*to)) += 1,
                _ => {}
            }
        }
        loads.retain(|staff, _| free.contains(staff));
        if loads.is_empty() { Vec::new() } else { self.hand_out(&loads, now) }
    }

    /// Whether somebody had to be passed over in a shop of theirs. Who never was has nobody waiting for them.
    fn was_full(&self, staff: StaffId) -> bool {
        let load = self.load(staff);
        self.staff.get(&staff).is_some_and(|person| {
            person.presence == Presence::Online
                && person.shops.iter().any(|shop| self.targets(*shop).is_some_and(|targets| load >= targets.capacity))
        })
    }

    /// Hands the unassigned waiting, in their order, to the least loaded of some people, up to their capacity.
    fn hand_out(&self, loads: &BTreeMap<StaffId, u32>, now: Instant) -> Vec<Event> {
        let mut loads = loads.clone();
        let mut events = Vec::new();
        for found in self.queue(now).into_iter().filter(|found| found.assignee.is_none()) {
            let capacity = self.targets(found.shop).map_or(0, |targets| targets.capacity);
            let next = loads
                .iter_mut()
                .filter(|(staff, load)| {
                    **load < capacity && self.staff.get(staff).is_some_and(|person| can_serve(person, found.shop))
                })
                .min_by_key(|(staff, load)| (**load, **staff));
            if let Some((staff, load)) = next {
                *load += 1;
                let assigned = ConversationEvent::Assigned {
                    conversation: found.id,
                    to: *staff,
                    reason: AssignReason::LeastLoaded,
                };
                events.push(Event::Conversation(assigned));
            }
        }
        events
    }

    fn choose(
        &self,
        shop: ShopId,
        customer: CustomerId,
        queue: Queue,
        except: Option<StaffId>,
        taken: &BTreeMap<StaffId, u32>,
    ) -> Option<(StaffId, AssignReason)> {
        let capacity = self.targets(shop)?.capacity;
        let free: Vec<(&Staff, u32)> = self
            .staff
            .values()
            .filter(|person| person.presence == Presence::Online && Some(person.id) != except)
            .filter(|person| can_serve(person, shop))
            .map(|person| (person, self.load(person.id) + taken.get(&person.id).copied().unwrap_or(0)))
            .filter(|(_, load)| *load < capacity)
            .collect();
        let last = self.customers.get(&customer).and_then(|known| known.last_agent.get(&shop));
        if let Some((person, _)) = free.iter().find(|(person, _)| Some(&person.id) == last)
            && skilled(person, queue)
        {
            return Some((person.id, AssignReason::Sticky));
        }
        // Those with the queue's own role first; a small shop where one person does everything still works.
        free.iter()
            .min_by_key(|(person, load)| (!skilled(person, queue), *load, person.last_assigned_at, person.id))
            .map(|(person, _)| (person.id, AssignReason::LeastLoaded))
    }
}

fn can_serve(person: &Staff, shop: ShopId) -> bool {
    person.permits(Permission::Reply) && person.shops.contains(&shop)
}

fn skilled(person: &Staff, queue: Queue) -> bool {
    match queue {
        Queue::Sales => person.roles.contains(&Role::PreSale),
        Queue::AfterSale => person.roles.contains(&Role::AfterSale) || person.roles.contains(&Role::Complaint),
    }
}
