//! What the policies did since the engine started, for `/metrics`: plain atomics, read as a snapshot.

use crate::{fault::Fault, kind::Kind};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

/// Upper bounds of the duration histogram's buckets, microseconds. They begin where a small policy ends: whole
/// milliseconds would show nothing.
pub const BUCKETS_MICROS: [u64; 14] =
    [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

const BUCKETS: usize = BUCKETS_MICROS.len() + 1;
const FAULTS: usize = Fault::LABELS.len();

/// Counters for each kind of policy. Calls of the settings check are not counted: they are not work for customers.
#[derive(Debug, Default)]
pub struct Counters([OfKind; Kind::ALL.len()]);

#[derive(Debug, Default)]
struct OfKind {
    verdicts: AtomicU64,
    faults: [AtomicU64; FAULTS],
    durations: [AtomicU64; BUCKETS],
    micros: AtomicU64,
    fuel: AtomicU64,
    clamps: AtomicU64,
}

/// The counters at one moment. Monotonic since the engine started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    /// One entry per kind.
    pub kinds: BTreeMap<Kind, KindCounters>,
}

/// The counters of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindCounters {
    /// Calls that gave a verdict.
    pub verdicts: u64,
    /// Calls that did not, by [`Fault::label`]; every label is there.
    pub faults: BTreeMap<&'static str, u64>,
    /// Calls with a verdict, by duration: one count per bound of [`BUCKETS_MICROS`], then those above the last. Not cumulative.
    pub durations: Vec<u64>,
    /// Duration of all calls with a verdict, microseconds.
    pub micros: u64,
    /// Fuel of all calls with a verdict.
    pub fuel: u64,
    /// Amounts that the box lowered to what was paid.
    pub clamps: u64,
}

impl Counters {
    pub(crate) fn verdict(&self, kind: Kind, micros: u64, fuel: u64, clamps: usize) {
        let of = &self.0[kind.index()];
        of.verdicts.fetch_add(1, Relaxed);
        of.durations[BUCKETS_MICROS.partition_point(|bound| *bound < micros)].fetch_add(1, Relaxed);
        of.micros.fetch_add(micros, Relaxed);
        of.fuel.fetch_add(fuel, Relaxed);
        of.clamps.fetch_add(clamps as u64, Relaxed);
    }

    pub(crate) fn fault(&self, kind: Kind, fault: &Fault) {
        self.0[kind.index()].faults[fault.index()].fetch_add(1, Relaxed);
    }

    /// The counters now.
    pub fn snapshot(&self) -> Snapshot {
        let kinds = Kind::ALL.map(|kind| (kind, self.0[kind.index()].snapshot()));
        Snapshot { kinds: kinds.into() }
    }
}

impl OfKind {
    fn snapshot(&self) -> KindCounters {
        let load = |counter: &AtomicU64| counter.load(Relaxed);
        KindCounters {
            verdicts: load(&self.verdicts),
            faults: Fault::LABELS.into_iter().zip(self.faults.iter().map(load)).collect(),
            durations: self.durations.iter().map(load).collect(),
            micros: load(&self.micros),
            fuel: load(&self.fuel),
            clamps: load(&self.clamps),
        }
    }
}
