//! Counters for `/metrics`, in Prometheus' text form. Plain atomics; nothing here names a customer or a person.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use xiaoer_desk::time::Millis;
use xiaoer_policy::{BUCKETS_MICROS, Snapshot};

/// A histogram over fixed bounds.
#[derive(Debug)]
struct Histogram<const N: usize> {
    bounds: [u64; N],
    counts: [AtomicU64; N],
    above: AtomicU64,
    sum: AtomicU64,
}

impl<const N: usize> Histogram<N> {
    const fn new(bounds: [u64; N]) -> Self {
        Self { bounds, counts: [const { AtomicU64::new(0) }; N], above: AtomicU64::new(0), sum: AtomicU64::new(0) }
    }

    fn observe(&self, value: u64) {
        let place = self.bounds.partition_point(|bound| *bound < value);
        self.counts.get(place).unwrap_or(&self.above).fetch_add(1, Relaxed);
        self.sum.fetch_add(value, Relaxed);
    }

    fn write(&self, text: &mut String, name: &str, help: &str) {
        head(text, name, help, "histogram");
        let mut total = 0;
        for (bound, count) in self.bounds.iter().zip(&self.counts) {
            total += count.load(Relaxed);
            put(text, format_args!("{name}_bucket{{le=\"{bound}\"}} {total}\n"));
        }
        total += self.above.load(Relaxed);
        put(text, format_args!("{name}_bucket{{le=\"+Inf\"}} {total}\n"));
        put(text, format_args!("{name}_sum {}\n{name}_count {total}\n", self.sum.load(Relaxed)));
    }
}

/// What the box has done since it was started.
#[derive(Debug)]
pub struct Metrics {
    intake: AtomicU64,
    duplicates: AtomicU64,
    commits: AtomicU64,
    failed_commits: AtomicU64,
    entries: AtomicU64,
    batch: Histogram<9>,
    commit_micros: Histogram<10>,
    lateness_ms: Histogram<10>,
    requests: [AtomicU64; 5],
    failed_logins: AtomicU64,
    missing_glyphs: AtomicU64,
    trials_dropped: AtomicU64,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            intake: AtomicU64::new(0),
            duplicates: AtomicU64::new(0),
            commits: AtomicU64::new(0),
            failed_commits: AtomicU64::new(0),
            entries: AtomicU64::new(0),
            batch: Histogram::new([1, 2, 5, 10, 20, 50, 100, 500, 2_000]),
            commit_micros: Histogram::new([
                500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000, 2_000_000,
            ]),
            lateness_ms: Histogram::new([0, 1, 2, 5, 10, 20, 50, 100, 1_000, 10_000]),
            requests: [const { AtomicU64::new(0) }; 5],
            failed_logins: AtomicU64::new(0),
            missing_glyphs: AtomicU64::new(0),
            trials_dropped: AtomicU64::new(0),
        }
    }
}

/// What is true at the moment of asking.
pub(crate) struct Gauges {
    pub(crate) waiting_requests: usize,
    pub(crate) waiting_buyers: u32,
    pub(crate) open_conversations: usize,
    pub(crate) open_cases: usize,
    pub(crate) open_deadlines: usize,
    pub(crate) seq: u64,
    pub(crate) followers: usize,
    pub(crate) clock_trusted: bool,
    pub(crate) stored: Option<xiaoer_store::Totals>,
}

impl Metrics {
    pub(crate) fn took_message(&self, duplicate: bool) {
        if duplicate { &self.duplicates } else { &self.intake }.fetch_add(1, Relaxed);
    }

    pub(crate) fn committed(&self, entries: usize, took: Duration, worked: bool) {
        if worked { &self.commits } else { &self.failed_commits }.fetch_add(1, Relaxed);
        if worked {
            self.entries.fetch_add(entries as u64, Relaxed);
            self.batch.observe(entries as u64);
            self.commit_micros.observe(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        }
    }

    pub(crate) fn deadline_noticed(&self, late: Millis) {
        self.lateness_ms.observe(u64::try_from(late.0).unwrap_or(0));
    }

    pub(crate) fn answered(&self, status: u16) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.requests[class].fetch_add(1, Relaxed);
    }

    pub(crate) fn trial_dropped(&self) {
        self.trials_dropped.fetch_add(1, Relaxed);
    }

    pub(crate) fn login_failed(&self) {
        self.failed_logins.fetch_add(1, Relaxed);
    }

    /// How many characters the wall had no glyph for since the start.
    pub fn set_missing_glyphs(&self, count: u64) {
        self.missing_glyphs.store(count, Relaxed);
    }

    /// Messages taken in since the start, without repetitions.
    pub fn messages_taken(&self) -> u64 {
        self.intake.load(Relaxed)
    }

    /// The deadlines noticed so far, by how late in milliseconds: bounds with their counts, then those above the last.
    pub fn lateness(&self) -> Vec<(Option<u64>, u64)> {
        let histogram = &self.lateness_ms;
        let counted = histogram.bounds.iter().zip(&histogram.counts);
        let mut all: Vec<_> = counted.map(|(bound, count)| (Some(*bound), count.load(Relaxed))).collect();
        all.push((None, histogram.above.load(Relaxed)));
        all
    }

