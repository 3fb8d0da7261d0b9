//! Rules of the trade on every level of authoring: the factory policy with its settings, a decision table and a script give
//! the same verdicts over the same cases.

use std::sync::Arc;

use serde_json::{Value, json};
use xiaoer_artifacts::{
    PENALTY, REFUND, SCRIPT_PENALTY, SCRIPT_REFUND, SCRIPT_REPLY, TABLE_PENALTY, TABLE_REFUND, TABLE_REPLY,
};
use xiaoer_policy::{Case, Engine, Limits, Outcome, Package, Policy, Question, rehearse};

/// The cases of a package that several levels share.
fn shared(package: &[u8], shared: impl Fn(&Case) -> bool) -> Vec<Case> {
    let cases: Vec<Case> = Package::read(package).unwrap().cases().iter().filter(shared).collect();
    assert!(cases.len() > 10);
    cases
}

fn load(package: &[u8]) -> Arc<Policy> {
    // A busy machine may be slow; the verdict is not the worse for it.
    let limits = Limits { deadline_ms: 5_000, ..Limits::DEFAULT };
    let engine = Engine::start(limits, Limits { deadline_ms: 5_000, ..Limits::CAP }).unwrap();
    Arc::new(Policy::compile(&engine, &Package::read(package).unwrap()).unwrap())
}

#[track_caller]
fn assert_same(package: &[u8], cases: &[Case]) {
    let policy = load(package);
    for case in cases {
        let outcome = rehearse(&policy, case);
        assert!(matches!(outcome, Outcome::Passed { .. }), "{}: {outcome:?}", case.name);
    }
}

#[test]
fn the_small_compensation_is_the_same_on_every_level() {
    let cases = shared(TABLE_REFUND, |case| case.name.starts_with("RF-"));
    for package in [REFUND, TABLE_REFUND, SCRIPT_REFUND] {
        assert_same(package, &cases);
    }
}

#[test]
fn the_fines_of_the_trade_are_the_same_on_every_level() {
    // Each level says its reasons in words of its own, so what is compared is what they propose.
    let proposing = |case: &Case| {
        case.question == Question::Assess && case.settings == json!({}) && case.expected["proposals"].is_array()
    };
    let mut cases = shared(PENALTY, proposing);
    for case in &mut cases {
        let mut proposals = case.expected["proposals"].take();
        for proposal in proposals.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            proposal.retain(|field, _| matches!(field.as_str(), "rule" | "effect" | "replaces"));
        }
        case.expected = json!({ "proposals": proposals });
    }
    for package in [PENALTY, TABLE_PENALTY, SCRIPT_PENALTY] {
        assert_same(package, &cases);
    }
}

#[test]
fn a_table_and_a_script_suggest_and_find_the_same() {
    let cases = shared(TABLE_REPLY, |case| case.name.starts_with("factory: "));
    for package in [TABLE_REPLY, SCRIPT_REPLY] {
        assert_same(package, &cases);
    }
}

#[test]
fn every_case_of_the_tables_and_of_the_scripts_holds() {
    for package in [TABLE_REPLY, TABLE_REFUND, TABLE_PENALTY, SCRIPT_REPLY, SCRIPT_REFUND, SCRIPT_PENALTY] {
        assert_same(package, &shared(package, |_| true));
    }
}
