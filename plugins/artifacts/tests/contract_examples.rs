//! Every example of `wit/README.md` is true: its facts go into the factory policy, and its verdict is what comes out.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use xiaoer_policy::{Bound, Engine, Fault, Judged, Limits, Package, Policy, SettingsRefused};

const README: &str = include_str!("../../../wit/README.md");

/// The README's examples: `facts: decide`, `verdict: decide` and so on, each with the JSON that follows its mark.
fn examples() -> BTreeMap<String, Value> {
    let marked = README.split("<!-- example ").skip(1);
    marked
        .map(|rest| {
            let (name, rest) = rest.split_once(" -->").unwrap();
            let json = rest.split_once("```json\n").unwrap().1.split_once("\n```").unwrap().0;
            (name.to_owned(), serde_json::from_str(json).unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect()
}

fn load(package: &[u8]) -> Arc<Policy> {
    // A busy machine may be slow; the verdict is not the worse for it.
    let limits = Limits { deadline_ms: 5_000, ..Limits::DEFAULT };
    let engine = Engine::start(limits, Limits { deadline_ms: 5_000, ..Limits::CAP }).unwrap();
    Arc::new(Policy::compile(&engine, &Package::read(package).unwrap()).unwrap())
}

fn bind(package: &[u8]) -> Bound {
    let policy = load(package);
    let settings = Arc::new(policy.check_settings(&json!({})).unwrap());
    Bound::new(policy, settings).unwrap()
}

/// Puts the facts of an example to a policy and compares the verdict.
fn proves<F, V>(function: &str, call: impl FnOnce(&F) -> Result<Judged<V>, Fault>)
where
    F: DeserializeOwned + Serialize,
    V: Serialize + Debug,
{
    let examples = examples();
    let facts: F = serde_json::from_value(examples[&format!("facts: {function}")].clone()).unwrap();
    let judged = call(&facts).unwrap();
    let pretty = serde_json::to_string_pretty(&judged.verdict).unwrap();
    let verdict = serde_json::to_value(judged.verdict).unwrap();
    assert_eq!(judged.clamps, [], "the box had to correct the policy's amounts");
    assert_eq!(examples[&format!("verdict: {function}")], verdict, "the policy says:\n{pretty}");
}

#[test]
fn the_reply_policy_says_what_the_readme_shows() {
    let policy = bind(xiaoer_artifacts::REPLY);
    proves("advise", |facts| policy.advise(facts));
    proves("review-draft", |facts| policy.review_draft(facts));
}

#[test]
fn the_refund_policy_says_what_the_readme_shows() {
    let policy = bind(xiaoer_artifacts::REFUND);
    proves("decide", |facts| policy.decide(facts));
}

#[test]
fn the_penalty_policy_says_what_the_readme_shows() {
    let policy = bind(xiaoer_artifacts::PENALTY);
    proves("assess", |facts| policy.assess(facts));
    proves("close-month", |facts| policy.close_month(facts));
    proves("attribute-sale", |facts| policy.attribute_sale(facts));

    let examples = examples();
    let refused = policy.policy().check_settings(&examples["facts: prepare"]).unwrap_err();
    let SettingsRefused::Problems(problems) = refused else { panic!("{refused:?}") };
    assert_eq!(serde_json::to_value(problems).unwrap(), examples["verdict: prepare"]);
}

#[test]
fn the_policy_of_points_says_what_the_readme_shows() {
    let policy = bind(xiaoer_artifacts::POINTS);
    proves("assess of points", |facts| policy.assess(facts));
    proves("close-month of points", |facts| policy.close_month(facts));
}
