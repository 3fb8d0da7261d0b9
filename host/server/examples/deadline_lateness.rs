//! How late the box notices its deadlines with 100,000 of them open.
//!
//! `cargo run --release -p xiaoer-server --example deadline_lateness -- [conversations] [watched]`
//!
//! Fills the desk's own documents with that many waiting conversations whose next deadline is hours away, starts the box,
//! and lets some buyers write who fall due within the minute. The figure is the box's own histogram of `/metrics`.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::Arc,
    thread,
    time::{Duration, Instant as Stopwatch},
};

use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Advice, Content, Intake},
    desk::Desk,
    event::Entry,
    ids::{CustomerId, ShopId},
    shop::{Conventions, Language, Platform, ShopCommand, Targets},
    time::{Instant, Millis},
};
use xiaoer_server::{
    Config,
    clock::{BootClock, Clock},
    start,
};
use xiaoer_store::{Batch, NewText};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let open: u64 = arguments.next().map_or(100_000, |text| text.parse().expect("conversations"));
    let watched: u64 = arguments.next().map_or(1_000, |text| text.parse().expect("watched"));
    let folder = tempfile::tempdir().expect("a folder");
    let clock = BootClock::start();
    // The desk is written as of a minute before this, so that the first greeting is missed at this very moment.
    let first_due = clock.now().plus(Millis(FILLING.as_millis() as i64));
    let filling = Stopwatch::now();
    fill(folder.path(), open, watched, first_due);
    println!("filled with {open} open deadlines in {:.1} s", filling.elapsed().as_secs_f64());
    assert!(filling.elapsed() < FILLING, "filling took longer than planned: the figures would be wrong");

    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let running = runtime
        .block_on(start(Config {
            folder: folder.path().to_path_buf(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock: Arc::new(clock),
            limits: xiaoer_policy::Limits::DEFAULT,
            compiler: xiaoer_policy::Compiler::here(),
            factory: Vec::new(),
            console: false,
            retention: None,
            most_bytes: None,
        }))
        .expect("the box starts");
    let waited = Stopwatch::now();
    let noticed =
        |running: &xiaoer_server::Running| -> u64 { running.metrics.lateness().iter().map(|(_, count)| count).sum() };
    while noticed(&running) < watched {
        assert!(waited.elapsed() < Duration::from_mins(10), "the deadlines were not noticed");
        thread::sleep(Duration::from_millis(200));
    }
    let counted = running.metrics.lateness();
    let total: u64 = counted.iter().map(|(_, count)| count).sum();
    let mut so_far = 0;
    for (bound, count) in counted {
        so_far += count;
        let share = so_far as f64 * 100.0 / total as f64;
        match bound {
            Some(bound) => println!("at most {bound:>5} ms late: {share:6.2} %"),
            None => println!("later than that:       {:6.2} %", 100.0 - (so_far - count) as f64 * 100.0 / total as f64),
        }
    }
    runtime.block_on(running.stop());
}

/// How long filling may take before the first deadline.
const FILLING: Duration = Duration::from_mins(2);

/// Writes a desk with that many conversations, `watched` of which fall due one after the other, 20 ms apart.
fn fill(folder: &std::path::Path, open: u64, watched: u64, first_due: Instant) {
    let (mut writer, _) = xiaoer_store::open(folder).expect("an empty folder");
    let mut desk = Desk::default();
    let mut batch = Batch::default();
    let now = Instant(first_due.0 - 60_000);
    // Only the greeting differs: five hours for those who only wait, a minute for those who are watched.
    for (name, greeting_ms) in [("远", Millis::hours(5)), ("近", Millis::seconds(60))] {
        let targets = Targets {
            greeting_ms,
            late_ms: Millis::hours(6),
            alert_ms: Millis::hours(8),
            unanswered_ms: Millis::hours(9),
            unanswered_block_ms: Millis::hours(12),
            ..Targets::default()
        };
        let opening = ShopCommand::Open {
            name: name.into(),
            platform: Platform::Other,
            language: Language::ZhCn,
            targets,
            conventions: Conventions::default(),
        };
        carry_out(&mut desk, &mut batch, &Command::Shop(opening), now);
    }
    for number in 1..=open {
        let is_watched = number > open - watched;
        let (shop, at) = if is_watched {
            (ShopId(2), Instant(now.0 + (number - (open - watched)) as i64 * 20))
        } else {
            (ShopId(1), now)
        };
        let text = NewText::new([0; 16], format!("第 {number} 位"), Some(CustomerId(number)), at);
        let intake = Intake {
            shop,
            customer: CustomerId(number),
            content: Content::Text,
            text: text.digest,
            goods: None,
            advice: Advice::default(),
        };
        batch.texts.push(text);
        carry_out(&mut desk, &mut batch, &Command::Intake(Box::new(intake)), at);
        if batch.entries.len() > 3_000 || number == open {
            let nouns: std::collections::BTreeSet<_> =
                batch.entries.iter().flat_map(|entry| desk.touched(&entry.event)).collect();
            batch.documents = nouns.into_iter().map(|noun| (noun, desk.document(noun))).collect::<BTreeMap<_, _>>();
            writer.commit(&batch).expect("saved");
            desk.retire();
            batch = Batch::default();
        }
    }
    assert_eq!(desk.open_deadlines() as u64, open);
}

fn carry_out(desk: &mut Desk, batch: &mut Batch, command: &Command, at: Instant) {
    let events = desk.decide(Actor::Desk, command, at).expect("the desk takes it");
    for event in events {
        let entry = Entry { at, by: Actor::Desk, event };
        desk.apply(&entry);
        batch.entries.push(entry);
    }
}
