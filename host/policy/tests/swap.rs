//! A version is replaced while calls run: none fails, and none sees half of each.

mod support;

use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
};
use support::{bind, facts, load};
use xiaoer_policy::{Bindings, Bound, Guardrails, Kind, Span};

const SWAPS: usize = 1_000;
const SHOP: u64 = 1;

/// A refund policy whose reason and amount both carry `number`, so that a verdict of two versions would show.
fn version(number: i64) -> Arc<Bound> {
    // The verdict at 1024: decision 4 (conditional return), the amount at 8, one reason of rule "R" and a one-digit text.
    let decide = format!(
        "(i32.store8 (i32.const 1024) (i32.const 4))
         (i64.store (i32.const 1032) (i64.const {number}))
         (i32.store (i32.const 1056) (i32.const 2048)) (i32.store (i32.const 1060) (i32.const 1))
         (i32.store (i32.const 2048) (i32.const 2100)) (i32.store (i32.const 2052) (i32.const 1))
         (i32.store (i32.const 2056) (i32.const 2101)) (i32.store (i32.const 2060) (i32.const 1))
         i32.const 1024"
    );
    let guest = support::refund_guest("i32.const 0", &decide, &format!(r#"(data (i32.const 2100) "R{number}")"#));
    Arc::new(bind(&load(&guest), &json!({})))
}

#[test]
fn a_thousand_swaps_under_load_fail_no_call_and_mix_no_verdict() {
    let versions = [version(1), version(2)];
    let digests = [versions[0].policy().digest(), versions[1].policy().digest()];
    let bindings = Bindings::default();
    bindings.bind(SHOP, &versions[0]);
    let (ended, calls) = (AtomicBool::new(false), AtomicU64::new(0));
    let case = facts::refund_case();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !ended.load(Relaxed) {
                    let bound = bindings.get(SHOP, Kind::Refund).expect("the shop always has a policy");
                    let judged = bound.decide(&case).expect("no call fails because of a swap");
                    let number = judged.verdict.amount_max;
                    assert_eq!(judged.verdict.reasons[0].text, number.to_string(), "a verdict of two versions");
                    assert_eq!(judged.policy_digest, digests[number as usize - 1], "another version's digest");
                    calls.fetch_add(1, Relaxed);
                }
            });
        }
        for swap in 1..=SWAPS {
            let before = bindings.bind(SHOP, &versions[swap % 2]).unwrap();
            assert_eq!(before.policy().digest(), digests[(swap + 1) % 2]);
            // Each version decides at least once before it goes again.
            let seen = calls.load(Relaxed);
            while calls.load(Relaxed) == seen {
                thread::yield_now();
            }
        }
        ended.store(true, Relaxed);
    });
    assert!(calls.into_inner() >= SWAPS as u64);
}

#[test]
fn a_snapshot_stays_as_it_was_taken() {
    let bindings = Bindings::default();
    let bound = version(1);
    assert!(bindings.bind(SHOP, &bound).is_none());
    let before = bindings.snapshot();
    assert!(bindings.unbind(SHOP, Kind::Refund).is_some());
    assert!(bindings.get(SHOP, Kind::Refund).is_none());
    assert!(before.contains_key(&(SHOP, Kind::Refund)));
}

#[test]
fn shops_and_kinds_are_bound_apart() {
    let bindings = Bindings::default();
    let bound = version(1);
    bindings.replace([(1, Arc::clone(&bound)), (2, bound)]);
    assert!(bindings.get(2, Kind::Refund).is_some());
    assert!(bindings.get(3, Kind::Refund).is_none());
    assert!(bindings.get(1, Kind::Reply).is_none());
}

#[test]
fn a_shops_guardrails_hold_for_what_is_bound_there_before_and_after() {
    let bindings = Bindings::default();
    bindings.replace([(1, version(1)), (2, version(1))]);
    let guardrails =
        Guardrails { refund: Span { floor: None, ceiling: Some(5_000) }, version: 1, ..Guardrails::default() };
    bindings.guard(1, guardrails);
    let held = |shop| *bindings.get(shop, Kind::Refund).unwrap().guardrails();
    assert_eq!((held(1), held(2)), (guardrails, Guardrails::default()));
    bindings.bind(1, &version(2));
    assert_eq!(held(1), guardrails);
    bindings.replace([(1, version(1))]);
    assert_eq!(held(1), guardrails);
    bindings.guard(1, Guardrails::default());
    assert_eq!(held(1), Guardrails::default());
}

#[test]
fn settings_checked_by_one_version_cannot_be_bound_to_another() {
    let (one, two) = (version(1), version(2));
    assert!(Bound::new(Arc::clone(one.policy()), Arc::clone(two.settings())).is_err());
}
