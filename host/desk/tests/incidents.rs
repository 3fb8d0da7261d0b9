//! What a supervisor saw or heard: who may enter it, what is refused, what counts (4.1, 4.4).

mod scene;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::{ClockEvent, Event},
    ids::{IncidentId, StaffId},
    penalty::{Account, Effect, Entry, Finding, IncidentKind, IncidentState, PenaltyCommand, PenaltyEvent, Proposal},
    role::Role,
    time::{Instant, Millis},
};

const MINUTE: i64 = 60_000;

fn entry(scene: &mut Scene, staff: StaffId, kind: IncidentKind, minutes: i64) -> Entry {
    Entry {
        shop: SHOP,
        staff,
        kind,
        conversation: None,
        started_at: Instant(scene.now.0 - 60 * MINUTE),
        ended_at: Instant(scene.now.0 - (60 - minutes) * MINUTE),
        account: Account::default(),
        evidence: scene.digest(),
    }
}

fn enter(entry: Entry) -> Command {
    Command::Penalty(PenaltyCommand::Enter(entry))
}

/// Entered by the owner and judged, with nothing proposed.
fn judged(scene: &mut Scene, entry: Entry) -> IncidentId {
    scene.must(Actor::Staff(BOSS), enter(entry));
    let incident = *scene.desk.incidents.keys().last().unwrap();
    let judgement = scene.judgement();
    let judge = PenaltyCommand::Judge { incident, proposals: Vec::new(), notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    incident
}

fn earlier(scene: &Scene, id: IncidentId) -> usize {
    let incident = scene.desk.incident(id).unwrap().incident.clone();
    scene.desk.earlier_incidents(&incident).values().map(Vec::len).sum()
}

#[test]
fn a_supervisor_enters_a_lateness_and_it_waits_for_the_policy() {
    let mut scene = Scene::open();
    let (agent, supervisor) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::Supervisor]));
    let late = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    let events = scene.must(Actor::Staff(supervisor), enter(late.clone()));
    let [Event::Penalty(PenaltyEvent::IncidentRecorded(incident))] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((incident.kind, incident.staff, incident.duration), (late.kind, agent, Millis::minutes(12)));
    let entered = incident.entered.unwrap();
    assert_eq!((entered.by, entered.evidence), (supervisor, late.evidence));
    assert!(scene.desk.unjudged.contains_key(&incident.id));
    assert_eq!(scene.desk.incident(incident.id).unwrap().state, IncidentState::Recorded);
}

#[test]
fn agents_and_leaders_enter_nothing_and_nobody_enters_their_own() {
    let mut scene = Scene::open();
    let (agent, leader) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::Leader]));
    let supervisor = scene.agent(&[Role::Supervisor]);
    let late = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    assert_eq!(scene.refused(Actor::Staff(leader), enter(late.clone())), "forbidden");
    assert_eq!(scene.refused(Actor::Staff(agent), enter(late.clone())), "forbidden");
    assert_eq!(scene.refused(Actor::Connector(1), enter(late)), "forbidden");
    let own = entry(&mut scene, supervisor, IncidentKind::LateForShift, 12);
    assert_eq!(scene.refused(Actor::Staff(supervisor), enter(own)), "own_incident");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let mut refused = |change: &dyn Fn(&mut Entry)| {
        let mut entry = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
        change(&mut entry);
        scene.refused(Actor::Staff(BOSS), enter(entry))
    };
    assert_eq!(refused(&|entry| entry.kind = IncidentKind::SlowAnswer), "measured_by_the_box");
    assert_eq!(refused(&|entry| entry.ended_at = Instant(entry.ended_at.0 + 60 * MINUTE)), "bad_times");
    assert_eq!(refused(&|entry| entry.ended_at = Instant(entry.started_at.0 - 1)), "bad_times");
    let days =
        |days: i64| move |entry: &mut Entry| entry.started_at = Instant(entry.ended_at.0 - days * 1_440 * MINUTE);
    assert_eq!(refused(&days(32)), "bad_times");
    let review = |days: i64| {
        move |entry: &mut Entry| {
            entry.kind = IncidentKind::BadReview;
            entry.started_at = Instant(entry.ended_at.0 - days * 1_440 * MINUTE);
        }
    };
    assert_eq!(refused(&review(366)), "no_order", "a review may turn good after months");
    assert_eq!(refused(&review(367)), "bad_times");
    assert_eq!(refused(&|entry| entry.ended_at = entry.started_at), "no_duration");
    assert_eq!(refused(&|entry| entry.kind = IncidentKind::BadReview), "no_order");
    assert_eq!(refused(&|entry| entry.staff = StaffId(99)), "staff_not_found");
    assert_eq!(refused(&|entry| entry.staff = BOSS), "not_in_shop");
}

#[test]
fn the_same_incident_is_taken_down_once() {
    let mut scene = Scene::open();
    let (agent, supervisor) = (scene.agent(&[Role::PreSale]), scene.agent(&[Role::Supervisor]));
    let late = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    scene.must(Actor::Staff(BOSS), enter(late.clone()));
    assert_eq!(scene.refused(Actor::Staff(supervisor), enter(late)), "already_recorded");
}

