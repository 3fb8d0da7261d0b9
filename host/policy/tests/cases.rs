//! The test cases that the factory policies carry hold, and what a failing case says.

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{MANIFEST, SCHEMA, engine, facts, load, refund_guest, sections};
use xiaoer_policy::{
    Bench, Case, Comparison, Outcome, Package, PackageError, Policy, Question, Signed, examine, rehearse, verify,
};

const FACTORY: [(&str, &[u8]); 4] = [
    ("reply", xiaoer_artifacts::REPLY),
    ("refund", xiaoer_artifacts::REFUND),
    ("penalty", xiaoer_artifacts::PENALTY),
    ("points", xiaoer_artifacts::POINTS),
];

/// A refund policy that answers with zeros, so without reasons, and these cases.
fn with_cases(cases: &str) -> Result<Package, PackageError> {
    let guest = refund_guest("i32.const 0", "i32.const 0", "");
    Package::read(&sections(&guest, &[("xiaoer:cases", cases)]))
}

fn case(package: &Package, name: &str) -> Case {
    package.cases().iter().find(|case| case.name == name).unwrap()
}

#[test]
fn the_factory_policies_pass_their_own_cases() {
    let mut wrong = Vec::new();
    for (name, bytes) in FACTORY {
        let package = Package::read(bytes).unwrap();
        let policy = load(bytes);
        for case in package.cases().iter() {
            let outcome = rehearse(&policy, &case);
            if !matches!(outcome, Outcome::Passed { .. }) {
                wrong.push(format!("{name}: {}: {outcome:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_factory_cases_cover_every_function_and_the_vectors_of_the_catalogue() {
    for (name, bytes) in FACTORY {
        let package = Package::read(bytes).unwrap();
        let asked: BTreeSet<Question> = package.cases().iter().map(|case| case.question).collect();
        let of_kind: BTreeSet<Question> = Question::of(package.manifest().kind).into_iter().collect();
        assert_eq!(asked, of_kind, "{name}");
    }
    let refund = Package::read(xiaoer_artifacts::REFUND).unwrap();
    for vector in 1..=15 {
        let of_vector =
            |name: &str| name.contains(&format!("vector {vector}:")) || name.contains(&format!("vector {vector} "));
        assert!(refund.cases().iter().any(|case| of_vector(&case.name)), "vector {vector}");
    }
}

#[test]
fn every_rule_of_the_factory_policies_names_the_catalogue_or_is_the_scheme_s_own() {
    for (_, bytes) in FACTORY {
        for rule in &Package::read(bytes).unwrap().manifest().rules {
            let own = rule.id.ends_with("-00");
            assert_eq!(rule.catalogue.is_empty(), own, "{}", rule.id);
        }
    }
}

#[test]
fn the_example_in_the_contract_s_readme_is_read_and_holds() {
    let readme = include_str!("../../../wit/README.md");
    let example = readme.split_once("A group is").unwrap().1.split_once("```json\n").unwrap().1;
    let group = example.split_once("\n```").unwrap().0;
    let manifest = MANIFEST.replace("\"refund\"", "\"penalty\"");
    let empty = wat::parse_str("(component)").unwrap();
    let cases = format!("[{group}]");
    let parts = [("xiaoer:manifest", &*manifest), ("xiaoer:settings-schema", SCHEMA), ("xiaoer:cases", &cases)];
    let package = Package::read(&sections(&empty, &parts)).unwrap();
    assert_eq!(package.cases().len(), 2);
    for case in package.cases().iter() {
        let outcome = rehearse(&load(xiaoer_artifacts::PENALTY), &case);
        assert!(matches!(outcome, Outcome::Passed { .. }), "{outcome:?}");
    }
}

#[test]
fn a_case_that_fails_names_the_fields() {
    let package = Package::read(xiaoer_artifacts::REFUND).unwrap();
    let mut case = case(&package, "RF-02 vector 14: exactly 48:00:00");
    case.expected = json!({ "decision": "deny", "amount_max": 12_800, "choices": [1] });
    let Outcome::Differs(differs) = rehearse(&load(xiaoer_artifacts::REFUND), &case) else { panic!() };
    let fields: Vec<_> = differs.differences.iter().map(|difference| difference.field.as_str()).collect();
    assert_eq!(fields, ["decision", "choices"], "in the order of the expectation");
    assert_eq!(differs.differences[0].found, Some(json!("approve_refund_only")));
    assert_eq!(differs.verdict["amount_max"], 12_800);
}

#[test]
fn a_verdict_that_the_box_refuses_is_an_answer_of_its_own() {
    let cases = json!([{ "function": "decide", "facts": serde_json::from_str::<Value>(facts::REFUND_CASE).unwrap(),
        "cases": [{ "name": "empty", "expected": {} }] }]);
    let package = with_cases(&cases.to_string()).unwrap();
    let policy = std::sync::Arc::new(Policy::compile(engine(), &package).unwrap());
    let Outcome::Unanswered(unanswered) = rehearse(&policy, &case(&package, "empty")) else { panic!() };
    assert_eq!(unanswered.label(), "bad_verdict");
}

#[test]
fn hostile_cases_are_refused_with_their_place() {
    let refused = |cases: &str| match with_cases(cases).unwrap_err() {
        PackageError::Cases { case, detail } => (case, detail),
        other => panic!("{other:?}"),
    };
    assert!(refused("[").1.contains("EOF"));
    let deep = "[".repeat(100_000);
    let deep = format!(r#"[{{"function":"decide","cases":[{{"name":"deep","expected":{deep}"#);
    assert!(refused(&deep).1.contains("recursion"));
    assert!(refused(r#"[{"function":"advise","cases":[]}]"#).1.contains("advise"));
    let (case, detail) = refused(r#"[{"function":"decide","cases":[{"name":"no facts","expected":{}}]}]"#);
    assert!(case == "no facts" && detail.contains("now"), "{detail}");
    let twice =
        sections(&refund_guest("i32.const 0", "i32.const 0", ""), &[("xiaoer:cases", "[]"), ("xiaoer:cases", "[]")]);
    assert_eq!(Package::read(&twice).unwrap_err(), PackageError::Twice { section: "xiaoer:cases".into() });
}

#[test]
fn a_bench_gives_the_same_fuel_every_time() {
    let package = Package::read(xiaoer_artifacts::REFUND).unwrap();
    let cases: Vec<Case> = package.cases().iter().take(3).collect();
    let policy = load(xiaoer_artifacts::REFUND);
    let [one, two] = [(); 2].map(|()| Bench::run(&policy, &cases, 5).unwrap());
    assert_eq!((one.calls, one.cases.len()), (15, 3));
    let fuel = |bench: &Bench| bench.cases.iter().map(|case| case.fuel).collect::<Vec<_>>();
    assert_eq!(fuel(&one), fuel(&two));
    assert!(one.fuel.median > 1_000 && one.micros.p99 >= one.micros.median && one.micros.median > 0);
}

#[test]
fn an_examination_names_every_limit_and_import_and_stops_where_the_package_is_broken() {
    let good = examine(xiaoer_artifacts::PENALTY, engine(), &[]);
    assert!(good.is_good(), "{:#?}", good.findings);
    let codes: BTreeSet<_> = good.findings.iter().map(|finding| finding.code).collect();
    for code in [
        "package_bytes",
        "signature",
        "contract",
        "import",
        "manifest_bytes",
        "schema_bytes",
        "cases_bytes",
        "cases",
        "fuel",
        "deadline_ms",
        "memory_bytes",
        "input_bytes",
        "output_bytes",
        "compile",
        "initial_memory_bytes",
        "memories",
        "tables",
        "table_elements",
        "core_instances",
        "exports",
        "default_settings",
    ] {
        assert!(codes.contains(code), "{code}");
    }
    let broken = examine(&xiaoer_artifacts::PENALTY[..100_000], engine(), &[]);
    assert!(!broken.is_good() && broken.policy.is_none());
    assert_eq!(broken.findings.last().unwrap().code, "invalid");
    let greedy = MANIFEST.replace(r#""rules""#, r#""limits": { "fuel": 999999999999 }, "rules""#);
    let guest = refund_guest("i32.const 0", "i32.const 0", "");
    let tail = sections(&[], &[("xiaoer:manifest", MANIFEST), ("xiaoer:settings-schema", SCHEMA)]);
    let component = &guest[..guest.len() - tail.len()];
    let asks = sections(component, &[("xiaoer:manifest", &greedy), ("xiaoer:settings-schema", SCHEMA)]);
    let examination = examine(&asks, engine(), &[]);
    // Asking for more than there is is no mistake: the box gives what it has, and the author reads so.
    assert!(examination.is_good());
    let fuel = examination.findings.iter().find(|finding| finding.code == "fuel").unwrap();
    assert_eq!(fuel.sentence.en, "fuel of a call: asks for 999999999999, gets 200000000");
    assert_eq!(verify(&asks, &[]), Signed::Unsigned);
}

#[test]
fn two_versions_are_compared_by_what_they_say_and_what_they_decide() {
    let refund = Package::read(xiaoer_artifacts::REFUND).unwrap();
    let policy = load(xiaoer_artifacts::REFUND);
    let same = Comparison::of((&refund, &policy), (&refund, &policy));
    assert!(same.is_empty() && same.cases == refund.cases().len());

    let cases = json!([{ "function": "decide", "facts": serde_json::from_str::<Value>(facts::REFUND_CASE).unwrap(),
        "cases": [{ "name": "its own", "expected": {} }] }]);
    let other = with_cases(&cases.to_string()).unwrap();
    let other_policy = std::sync::Arc::new(Policy::compile(engine(), &other).unwrap());
    let changed = Comparison::of((&refund, &policy), (&other, &other_policy));
    assert_eq!(changed.cases, refund.cases().len() + 1);
    assert!(changed.manifest.iter().any(|change| change.field == "id" && change.after == Some(json!("test.refund"))));
    assert!(changed.rules.iter().any(|change| change.field == "RF-12" && change.after.is_none()));
    assert!(changed.settings.iter().any(|change| change.field == "properties"));
    let own = changed.verdicts.iter().find(|change| change.case == "its own").unwrap();
    assert!(own.changes.iter().any(|change| change.field == "fault" && change.after == Some(json!("bad_verdict"))));
}
