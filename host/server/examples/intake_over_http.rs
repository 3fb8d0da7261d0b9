//! How many messages a second the box acknowledges over HTTP, each durable before its answer, and how long the slowest wait.
//!
//! `cargo run --release -p xiaoer-server --example intake_over_http -- [seconds] [connections] [folder]`
//!
//! First for twice as long at 500 a second, in which the box compiles its policies with their settings inside, as it
//! does in the first minute of a shop's first day; then with all connections as fast as they can, then at 500 a second.
//! The reply policy looks at every message.

mod line;

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use xiaoer_server::{Config, FactoryPolicy, clock::BootClock, start};

use line::{Line, found};

/// What the box must reach at a calm pace (design: p99 at most 20 ms at 500/s).
const CALM: u64 = 500;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds: u64 = arguments.next().map_or(10, |text| text.parse().expect("seconds"));
    let connections: u64 = arguments.next().map_or(64, |text| text.parse().expect("connections"));
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = arguments.next().map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let running = runtime
        .block_on(start(Config {
            folder,
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock: Arc::new(BootClock::start()),
            limits: xiaoer_policy::Limits::DEFAULT,
            compiler: xiaoer_policy::Compiler::here(),
            factory: [xiaoer_artifacts::REPLY, xiaoer_artifacts::REFUND, xiaoer_artifacts::PENALTY]
                .map(FactoryPolicy::for_every_shop)
                .to_vec(),
            console: false,
            retention: None,
            most_bytes: None,
        }))
        .expect("the box starts");
    let (address, code) = (running.address, running.setup_code.clone().expect("a new folder"));
    let (mut owner, _) = found(address, &code);
    let (status, answer) = owner.ask("POST", "/api/v1/tokens", &json!({ "name": "测量", "scope": "connector" }));
    assert_eq!(status, 201, "{answer}");
    let token = Arc::new(answer["token"].as_str().expect("a token").to_owned());
    let span = Duration::from_secs(seconds);
    measure("settling in", address, &token, connections.min(32), span * 2, Some(CALM));
    measure("as fast as it goes", address, &token, connections, span, None);
    measure("at 500 a second", address, &token, connections.min(32), span, Some(CALM));
    runtime.block_on(running.stop());
}

fn measure(name: &str, address: SocketAddr, token: &Arc<String>, connections: u64, span: Duration, pace: Option<u64>) {
    static RUN: AtomicU64 = AtomicU64::new(0);
    let run = RUN.fetch_add(1, Ordering::Relaxed);
    let over = Arc::new(AtomicBool::new(false));
    let started = Instant::now();
    let senders: Vec<_> = (0..connections)
        .map(|sender| {
            let (over, token) = (Arc::clone(&over), Arc::clone(token));
            thread::spawn(move || {
                let mut line = Line::open(address, &format!("Authorization: Bearer {token}\r\n"));
                let mut waits = Vec::new();
                let pause = pace.map(|pace| Duration::from_secs_f64(connections as f64 / pace as f64));
                let mut next = Instant::now()
                    + pause.map_or(Duration::ZERO, |pause| pause.mul_f64(sender as f64 / connections as f64));
                for number in 0_u64.. {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    if let Some(pause) = pause {
                        thread::sleep(next.saturating_duration_since(Instant::now()));
                        next += pause;
                    }
                    let body = json!({
                        "shop": 1, "channel": "measure", "external_id": format!("{run}-{sender}-{number}"),
                        "buyer": { "account": format!("{run}-{sender}-{}", number / 4) },
                        "text": "你好，这件连衣裙170的身高120斤穿什么码？有现货吗，今天能发货吗",
                    });
                    let asked = Instant::now();
                    let (status, answer) = line.ask("POST", "/api/v1/messages", &body);
                    assert_eq!(status, 201, "{answer}");
                    waits.push(asked.elapsed());
                }
                waits
            })
        })
        .collect();
    thread::sleep(span);
    over.store(true, Ordering::Relaxed);
    let mut waits: Vec<_> = senders.into_iter().flat_map(|sender| sender.join().expect("a sender")).collect();
    let took = started.elapsed();
    waits.sort_unstable();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    println!(
        "{name}: {:.0} acknowledged/s over {connections} connections in {:.1} s; p50 {:.1} ms, p99 {:.1} ms, slowest {:.1} ms",
        waits.len() as f64 / took.as_secs_f64(),
        took.as_secs_f64(),
        at(0.5),
        at(0.99),
        at(1.0),
    );
}
