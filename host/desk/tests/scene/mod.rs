//! A small shop under a simulated clock: commands go in, events are applied at once, time moves only when told to.
#![allow(dead_code, reason = "each test file uses its own part of the scene")]

use std::collections::BTreeSet;

use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseReason, Conditions, Decision, Facts, Stock, Verdict, Wish},
    command::Command,
    conversation::{Advice, Answer, Content, ConversationCommand, Greeting, Intake, Origin},
    desk::Desk,
    digest::Digest,
    event::{ClockEvent, Entry, Event},
    ids::{ConversationId, CustomerId, OrderId, ShopId, StaffId, VerdictId},
    money::Fen,
    order::{OrderCommand, OrderLine, OrderRecord, OrderState},
    policy::{Guardrails, Judgement},
    refusal::Refusal,
    role::Role,
    shop::{Conventions, Language, Platform, ShopCommand, Targets},
    staff::{Presence, StaffCommand},
    time::{Instant, Millis},
};

/// 2026-11-16 10:00 in Shanghai, a Monday.
pub const MORNING: Instant = Instant(1_794_794_400_000);

pub const SHOP: ShopId = ShopId(1);
pub const BOSS: StaffId = StaffId(1);

pub struct Scene {
    pub desk: Desk,
    pub now: Instant,
    pub journal: Vec<Entry>,
    digests: u64,
}

