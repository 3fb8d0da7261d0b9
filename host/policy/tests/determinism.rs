//! The same package, settings and facts give the same verdict for the same fuel: a verdict can be reached again.

mod support;

use serde_json::json;
use std::{fmt::Debug, sync::Arc};
use support::{LIMITS, bind, facts, load};
use xiaoer_policy::{Bound, Engine, Fault, Judged, Limits, Package, Policy};

/// Everything of a verdict that must be the same.
fn lasting<T: PartialEq + Debug>(judged: Result<Judged<T>, Fault>) -> Judged<T> {
    Judged { micros: 0, ..judged.unwrap() }
}

/// A factory policy in this engine, and compiled anew in another one, as after a restart.
struct Twice {
    here: Bound,
    there: Bound,
}

impl Twice {
    fn of(package: &[u8]) -> Self {
        let engine = Engine::start(LIMITS, Limits::CAP).unwrap();
        let there = Arc::new(Policy::compile(&engine, &Package::read(package).unwrap()).unwrap());
        Self { here: bind(&load(package), &json!({})), there: bind(&there, &json!({})) }
    }

    fn repeats<T: PartialEq + Debug>(&self, ask: impl Fn(&Bound) -> Result<Judged<T>, Fault>) {
        let first = lasting(ask(&self.here));
        assert!(first.fuel > 0);
        assert_eq!(first.policy_digest, self.here.policy().digest());
        assert_eq!(first.settings_digest, self.here.settings().digest());
        for _ in 0..20 {
            assert_eq!(lasting(ask(&self.here)), first);
        }
        assert_eq!(lasting(ask(&self.there)), first);
    }
}

#[test]
fn a_reply_policy_repeats_itself() {
    let (situation, draft) = (facts::situation(), facts::draft());
    let policy = Twice::of(xiaoer_artifacts::REPLY);
    policy.repeats(|bound| bound.advise(&situation));
    policy.repeats(|bound| bound.review_draft(&draft));

    let mut longer = facts::situation();
    longer.messages.push(longer.messages[0].clone());
    let fuel = |situation| policy.here.advise(situation).unwrap().fuel;
    assert_ne!(fuel(&longer), fuel(&situation), "other facts take other fuel");
}

#[test]
fn a_refund_policy_repeats_itself() {
    let case = facts::refund_case();
    Twice::of(xiaoer_artifacts::REFUND).repeats(|bound| bound.decide(&case));
}

#[test]
fn a_penalty_policy_repeats_itself() {
    let (incident, month, sale) = (facts::incident_case(), facts::month_case(), facts::sale_case());
    let policy = Twice::of(xiaoer_artifacts::PENALTY);
    policy.repeats(|bound| bound.assess(&incident));
    policy.repeats(|bound| bound.close_month(&month));
    policy.repeats(|bound| bound.attribute_sale(&sale));
}
