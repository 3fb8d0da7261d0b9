//! Prints what a policy call costs here, a fresh sandbox each time, and what a thousand swaps under load do.
//!
//! `cargo run --release -p xiaoer-policy --example policy_call`
//!
//! Each function is measured as a call that prepares its sandbox with the settings ("prepared") and as one that begins
//! from a snapshot with the settings inside ("frozen"), with no settings and with every setting written out.

use serde_json::{Value, json};
use std::{
    error::Error,
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};
use xiaoer_policy::{
    Bindings, Bound, Cache, Compiler, Engine, Fault, Judged, Kind, Limits, Package, Policy,
    contract::refund::RefundCase,
};

const WARM_UP: usize = 500;
const CALLS: usize = 20_000;
const SWAPS: usize = 1_000;
const SHOP: u64 = 1;

const SITUATION: &str = include_str!("../tests/facts/situation.json");
const DRAFT: &str = include_str!("../tests/facts/draft.json");
const REFUND_CASE: &str = include_str!("../tests/facts/refund_case.json");
const INCIDENT_CASE: &str = include_str!("../tests/facts/incident_case.json");
const MONTH_CASE: &str = include_str!("../tests/facts/month_case.json");
const SALE_CASE: &str = include_str!("../tests/facts/sale_case.json");

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP)?;
    println!("allocator: {:?}", engine.allocator());
    let folder = tempfile::tempdir()?;
    let cache = Cache::open(folder.path(), [7; 32], Compiler::here())?;
    println!("\n{:<10} {:>8} {:>11} {:>11} {:>11}", "package", "KiB", "compile ms", "freeze ms", "cached us");
    let reply = Shop::open(&engine, &cache, "reply", xiaoer_artifacts::REPLY)?;
    let refund = Shop::open(&engine, &cache, "refund", xiaoer_artifacts::REFUND)?;
    let penalty = Shop::open(&engine, &cache, "penalty", xiaoer_artifacts::PENALTY)?;
    println!("resident: {} MiB", resident_kib()? >> 10);

    println!(
        "\n{:<16} {:>7} {:<26} {:>9} {:>9} {:>9} {:>9}",
        "call", "input B", "settings", "fuel", "median us", "p99 us", "calls/s"
    );
    reply.time("advise", SITUATION, Bound::advise)?;
    reply.time("review-draft", DRAFT, Bound::review_draft)?;
    refund.time("decide", REFUND_CASE, Bound::decide)?;
    penalty.time("assess", INCIDENT_CASE, Bound::assess)?;
    penalty.time("close-month", MONTH_CASE, Bound::close_month)?;
    penalty.time("attribute-sale", SALE_CASE, Bound::attribute_sale)?;

    swap(&engine, &cache, &refund.frozen, &serde_json::from_str(REFUND_CASE)?)
}

/// One factory policy in four states.
struct Shop {
    prepared: Arc<Bound>,
    frozen: Arc<Bound>,
    prepared_whole: Arc<Bound>,
    frozen_whole: Arc<Bound>,
}

impl Shop {
    fn open(engine: &Engine, cache: &Cache, name: &str, bytes: &[u8]) -> Result<Self, Box<dyn Error>> {
        let start = Instant::now();
        let policy = Arc::new(cache.load(engine, &Package::read(bytes)?)?.0);
        let compiled = start.elapsed();
        let whole = defaults(policy.settings_schema());
        let (prepared, frozen) = (bind(&policy, &json!({}))?, bind(&policy, &json!({}))?);
        let (prepared_whole, frozen_whole) = (bind(&policy, &whole)?, bind(&policy, &whole)?);
        let start = Instant::now();
        cache.freeze(&frozen)?;
        let froze = start.elapsed();
        cache.freeze(&frozen_whole)?;
        let start = Instant::now();
        let again = Arc::new(cache.load(engine, &Package::read(bytes)?)?.0);
        cache.freeze(&*bind(&again, &json!({}))?)?;
        println!(
            "{name:<10} {:>8} {:>11} {:>11} {:>11}",
            bytes.len() >> 10,
            compiled.as_millis(),
            froze.as_millis(),
            start.elapsed().as_micros()
        );
        Ok(Self { prepared, frozen, prepared_whole, frozen_whole })
    }

    fn time<F, V>(
        &self,
        name: &str,
        facts: &str,
        call: impl Fn(&Bound, &F) -> Result<Judged<V>, Fault>,
    ) -> Result<(), Box<dyn Error>>
    where
        F: serde::de::DeserializeOwned + serde::Serialize,
    {
        let parsed: F = serde_json::from_str(facts)?;
        let input = serde_json::to_string(&parsed)?.len();
        for (state, bound) in [
            ("prepared", &self.prepared),
            ("frozen", &self.frozen),
            ("prepared", &self.prepared_whole),
            ("frozen", &self.frozen_whole),
        ] {
            let settings = format!("{:>6} B {state}", bound.settings().text().len());
            print!("{name:<16} {input:>7} {settings:<26}");
            time(|| call(bound, &parsed).map(|judged| judged.fuel))?;
        }
        Ok(())
    }
}

fn bind(policy: &Arc<Policy>, settings: &Value) -> Result<Arc<Bound>, Box<dyn Error>> {
    let settings = Arc::new(policy.check_settings(settings)?);
    Ok(Arc::new(Bound::new(Arc::clone(policy), settings)?))
}

/// Every setting of a schema, written out.
fn defaults(schema: &Value) -> Value {
    if let Some(value) = schema.get("default") {
        return value.clone();
    }
    let properties = schema["properties"].as_object();
    properties.into_iter().flatten().map(|(name, schema)| (name.clone(), defaults(schema))).collect()
}

fn time(call: impl Fn() -> Result<u64, Fault>) -> Result<(), Fault> {
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
    println!(" {fuel:>9} {:>9.1} {:>9.1} {rate:>9.0}", micros(CALLS / 2), micros(CALLS * 99 / 100));
    Ok(())
}

/// What of this process is in memory, KiB.
fn resident_kib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

/// Swaps two versions while two threads call without a pause.
fn swap(engine: &Engine, cache: &Cache, one: &Arc<Bound>, case: &RefundCase) -> Result<(), Box<dyn Error>> {
    // A custom section makes another package of the same policy: another digest, the same verdicts.
    let other = [xiaoer_artifacts::REFUND, &[0, 5, 4, b'n', b'o', b't', b'e']].concat();
    let other = bind(&Arc::new(Policy::compile(engine, &Package::read(&other)?)?), &json!({}))?;
    cache.freeze(&other)?;
    let versions = [other, Arc::clone(one)];
    let expected = one.decide(case)?.verdict;
    let bindings = Bindings::default();
    bindings.bind(SHOP, &versions[1]);
    let ended = AtomicBool::new(false);
    let (calls, failed, mixed) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let mut swaps = Vec::with_capacity(SWAPS);
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
            swaps.push(start.elapsed());
            while calls.load(Relaxed) == seen {
                thread::yield_now();
            }
        }
        ended.store(true, Relaxed);
    });
    swaps.sort_unstable();
    println!(
        "\n{SWAPS} swaps during {} calls: {} failed, {} mixed, median swap {:.1} us, worst {:.1} us",
        calls.into_inner(),
        failed.into_inner(),
        mixed.into_inner(),
        swaps[SWAPS / 2].as_secs_f64() * 1e6,
        swaps[SWAPS - 1].as_secs_f64() * 1e6
    );
    Ok(())
}
