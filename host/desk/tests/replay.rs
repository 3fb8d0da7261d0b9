//! Random days of trade: the journal is the truth, and the documents are the desk.

mod scene;

use std::collections::BTreeMap;

use proptest::prelude::*;
use scene::{BOSS, SHOP, Scene, facts, verdict};
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, CaseReason, Decision, Ruling},
    command::Command,
    conversation::{Advice, Answer, ConversationCommand, Queue, Stage},
    desk::Desk,
    document::{Document, Noun},
    event::{ClockEvent, Entry},
    money::Fen,
    pay::{Figures, PayCommand, Sale, ScoreLevel, Statement, Terms},
    penalty::{self, Account, Effect, IncidentKind, PenaltyCommand, Proposal},
    role::Role,
    time::Millis,
};

#[derive(Debug, Clone)]
enum Step {
    Wait(i64),
    Buyer(u64),
    Say(usize, bool),
    Come(usize),
    Go(usize),
    Give(usize, usize),
    Transfer(usize),
    Finish(usize),
    Apply(u64),
    Judge(u8),
    Rule(u8),
    Incident,
    Enter(usize),
    Excuse(u8),
    Month(usize),
    Clock(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1_i64..400_000).prop_map(Step::Wait),
        1 => (1_i64..2_000_000_000).prop_map(Step::Wait),
        5 => (1_u64..8).prop_map(Step::Buyer),
        4 => (any::<usize>(), any::<bool>()).prop_map(|(c, wait)| Step::Say(c, wait)),
        1 => (0_usize..4).prop_map(Step::Come),
        1 => (0_usize..4).prop_map(Step::Go),
        1 => (any::<usize>(), 0_usize..4).prop_map(|(c, s)| Step::Give(c, s)),
        1 => any::<usize>().prop_map(Step::Transfer),
        1 => any::<usize>().prop_map(Step::Finish),
        1 => (1_u64..8).prop_map(Step::Apply),
        2 => any::<u8>().prop_map(Step::Judge),
        2 => any::<u8>().prop_map(Step::Rule),
        2 => Just(Step::Incident),
        2 => any::<usize>().prop_map(Step::Enter),
        1 => any::<u8>().prop_map(Step::Excuse),
        2 => any::<usize>().prop_map(Step::Month),
        1 => (-100_000_i64..100_000).prop_map(Step::Clock),
    ]
}

fn pick<T: Copy>(things: impl Iterator<Item = T>, index: usize) -> Option<T> {
    let things: Vec<_> = things.collect();
    (!things.is_empty()).then(|| things[index % things.len()])
}

