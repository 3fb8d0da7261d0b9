//! How long it takes from the first byte of an upload until the new version is in force, and what the box's other visitors
//! notice of it.
//!
//! `cargo run --release -p xiaoer-server --example policy_upload -- PATH-TO-XIAOER [uploads]`
//!
//! The binary is the one whose child process compiles, as in a running box. Each factory policy is uploaded as another
//! version of itself and put in force; meanwhile somebody reads the queue, again and again.

mod line;

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use xiaoer_server::{Config, FactoryPolicy, clock::BootClock, start};

use line::{Line, found};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let binary: PathBuf = arguments.next().expect("the path of the binary xiaoer").into();
    let uploads: usize = arguments.next().map_or(5, |text| text.parse().expect("uploads"));
    let factory = [
        ("reply", xiaoer_artifacts::REPLY),
        ("refund", xiaoer_artifacts::REFUND),
        ("penalty", xiaoer_artifacts::PENALTY),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let running = runtime
        .block_on(start(Config {
            folder: folder.path().to_path_buf(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock: Arc::new(BootClock::start()),
            limits: xiaoer_policy::Limits::DEFAULT,
            compiler: xiaoer_policy::Compiler::child(binary, vec!["compile-policy".into()]),
            factory: factory.map(|(_, package)| FactoryPolicy::for_every_shop(package)).to_vec(),
            console: false,
            retention: None,
            most_bytes: None,
        }))
        .expect("the box starts");
    let code = running.setup_code.clone().expect("a new folder");
    let (mut owner, headers) = found(running.address, &code);
    let reader = Reader::start(Line::open(running.address, &headers));
    thread::sleep(Duration::from_secs(3));
    reader.tell("nobody uploads");
    let mut version = 0;
    for (kind, package) in factory {
        let mut took = Vec::new();
        for upload in 0..uploads {
            // The same policy with a remark at its end: to the box another version.
            let remark = format!("{kind} {upload}");
            let mut other = package.to_vec();
            other.extend([0, remark.len() as u8 + 7, 6]);
            other.extend(b"remark");
            other.extend(remark.as_bytes());
            let asked = Instant::now();
            let (status, answer) = owner.send("POST", "/api/v1/policies", "application/wasm", &other);
            assert_eq!(status, 201, "{answer}");
            let uploaded = asked.elapsed();
            let place = format!("/api/v1/shops/1/bindings/{kind}");
            version = if upload == 0 { 1 } else { version };
            let body = json!({ "policy": answer["digest"], "settings": {}, "expected_version": version });
            let (status, answer) = owner.ask("PUT", &place, &body);
            assert_eq!(status, 200, "{answer}");
            version = answer["version"].as_u64().expect("a version");
            took.push((asked.elapsed(), uploaded));
        }
        took.sort_unstable();
        let (whole, uploaded) = took[took.len() / 2];
        println!(
            "{kind}: {} bytes, upload to active {:.0} ms (median of {uploads}; {:.0} ms of it until installed), slowest {:.0} ms",
            package.len(),
            millis(whole),
            millis(uploaded),
            millis(took[took.len() - 1].0),
        );
    }
    reader.tell("during the uploads");
    reader.stop();
    runtime.block_on(running.stop());
}

/// Somebody who reads the queue a hundred times a second.
struct Reader {
    waits: Arc<Mutex<Vec<Duration>>>,
    over: Arc<AtomicBool>,
    thread: thread::JoinHandle<()>,
}

impl Reader {
    fn start(mut line: Line) -> Self {
        let waits: Arc<Mutex<Vec<Duration>>> = Arc::default();
        let over: Arc<AtomicBool> = Arc::default();
        let (seen, stop) = (Arc::clone(&waits), Arc::clone(&over));
        let thread = thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                let asked = Instant::now();
                let (status, answer) = line.send("GET", "/api/v1/queue", "application/json", b"");
                assert_eq!(status, 200, "{answer}");
                seen.lock().expect("nobody panicked").push(asked.elapsed());
                thread::sleep(Duration::from_millis(10));
            }
        });
        Self { waits, over, thread }
    }

    /// Ends before the box does.
    fn stop(self) {
        self.over.store(true, Ordering::Relaxed);
        self.thread.join().expect("the reader was answered every time");
    }

    /// What was seen since the last time.
    fn tell(&self, when: &str) {
        let mut waits = std::mem::take(&mut *self.waits.lock().expect("nobody panicked"));
        waits.sort_unstable();
        let at = |share: f64| millis(waits[((waits.len() - 1) as f64 * share) as usize]);
        println!(
            "the queue is read, {when}: p50 {:.1} ms, p99 {:.1} ms, slowest {:.1} ms ({} reads)",
            at(0.5),
            at(0.99),
            at(1.0),
            waits.len()
        );
    }
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
