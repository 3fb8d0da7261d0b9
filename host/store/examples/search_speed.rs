//! How long a search takes among many messages.
//!
//! `cargo run --release -p xiaoer-store --example search_speed -- [MESSAGES]`

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::{Counter, MORNING, random::Random, sentences::sentence};
use xiaoer_desk::{
    ids::{CustomerId, StaffId},
    time::Millis,
};
use xiaoer_store::SearchQuery;

fn main() {
    let messages: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(200_000);
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let mut random = Random::new(7);
    for message in 0..messages {
        let account = format!("b{}", message / 40 % 2_000);
        let words = if message == messages / 3 { "窗帘杆断了，要补寄".into() } else { sentence(&mut random) };
        counter.buyer_writes(&account, &words);
        counter.now = counter.now.plus(Millis(500));
        if message % 1_000 == 999 {
            counter.commit();
        }
    }
    counter.commit();
    println!("{messages} messages, {} MB", counter.reader.totals().unwrap().database_bytes / 1_000_000);
    let middle = MORNING.plus(Millis(messages as i64 * 250));
    let query = |words: &str| SearchQuery { words: words.into(), limit: 50, ..SearchQuery::default() };
    let queries = [
        ("two common characters", query("退款")),
        ("two rare characters", query("补寄")),
        ("nothing to be found", query("飞机")),
        ("a long piece", query("什么时候发货")),
        ("two words", query("连衣裙 退款")),
        ("an order's number", query("345678")),
        ("the beginning of a number", query("3456")),
        ("one common character", query("的")),
        ("one rare character", query("杆")),
        ("one buyer", SearchQuery { customer: Some(CustomerId(77)), ..query("退款") }),
        ("one person's answers", SearchQuery { staff: Some(StaffId(2)), ..query("退款") }),
        ("the older half", SearchQuery { to: Some(middle), ..query("退款") }),
        ("the newer half", SearchQuery { from: Some(middle), ..query("退款") }),
    ];
    for (name, query) in queries {
        let mut times: Vec<f64> = Vec::new();
        let mut hits = 0;
        for _ in 0..20 {
            let start = Instant::now();
            hits = counter.reader.search(&query).unwrap().len();
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!("{name:28} {hits:4} hits  {:7.2} ms median  {:7.2} ms at most", times[10], times[19]);
    }
}