impl Scene {
    /// A box with an owner and one shop, its clock trusted.
    pub fn open() -> Self {
        let mut scene = Self { desk: Desk::default(), now: MORNING, journal: Vec::new(), digests: 0 };
        scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: true }));
        scene.must(Actor::Desk, Command::Staff(StaffCommand::Found));
        scene.must(
            Actor::Staff(BOSS),
            Command::Shop(ShopCommand::Open {
                name: "小满童装".into(),
                platform: Platform::Taobao,
                language: Language::ZhCn,
                targets: Targets::default(),
                conventions: Conventions::default(),
            }),
        );
        scene
    }

    pub fn digest(&mut self) -> Digest {
        self.digests += 1;
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&self.digests.to_be_bytes());
        Digest(bytes)
    }

    pub fn judgement(&mut self) -> Judgement {
        let verdict = VerdictId(self.desk.last_verdict() + 1);
        Judgement {
            verdict,
            shop: SHOP,
            policy: Digest([1; 32]),
            settings: Digest([2; 32]),
            input: self.digest(),
            output: self.digest(),
            fuel: 20_000,
            micros: 30,
            guardrails: Guardrails::default(),
            clamps: Vec::new(),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "commands are made for the call")]
    pub fn give(&mut self, actor: Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = self.desk.decide(actor, &command, self.now)?;
        for event in &events {
            let entry = Entry { at: self.now, by: actor, event: event.clone() };
            self.desk.apply(&entry);
            self.journal.push(entry);
        }
        self.desk.retire();
        Ok(events)
    }

    pub fn must(&mut self, actor: Actor, command: Command) -> Vec<Event> {
        self.give(actor, command).expect("the desk agrees")
    }

    pub fn refused(&mut self, actor: Actor, command: Command) -> &'static str {
        self.give(actor, command).expect_err("the desk refuses").code
    }

    pub fn wait(&mut self, millis: i64) -> Vec<Event> {
        self.now = self.now.plus(Millis(millis));
        self.must(Actor::Desk, Command::Tick)
    }

    pub fn agent(&mut self, roles: &[Role]) -> StaffId {
        let roles: BTreeSet<_> = roles.iter().copied().collect();
        self.must(Actor::Staff(BOSS), Command::Staff(StaffCommand::Join { roles, shops: BTreeSet::from([SHOP]) }));
        *self.desk.staff.keys().last().unwrap()
    }

    pub fn online(&mut self, staff: StaffId) -> Vec<Event> {
        self.must(Actor::Staff(staff), Command::Staff(StaffCommand::SetPresence { staff, presence: Presence::Online }))
    }

    pub fn offline(&mut self, staff: StaffId) -> Vec<Event> {
        self.must(Actor::Staff(staff), Command::Staff(StaffCommand::SetPresence { staff, presence: Presence::Offline }))
    }

    pub fn online_agent(&mut self) -> StaffId {
        let staff = self.agent(&[Role::PreSale]);
        self.online(staff);
        staff
    }

    /// A buyer writes, with no greeting planned.
    pub fn buyer(&mut self, customer: u64) -> ConversationId {
        self.buyer_with(customer, Advice::default())
    }

    pub fn buyer_with(&mut self, customer: u64, advice: Advice) -> ConversationId {
        let text = self.digest();
        let customer = CustomerId(customer);
        let intake = Intake { shop: SHOP, customer, content: Content::Text, text, goods: None, advice };
        self.must(Actor::Connector(1), Command::Intake(Box::new(intake)));
        self.desk.open_conversation_of(SHOP, customer).unwrap()
    }

    pub fn greeting_in(&mut self, millis: i64) -> Advice {
        let text = self.digest();
        let at = self.now.plus(Millis(millis));
        Advice { greeting: Some(Greeting { at, text, script: "K-01".into() }), ..Advice::default() }
    }

    pub fn say(&mut self, staff: StaffId, conversation: ConversationId, answer: Answer) -> Vec<Event> {
        self.send(staff, conversation, answer, None).expect("the message is sent")
    }

    pub fn send(
        &mut self,
        staff: StaffId,
        conversation: ConversationId,
        answer: Answer,
        script: Option<&str>,
    ) -> Result<Vec<Event>, Refusal> {
        let text = self.digest();
        self.give(
            Actor::Staff(staff),
            Command::Conversation(ConversationCommand::Send {
                conversation,
                expected_version: None,
                origin: Origin::Manual,
                text,
                script: script.map(Into::into),
                answer,
                review: None,
            }),
        )
    }

    /// An order signed three days ago, paid `yuan` with 10.00 freight on top.
    pub fn order(&mut self, customer: u64, yuan: i64) -> OrderId {
        let day = 86_400_000;
        let at = |days: i64| Instant(self.now.0 - days * day);
        let number = format!("T{customer}-{yuan}");
        let record = OrderRecord {
            number: number.clone(),
            state: OrderState::Signed,
            placed_at: at(7),
            paid_at: Some(at(7)),
            shipped_at: Some(at(6)),
            signed_at: Some(at(3)),
            amount_paid: Fen(yuan * 100 + 1_000),
            freight_paid: Fen(1_000),
            coupons_share: Fen(0),
            lines: vec![OrderLine {
                sku: "A-110".into(),
                title: "纯棉卫衣".into(),
                quantity: 1,
                unit_price: Fen(yuan * 100),
            }],
            courier: Some("中通".into()),
            tracking_number: None,
            parcel: None,
            region: None,
            freight_insurance: false,
            third_party: false,
            packed: true,
            platform_overdue: false,
        };
        let customer = CustomerId(customer);
        self.must(Actor::Connector(1), Command::Order(OrderCommand::Record { shop: SHOP, customer, record }));
        self.desk.order_by_number(SHOP, &number).unwrap().id
    }
}

pub fn facts(reason: CaseReason, yuan: i64) -> Facts {
    Facts {
        reason,
        wish: Wish::ReturnRefund,
        requested: None,
        item_price: Fen(yuan * 100),
        use_days: None,
        conditions: Conditions::default(),
        asks_judgement_by_picture: false,
        evidence: BTreeSet::new(),
        stock: Stock::Unknown,
        force_majeure: false,
        explained: false,
        no_reason_excluded: false,
        safety_fault: false,
        compensation_declined: false,
        large_fault: false,
        last_scan_at: None,
    }
}

pub fn verdict(decision: Decision, yuan: i64, requires_approval_by: Option<Role>) -> Verdict {
    Verdict {
        decision,
        amount_max: Fen(yuan * 100),
        requires_approval_by,
        reasons: vec![("RF-07".into(), "七天内无理由".into())],
        scripts: Vec::new(),
        deadline: None,
        return_class: "customer_personal".into(),
        warning: None,
    }
}