#[test]
fn incidents_count_in_the_order_in_which_they_were_taken_down() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let first = entry(&mut scene, agent, IncidentKind::LateForShift, 5);
    let first = judged(&mut scene, first);
    // It happened before the first, and was taken down after it.
    let mut second = entry(&mut scene, agent, IncidentKind::LateForShift, 5);
    second.started_at = Instant(second.started_at.0 - 86_400_000);
    second.ended_at = Instant(second.ended_at.0 - 86_400_000);
    let second = judged(&mut scene, second);
    assert_eq!((earlier(&scene, first), earlier(&scene, second)), (0, 1));
}

#[test]
fn what_was_excused_or_was_no_fault_counts_for_nothing_later() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let mut number = 0;
    let mut after = |scene: &mut Scene, account: Account| {
        number += 1;
        let mut complaint = entry(scene, agent, IncidentKind::SlowComplaint, 0);
        complaint.started_at = Instant(complaint.started_at.0 + number);
        complaint.ended_at = complaint.started_at;
        complaint.account = account;
        judged(scene, complaint)
    };
    let plain = Account::default();
    let first = after(&mut scene, plain);
    after(&mut scene, Account { fault: Finding::NotAtFault, ..plain });
    after(&mut scene, Account { special_reason: true, ..plain });
    after(&mut scene, Account { phone_leave: true, ..plain });
    scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: false }));
    after(&mut scene, plain);
    scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: true }));
    let last = after(&mut scene, plain);
    assert_eq!(earlier(&scene, last), 1, "only the first");
    let excuse =
        |reason: &str| Command::Penalty(PenaltyCommand::ExcuseIncident { incident: first, reason_code: reason.into() });
    assert_eq!(scene.refused(Actor::Staff(agent), excuse("停电")), "forbidden");
    assert_eq!(scene.refused(Actor::Staff(BOSS), excuse(" ")), "bad_reason");
    scene.must(Actor::Staff(BOSS), excuse("停电"));
    assert_eq!(scene.refused(Actor::Staff(BOSS), excuse("停电")), "incident_wrong_state");
    assert_eq!(earlier(&scene, last), 0);
}

#[test]
fn what_was_told_of_an_order_and_led_to_nothing_may_be_told_again() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let order = scene.order(1, 200);
    let mut review = entry(&mut scene, agent, IncidentKind::BadReview, 0);
    review.account.order = Some(order);
    scene.must(Actor::Staff(BOSS), enter(review.clone()));
    assert_eq!(scene.refused(Actor::Staff(BOSS), enter(review.clone())), "already_recorded", "it is to be judged yet");
    let judge = |scene: &mut Scene, proposals| {
        let incident = *scene.desk.unjudged.keys().last().unwrap();
        let judgement = scene.judgement();
        let judge = PenaltyCommand::Judge { incident, proposals, notes: Vec::new(), judgement };
        scene.must(Actor::Desk, Command::Penalty(judge));
    };
    judge(&mut scene, Vec::new());
    let known = Entry { account: Account { fault: Finding::AgentAtFault, ..review.account }, ..review };
    scene.must(Actor::Staff(BOSS), enter(known.clone()));
    judge(&mut scene, vec![rest_day("FT-08")]);
    assert_eq!(scene.refused(Actor::Staff(BOSS), enter(known)), "already_recorded", "an order has one bad review");
    let late = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    judged(&mut scene, late.clone());
    assert_eq!(scene.refused(Actor::Staff(BOSS), enter(late)), "already_recorded", "a lateness does not change");
}

fn rest_day(rule: &str) -> Proposal {
    Proposal {
        rule: rule.into(),
        effect: Effect::UseRestDay,
        reasons: Vec::new(),
        working: Vec::new(),
        replaces: Vec::new(),
    }
}

#[test]
fn a_forgotten_register_is_no_rest_day_where_the_policy_only_records_it() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let register = entry(&mut scene, agent, IncidentKind::ForgotRegister, 0);
    judged(&mut scene, register);
    let month = scene.now.shanghai_month();
    assert_eq!(scene.desk.rest_days_before((SHOP, agent, month), IncidentId(99)), 0);
}

#[test]
fn rest_days_add_up_over_the_kinds_that_take_one() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let register = entry(&mut scene, agent, IncidentKind::ForgotRegister, 0);
    scene.must(Actor::Staff(BOSS), enter(register));
    let register = *scene.desk.incidents.keys().last().unwrap();
    let judgement = scene.judgement();
    let proposals = vec![rest_day("PP-01")];
    let judge = PenaltyCommand::Judge { incident: register, proposals, notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    let leave = entry(&mut scene, agent, IncidentKind::LeaveOverQuota, 0);
    let leave = judged(&mut scene, leave);
    let month = scene.now.shanghai_month();
    let before = |scene: &Scene, id| scene.desk.rest_days_before((SHOP, agent, month), id);
    assert_eq!((before(&scene, register), before(&scene, leave), before(&scene, IncidentId(99))), (0, 1, 2));
}

#[test]
fn incidents_of_a_year_ago_leave_the_desk_and_stay_to_be_read() {
    let mut scene = Scene::open();
    let agent = scene.agent(&[Role::PreSale]);
    let old = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    let old = judged(&mut scene, old);
    scene.now = Instant(scene.now.0 + 400 * 86_400_000);
    let new = entry(&mut scene, agent, IncidentKind::LateForShift, 12);
    scene.must(Actor::Staff(BOSS), enter(new));
    assert!(scene.desk.incident(old).is_err());
    assert_eq!(scene.desk.incidents.len(), 1);
}
