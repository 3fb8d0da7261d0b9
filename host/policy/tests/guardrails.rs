//! Whatever a policy says, its verdict never exceeds what was paid, nor the floor and ceiling that the operator set.

mod support;

use serde_json::json;
use support::{bind, facts, load};
use xiaoer_policy::{
    Bound, Clamp, ClampedBy, Guardrails, Question, Record, Replay, Span,
    contract::refund::{RefundCase, RefundVerdict},
};

/// A refund policy that says this amount to every case.
fn says(amount: i64) -> Bound {
    let decide = format!(
        "(i32.store8 (i32.const 1024) (i32.const 4)) (i64.store (i32.const 1032) (i64.const {amount}))
         (i32.store (i32.const 1056) (i32.const 2048)) (i32.store (i32.const 1060) (i32.const 1))
         (i32.store (i32.const 2048) (i32.const 2100)) (i32.store (i32.const 2052) (i32.const 1))
         (i32.store (i32.const 2056) (i32.const 2101)) (i32.store (i32.const 2060) (i32.const 1))
         i32.const 1024"
    );
    bind(&load(&support::refund_guest("i32.const 0", &decide, r#"(data (i32.const 2100) "R1")"#)), &json!({}))
}

fn case() -> RefundCase {
    facts::refund_case()
}

fn within(floor: Option<i64>, ceiling: Option<i64>) -> Guardrails {
    Guardrails { refund: Span { floor, ceiling }, version: 1, ..Guardrails::default() }
}

#[test]
fn more_than_was_paid_is_lowered_to_it_and_the_verdict_remembers_what_was_said() {
    let paid = case().order.amount_paid;
    let judged = says(99_999_999).decide(&case()).unwrap();
    assert_eq!(judged.verdict.amount_max, paid);
    let lowered = Clamp { field: "amount_max".into(), from: 99_999_999, to: paid, by: ClampedBy::Paid };
    assert_eq!(judged.clamps, [lowered]);
}

#[test]
fn the_operators_floor_and_ceiling_hold_whatever_the_policy_says() {
    let paid = case().order.amount_paid;
    for said in [0, 1, 499, 500, 501, 4_999, 5_000, 5_001, paid, 99_999_999] {
        let judged = says(said).within(within(Some(500), Some(5_000))).decide(&case()).unwrap();
        let amount = judged.verdict.amount_max;
        assert!(amount == 0 && said == 0 || (500..=5_000).contains(&amount), "{said} became {amount}");
        assert_eq!(judged.clamps.is_empty(), amount == said, "{said}: {:?}", judged.clamps);
    }
}

#[test]
fn a_verdict_that_was_held_comes_out_the_same_within_the_same_amounts() {
    let policy = says(99_999_999);
    let held = policy.within(within(None, Some(5_000)));
    let facts = serde_json::to_string(&case()).unwrap();
    let written = Question::Decide.put_text(&held, &facts).unwrap();
    let verdict: RefundVerdict = serde_json::from_str(&written.verdict).unwrap();
    assert_eq!(verdict.amount_max, 5_000);
    let fuel = written.cost.unwrap().fuel;
    let record = Record { question: Question::Decide, facts, answer: written.verdict, fuel };
    assert!(Replay::run(&held, &record).unwrap().is_same());
    let without = Replay::run(&policy, &record).unwrap();
    assert!(!without.same_answer && without.same_fuel, "the policy itself says something else");
}
