//! One rule of the trade on every level of authoring: the factory policy with its settings, a decision table and a script
//! give the same verdicts over the same cases.

use std::sync::Arc;

use xiaoer_artifacts::{REFUND, SCRIPT_REFUND, TABLE_REFUND};
use xiaoer_policy::{Case, Engine, Limits, Outcome, Package, Policy, rehearse};

/// The cases of the small compensation and its neighbours, RF-12, as the table's package carries them.
fn shared() -> Vec<Case> {
    let package = Package::read(TABLE_REFUND).unwrap();
    package.cases().iter().filter(|case| case.name.starts_with("RF-")).collect()
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
fn the_same_rule_decides_the_same_on_every_level() {
    let cases = shared();
    assert!(cases.len() > 10);
    for package in [REFUND, TABLE_REFUND, SCRIPT_REFUND] {
        assert_same(package, &cases);
    }
}

#[test]
fn every_case_of_the_table_and_of_the_script_holds() {
    for package in [TABLE_REFUND, SCRIPT_REFUND] {
        let cases: Vec<Case> = Package::read(package).unwrap().cases().iter().collect();
        assert!(cases.len() > 10);
        assert_same(package, &cases);
    }
}
