//! The same package, settings and facts give the same verdict for the same fuel: a verdict can be reached again.

mod support;

use serde_json::json;
use std::sync::Arc;
use support::{LIMITS, bind, facts, load};
use xiaoer_policy::{Bound, Engine, Fault, Judged, Limits, Package, Policy};

/// Everything of a verdict that must be the same.
fn lasting<T: PartialEq + std::fmt::Debug>(judged: Result<Judged<T>, Fault>) -> Judged<T> {
    Judged { micros: 0, ..judged.unwrap() }
}

fn again_and_elsewhere<T: PartialEq + std::fmt::Debug>(
    package: &[u8],
    ask: impl Fn(&Bound) -> Result<Judged<T>, Fault>,
) {
    let here = bind(&load(package), &json!({}));
    let first = lasting(ask(&here));
    assert!(first.fuel > 0);
    assert_eq!(first.policy_digest, here.policy().digest());
    assert_eq!(first.settings_digest, here.settings().digest());
    for _ in 0..20 {
        assert_eq!(lasting(ask(&here)), first);
    }
    // Another engine, as after a restart, with the package compiled anew.
    let engine = Engine::start(LIMITS, Limits::CAP).unwrap();
    let there = Arc::new(Policy::compile(&engine, &Package::read(package).unwrap()).unwrap());
    assert_eq!(lasting(ask(&bind(&there, &json!({})))), first);
}

#[test]
fn a_reply_policy_repeats_itself() {
    let (situation, draft) = (facts::situation(), facts::draft());
    again_and_elsewhere(xiaoer_artifacts::REPLY, |bound| bound.advise(&situation));
    again_and_elsewhere(xiaoer_artifacts::REPLY, |bound| bound.review_draft(&draft));
}

#[test]
fn a_refund_policy_repeats_itself() {
    let case = facts::refund_case();
    again_and_elsewhere(xiaoer_artifacts::REFUND, |bound| bound.decide(&case));
}

#[test]
fn a_penalty_policy_repeats_itself() {
    let (incident, month, sale) = (facts::incident_case(), facts::month_case(), facts::sale_case());
    again_and_elsewhere(xiaoer_artifacts::PENALTY, |bound| bound.assess(&incident));
    again_and_elsewhere(xiaoer_artifacts::PENALTY, |bound| bound.close_month(&month));
    again_and_elsewhere(xiaoer_artifacts::PENALTY, |bound| bound.attribute_sale(&sale));
}

#[test]
fn other_facts_take_other_fuel() {
    let bound = bind(&load(xiaoer_artifacts::REPLY), &json!({}));
    let short = bound.advise(&facts::situation()).unwrap();
    let mut longer = facts::situation();
    longer.messages[0].text.push_str("还有别的颜色吗");
    assert_ne!(bound.advise(&longer).unwrap().fuel, short.fuel);
}
