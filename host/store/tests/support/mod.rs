//! A desk with a store under it, as the shell of the box drives the two: decide, apply, collect, commit, apply again.

#![allow(dead_code, reason = "each test and example uses its own part")]

pub mod random;
pub mod sentences;

use std::{collections::BTreeSet, path::Path};

use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Advice, Answer, Content, ConversationCommand, Greeting, Intake, Origin, Phase},
    desk::Desk,
    digest::Digest,
    document::Noun,
    event::{Entry, Event},
    ids::{ConversationId, CustomerId, MessageId, ShopId, StaffId},
    policy::Judgement,
    refusal::Refusal,
    role::Role,
    shop::{Conventions, Language, Platform, ShopCommand, Targets},
    staff::{Presence, StaffCommand},
    time::{Instant, Millis},
};
use xiaoer_store::{Batch, Committed, ExternalMessage, Identity, NewText, Reader, StoreError, Writer};

/// 2026-11-21T09:00:00+08:00
pub const MORNING: Instant = Instant(1_795_222_800_000);

pub struct Counter {
    pub writer: Writer,
    pub reader: Reader,
    /// As after the last commit.
    pub desk: Desk,
    /// With what has been decided since.
    pub deciding: Desk,
    pub batch: Batch,
    touched: BTreeSet<Noun>,
    pub now: Instant,
    salts: u64,
    verdicts: u64,
}

impl Counter {
    /// Opens a folder and takes up the desk that is in it.
    pub fn open(folder: &Path) -> Self {
        let (writer, reader) = xiaoer_store::open(folder).unwrap();
        let desk = writer.load_desk().unwrap();
        let seq = writer.last_seq();
        Self {
            now: MORNING.plus(Millis(seq as i64 * 1_000)),
            deciding: desk.clone(),
            verdicts: desk.last_verdict(),
            writer,
            reader,
            desk,
            batch: Batch::default(),
            touched: BTreeSet::new(),
            salts: seq << 20,
        }
    }

    /// A new folder with one shop and an owner who answers customers.
    pub fn new_shop(folder: &Path) -> Self {
        let mut counter = Self::open(folder);
        counter.found();
        counter.commit();
        counter
    }

    fn found(&mut self) {
        let open = ShopCommand::Open {
            name: "小二杂货".into(),
            platform: Platform::Taobao,
            language: Language::ZhCn,
            targets: Targets { capacity: 1_000, ..Targets::default() },
            conventions: Conventions::default(),
        };
        self.give(Actor::Desk, &Command::Shop(open)).unwrap();
        self.give(Actor::Desk, &Command::Staff(StaffCommand::Found)).unwrap();
        let roles = BTreeSet::from([Role::PreSale, Role::AfterSale, Role::Supervisor]);
        let join = StaffCommand::Join { roles, shops: BTreeSet::from([ShopId(1)]) };
        self.give(Actor::Desk, &Command::Staff(join.clone())).unwrap();
        self.give(Actor::Desk, &Command::Staff(join)).unwrap();
        for staff in [2, 3] {
            let online = StaffCommand::SetPresence { staff: StaffId(staff), presence: Presence::Online };
            self.give(Actor::Staff(StaffId(staff)), &Command::Staff(online)).unwrap();
        }
    }

    /// Carries out a command on the deciding desk; the commit comes later.
    pub fn give(&mut self, by: Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let events = self.deciding.decide(by, command, self.now)?;
        for event in &events {
            let entry = Entry { at: self.now, by, event: event.clone() };
            self.deciding.apply(&entry);
            self.touched.extend(self.deciding.touched(&entry.event));
            self.batch.entries.push(entry);
        }
        Ok(events)
    }

    /// Makes everything durable that was decided since the last time.
    pub fn try_commit(&mut self) -> Result<Committed, StoreError> {
        let batch = self.take_batch();
        let committed = self.writer.commit(&batch);
        match committed {
            Ok(_) => self.published(&batch),
            Err(_) => self.deciding = self.desk.clone(),
        }
        committed
    }

    pub fn commit(&mut self) -> Committed {
        self.try_commit().unwrap()
    }

    /// The batch as it would be committed.
    pub fn take_batch(&mut self) -> Batch {
        let mut batch = std::mem::take(&mut self.batch);
        for noun in std::mem::take(&mut self.touched) {
            batch.documents.insert(noun, self.deciding.document(noun));
        }
        batch
    }

    /// Takes a committed batch over into the published desk.
    pub fn published(&mut self, batch: &Batch) {
        for entry in &batch.entries {
            self.desk.apply(entry);
        }
        self.desk.retire();
        self.deciding.retire();
    }

    pub fn text(&mut self, body: impl Into<String>, customer: Option<CustomerId>) -> Digest {
        self.salts += 1;
        let mut salt = [7; 16];
        salt[..8].copy_from_slice(&self.salts.to_be_bytes());
        let text = NewText::new(salt, body, customer, self.now);
        let digest = text.digest;
        self.batch.texts.push(text);
        digest
    }

    pub fn judgement(&mut self, input: String, output: String, customer: Option<CustomerId>) -> Judgement {
        self.verdicts += 1;
        Judgement {
            verdict: xiaoer_desk::ids::VerdictId(self.verdicts),
            shop: ShopId(1),
            policy: Digest([1; 32]),
            settings: Digest([2; 32]),
            input: self.text(input, customer),
            output: self.text(output, customer),
            fuel: 48_000,
            micros: 19,
            guardrails: xiaoer_desk::policy::Guardrails::default(),
            clamps: Vec::new(),
        }
    }

