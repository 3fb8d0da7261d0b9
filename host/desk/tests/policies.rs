//! The life of a policy: installed, tried, put in force, brought back, put away.

mod scene;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::Advice,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::VerdictId,
    money::{Fen, Tenths},
    policy::{
        Backtest, Binding, Candidate, Gate, Guardrails, Judgement, Older, Place, PolicyCommand, PolicyEvent,
        PolicyKind, Signatures, Signer, Span, Subject, TrialAnswer,
    },
    time::Millis,
};

const ME: Actor = Actor::Staff(BOSS);
const KIND: PolicyKind = PolicyKind::Reply;

fn package(number: u8) -> Digest {
    Digest([number; 32])
}

fn candidate(number: u8) -> Candidate {
    Candidate { policy: package(number), settings: Digest([100; 32]) }
}

fn install(number: u8, version: &str, signer: Signer) -> Command {
    let (id, version) = ("a.reply".into(), version.into());
    Command::Policy(PolicyCommand::Install { policy: package(number), kind: KIND, id, version, signer })
}

fn place(scene: &Scene) -> Place {
    let expected_version = scene.desk.binding(SHOP, KIND).map_or(0, |binding| binding.version);
    Place { shop: SHOP, kind: KIND, expected_version }
}

fn bind(scene: &Scene, number: u8, older: Older) -> Command {
    let why = "新版".into();
    Command::Policy(PolicyCommand::Bind { place: place(scene), candidate: candidate(number), older, why })
}

fn put_in_force(scene: &mut Scene, number: u8) {
    let command = bind(scene, number, Older::Refuse);
    scene.must(ME, command);
}

fn fail(scene: &mut Scene, number: u8) -> Vec<Event> {
    scene.must(
        Actor::Desk,
        Command::Policy(PolicyCommand::NoteFailure {
            shop: SHOP,
            kind: KIND,
            policy: Some(package(number)),
            subject: Subject::Intake,
            fault: "out_of_fuel".into(),
        }),
    )
}

/// A buyer writes, and a version answers.
fn answered(scene: &mut Scene, number: u8, buyer: u64) {
    let judgement = Judgement { policy: package(number), ..scene.judgement() };
    scene.buyer_with(buyer, Advice { judgement: Some(judgement), ..Advice::default() });
}

fn binding(scene: &Scene) -> &Binding {
    scene.desk.binding(SHOP, KIND).unwrap()
}

/// Two versions installed, the first in force.
fn two_versions() -> Scene {
    let mut scene = Scene::open();
    scene.must(ME, install(1, "1.9.0", Signer::Factory));
    scene.must(ME, install(2, "1.10.0", Signer::Nobody));
    put_in_force(&mut scene, 1);
    scene
}

fn set_gate(scene: &mut Scene, gate: Gate) {
    scene.must(ME, Command::Policy(PolicyCommand::SetGate { shop: SHOP, gate }));
}

#[test]
fn a_policy_is_put_in_force_only_if_it_is_installed_of_that_kind_and_seen_as_it_is() {
    let mut scene = Scene::open();
    let command = bind(&scene, 1, Older::Refuse);
    assert_eq!(scene.refused(ME, command), "policy_not_found");
    scene.must(ME, install(1, "1.0.0", Signer::Nobody));
    let elsewhere = Place { kind: PolicyKind::Refund, ..place(&scene) };
    let command =
        PolicyCommand::Bind { place: elsewhere, candidate: candidate(1), older: Older::Refuse, why: String::new() };
    assert_eq!(scene.refused(ME, Command::Policy(command)), "wrong_kind");
    let first = bind(&scene, 1, Older::Refuse);
    scene.must(ME, first.clone());
    assert_eq!(scene.refused(ME, first), "stale");
    scene.must(ME, install(2, "2.0.0", Signer::Nobody));
    put_in_force(&mut scene, 2);
    assert_eq!(binding(&scene).previous, Some((package(1), Digest([100; 32]))));
}

#[test]
fn an_older_version_comes_in_force_only_if_the_owner_says_so() {
    let mut scene = two_versions();
    put_in_force(&mut scene, 2);
    let command = bind(&scene, 1, Older::Refuse);
    assert_eq!(scene.refused(ME, command), "older_version");
    let command = bind(&scene, 1, Older::Allow);
    scene.must(ME, command);
    assert_eq!(binding(&scene).policy, package(1));
    let settings = Candidate { policy: package(1), settings: Digest([101; 32]) };
    let why = "它的新设置".into();
    let command = PolicyCommand::Bind { place: place(&scene), candidate: settings, older: Older::Refuse, why };
    scene.must(ME, Command::Policy(command));
    assert_eq!(binding(&scene).settings, settings.settings);
    put_in_force(&mut scene, 2);
}

