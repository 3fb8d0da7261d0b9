//! What was asked before is asked again of another version or with other settings.

mod support;

use serde_json::{Value, json};
use std::{convert::Infallible, num::NonZeroUsize, sync::Arc};
use support::facts::{REFUND_CASE, SITUATION};
use xiaoer_policy::{
    Backtest, Bound, Engine, Kind, Limits, Package, Policy, Question, Record, Recorded, Replay, Watch,
};

const DAY_MS: i64 = 86_400_000;

fn refund() -> Arc<Policy> {
    support::load(xiaoer_artifacts::REFUND)
}

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

/// Buyers who ask later and later, with what a version answered them.
fn past(bound: &Bound, days: i64) -> Vec<Recorded> {
    let ask = |day: i64| {
        let mut facts: Value = serde_json::from_str(REFUND_CASE).unwrap();
        for instant in ["now", "applied_at"] {
            facts[instant] = json!(facts[instant].as_i64().unwrap() + day * DAY_MS);
        }
        let facts = facts.to_string();
        let answer = Question::Decide.put_text(bound, &facts).unwrap().verdict;
        Recorded {
            verdict: day as u64 + 1,
            day,
            buyer: Some(100 + day as u64 % 2),
            question: Question::Decide,
            facts: Some(facts),
            answer: Some(answer),
        }
    };
    (0..days).map(ask).collect()
}

fn run(bound: &Bound, number: usize, past: &[Recorded]) -> Backtest {
    let mut pages = past.chunks(3).map(<[Recorded]>::to_vec);
    let pages = move || Ok::<_, Infallible>(pages.next().unwrap_or_default());
    let Ok(backtest) = Backtest::run(bound, threads(number), &Watch::default(), pages);
    backtest
}

#[test]
fn a_longer_window_changes_the_days_between_and_no_others_on_any_number_of_threads() {
    let policy = refund();
    let (strict, kind) =
        (support::bind(&policy, &json!({})), support::bind(&policy, &json!({ "no_reason": { "window_days": 15 } })));
    let past = past(&strict, 25);
    let same = run(&strict, 2, &past);
    assert_eq!((same.tally.total.verdicts, same.tally.total.changed, same.cases.len()), (25, 0, 0));
    let one = run(&kind, 1, &past);
    assert!(one.tally.total.changed >= 6, "{:?}", one.tally.total);
    assert_eq!(one.cases.len() as u64, one.tally.total.changed);
    assert!(one.tally.total.stakes.money > 0, "{:?}", one.tally.total);
    for day in one.cases.iter().map(|verdict| *verdict as i64 - 1) {
        assert_eq!(one.tally.days[&day].changed, 1, "day {day}");
    }
    let of_people: u64 = one.tally.people.values().map(|share| share.changed).sum();
    assert_eq!(of_people, one.tally.total.changed);
    assert_eq!(run(&kind, 2, &past), one);
    assert_eq!(run(&kind, 4, &past), one);
}

#[test]
fn what_is_erased_is_not_counted_and_a_cancelled_backtest_ends() {
    let bound = support::bind(&refund(), &json!({}));
    let mut past = past(&bound, 6);
    past[2].facts = None;
    past[4].answer = None;
    let ran = run(&bound, 1, &past);
    assert_eq!((ran.tally.total.verdicts, ran.erased), (4, 2));

    let watch = Watch::default();
    let mut pages = 0;
    let endless = || {
        pages += 1;
        if pages == 3 {
            watch.cancel();
        }
        Ok::<_, Infallible>(past.clone())
    };
    let Ok(ran) = Backtest::run(&bound, threads(1), &watch, endless);
    assert_eq!((pages, watch.done()), (3, 12));
    assert!(ran.tally.total.verdicts < 12);
}

#[test]
fn what_cannot_be_read_any_more_ends_the_backtest_with_the_reason() {
    let bound = support::bind(&refund(), &json!({}));
    let broken = Backtest::run(&bound, threads(2), &Watch::default(), || Err("the disk"));
    assert_eq!(broken, Err("the disk"));
}

#[test]
fn what_is_asked_aside_is_answered_alike_and_not_counted_among_the_work() {
    // Its own engine: the counters are the engine's.
    let engine = Engine::start(support::LIMITS, Limits::CAP).unwrap();
    let hostile = Package::read(xiaoer_artifacts::HOSTILE).unwrap();
    let policy = Arc::new(Policy::compile(&engine, &hostile).unwrap());
    let (fine, endless) =
        (support::bind(&policy, &json!({ "act": "fine" })), support::bind(&policy, &json!({ "act": "loop" })));
    let ask = |bound: &Bound| Question::Advise.put_text(bound, SITUATION).map(|answer| answer.verdict);
    let counted = || {
        let of = engine.counters().snapshot().kinds[&Kind::Reply].clone();
        (of.verdicts, of.faults.values().sum::<u64>())
    };
    assert_eq!(ask(&fine), ask(&fine.aside()));
    ask(&endless.aside()).unwrap_err();
    assert_eq!(counted(), (1, 0));
    ask(&endless).unwrap_err();
    assert_eq!(counted(), (1, 1));
}

#[test]
fn a_replay_has_the_same_bytes_and_fuel_and_says_where_it_has_not() {
    let policy = refund();
    let bound = support::bind(&policy, &json!({}));
    let late = past(&bound, 11).pop().unwrap();
    let (facts, answer) = (late.facts.unwrap(), late.answer.unwrap());
    let fuel = Question::Decide.put_text(&bound, &facts).unwrap().cost.unwrap().fuel;
    let record = Record { question: Question::Decide, facts, answer, fuel };
    let again = Replay::run(&bound, &record).unwrap();
    assert!(again.is_same(), "{again:?}");
    let kind = support::bind(&policy, &json!({ "no_reason": { "window_days": 15 } }));
    let other = Replay::run(&kind, &record).unwrap();
    assert!(!other.same_answer);
    assert!(other.changes.iter().any(|change| change.field == "decision"), "{other:?}");
}
