//! Killed at any moment, the box has everything it acknowledged, and needs no repair.

mod support;

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use support::{Counter, random::Random, sentences::sentence};
use xiaoer_desk::{ids::StaffId, time::Millis};
use xiaoer_store::check;

const FOLDER: &str = "XIAOER_TEST_FOLDER";
const CUTS: u64 = 24;

/// Runs in a process of its own: commits for ever and prints each number once it is acknowledged.
#[test]
#[ignore = "the process that the other test kills; does nothing by itself"]
fn box_at_work() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut counter = Counter::open(Path::new(&folder));
    let mut random = Random::new(counter.writer.last_seq());
    let mut out = std::io::stdout().lock();
    loop {
        for _ in 0..=random.below(12) {
            let (conversation, ..) = counter.buyer_writes(&format!("b{}", random.below(40)), &sentence(&mut random));
            if random.below(2) == 0 {
                drop(counter.agent_writes(StaffId(2), conversation, "亲，稍等，这就为您查。"));
            }
        }
        counter.pass(Millis(random.below(90_000) as i64));
        let committed = counter.commit();
        writeln!(out, "acknowledged {}", committed.last_seq).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes() {
    let folder = tempfile::tempdir().unwrap();
    drop(Counter::new_shop(folder.path()));
    let mut random = Random::new(20_261_121);
    let mut before = 0;
    for cut in 0..CUTS {
        let mut worker = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "box_at_work", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(worker.stdout.take().unwrap()).lines();
        let acknowledged = |line: std::io::Result<String>| {
            line.ok().and_then(|line| line.strip_prefix("acknowledged ").and_then(|seq| seq.parse::<u64>().ok()))
        };
        let mut last = 0;
        for seq in lines.by_ref().filter_map(acknowledged).take(1 + random.below(9) as usize) {
            last = seq;
        }
        // The cut falls somewhere in the work on the next batch: how far it got differs from run to run.
        std::hint::black_box((0..random.below(2_000_000)).fold(0_u64, |sum, n| sum.wrapping_mul(31).wrapping_add(n)));
        worker.kill().unwrap();
        worker.wait().unwrap();
        last = lines.filter_map(acknowledged).fold(last, u64::max);
        assert!(last > before, "cut {cut}: the box did some work");

        let (writer, reader) = xiaoer_store::open(folder.path()).unwrap();
        assert!(writer.last_seq() >= last, "cut {cut}: {last} was acknowledged, {} is there", writer.last_seq());
        assert_eq!(reader.last_seq().unwrap(), writer.last_seq());
        before = writer.last_seq();
        drop((writer, reader));
        let report = check(folder.path()).unwrap();
        assert!(report.is_clean(), "cut {cut}: {report}");
    }
}
