//! One rule, one input, fresh state for every call, on each engine; each in a process of its own, so that its memory is its own.
//!
//! `cargo run --release`; see `Cargo.toml`.

mod engines;

use std::{
    env,
    error::Error,
    fs,
    process::Command,
    time::{Duration, Instant},
};

/// The facts: a refund case in the contract's JSON form.
pub const CASE: &str = include_str!("../case.json");

const WARM_UP: usize = 200;

/// One call with fresh state: facts in, the verdict's JSON out.
pub type Call = Box<dyn FnMut() -> Result<String, Box<dyn Error>>>;

fn main() -> Result<(), Box<dyn Error>> {
    match env::args().nth(1) {
        Some(name) => measure(&name),
        None => table(),
    }
}

/// Every engine, one after the other.
fn table() -> Result<(), Box<dyn Error>> {
    let load = fs::read_to_string("/proc/loadavg")?;
    let bytes = serde_json::from_str::<serde_json::Value>(CASE)?.to_string().len();
    println!("input {bytes} bytes of JSON; load average at the start {}", load.trim_end());
    println!("{:<44} {:>10} {:>10} {:>10} {:>12}", "engine", "median us", "p99 us", "calls/s", "resident KiB");
    for name in engines::NAMES {
        let ran = Command::new(env::current_exe()?).arg(name).output()?;
        if !ran.status.success() {
            return Err(format!("{name}: {}", String::from_utf8_lossy(&ran.stderr)).into());
        }
        print!("{}", String::from_utf8_lossy(&ran.stdout));
    }
    println!("load average at the end {}", fs::read_to_string("/proc/loadavg")?.trim_end());
    Ok(())
}

fn measure(name: &str) -> Result<(), Box<dyn Error>> {
    let mut call = engines::open(name)?;
    let calls = env::var("CALLS").ok().and_then(|calls| calls.parse().ok()).unwrap_or(5_000_usize).max(100);
    let first = call()?;
    expect_the_rule(&first)?;
    for _ in 0..WARM_UP {
        call()?;
    }
    let mut took = Vec::with_capacity(calls);
    for _ in 0..calls {
        let start = Instant::now();
        let said = call()?;
        took.push(start.elapsed());
        if said != first {
            return Err(format!("not the same twice: {said}").into());
        }
    }
    took.sort_unstable();
    let micros = |at: usize| took[at].as_secs_f64() * 1e6;
    let rate = calls as f64 / took.iter().sum::<Duration>().as_secs_f64();
    let (median, p99) = (micros(calls / 2), micros(calls * 99 / 100));
    println!("{name:<44} {median:>10.1} {p99:>10.1} {rate:>10.0} {:>12}", resident_kib()?);
    Ok(())
}

/// Every engine carries out the same rule, or the comparison means nothing.
fn expect_the_rule(said: &str) -> Result<(), Box<dyn Error>> {
    let facts = serde_json::from_str(CASE)?;
    let expected = xiaoer_peers_rule::decide(&facts);
    let said: serde_json::Value = serde_json::from_str(said)?;
    let amount = said["amount"].as_i64().or_else(|| said["amount_max"].as_i64());
    let rule = said["rule"].as_str().or_else(|| said["reasons"][0]["rule"].as_str());
    let text = said["text"].as_str().or_else(|| said["reasons"][0]["text"].as_str());
    let same = said["decision"] == expected.decision.as_str()
        && amount == Some(expected.amount)
        && (rule, text) == (Some(&expected.rule), Some(&expected.text));
    if same { Ok(()) } else { Err(format!("another verdict than {expected:?}: {said}").into()) }
}

/// What of this process is in memory.
fn resident_kib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
