//! How many buyer messages a second the store makes durable, with everything that belongs to one: events, documents,
//! message, the policy's facts and answer, verdict, search.
//!
//! `cargo run --release -p xiaoer-store --example intake_rate -- [MESSAGES] [BATCH] [FOLDER]`

#[path = "../tests/support/mod.rs"]
mod support;

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use support::{Counter, random::Random, sentences::sentence};
use xiaoer_desk::{ids::StaffId, time::Millis};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise: u64| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (messages, batch) = (number(20_000), number(200).max(1));
    let temporary = tempfile::tempdir().unwrap();
    let folder = arguments.next().map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let mut counter = Counter::new_shop(&folder);
    let mut random = Random::new(7);
    let (mut commits, mut done) = (Vec::new(), 0);
    let mut all = Duration::ZERO;
    while done < messages {
        let size = batch.min(messages - done);
        let decide = Instant::now();
        for _ in 0..size {
            // Four messages from each buyer, and always somebody new.
            let account = format!("b{}", (done / 4).saturating_sub(random.below(60)));
            counter.buyer_writes(&account, &sentence(&mut random));
            done += 1;
        }
        counter.now = counter.now.plus(Millis(size as i64));
        let batch = counter.take_batch();
        let start = Instant::now();
        counter.writer.commit(&batch).unwrap();
        commits.push(start.elapsed());
        counter.published(&batch);
        all += decide.elapsed();
        if commits.len() % 25 == 0 {
            close_some(&mut counter);
        }
    }
    let committing: Duration = commits.iter().sum();
    commits.sort_unstable();
    let at = |permille: usize| commits[(commits.len() * permille / 1_000).min(commits.len() - 1)].as_secs_f64() * 1e3;
    let totals = counter.reader.totals().unwrap();
    println!("messages            {done} in batches of {batch}");
    println!("commit alone        {:.0} messages/s", done as f64 / committing.as_secs_f64());
    println!("decide and commit   {:.0} messages/s", done as f64 / all.as_secs_f64());
    println!("a commit takes      {:.1} ms median, {:.1} ms p99, {:.1} ms at most", at(500), at(990), at(1_000));
    println!("journal             {} entries", totals.entries);
    println!("database            {:.0} bytes a message", totals.database_bytes as f64 / done as f64);
}

/// Answers the oldest conversations and lets them close, as a shop does, so that the desk does not fill up for ever.
/// Not part of what is measured.
fn close_some(counter: &mut Counter) {
    let oldest: Vec<_> = counter.deciding.conversations.keys().copied().take(800).collect();
    for conversation in oldest {
        let staff = counter.deciding.conversations[&conversation].assignee.unwrap_or(StaffId(2));
        counter.agent_writes(staff, conversation, "亲，已经为您处理好了。").unwrap();
    }
    counter.pass(Millis::minutes(31));
    counter.commit();
}
