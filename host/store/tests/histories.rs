//! Whatever happens on a desk, in whatever order, the folder agrees with itself and a restart changes nothing.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use support::{Counter, random::Random, sentences::sentence};
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, Condition, Conditions, Decision, Facts, Ruling, Verdict},
    command::Command,
    conversation::{ConversationCommand, Queue},
    digest::Digest,
    event::{ClockEvent, Event},
    ids::{CaseId, ConversationId, CustomerId, OrderId, PenaltyId, ShopId, StaffId, VerdictId},
    money::Fen,
    order::{OrderCommand, OrderRecord, OrderState},
    penalty::{Effect, PenaltyCommand, PenaltyState, Proposal},
    policy::{
        Candidate, Gate, Guardrails, Older, Place, PolicyCommand, PolicyKind, Signer, Span, Subject, TrialAnswer,
    },
    role::Role,
    staff::{Presence, StaffCommand},
    time::{Instant, Millis},
};
use xiaoer_store::{Blob, BlobKind, Journalled, check};

/// Does one thing that could happen; refusals are part of life.
fn anything(counter: &mut Counter, random: &mut Random) {
    let agent = StaffId(2 + random.below(2));
    let conversation = pick(random, counter.deciding.conversations.keys());
    let order = pick(random, counter.deciding.orders.keys());
    let case = pick(random, counter.deciding.cases.keys());
    let penalty = pick(random, counter.deciding.penalties.keys());
    let boss = Actor::Staff(StaffId(1));
    match (random.below(24), conversation, order, case, penalty) {
        (0..=4, ..) => {
            counter.buyer_writes(&format!("b{}", random.below(12)), &sentence(random));
        }
        (5..=7, Some(id), ..) => {
            let who = counter.deciding.conversations[&id].assignee.unwrap_or(agent);
            drop(counter.agent_writes(who, id, "亲，这就为您处理。"));
        }
        (8, Some(id), ..) => in_conversation(counter, random, id, agent),
        (9, ..) => {
            let presence = random.pick(&[Presence::Online, Presence::Online, Presence::Offline, Presence::OnBreak]);
            let command = StaffCommand::SetPresence { staff: agent, presence };
            drop(counter.give(Actor::Staff(agent), &Command::Staff(command)));
        }
        (10, ..) if !counter.deciding.customers.is_empty() => record_order(counter, random),
        (11, _, Some(order), ..) => apply_for(counter, random, order, conversation),
        (12, _, Some(order), ..) => {
            let remark = counter.text("放门卫处", None);
            let command = Command::Order(OrderCommand::Remark { order, remark });
            counter.give(Actor::Staff(agent), &command).unwrap();
        }
        (13..=14, ..) => judge(counter, random),
        (15..=16, _, _, Some(case), _) => {
            let version = counter.deciding.cases[&case].version;
            let ruling = random.pick(&[
                Ruling::Confirm,
                Ruling::Refund { amount: Fen(100) },
                Ruling::ConditionalReturn,
                Ruling::Deny,
                Ruling::AskBoss,
                Ruling::Consent,
            ]);
            let note = (random.below(2) == 0).then(|| counter.text("已和买家说好", None));
            let rule = CaseCommand::Rule { case, expected_version: version, ruling, note };
            drop(counter.give(boss, &Command::Case(rule)));
        }
        (17, _, _, Some(case), _) => {
            let parcel = counter.text("SF1234567890", None);
            let version = counter.deciding.cases[&case].version;
            let soiled = Conditions { soiled: Condition::Fault, ..Conditions::default() };
            for command in [
                CaseCommand::NoteParcelSent { case, parcel },
                CaseCommand::NoteParcelReceived { case },
                CaseCommand::Inspect { case, conditions: soiled },
                CaseCommand::NotePaid { case, expected_version: version },
                CaseCommand::Close { case },
            ] {
                drop(counter.give(boss, &Command::Case(command)));
            }
        }
        (18, .., Some(penalty)) => on_penalty(counter, random, penalty),
        (19..=21, ..) => counter.pass(Millis(random.below(40 * 60_000) as i64)),
        (22, ..) => match random.below(3) {
            0 => {
                let by = Millis(random.below(7_200_000) as i64 - 3_600_000);
                drop(counter.give(Actor::Desk, &Command::Clock(ClockEvent::Stepped { by })));
            }
            1 => {
                let customer = CustomerId(1 + random.below(12));
                drop(counter.give(boss, &Command::EraseCustomer(customer)));
            }
            _ => {
                let before = Instant(counter.now.0 - random.below(48 * 3_600_000) as i64);
                counter.give(Actor::Desk, &Command::ExpireText(before)).unwrap();
            }
        },
        _ => policies(counter, random),
    }
}

fn pick<'a, T: Copy + 'a>(random: &mut Random, mut from: impl ExactSizeIterator<Item = &'a T>) -> Option<T> {
    let length = from.len() as u64;
    if length == 0 { None } else { from.nth(random.below(length) as usize).copied() }
}