#[test]
fn a_new_version_that_fails_too_often_gives_way_to_the_one_before() {
    let mut scene = two_versions();
    set_gate(&mut scene, Gate { first_calls: 10, most_failures: 2, ..Gate::default() });
    put_in_force(&mut scene, 2);
    answered(&mut scene, 2, 1);
    assert_eq!(fail(&mut scene, 2).len(), 1);
    assert_eq!(fail(&mut scene, 2).len(), 1);
    // A call that was out when the version changed does not speak against the new one.
    assert_eq!(fail(&mut scene, 1).len(), 1);
    let events = fail(&mut scene, 2);
    let Some(Event::Policy(PolicyEvent::Returned { policy, calls, failed, .. })) = events.get(1) else {
        panic!("the third failure is one too many: {events:?}");
    };
    assert_eq!((*policy, *calls, *failed), (package(1), 4, 3));
    // What came back is not watched, and no way leads back to the one that failed.
    assert_eq!((binding(&scene).policy, binding(&scene).previous), (package(1), None));
    for _ in 0..5 {
        assert_eq!(fail(&mut scene, 1).len(), 1);
    }
}

#[test]
fn a_version_that_has_proved_itself_stays() {
    let mut scene = two_versions();
    set_gate(&mut scene, Gate { first_calls: 3, most_failures: 0, ..Gate::default() });
    put_in_force(&mut scene, 2);
    for buyer in 1..=3 {
        answered(&mut scene, 2, buyer);
    }
    assert_eq!(fail(&mut scene, 2).len(), 1);
    assert_eq!(binding(&scene).policy, package(2));
}

#[test]
fn a_trial_counts_and_changes_nothing() {
    let mut scene = two_versions();
    let start = |scene: &Scene, number| {
        let why = "先试试".into();
        Command::Policy(PolicyCommand::StartTrial { place: place(scene), candidate: candidate(number), why })
    };
    let command = start(&scene, 1);
    assert_eq!(scene.refused(ME, command), "already_in_force");
    let command = start(&scene, 2);
    scene.must(ME, command);
    let note = |candidate, answer| {
        let verdict = VerdictId(1);
        Command::Policy(PolicyCommand::NoteComparison { shop: SHOP, kind: KIND, candidate, verdict, answer })
    };
    for answer in [TrialAnswer::Same, TrialAnswer::Different(Digest([9; 32])), TrialAnswer::Failed("trap".into())] {
        scene.must(Actor::Desk, note(candidate(2), answer));
    }
    let late = scene.must(Actor::Desk, note(candidate(1), TrialAnswer::Same));
    assert_eq!(late, [], "an answer of another version than the one on trial is not counted");
    let trial = binding(&scene).trial.clone().unwrap();
    assert_eq!((trial.compared, trial.differing, trial.failed), (3, 1, 1));
    assert_eq!(binding(&scene).policy, package(1));

    let retire = Command::Policy(PolicyCommand::Retire { policy: package(2), why: String::new() });
    assert_eq!(scene.refused(ME, retire.clone()), "policy_in_use");
    put_in_force(&mut scene, 2);
    assert_eq!(binding(&scene).trial, None, "whoever is in force is not on trial");
    assert_eq!(scene.refused(ME, retire), "policy_in_use");
    let retire = Command::Policy(PolicyCommand::Retire { policy: package(1), why: String::new() });
    scene.must(ME, retire);
    let command = bind(&scene, 1, Older::Allow);
    assert_eq!(scene.refused(ME, command), "policy_retired");
    scene.must(ME, install(1, "1.9.0", Signer::Factory));
    let command = bind(&scene, 1, Older::Allow);
    scene.must(ME, command);
}

#[test]
fn the_gate_asks_for_a_signature_and_a_backtest() {
    let mut scene = two_versions();
    set_gate(&mut scene, Gate { signatures: Signatures::VendorAndOwn, ..Gate::default() });
    let command = bind(&scene, 2, Older::Refuse);
    assert_eq!(scene.refused(ME, command), "untrusted_signature");
    scene.must(ME, install(2, "1.10.0", Signer::Own));

    let gate = Gate { backtest_within_ms: Millis::hours(24), version: 1, ..Gate::default() };
    set_gate(&mut scene, gate.clone());
    let stale = Command::Policy(PolicyCommand::SetGate { shop: SHOP, gate });
    assert_eq!(scene.refused(ME, stale), "stale");
    let command = bind(&scene, 2, Older::Refuse);
    assert_eq!(scene.refused(ME, command.clone()), "backtest_needed");
    let backtest = Backtest {
        policy: package(2),
        settings: Digest([100; 32]),
        at: scene.now,
        from: scene.now.plus(Millis::hours(-48)),
        to: scene.now,
        verdicts: 12,
        changed: 1,
        failed: 0,
        money: Fen(-500),
        points: Tenths(0),
    };
    let note = |scene: &mut Scene, backtest| {
        scene.must(ME, Command::Policy(PolicyCommand::NoteBacktest { shop: SHOP, kind: KIND, backtest }));
    };
    note(&mut scene, Backtest { failed: 1, ..backtest.clone() });
    let long_ago = scene.now.plus(Millis::hours(-47));
    note(&mut scene, Backtest { verdicts: 0, to: long_ago, ..backtest.clone() });
    assert_eq!(scene.refused(ME, command.clone()), "backtest_needed", "one failed, the other looked at nothing");
    note(&mut scene, backtest);
    scene.wait(86_400_001);
    assert_eq!(scene.refused(ME, command.clone()), "backtest_needed", "a day later it says nothing of the last day");
    scene.now = scene.now.plus(Millis(-1));
    scene.must(ME, command);
    // The way back is open at once.
    let back = bind(&scene, 1, Older::Allow);
    scene.must(ME, back);
}