fn take(scene: &mut Scene, step: &Step) {
    let agents: Vec<_> = scene.desk.staff.keys().copied().skip(1).collect();
    let conversation = |scene: &Scene, index| pick(scene.desk.conversations.keys().copied(), index);
    match *step {
        Step::Wait(millis) => drop(scene.wait(millis)),
        Step::Buyer(customer) => {
            let advice = if customer % 3 == 0 { scene.greeting_in(2_000) } else { Advice::default() };
            scene.buyer_with(customer, advice);
        }
        Step::Say(index, wait) => {
            let Some(id) = conversation(scene, index) else { return };
            let by = scene.desk.conversations[&id].assignee.unwrap_or(agents[0]);
            let answer = if wait { Answer::PleaseWait } else { Answer::Substantive };
            let _ = scene.send(by, id, answer, (index % 5 == 0).then_some("K-62"));
        }
        Step::Come(index) => drop(scene.online(agents[index % agents.len()])),
        Step::Go(index) => drop(scene.offline(agents[index % agents.len()])),
        Step::Give(index, to) => {
            let Some(conversation) = conversation(scene, index) else { return };
            let to = agents[to % agents.len()];
            let command = ConversationCommand::Give { conversation, to };
            let _ = scene.give(Actor::Staff(BOSS), Command::Conversation(command));
        }
        Step::Transfer(index) => {
            let Some(conversation) = conversation(scene, index) else { return };
            let Some(by) = scene.desk.conversations[&conversation].assignee else { return };
            let command = ConversationCommand::Transfer { conversation, queue: Queue::AfterSale };
            let _ = scene.give(Actor::Staff(by), Command::Conversation(command));
        }
        Step::Finish(index) => {
            let Some(conversation) = conversation(scene, index) else { return };
            let Some(by) = scene.desk.conversations[&conversation].assignee else { return };
            let command = ConversationCommand::Finish { conversation };
            let _ = scene.give(Actor::Staff(by), Command::Conversation(command));
        }
        Step::Apply(customer) => {
            let order = scene.order(customer, 100);
            let facts = facts(CaseReason::Quality, 100);
            let command = CaseCommand::Apply { order, conversation: None, facts, words: None };
            let _ = scene.give(Actor::Connector(1), Command::Case(command));
        }
        Step::Judge(kind) => {
            let waiting = scene.desk.cases.values().find(|case| case.awaits_judgement()).map(|c| (c.id, c.version));
            let Some((case, version)) = waiting else { return };
            let decision = [
                Decision::NeedInfo,
                Decision::EscalateBoss,
                Decision::ConditionalReturn,
                Decision::PartialCompensation,
                Decision::ApproveRefundOnly,
                Decision::CloseUnpaid,
            ][usize::from(kind) % 6];
            let judgement = scene.judgement();
            let command = CaseCommand::Judge { case, version, verdict: verdict(decision, 5, None), judgement };
            scene.must(Actor::Desk, Command::Case(command));
        }
        Step::Rule(kind) => {
            let Some((case, version)) = pick(scene.desk.cases.values().map(|c| (c.id, c.version)), usize::from(kind))
            else {
                return;
            };
            let ruling = [Ruling::Confirm, Ruling::Deny, Ruling::Consent, Ruling::AskSupervisor][usize::from(kind) % 4];
            let rule = CaseCommand::Rule { case, expected_version: version, ruling, note: None };
            let _ = scene.give(Actor::Staff(BOSS), Command::Case(rule));
            if let Ok(found) = scene.desk.case(case) {
                let paid = CaseCommand::NotePaid { case, expected_version: found.version };
                let _ = scene.give(Actor::Staff(BOSS), Command::Case(paid));
            }
        }
        Step::Incident => {
            let Some(incident) = scene.desk.unjudged.keys().next().copied() else { return };
            let judgement = scene.judgement();
            let proposal = Proposal {
                rule: "FT-05".into(),
                effect: Effect::Fine(Fen(100)),
                reasons: Vec::new(),
                working: Vec::new(),
                replaces: vec!["FT-05".into()],
            };
            let proposals = if incident.0 % 2 == 0 { Vec::new() } else { vec![proposal] };
            let command = PenaltyCommand::Judge { incident, proposals, notes: Vec::new(), judgement };
            scene.must(Actor::Desk, Command::Penalty(command));
        }
        Step::Enter(index) => {
            let entry = penalty::Entry {
                shop: SHOP,
                staff: agents[index % agents.len()],
                kind: IncidentKind::ALL[index % IncidentKind::ALL.len()],
                conversation: None,
                started_at: scene.now,
                ended_at: scene.now,
                account: Account::default(),
                evidence: scene.digest(),
            };
            let _ = scene.give(Actor::Staff(BOSS), Command::Penalty(PenaltyCommand::Enter(entry)));
        }
        Step::Excuse(kind) => {
            let incident = pick(scene.desk.incidents.keys().copied(), usize::from(kind));
            let penalty = pick(scene.desk.penalties.values().map(|p| (p.id, p.version)), usize::from(kind));
            let reason_code = "停电".to_owned();
            let command = match (kind % 3, incident, penalty) {
                (0, Some(incident), _) => PenaltyCommand::ExcuseIncident { incident, reason_code },
                (1, _, Some((penalty, expected_version))) => {
                    PenaltyCommand::Excuse { penalty, expected_version, reason_code }
                }
                (_, _, Some((penalty, expected_version))) => PenaltyCommand::Confirm { penalty, expected_version },
                _ => return,
            };
            let _ = scene.give(Actor::Staff(BOSS), Command::Penalty(command));
        }
        Step::Month(index) => {
            let (staff, month) = (agents[index % agents.len()], scene.now.shanghai_month().before());
            let kept = PayCommand::KeepPersonnel { shop: SHOP, staff, expected_version: 0, terms: Terms::default() };
            let _ = scene.give(Actor::Staff(BOSS), Command::Pay(kept));
            let expected_version = scene.desk.sheet(SHOP, staff, month).map_or(0, |sheet| sheet.version);
            let figures = Figures {
                days_employed: 28,
                working_days: 20,
                team_score: 90,
                special_bonus: Fen(0),
                bonus_reason: None,
            };
            let keep = PayCommand::KeepFigures { shop: SHOP, staff, month, expected_version, figures: figures.clone() };
            let _ = scene.give(Actor::Staff(BOSS), Command::Pay(keep));
            let sold = scene.desk.orders.keys().map(|order| Sale {
                order: *order,
                at: scene.now,
                amount: Fen(100),
                rule: "ATT-01".into(),
                reason: String::new(),
                doubtful: false,
            });
            let statement = Statement {
                shop: SHOP,
                staff,
                month,
                terms: Terms::default(),
                figures,
                lines: Vec::new(),
                total: Fen(0),
                score: None,
                level: ScoreLevel::Ok,
                carried_sales: Fen(0),
                reasons: Vec::new(),
                warnings: Vec::new(),
                sales: sold.collect(),
                counted: Vec::new(),
                judgement: scene.judgement(),
                closed_by: staff,
                closed_at: scene.now,
            };
            let (expected_version, acknowledged) = (expected_version + 1, Vec::new());
            let expected_total = statement.total;
            let close = PayCommand::CloseMonth { statement, expected_version, expected_total, acknowledged };
            let _ = scene.give(Actor::Staff(BOSS), Command::Pay(close));
        }
        Step::Clock(by) => {
            scene.must(Actor::Desk, Command::Clock(ClockEvent::Stepped { by: Millis(by) }));
            scene.now = scene.now.plus(Millis(by));
        }
    }
}

