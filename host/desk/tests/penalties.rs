//! From a slow answer to a penalty that is confirmed, excused, contested or counted (W-13).

mod scene;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::Answer,
    event::ClockEvent,
    ids::{IncidentId, PenaltyId, StaffId},
    money::Fen,
    penalty::{Account, Effect, Entry, Incident, IncidentKind, PenaltyCommand, PenaltyState, Proposal},
    role::Role,
    time::{Instant, Millis},
};

fn fine(yuan: i64) -> Proposal {
    Proposal {
        rule: "FT-04".into(),
        effect: Effect::Fine(Fen(yuan * 100)),
        reasons: vec![("FT-04".into(), "本月第 4 次".into())],
        working: vec!["4 > 3".into()],
        replaces: Vec::new(),
    }
}

/// A slow answer by a new agent, and a proposal for it.
fn proposed(scene: &mut Scene) -> (StaffId, StaffId, PenaltyId) {
    proposed_as(scene, vec![fine(50)])
}

fn proposed_as(scene: &mut Scene, proposals: Vec<Proposal>) -> (StaffId, StaffId, PenaltyId) {
    let agent = scene.online_agent();
    let supervisor = scene.agent(&[Role::Supervisor]);
    let conversation = scene.buyer(1);
    scene.wait(200_000);
    scene.say(agent, conversation, Answer::Substantive);
    let incident = *scene.desk.unjudged.keys().next().expect("a slow answer is an incident");
    let judgement = scene.judgement();
    let judge = PenaltyCommand::Judge { incident, proposals, notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    (agent, supervisor, *scene.desk.penalties.keys().next().unwrap())
}

fn confirm(scene: &Scene, penalty: PenaltyId) -> Command {
    let expected_version = scene.desk.penalty(penalty).unwrap().version;
    Command::Penalty(PenaltyCommand::Confirm { penalty, expected_version })
}

#[test]
fn only_a_supervisor_confirms_and_nobody_their_own() {
    let mut scene = Scene::open();
    let (agent, supervisor, penalty) = proposed(&mut scene);
    let command = confirm(&scene, penalty);
    assert_eq!(scene.refused(Actor::Staff(agent), command.clone()), "forbidden");
    scene.must(Actor::Staff(supervisor), command);
    assert_eq!(scene.desk.penalty(penalty).unwrap().state, PenaltyState::Confirmed);
}

#[test]
fn a_clock_that_is_not_trusted_means_not_confirmed() {
    let mut scene = Scene::open();
    let (_, supervisor, penalty) = proposed(&mut scene);
    scene.must(Actor::Desk, Command::Clock(ClockEvent::TrustChanged { trusted: false }));
    let command = confirm(&scene, penalty);
    assert_eq!(scene.refused(Actor::Staff(supervisor), command), "clock_not_trusted");
    assert_eq!(scene.desk.penalty(penalty).unwrap().state, PenaltyState::Proposed);
}

#[test]
fn the_agent_appeals_within_three_working_days_and_the_boss_rules() {
    let mut scene = Scene::open();
    let (agent, supervisor, penalty) = proposed(&mut scene);
    let appeal = scene.digest();
    let command = Command::Penalty(PenaltyCommand::Appeal { penalty, expected_version: 1, appeal });
    assert_eq!(scene.refused(Actor::Staff(supervisor), command.clone()), "not_yours");
    // Monday; the appeal is open until the end of Thursday.
    scene.now = Instant(scene.now.0 + 3 * 86_400_000);
    scene.must(Actor::Staff(agent), command);
    let rule = |upheld| {
        let reason_code = "系统故障".into();
        Command::Penalty(PenaltyCommand::Rule { penalty, expected_version: 2, upheld, reason_code })
    };
    assert_eq!(scene.refused(Actor::Staff(supervisor), rule(false)), "forbidden");
    scene.must(Actor::Staff(BOSS), rule(false));
    assert!(scene.desk.penalty(penalty).is_err(), "cancelled: it has left the desk");
}

#[test]
fn on_the_fourth_working_day_it_is_too_late_to_appeal() {
    let mut scene = Scene::open();
    let (agent, _, penalty) = proposed(&mut scene);
    scene.now = Instant(scene.now.0 + 4 * 86_400_000);
    let appeal = scene.digest();
    let command = Command::Penalty(PenaltyCommand::Appeal { penalty, expected_version: 1, appeal });
    assert_eq!(scene.refused(Actor::Staff(agent), command), "appeal_closed");
}

#[test]
fn an_excuse_needs_a_reason() {
    let mut scene = Scene::open();
    let (_, supervisor, penalty) = proposed(&mut scene);
    let excuse = |reason: &str| {
        Command::Penalty(PenaltyCommand::Excuse { penalty, expected_version: 1, reason_code: reason.into() })
    };
    assert_eq!(scene.refused(Actor::Staff(supervisor), excuse("  ")), "bad_reason");
    scene.must(Actor::Staff(supervisor), excuse("特别原因：停电"));
    assert!(scene.desk.penalties.is_empty());
}

#[test]
fn a_confirmed_penalty_counts_when_the_month_closes_and_a_proposed_one_never_does() {
    for confirmed in [true, false] {
        let mut scene = Scene::open();
        let (_, supervisor, penalty) = proposed(&mut scene);
        if confirmed {
            let command = confirm(&scene, penalty);
            scene.must(Actor::Staff(supervisor), command);
        }
        // 2026-11-30T22:00:00Z is 06:00 on the first of December in Shanghai.
        let close = Instant(1_796_076_000_000);
        let before = close.since(scene.now).0 - 1;
        scene.wait(before);
        assert!(scene.desk.penalty(penalty).is_ok());
        scene.wait(1);
        assert_eq!(scene.desk.penalty(penalty).is_err(), confirmed);
    }
}

#[test]
fn earlier_incidents_of_the_month_are_counted_without_the_present_one() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    for wait in [130_000, 140_000, 150_000] {
        let conversation = scene.buyer(1);
        scene.wait(wait);
        scene.say(agent, conversation, Answer::Substantive);
    }
    let last = scene.desk.unjudged.values().last().unwrap().clone();
    let earlier = scene.desk.earlier_incidents(&last);
    assert_eq!(earlier[&IncidentKind::SlowAnswer], [Millis(130_000), Millis(140_000)]);
}