fn in_conversation(counter: &mut Counter, random: &mut Random, conversation: ConversationId, agent: StaffId) {
    let command = match random.below(7) {
        0 => ConversationCommand::Claim { conversation },
        1 => ConversationCommand::Give { conversation, to: agent },
        2 => ConversationCommand::Transfer { conversation, queue: Queue::AfterSale },
        3 => ConversationCommand::Finish { conversation },
        4 => ConversationCommand::Tag { conversation, topics: vec!["refund".into()] },
        _ => ConversationCommand::Escalate { conversation, to: Role::Boss },
    };
    let who = counter.deciding.conversations[&conversation].assignee.unwrap_or(agent);
    drop(counter.give(Actor::Staff(who), &Command::Conversation(command)));
}

fn record_order(counter: &mut Counter, random: &mut Random) {
    let customer = pick(random, counter.deciding.customers.keys()).unwrap();
    let record = OrderRecord {
        number: format!("N{}", random.below(30)),
        state: random.pick(&[OrderState::PaidUnshipped, OrderState::Shipped]),
        placed_at: counter.now,
        paid_at: Some(counter.now),
        shipped_at: None,
        signed_at: None,
        amount_paid: Fen(5_900),
        freight_paid: Fen(0),
        coupons_share: Fen(0),
        lines: Vec::new(),
        courier: None,
        tracking_number: None,
        parcel: None,
        region: None,
        freight_insurance: false,
        third_party: false,
        packed: false,
        platform_overdue: false,
    };
    let command = OrderCommand::Record { shop: ShopId(1), customer, record };
    drop(counter.give(Actor::Connector(1), &Command::Order(command)));
}

fn apply_for(counter: &mut Counter, random: &mut Random, order: OrderId, conversation: Option<ConversationId>) {
    let facts: Facts = serde_json::from_str("{\"reason\":\"quality\",\"item_price\":5900}").unwrap();
    let customer = counter.deciding.orders[&order].customer;
    let words = (random.below(2) == 0).then(|| counter.text("开线了，我要退款", Some(customer)));
    let apply = CaseCommand::Apply { order, conversation, facts, words };
    drop(counter.give(Actor::Connector(1), &Command::Case(apply)));
}

fn judge(counter: &mut Counter, random: &mut Random) {
    let waiting: Vec<_> = counter.deciding.cases.values().filter(|case| case.awaits_judgement()).cloned().collect();
    for case in waiting {
        let decision = random.pick(&[
            Decision::ApproveRefundOnly,
            Decision::ConditionalReturn,
            Decision::PartialCompensation,
            Decision::CloseUnpaid,
            Decision::EscalateBoss,
            Decision::NeedInfo,
            Decision::Deny,
        ]);
        let verdict = Verdict {
            decision,
            amount_max: Fen(500),
            requires_approval_by: None,
            reasons: vec![("RF-11".into(), "质量问题，在承诺期内".into())],
            scripts: Vec::new(),
            deadline: None,
            return_class: "shop".into(),
            warning: None,
        };
        let judgement = counter.judgement("{\"facts\":1}".into(), "{\"decision\":1}".into(), Some(case.customer));
        let command = CaseCommand::Judge { case: case.id, version: case.version, verdict, judgement };
        counter.give(Actor::Desk, &Command::Case(command)).unwrap();
    }
    let incidents: Vec<_> = counter.deciding.unjudged.keys().copied().collect();
    for incident in incidents {
        let proposal = Proposal {
            rule: "FT-03".into(),
            effect: Effect::Fine(Fen(500)),
            reasons: vec![("FT-03".into(), "超过两分钟未回复".into())],
            working: Vec::new(),
            replaces: if random.below(2) == 0 { vec!["FT-03".into()] } else { Vec::new() },
        };
        let judgement = counter.judgement("{\"incident\":1}".into(), "{\"proposals\":1}".into(), None);
        let proposals = if random.below(3) == 0 { Vec::new() } else { vec![proposal] };
        let command = PenaltyCommand::Judge { incident, proposals, notes: Vec::new(), judgement };
        counter.give(Actor::Desk, &Command::Penalty(command)).unwrap();
    }
}

fn on_penalty(counter: &mut Counter, random: &mut Random, penalty: PenaltyId) {
    let found = counter.deciding.penalties[&penalty].clone();
    let expected_version = found.version;
    let (who, command) = match random.below(3) {
        0 if found.state == PenaltyState::Appealed => {
            let reason_code = "情况属实".to_owned();
            (StaffId(1), PenaltyCommand::Rule { penalty, expected_version, upheld: false, reason_code })
        }
        0 => (StaffId(1), PenaltyCommand::Confirm { penalty, expected_version }),
        1 => (StaffId(1), PenaltyCommand::Excuse { penalty, expected_version, reason_code: "系统故障".into() }),
        _ => {
            let appeal = counter.text("当时在处理投诉", None);
            (found.incident.staff, PenaltyCommand::Appeal { penalty, expected_version, appeal })
        }
    };
    drop(counter.give(Actor::Staff(who), &Command::Penalty(command)));
}