fn documents(desk: &Desk) -> BTreeMap<Noun, Document> {
    desk.nouns().into_iter().filter_map(|noun| Some((noun, desk.document(noun)?))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn replaying_the_journal_gives_the_same_desk(steps in prop::collection::vec(step(), 1..120)) {
        let mut scene = Scene::open();
        for _ in 0..3 {
            scene.online_agent();
        }
        scene.agent(&[Role::AfterSale]);
        // The documents as the store keeps them: those that an event touched, and no others.
        let mut kept: BTreeMap<Noun, Document> = documents(&scene.desk);
        let mut seen = scene.journal.len();
        let mut shadow = scene.desk.clone();
        for step in &steps {
            take(&mut scene, step);
            for entry in &scene.journal[seen..] {
                shadow.apply(entry);
                for noun in shadow.touched(&entry.event) {
                    match shadow.document(noun) {
                        Some(document) => drop(kept.insert(noun, document)),
                        None => drop(kept.remove(&noun)),
                    }
                }
                shadow.retire();
            }
            seen = scene.journal.len();
        }

        let mut replayed = Desk::default();
        for entry in &scene.journal {
            let written = serde_json::to_string(entry).unwrap();
            let read: Entry = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(&read, entry);
            replayed.apply(&read);
            replayed.retire();
        }
        prop_assert_eq!(documents(&replayed), documents(&scene.desk));
        prop_assert_eq!(replayed.next_deadline(), scene.desk.next_deadline());

        let restored = Desk::restore(kept.into_values());
        prop_assert_eq!(documents(&restored), documents(&scene.desk));
        prop_assert_eq!(restored.next_deadline(), scene.desk.next_deadline());
        prop_assert_eq!(restored.open_deadlines(), scene.desk.open_deadlines());
        for staff in scene.desk.staff.keys() {
            let open =
                scene.desk.conversations.values().filter(|c| c.assignee == Some(*staff) && c.stage != Stage::Closing).count();
            prop_assert_eq!(restored.load(*staff) as usize, open);
            prop_assert_eq!(scene.desk.load(*staff) as usize, open);
        }
        for order in scene.desk.orders.values() {
            prop_assert!(order.refunded <= order.record.amount_paid, "more went back than was paid");
        }
    }
}
