//! Prints what a policy call costs here, a fresh sandbox each time, and what a thousand swaps under load do.
//!
//! `cargo run --release -p xiaoer-policy --example policy_call`

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};
use xiaoer_policy::{Bindings, Bound, Engine, Fault, Kind, Limits, Package, Policy, contract::refund::RefundCase};

const WARM_UP: usize = 500;
const CALLS: usize = 20_000;
const SWAPS: usize = 1_000;
const SHOP: u64 = 1;

const SITUATION: &str = include_str!("../tests/facts/situation.json");
const DRAFT: &str = include_str!("../tests/facts/draft.json");
const REFUND_CASE: &str = include_str!("../tests/facts/refund_case.json");
const INCIDENT_CASE: &str = include_str!("../tests/facts/incident_case.json");

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP)?;
    println!("allocator: {:?}", engine.allocator());
    let reply = load(&engine, "reply", xiaoer_artifacts::REPLY)?;
    let refund = load(&engine, "refund", xiaoer_artifacts::REFUND)?;
    let penalty = load(&engine, "penalty", xiaoer_artifacts::PENALTY)?;

    println!(
        "\n{:<22} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "call", "input B", "fuel", "median us", "p99 us", "calls/s"
    );
    let situation = serde_json::from_str(SITUATION)?;
    time("reply advise", SITUATION, || reply.advise(&situation).map(|judged| judged.fuel))?;
    let draft = serde_json::from_str(DRAFT)?;
    time("reply review-draft", DRAFT, || reply.review_draft(&draft).map(|judged| judged.fuel))?;
    let case: RefundCase = serde_json::from_str(REFUND_CASE)?;
    time("refund decide", REFUND_CASE, || refund.decide(&case).map(|judged| judged.fuel))?;
    let incident = serde_json::from_str(INCIDENT_CASE)?;
    time("penalty assess", INCIDENT_CASE, || penalty.assess(&incident).map(|judged| judged.fuel))?;

    swap(&engine, &refund, &case)
}

/// Reads, compiles and binds a package to its default settings, and says how long the compiler took.
fn load(engine: &Engine, name: &str, bytes: &[u8]) -> Result<Arc<Bound>, Box<dyn Error>> {
    let start = Instant::now();
    let policy = Arc::new(Policy::compile(engine, &Package::read(bytes)?)?);
    let compiled = start.elapsed();
    let settings = Arc::new(policy.check_settings(&serde_json::json!({}))?);
    println!("{name}: {} KiB, read and compiled in {} ms", bytes.len() >> 10, compiled.as_millis());
    Ok(Arc::new(Bound::new(policy, settings)?))
}

fn time(name: &str, facts: &str, call: impl Fn() -> Result<u64, Fault>) -> Result<(), Fault> {
    // The facts files are laid out for people; what counts is the compact form.
    let input = facts.split_ascii_whitespace().map(str::len).sum::<usize>();
    for _ in 0..WARM_UP {
        call()?;
    }
    let mut fuel = 0;
    let mut took = Vec::with_capacity(CALLS);
    for _ in 0..CALLS {
        let start = Instant::now();
        fuel = call()?;
        took.push(start.elapsed());
    }
    took.sort_unstable();
    let micros = |at: usize| took[at].as_secs_f64() * 1e6;
    let rate = CALLS as f64 / took.iter().sum::<Duration>().as_secs_f64();
    println!(
        "{name:<22} {input:>10} {fuel:>10} {:>10.1} {:>10.1} {rate:>10.0}",
        micros(CALLS / 2),
        micros(CALLS * 99 / 100)
    );
    Ok(())
}

/// Swaps two versions while two threads call without a pause.
fn swap(engine: &Engine, one: &Arc<Bound>, case: &RefundCase) -> Result<(), Box<dyn Error>> {
    // A custom section makes another package of the same policy: another digest, the same verdicts.
    let other = [xiaoer_artifacts::REFUND, &[0, 5, 4, b'n', b'o', b't', b'e']].concat();
    let versions = [load(engine, "refund, second version", &other)?, Arc::clone(one)];
    let expected = one.decide(case)?.verdict;
    let bindings = Bindings::default();
    bindings.bind(SHOP, &versions[1]);
    let ended = AtomicBool::new(false);
    let (calls, failed, mixed) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let mut worst = Duration::ZERO;
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !ended.load(Relaxed) {
                    let bound = bindings.get(SHOP, Kind::Refund);
                    match bound.as_ref().map(|bound| (bound.policy().digest(), bound.decide(case))) {
                        Some((digest, Ok(judged))) => {
                            let whole = judged.policy_digest == digest && judged.verdict == expected;
                            mixed.fetch_add(u64::from(!whole), Relaxed);
                        }
                        Some((_, Err(_))) | None => {
                            failed.fetch_add(1, Relaxed);
                        }
                    }
                    calls.fetch_add(1, Relaxed);
                }
            });
        }
        for number in 0..SWAPS {
            let seen = calls.load(Relaxed);
            let start = Instant::now();
            bindings.bind(SHOP, &versions[number % 2]);
            worst = worst.max(start.elapsed());
            while calls.load(Relaxed) == seen {
                thread::yield_now();
            }
        }
        ended.store(true, Relaxed);
    });
    println!(
        "\n{SWAPS} swaps during {} calls: {} failed, {} mixed, worst swap {:.1} us",
        calls.into_inner(),
        failed.into_inner(),
        mixed.into_inner(),
        worst.as_secs_f64() * 1e6
    );
    Ok(())
}