    /// The buyer behind an account, or the next free number.
    pub fn customer(&mut self, account: &str) -> CustomerId {
        let known = self.batch.identities.iter().find(|identity| identity.account == account);
        let known = known.map(|identity| identity.customer);
        if let Some(customer) = known.or_else(|| self.writer.customer_of(ShopId(1), "taobao", account).unwrap()) {
            return customer;
        }
        let customer = self.deciding.next_customer();
        self.batch.identities.push(Identity {
            customer,
            shop: ShopId(1),
            channel: "taobao".into(),
            account: account.into(),
            name: Some(format!("买家{account}")),
        });
        customer
    }

    /// A buyer writes; the reply policy has had its say.
    pub fn buyer_writes(&mut self, account: &str, words: &str) -> (ConversationId, MessageId, CustomerId) {
        let customer = self.customer(account);
        let first = self.deciding.open_conversation_of(ShopId(1), customer).is_none();
        let text = self.text(words, Some(customer));
        let greeting = first.then(|| Greeting {
            at: self.now.plus(Millis::seconds(2)),
            text: self.text("亲，您好，欢迎光临小店，请问有什么可以帮您？", Some(customer)),
            script: "K-01".into(),
        });
        let judgement = self.judgement(situation(words), ADVICE.into(), Some(customer));
        let advice = Advice {
            topics: vec!["shipping".into()],
            phase: Phase::InSale,
            greeting,
            judgement: Some(judgement),
            ..Advice::default()
        };
        let intake = Intake { shop: ShopId(1), customer, content: Content::Text, text, goods: None, advice };
        let events = self.give(Actor::Connector(1), &Command::Intake(Box::new(intake))).unwrap();
        let (conversation, message) = events
            .iter()
            .find_map(|event| match event {
                Event::Conversation(xiaoer_desk::conversation::ConversationEvent::MessageReceived {
                    conversation,
                    message,
                    ..
                }) => Some((*conversation, *message)),
                _ => None,
            })
            .unwrap();
        self.batch.external_messages.push(ExternalMessage {
            shop: ShopId(1),
            channel: "taobao".into(),
            external_id: format!("tb-{:012}", message.0),
            conversation,
            message,
        });
        (conversation, message, customer)
    }

    /// A person answers.
    pub fn agent_writes(
        &mut self,
        staff: StaffId,
        conversation: ConversationId,
        words: &str,
    ) -> Result<Vec<Event>, Refusal> {
        let customer = self.deciding.conversations.get(&conversation).map(|found| found.customer);
        let texts = self.batch.texts.len();
        let text = self.text(words, customer);
        let judgement = self.judgement(situation(words), "{\"findings\":[]}".into(), customer);
        let send = ConversationCommand::Send {
            conversation,
            expected_version: None,
            origin: Origin::Manual,
            text,
            script: None,
            answer: Answer::Substantive,
            review: Some((Vec::new(), judgement)),
        };
        let sent = self.give(Actor::Staff(staff), &Command::Conversation(send));
        if sent.is_err() {
            self.batch.texts.truncate(texts);
            self.verdicts -= 1;
        }
        sent
    }

    /// Lets time pass and does what falls due.
    pub fn pass(&mut self, time: Millis) {
        self.now = self.now.plus(time);
        while self.deciding.next_deadline().is_some_and(|at| at <= self.now) {
            let done = self.give(Actor::Desk, &Command::Tick).unwrap();
            assert!(!done.is_empty(), "a deadline that is due brings an event");
        }
    }

    /// Every document of the published desk equals the one that a restart would read.
    pub fn assert_restart_gives_the_same_desk(&self) {
        assert_same_desk(&self.desk, &self.writer.load_desk().unwrap());
    }
}

pub fn assert_same_desk(left: &Desk, right: &Desk) {
    assert_eq!(left.nouns(), right.nouns());
    for noun in left.nouns() {
        assert_eq!(left.document(noun), right.document(noun), "{noun:?}");
    }
    assert_eq!(left.next_deadline(), right.next_deadline());
    assert_eq!(left.open_deadlines(), right.open_deadlines());
}

/// About a kilobyte of facts, as the reply policy gets them.
fn situation(words: &str) -> String {
    let earlier = "{\"from\":\"buyer\",\"text\":\"在吗，想问一下这款还有没有现货\",\"at\":1795222800000},".repeat(8);
    format!(
        "{{\"shop\":{{\"platform\":\"taobao\",\"language\":\"zh-CN\"}},\"phase\":\"in_sale\",\"earlier\":[{}],\"orders\":[],\"message\":{words:?}}}",
        earlier.trim_end_matches(',')
    )
}

const ADVICE: &str = "{\"topics\":[\"shipping\"],\"emotion\":\"calm\",\"phase\":\"in_sale\",\"buying\":false,\
    \"suggestions\":[{\"id\":\"K-31\",\"text\":\"亲，您的订单已经安排发货，一般 48 小时内会有物流信息，请您留意。\",\"next_step\":\"查物流\",\"missing\":[]},\
    {\"id\":\"K-32\",\"text\":\"亲，快递已经在路上了，预计两三天送到，收到后有问题随时联系我们。\",\"next_step\":null,\"missing\":[\"tracking_number\"]}]}";