#[test]
fn where_nothing_was_ever_judged_a_backtest_of_all_the_time_is_enough() {
    let mut scene = two_versions();
    set_gate(&mut scene, Gate { backtest_within_ms: Millis::hours(24), ..Gate::default() });
    scene.wait(Millis::hours(3).0);
    let (from, to) = (binding(&scene).since, scene.now);
    let Candidate { policy, settings } = candidate(2);
    let (verdicts, changed, failed) = (0, 0, 0);
    let (money, points) = (Fen(0), Tenths(0));
    let backtest = Backtest { policy, settings, at: to, from, to, verdicts, changed, failed, money, points };
    scene.must(ME, Command::Policy(PolicyCommand::NoteBacktest { shop: SHOP, kind: KIND, backtest }));
    put_in_force(&mut scene, 2);
}

#[test]
fn nobody_comes_back_to_a_version_that_is_put_away() {
    let mut scene = two_versions();
    set_gate(&mut scene, Gate { first_calls: 10, most_failures: 0, ..Gate::default() });
    put_in_force(&mut scene, 2);
    scene.must(ME, Command::Policy(PolicyCommand::Retire { policy: package(1), why: "旧版".into() }));
    assert_eq!(scene.desk.way_back(SHOP, KIND), None);
    assert_eq!(fail(&mut scene, 2).len(), 1, "it failed once too often, and stays for want of another");
    assert_eq!(binding(&scene).policy, package(2));
}

#[test]
fn a_reason_that_is_too_long_is_refused_and_not_cut() {
    let mut scene = two_versions();
    let bind = |scene: &Scene, why: String| {
        let (place, candidate) = (place(scene), candidate(2));
        Command::Policy(PolicyCommand::Bind { place, candidate, older: Older::Refuse, why })
    };
    let command = bind(&scene, "长".repeat(201));
    assert_eq!(scene.refused(ME, command), "why_too_long");
    let command = bind(&scene, "长".repeat(200));
    scene.must(ME, command);
}

#[test]
fn only_the_owner_touches_policies() {
    let mut scene = two_versions();
    let agent = scene.online_agent();
    let retire = Command::Policy(PolicyCommand::Retire { policy: package(2), why: String::new() });
    let gate = Command::Policy(PolicyCommand::SetGate { shop: SHOP, gate: Gate::default() });
    let guardrails = PolicyCommand::SetGuardrails { shop: SHOP, guardrails: Guardrails::default() };
    let guardrails = Command::Policy(guardrails);
    for command in [install(3, "1.0.0", Signer::Vendor), bind(&scene, 2, Older::Refuse), retire, gate, guardrails] {
        assert_eq!(scene.refused(Actor::Staff(agent), command), "forbidden");
    }
}

#[test]
fn floors_and_ceilings_are_versioned_and_outlive_a_restart() {
    let mut scene = Scene::open();
    let refund = Span { floor: Some(Fen(100)), ceiling: Some(Fen(5_000)) };
    let guardrails = Guardrails { refund, ..Guardrails::default() };
    let set = Command::Policy(PolicyCommand::SetGuardrails { shop: SHOP, guardrails });
    scene.must(ME, set.clone());
    assert_eq!(scene.desk.guardrails(SHOP), Guardrails { version: 1, ..guardrails });
    assert_eq!(scene.refused(ME, set), "stale");
    let desk = &scene.desk;
    let kept = Desk::restore(desk.nouns().into_iter().filter_map(|noun| desk.document(noun)));
    assert_eq!(kept.guardrails(SHOP), desk.guardrails(SHOP));
}

#[test]
fn what_cannot_be_loaded_gives_way_to_the_one_before_if_there_is_one() {
    let mut scene = two_versions();
    let give_back = |number| {
        let command = PolicyCommand::GiveBack { shop: SHOP, kind: KIND, policy: package(number) };
        Command::Policy(command)
    };
    assert_eq!(scene.must(Actor::Desk, give_back(1)), [], "nothing was in force before");
    put_in_force(&mut scene, 2);
    assert_eq!(scene.must(Actor::Desk, give_back(1)), [], "another one is in force");
    scene.must(Actor::Desk, give_back(2));
    assert_eq!((binding(&scene).policy, binding(&scene).previous), (package(1), None));
}
