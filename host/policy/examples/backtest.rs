//! Prints how many verdicts a second a backtest gives again, for each factory policy.
//!
//! `cargo run --release -p xiaoer-policy --example backtest -- [threads] [verdicts]`
//!
//! Each verdict is a fresh sandbox, asked from the text of its facts and compared with the text of the answer that was
//! given, as in the box; what the box adds is the reading of its database. Once with the same settings, where every answer
//! is the same, and once with others, where many are not. "frozen": from a snapshot with the settings inside.

use serde_json::{Value, json};
use std::{convert::Infallible, error::Error, num::NonZeroUsize, sync::Arc, time::Instant};
use xiaoer_policy::{Backtest, Bound, Cache, Compiler, Engine, Limits, Package, Policy, Question, Recorded, Watch};

const SITUATION: &str = include_str!("../tests/facts/situation.json");
const REFUND_CASE: &str = include_str!("../tests/facts/refund_case.json");
const INCIDENT_CASE: &str = include_str!("../tests/facts/incident_case.json");
/// Verdicts of one page, as the box reads them.
const PAGE: usize = 1_000;
const DAY_MS: i64 = 86_400_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let threads: NonZeroUsize =
        arguments.next().map_or(Ok(NonZeroUsize::MIN.saturating_add(1)), |text| text.parse())?;
    let verdicts: usize = arguments.next().map_or(Ok(100_000), |text| text.parse())?;
    let engine = Engine::start(Limits::DEFAULT, Limits::CAP)?;
    let folder = tempfile::tempdir()?;
    let cache = Cache::open(folder.path(), [7; 32], Compiler::here())?;
    println!("{verdicts} verdicts each, {threads} threads, allocator {:?}\n", engine.allocator());
    println!(
        "{:<10} {:<9} {:>8} {:>10} {:>10} {:>12}",
        "policy", "sandbox", "input B", "changed", "seconds", "verdicts/s"
    );
    for (name, bytes, question, facts, other) in [
        ("reply", xiaoer_artifacts::REPLY, Question::Advise, SITUATION, json!({ "greeting": { "enabled": false } })),
        (
            "refund",
            xiaoer_artifacts::REFUND,
            Question::Decide,
            REFUND_CASE,
            json!({ "no_reason": { "window_days": 15 } }),
        ),
        ("penalty", xiaoer_artifacts::PENALTY, Question::Assess, INCIDENT_CASE, json!({ "scheme": "none" })),
    ] {
        let policy = Arc::new(cache.load(&engine, &Package::read(bytes)?)?.0);
        let given = bind(&policy, &json!({}))?;
        let past = past(&given, question, facts, verdicts)?;
        let other = bind(&policy, &other).or_else(|_| bind(&policy, &json!({})))?;
        for (state, bound) in [("prepared", &given), ("frozen", &given), ("frozen", &other)] {
            if state == "frozen" {
                cache.freeze(bound)?;
            }
            let input = past.first().and_then(|one| one.facts.as_ref()).map_or(0, String::len);
            print!("{name:<10} {state:<9} {input:>8}");
            time(bound, threads, &past);
        }
    }
    Ok(())
}

fn time(bound: &Bound, threads: NonZeroUsize, past: &[Recorded]) {
    let mut pages = past.chunks(PAGE);
    let start = Instant::now();
    let ran = Backtest::run(bound, threads, &Watch::default(), || {
        Ok::<_, Infallible>(pages.next().map(<[Recorded]>::to_vec).unwrap_or_default())
    });
    let took = start.elapsed().as_secs_f64();
    let Ok(ran) = ran;
    let total = ran.tally.total;
    println!(" {:>10} {took:>10.2} {:>12.0}", total.changed + total.failed, total.verdicts as f64 / took);
}

/// The same question on many days, with the answers that a version gave.
fn past(bound: &Bound, question: Question, facts: &str, verdicts: usize) -> Result<Vec<Recorded>, Box<dyn Error>> {
    let facts: Value = serde_json::from_str(facts)?;
    // A few hundred are different enough; the rest repeat them.
    let mut different = Vec::new();
    for day in 0..300_i64 {
        let mut facts = facts.clone();
        facts["now"] = json!(facts["now"].as_i64().unwrap_or_default() + day % 30 * DAY_MS);
        let facts = facts.to_string();
        let answer = question.put_text(bound, &facts)?.verdict;
        different.push((day, facts, answer));
    }
    let recorded = |(verdict, (day, facts, answer)): (usize, &(i64, String, String))| Recorded {
        verdict: verdict as u64 + 1,
        day: *day,
        buyer: Some(verdict as u64 % 1_000),
        question,
        facts: Some(facts.clone()),
        answer: Some(answer.clone()),
    };
    Ok(different.iter().cycle().take(verdicts).enumerate().map(recorded).collect())
}

fn bind(policy: &Arc<Policy>, settings: &Value) -> Result<Bound, Box<dyn Error>> {
    Ok(Bound::new(Arc::clone(policy), Arc::new(policy.check_settings(settings)?))?)
}