fn policies(counter: &mut Counter, random: &mut Random) {
    let boss = Actor::Staff(StaffId(1));
    let (shop, kind) = (ShopId(1), PolicyKind::Reply);
    let package = vec![random.below(3) as u8; 100];
    let policy = Digest(Sha256::digest(&package).into());
    let (id, version) = ("x.reply".into(), "1".into());
    let install = PolicyCommand::Install { policy, kind, id, version, signer: Signer::Nobody };
    drop(counter.give(boss, &Command::Policy(install)));
    counter.batch.blobs.push(Blob { digest: policy, kind: BlobKind::Package, bytes: package });
    let binding = counter.deciding.binding(shop, kind).cloned();
    let place = Place { shop, kind, expected_version: binding.as_ref().map_or(0, |binding| binding.version) };
    let candidate = Candidate { policy, settings: Digest([9; 32]) };
    let why = "试一试".to_owned();
    let command = match random.below(6) {
        0 | 1 => PolicyCommand::Bind { place, candidate, older: Older::Refuse, why },
        2 => PolicyCommand::StartTrial { place, candidate, why },
        3 => PolicyCommand::EndTrial { place, why },
        4 => PolicyCommand::Retire { policy, why },
        5 => {
            let refund = Span { floor: None, ceiling: Some(Fen(random.below(9_000) as i64)) };
            let guardrails = Guardrails { refund, ..counter.deciding.guardrails(shop) };
            PolicyCommand::SetGuardrails { shop, guardrails }
        }
        _ => {
            let gate = Gate { most_failures: random.below(3) as u32, ..counter.deciding.gate(shop) };
            PolicyCommand::SetGate { shop, gate }
        }
    };
    drop(counter.give(boss, &Command::Policy(command)));
    if let Some(trial) = binding.and_then(|binding| binding.trial) {
        let candidate = Candidate { policy: trial.policy, settings: trial.settings };
        let verdict = VerdictId(1);
        let answer = TrialAnswer::Different(counter.text("另一个答案", None));
        let note = PolicyCommand::NoteComparison { shop, kind, candidate, verdict, answer };
        drop(counter.give(Actor::Desk, &Command::Policy(note)));
    }
    let failed = PolicyCommand::NoteFailure {
        shop,
        kind,
        policy: counter.deciding.binding(shop, kind).map(|binding| binding.policy),
        subject: Subject::Intake,
        fault: "out_of_fuel".into(),
    };
    counter.give(Actor::Desk, &Command::Policy(failed)).unwrap();
}

fn a_history(seed: u64, steps: u64, seen: &mut BTreeMap<String, u64>) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let mut random = Random::new(seed);
    counter.give(Actor::Desk, &Command::Clock(ClockEvent::TrustChanged { trusted: true })).unwrap();
    for step in 0..steps {
        anything(&mut counter, &mut random);
        if random.below(6) == 0 {
            counter.commit();
            counter.assert_restart_gives_the_same_desk();
        }
        if step == steps / 2 {
            counter.commit();
            drop(counter);
            counter = Counter::open(folder.path());
        }
    }
    counter.commit();
    counter.assert_restart_gives_the_same_desk();
    for journalled in counter.reader.journal(0, 10_000).unwrap() {
        let kind = serde_json::to_value(&journalled.entry.event).unwrap();
        let (outer, inner) = kind.as_object().unwrap().iter().next().unwrap();
        let inner = inner.as_object().unwrap().keys().next().unwrap();
        *seen.entry(format!("{outer}.{inner}")).or_default() += 1;
    }
    assert_each_case_has_its_history(&counter);
    let report = check(folder.path()).unwrap();
    assert!(report.is_clean(), "seed {seed}: {report}");
}

fn assert_each_case_has_its_history(counter: &Counter) {
    let mut cases: BTreeMap<CaseId, Vec<Journalled>> = BTreeMap::new();
    for journalled in counter.reader.journal(0, 10_000).unwrap() {
        if let Event::Case(event) = &journalled.entry.event {
            cases.entry(event.case()).or_default().push(journalled);
        }
    }
    for (case, told) in cases {
        assert_eq!(counter.reader.case_history(case).unwrap(), told);
        assert_eq!(counter.reader.case_history(CaseId(case.0 + 1_000)).unwrap(), []);
    }
}

#[test]
fn a_random_history_leaves_a_folder_that_agrees_with_itself() {
    let mut seen = BTreeMap::new();
    for seed in 0..12 {
        a_history(seed, 250, &mut seen);
    }
    // The driver must really have been everywhere that the store treats apart.
    let wanted: BTreeSet<&str> = BTreeSet::from([
        "conversation.opened",
        "conversation.message_received",
        "conversation.message_sent",
        "conversation.draft_reviewed",
        "conversation.closed",
        "customer.erased",
        "customer.expired",
        "order.recorded",
        "order.remarked",
        "case.applied",
        "case.judged",
        "case.decided",
        "case.closed",
        "penalty.incident_recorded",
        "penalty.incident_judged",
        "penalty.proposed",
        "penalty.confirmed",
        "penalty.excused",
        "penalty.appealed",
        "policy.bound",
        "clock.stepped",
    ]);
    let missing: Vec<_> = wanted.iter().filter(|kind| !seen.contains_key(**kind)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}; seen {seen:?}");
}