/// The agent was found away over the minutes of a penalty's incident.
fn empty_seat(scene: &mut Scene, agent: StaffId, penalty: PenaltyId) -> IncidentId {
    let Incident { started_at, ended_at, .. } = scene.desk.penalty(penalty).unwrap().incident;
    let entry = Entry {
        shop: SHOP,
        staff: agent,
        kind: IncidentKind::IdleHang,
        conversation: None,
        started_at,
        ended_at,
        account: Account::default(),
        evidence: scene.digest(),
    };
    scene.must(Actor::Staff(BOSS), Command::Penalty(PenaltyCommand::Enter(entry)));
    *scene.desk.incidents.keys().last().unwrap()
}

#[test]
fn a_confirmed_penalty_is_seen_beside_a_new_one_and_stays() {
    let mut scene = Scene::open();
    let half_an_hour = Proposal { rule: "FT-05".into(), ..fine(100) };
    let (agent, supervisor, first) = proposed_as(&mut scene, vec![half_an_hour]);
    let command = confirm(&scene, first);
    scene.must(Actor::Staff(supervisor), command);
    let incident = empty_seat(&mut scene, agent, first);
    let found = scene.desk.incident(incident).unwrap().incident.clone();
    let beside = scene.desk.overlapping_penalties(&found);
    assert_eq!(beside.iter().map(|penalty| (penalty.id, penalty.is_settled())).collect::<Vec<_>>(), [(first, true)]);
    let judgement = scene.judgement();
    let more = Proposal { rule: "FT-07".into(), replaces: vec!["FT-05".into()], ..fine(100) };
    let judge = PenaltyCommand::Judge { incident, proposals: vec![more], notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    assert_eq!(scene.desk.penalty(first).unwrap().state, PenaltyState::Confirmed, "what a person agreed with stays");
}

#[test]
fn buyers_who_wait_at_the_same_time_are_each_a_cause_of_their_own() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    let buyers = [1, 2].map(|buyer| scene.buyer(buyer));
    scene.wait(2_000_000);
    for conversation in buyers {
        scene.say(agent, conversation, Answer::Substantive);
    }
    let waits: Vec<_> = scene.desk.unjudged.values().cloned().collect();
    assert_eq!(waits.len(), 2);
    let judgement = scene.judgement();
    let proposals = vec![Proposal { rule: "FT-05".into(), ..fine(100) }];
    let judge = PenaltyCommand::Judge { incident: waits[0].id, proposals, notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    assert!(scene.desk.overlapping_penalties(&waits[1]).is_empty(), "the other buyer waited for an answer, too (M-05)");
    let penalty = *scene.desk.penalties.keys().next().unwrap();
    let seat = empty_seat(&mut scene, agent, penalty);
    let seat = scene.desk.incident(seat).unwrap().incident.clone();
    assert_eq!(scene.desk.overlapping_penalties(&seat).len(), 1, "an empty seat is the same cause");
}

#[test]
fn a_higher_proposal_for_the_same_time_takes_the_place_of_the_lower_for_the_same_cause() {
    let mut scene = Scene::open();
    let half_an_hour = Proposal { rule: "FT-05".into(), ..fine(100) };
    let (agent, _, first) = proposed_as(&mut scene, vec![fine(50), half_an_hour]);
    let judgement = scene.judgement();
    let incident = empty_seat(&mut scene, agent, first);
    let hung = Proposal { rule: "FT-07".into(), replaces: vec!["FT-05".into()], ..fine(200) };
    let judge = PenaltyCommand::Judge { incident, proposals: vec![hung], notes: Vec::new(), judgement };
    scene.must(Actor::Desk, Command::Penalty(judge));
    let open: Vec<_> = scene.desk.penalties.values().map(|p| (p.proposal.rule.as_str(), p.proposal.effect)).collect();
    let (counted, hung) = (Effect::Fine(Fen(5_000)), Effect::Fine(Fen(20_000)));
    assert_eq!(open, [("FT-04", counted), ("FT-07", hung)], "the late count of FT-04 is another cause and stays");
}

#[test]
fn an_excused_incident_counts_for_no_later_one() {
    for upheld in [None, Some(false), Some(true)] {
        let mut scene = Scene::open();
        let (agent, supervisor, penalty) = proposed(&mut scene);
        if let Some(upheld) = upheld {
            let appeal = scene.digest();
            let command = PenaltyCommand::Appeal { penalty, expected_version: 1, appeal };
            scene.must(Actor::Staff(agent), Command::Penalty(command));
            let rule = PenaltyCommand::Rule { penalty, expected_version: 2, upheld, reason_code: "停电".into() };
            scene.must(Actor::Staff(BOSS), Command::Penalty(rule));
        } else {
            let excuse = PenaltyCommand::Excuse { penalty, expected_version: 1, reason_code: "停电".into() };
            scene.must(Actor::Staff(supervisor), Command::Penalty(excuse));
        }
        let conversation = scene.buyer(2);
        scene.wait(140_000);
        scene.say(agent, conversation, Answer::Substantive);
        let later = scene.desk.unjudged.values().last().unwrap();
        let counted = scene.desk.earlier_incidents(later).len();
        assert_eq!(counted, usize::from(upheld == Some(true)), "{upheld:?}");
    }
}

#[test]
fn an_incident_counts_as_long_as_one_of_its_penalties_stands() {
    let mut scene = Scene::open();
    let half_an_hour = Proposal { rule: "FT-05".into(), ..fine(100) };
    let (agent, supervisor, first) = proposed_as(&mut scene, vec![fine(50), half_an_hour]);
    let second = *scene.desk.penalties.keys().last().unwrap();
    let later = |scene: &mut Scene, buyer| {
        let conversation = scene.buyer(buyer);
        scene.wait(140_000);
        scene.say(agent, conversation, Answer::Substantive);
        let last = scene.desk.unjudged.values().last().unwrap().clone();
        scene.desk.earlier_incidents(&last).values().map(Vec::len).sum::<usize>()
    };
    for (penalty, buyer, counted) in [(first, 2, 1), (second, 3, 1)] {
        let excuse = PenaltyCommand::Excuse { penalty, expected_version: 1, reason_code: "停电".into() };
        scene.must(Actor::Staff(supervisor), Command::Penalty(excuse));
        assert_eq!(later(&mut scene, buyer), counted, "the excused one is left out only with its last penalty");
    }
}

#[test]
fn a_penalty_counts_when_its_month_closes_and_not_while_it_may_be_appealed() {
    let mut scene = Scene::open();
    // Monday the 30th of November, so an appeal is open until the end of Thursday the 3rd of December.
    scene.now = Instant(scene.now.0 + 14 * 86_400_000);
    let (_, supervisor, penalty) = proposed(&mut scene);
    let command = confirm(&scene, penalty);
    scene.must(Actor::Staff(supervisor), command);
    let until = scene.desk.penalty(penalty).unwrap().appeal_until(3);
    scene.wait(until.since(scene.now).0 - 1);
    assert_eq!(scene.desk.penalty(penalty).unwrap().state, PenaltyState::Confirmed);
    scene.wait(1);
    assert!(scene.desk.penalty(penalty).is_err(), "applied");
    let month = xiaoer_desk::time::Month { year: 2026, month: 11 };
    let sheet = scene.desk.sheet(scene::SHOP, StaffId(2), month).unwrap();
    assert_eq!(sheet.applied[0].penalty, penalty, "in the month in which it happened");
}

#[test]
fn every_step_of_a_penalty_is_kept_with_its_time() {
    let mut scene = Scene::open();
    let (agent, supervisor, penalty) = proposed(&mut scene);
    let start = scene.now;
    let command = confirm(&scene, penalty);
    scene.must(Actor::Staff(supervisor), command);
    scene.wait(1_000);
    let appeal = scene.digest();
    let command = PenaltyCommand::Appeal { penalty, expected_version: 2, appeal };
    scene.must(Actor::Staff(agent), Command::Penalty(command));
    scene.wait(1_000);
    let rule = PenaltyCommand::Rule { penalty, expected_version: 3, upheld: true, reason_code: "属实".into() };
    scene.must(Actor::Staff(BOSS), Command::Penalty(rule));
    let steps: Vec<_> =
        scene.desk.penalty(penalty).unwrap().steps.iter().map(|s| (s.state, s.at.since(start).0, s.by)).collect();
    assert_eq!(
        steps,
        [
            (PenaltyState::Confirmed, 0, Some(supervisor)),
            (PenaltyState::Appealed, 1_000, Some(agent)),
            (PenaltyState::Upheld, 2_000, Some(BOSS))
        ]
    );
}