    pub(crate) fn write(&self, gauges: &Gauges, policies: &Snapshot) -> String {
        let mut text = String::with_capacity(8 << 10);
        let t = &mut text;
        let count = |value: &AtomicU64| value.load(Relaxed);
        counter(t, "xiaoer_messages_total", "Buyers' messages taken in", count(&self.intake));
        counter(t, "xiaoer_message_repetitions_total", "Messages that were here already", count(&self.duplicates));
        counter(t, "xiaoer_commits_total", "Transactions made durable", count(&self.commits));
        counter(t, "xiaoer_failed_commits_total", "Transactions that could not be saved", count(&self.failed_commits));
        counter(t, "xiaoer_journal_entries_total", "Journal entries made durable", count(&self.entries));
        counter(t, "xiaoer_failed_logins_total", "Logins that did not work", count(&self.failed_logins));
        counter(
            t,
            "xiaoer_missing_glyphs_total",
            "Characters that the wall could not draw",
            count(&self.missing_glyphs),
        );
        counter(
            t,
            "xiaoer_trial_questions_dropped_total",
            "Questions that a policy on trial was not asked because it could not keep up",
            count(&self.trials_dropped),
        );
        head(t, "xiaoer_http_requests_total", "HTTP answers by class of status", "counter");
        for (class, value) in (1..).zip(&self.requests) {
            put(t, format_args!("xiaoer_http_requests_total{{class=\"{class}xx\"}} {}\n", count(value)));
        }
        self.batch.write(t, "xiaoer_commit_entries", "Journal entries per transaction");
        self.commit_micros.write(t, "xiaoer_commit_microseconds", "Time to make a transaction durable");
        self.lateness_ms.write(t, "xiaoer_deadline_late_milliseconds", "How late deadlines were noticed");
        gauge(t, "xiaoer_waiting_requests", "Requests that wait for the writer", gauges.waiting_requests as u64);
        gauge(t, "xiaoer_waiting_buyers", "Buyers who wait for a person", u64::from(gauges.waiting_buyers));
        gauge(t, "xiaoer_open_conversations", "Conversations not closed", gauges.open_conversations as u64);
        gauge(t, "xiaoer_open_cases", "After-sale cases not closed", gauges.open_cases as u64);
        gauge(t, "xiaoer_open_deadlines", "Deadlines that run", gauges.open_deadlines as u64);
        gauge(t, "xiaoer_journal_seq", "The journal's last number", gauges.seq);
        gauge(t, "xiaoer_event_clients", "Clients that follow the live feed", gauges.followers as u64);
        gauge(t, "xiaoer_clock_trusted", "1: the box knows that its clock is right", gauges.clock_trusted.into());
        if let Some(stored) = gauges.stored {
            gauge(t, "xiaoer_stored_messages", "Messages in the store", stored.messages);
            gauge(t, "xiaoer_stored_verdicts", "Verdicts in the store", stored.verdicts);
            gauge(t, "xiaoer_database_bytes", "Size of the database", stored.database_bytes);
            gauge(t, "xiaoer_database_log_bytes", "Size of the write-ahead log", stored.log_bytes);
        }
        policies_into(t, policies);
        text
    }
}

fn policies_into(text: &mut String, policies: &Snapshot) {
    head(text, "xiaoer_policy_verdicts_total", "Policy calls with a verdict", "counter");
    for (kind, of) in &policies.kinds {
        put(text, format_args!("xiaoer_policy_verdicts_total{{kind=\"{kind}\"}} {}\n", of.verdicts));
    }
    head(text, "xiaoer_policy_faults_total", "Policy calls without a verdict, by fault", "counter");
    for (kind, of) in &policies.kinds {
        for (fault, count) in &of.faults {
            put(text, format_args!("xiaoer_policy_faults_total{{kind=\"{kind}\",fault=\"{fault}\"}} {count}\n"));
        }
    }
    head(text, "xiaoer_policy_clamped_total", "Amounts lowered to what was paid", "counter");
    for (kind, of) in &policies.kinds {
        put(text, format_args!("xiaoer_policy_clamped_total{{kind=\"{kind}\"}} {}\n", of.clamps));
    }
    let name = "xiaoer_policy_call_microseconds";
    head(text, name, "Duration of policy calls with a verdict", "histogram");
    for (kind, of) in &policies.kinds {
        let mut total = 0;
        for (place, count) in of.durations.iter().enumerate() {
            total += count;
            match BUCKETS_MICROS.get(place) {
                Some(bound) => put(text, format_args!("{name}_bucket{{kind=\"{kind}\",le=\"{bound}\"}} {total}\n")),
                None => put(text, format_args!("{name}_bucket{{kind=\"{kind}\",le=\"+Inf\"}} {total}\n")),
            }
        }
        put(text, format_args!("{name}_sum{{kind=\"{kind}\"}} {}\n", of.micros));
        put(text, format_args!("{name}_count{{kind=\"{kind}\"}} {total}\n"));
    }
}

fn head(text: &mut String, name: &str, help: &str, kind: &str) {
    put(text, format_args!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
}

fn counter(text: &mut String, name: &str, help: &str, value: u64) {
    head(text, name, help, "counter");
    put(text, format_args!("{name} {value}\n"));
}

fn gauge(text: &mut String, name: &str, help: &str, value: u64) {
    head(text, name, help, "gauge");
    put(text, format_args!("{name} {value}\n"));
}

fn put(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing into a string does not fail.
    let _ = text.write_fmt(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_falls_into_the_first_bucket_that_holds_it_and_buckets_are_cumulative() {
        let histogram = Histogram::new([1, 10]);
        for value in [0, 1, 2, 10, 11] {
            histogram.observe(value);
        }
        let mut text = String::new();
        histogram.write(&mut text, "h", "help");
        assert!(text.contains("h_bucket{le=\"1\"} 2\nh_bucket{le=\"10\"} 4\nh_bucket{le=\"+Inf\"} 5\n"), "{text}");
        assert!(text.contains("h_sum 24\nh_count 5\n"), "{text}");
    }
}
