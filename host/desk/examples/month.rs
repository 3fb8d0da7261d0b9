//! Simulates a month of a ten-agent shop and prints how long that took.
//!
//! `cargo run --release -p xiaoer-desk --example month`

use std::collections::BTreeSet;

use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Advice, Answer, Content, ConversationCommand, Intake, Origin},
    desk::Desk,
    digest::Digest,
    event::Entry,
    ids::{CustomerId, ShopId, StaffId},
    role::Role,
    shop::{Conventions, Language, Platform, ShopCommand, Targets},
    staff::{Presence, StaffCommand},
    time::{Instant, Millis},
};

const AGENTS: u64 = 10;
const DAYS: i64 = 30;
const MESSAGES_PER_DAY: i64 = 5_000;

struct Month {
    desk: Desk,
    now: Instant,
    events: u64,
    answered: u64,
}

impl Month {
    fn give(&mut self, actor: Actor, command: &Command) {
        // Refusals are part of the trade here: two agents reach for one buyer.
        for event in self.desk.decide(actor, command, self.now).unwrap_or_default() {
            self.desk.apply(&Entry { at: self.now, by: actor, event });
            self.events += 1;
        }
        self.desk.retire();
    }

    /// Lets time pass up to `until`, stopping at every deadline on the way.
    fn run_to(&mut self, until: Instant) {
        while let Some(due) = self.desk.next_deadline().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            self.give(Actor::Desk, &Command::Tick);
        }
        self.now = until;
    }
}

fn main() {
    let started = std::time::Instant::now();
    let start = Instant(1_793_491_200_000);
    let mut month = Month { desk: Desk::default(), now: start, events: 0, answered: 0 };
    let boss = Actor::Staff(StaffId(1));
    month.give(Actor::Desk, &Command::Staff(StaffCommand::Found));
    let (name, platform, language) = ("一月".to_owned(), Platform::Taobao, Language::ZhCn);
    month.give(
        boss,
        &Command::Shop(ShopCommand::Open {
            name,
            platform,
            language,
            targets: Targets::default(),
            conventions: Conventions::default(),
        }),
    );
    for staff in (2..=AGENTS + 1).map(StaffId) {
        let (roles, shops) = (BTreeSet::from([Role::PreSale]), BTreeSet::from([ShopId(1)]));
        month.give(boss, &Command::Staff(StaffCommand::Join { roles, shops }));
        let presence = Presence::Online;
        month.give(Actor::Staff(staff), &Command::Staff(StaffCommand::SetPresence { staff, presence }));
    }
    // A fixed linear congruence: the same month every time.
    let mut seed: u64 = 20_261_121;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let gap = 86_400_000 / MESSAGES_PER_DAY;
    for number in 0..DAYS * MESSAGES_PER_DAY {
        month.run_to(start.plus(Millis(number * gap)));
        let intake = Intake {
            shop: ShopId(1),
            customer: CustomerId(1 + random(3_000)),
            content: Content::Text,
            text: Digest([0; 32]),
            goods: None,
            advice: Advice::default(),
        };
        month.give(Actor::Connector(1), &Command::Intake(Box::new(intake)));
        let waiting: Vec<_> = month.desk.queue(month.now).iter().map(|c| (c.id, c.assignee)).collect();
        for (conversation, assignee) in waiting {
            // Each waiting buyer has one chance in three at every step, so some wait long.
            if let (Some(agent), 0) = (assignee, random(3)) {
                let command = ConversationCommand::Send {
                    conversation,
                    expected_version: None,
                    origin: Origin::Manual,
                    text: Digest([0; 32]),
                    script: None,
                    answer: Answer::Substantive,
                    review: None,
                };
                month.give(Actor::Staff(agent), &Command::Conversation(command));
                month.answered += 1;
            }
        }
    }
    let took = started.elapsed();
    println!(
        "one month, {AGENTS} agents, {} messages in, {} answers, {} events: {:.2} s",
        DAYS * MESSAGES_PER_DAY,
        month.answered,
        month.events,
        took.as_secs_f64()
    );
}
