//! The engine: wasmtime, configured once for every policy of the box.
//!
//! No WASI, no clock, no randomness, no threads, floating point made canonical: what a policy can see is its settings
//! and its facts. Every call gets fuel (the limit) and a deadline (the backstop).

use crate::{
    counters::Counters,
    limits::{Limits, MEMORY_CEILING, STACK_BYTES},
    sandbox::{self, Guest},
    ticker::{Running, Ticker},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{
    hash::{Hash as _, Hasher},
    sync::Arc,
};
use wasmtime::{
    Config, Enabled, InstanceAllocationStrategy, ModuleVersionStrategy, PoolingAllocationConfig, WasmBacktraceDetails,
    component::Linker,
};

/// The exact version of the engine, as pinned in the workspace. wasmtime by itself accepts compiled code of any patch
/// of the same major version, so code made by a compiler with a known defect would outlive the update that mends it.
const WASMTIME: &str = "48.0.8";

/// Sandboxes that can exist at once: more than any pool of policy threads needs. 32 slots of 4 GiB are 129 GiB of
/// addresses, which a kernel with 39-bit addresses (Raspberry Pi 4) can still reserve; the engine's default of 1000 is not.
const SLOTS: u32 = 32;
/// Core modules of one policy: its own, and the shims that the component encoding adds.
pub(crate) const CORE_INSTANCES: u32 = 8;
pub(crate) const MEMORIES: u32 = 2;
pub(crate) const TABLES: u32 = 4;
/// Entries in all tables of one policy: its indirect functions.
pub(crate) const TABLE_ELEMENTS: usize = 20_000;

/// How the engine gives memory to sandboxes: the first of three ways that this machine allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allocator {
    /// A pool of 4 GiB reservations: no bounds checks in compiled code.
    Pool {
        /// Freed pages are found by `PAGEMAP_SCAN` (Linux 6.7 and later) rather than cleared.
        pagemap_scan: bool,
    },
    /// A pool of small reservations, for a machine with little address space: bounds checks, a slower policy.
    SmallPool {
        /// As above.
        pagemap_scan: bool,
    },
    /// No pool: each sandbox asks the kernel. The slowest.
    OnDemand,
}

/// The engine could not be started on this machine.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// Every way of giving memory to sandboxes failed; the last one's reason.
    #[error("the policy engine cannot start on this machine: {0}. Raise the address-space limit (ulimit -v, LimitAS).")]
    Allocator(String),
    /// The thread for deadlines could not be started.
    #[error("the policy engine's clock thread cannot start: {0}")]
    Ticker(#[from] std::io::Error),
    /// The contract's import could not be defined.
    #[error("the policy contract cannot be linked: {0}")]
    Linker(String),
}

/// The engine, shared by every policy. Cloning is cheap.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    // Dropped before the engine, whose going away ends its thread.
    ticker: Ticker,
    linker: Linker<Guest>,
    wasmtime: wasmtime::Engine,
    allocator: Allocator,
    compatibility: String,
    limits: Limits,
    cap: Limits,
    counters: Counters,
}

impl Engine {
    /// Starts the engine. `limits` are the box's defaults; `cap` is the most that a package may ask for. Neither
    /// exceeds [`Limits::CAP`], whatever is given.
    pub fn start(limits: Limits, cap: Limits) -> Result<Self, EngineError> {
        let (wasmtime, allocator) = probe()?;
        Self::around(wasmtime, allocator, limits, cap)
    }

    /// As [`Engine::start`], giving memory in a way that was chosen before: its compiled code fits the engine that chose it.
    pub(crate) fn with(allocator: Allocator, limits: Limits, cap: Limits) -> Result<Self, EngineError> {
        let wasmtime = configured(allocator)
            .and_then(|config| wasmtime::Engine::new(&config))
            .map_err(|error| EngineError::Allocator(format!("{error:#}")))?;
        Self::around(wasmtime, allocator, limits, cap)
    }

    fn around(
        wasmtime: wasmtime::Engine,
        allocator: Allocator,
        limits: Limits,
        cap: Limits,
    ) -> Result<Self, EngineError> {
        let linker = sandbox::linker(&wasmtime).map_err(|error| EngineError::Linker(format!("{error:#}")))?;
        let ticker = Ticker::start(wasmtime.weak())?;
        let compatibility = compatibility(&wasmtime);
        let cap = cap.within(Limits::CAP);
        Ok(Self(Arc::new(Inner {
            ticker,
            linker,
            wasmtime,
            allocator,
            compatibility,
            limits: limits.within(cap),
            cap,
            counters: Counters::default(),
        })))
    }

    /// What was chosen on this machine.
    pub fn allocator(&self) -> Allocator {
        self.0.allocator
    }

    /// The box's defaults for a policy.
    pub fn limits(&self) -> Limits {
        self.0.limits
    }

    /// The most that a package may ask for.
    pub fn cap(&self) -> Limits {
        self.0.cap
    }

    /// What the policies did so far.
    pub fn counters(&self) -> &Counters {
        &self.0.counters
    }

    /// Names everything that compiled code depends on: the engine's full version, its configuration and the processor.
    pub fn compatibility(&self) -> &str {
        &self.0.compatibility
    }

    pub(crate) fn wasmtime(&self) -> &wasmtime::Engine {
        &self.0.wasmtime
    }

    pub(crate) fn linker(&self) -> &Linker<Guest> {
        &self.0.linker
    }

    pub(crate) fn enter(&self) -> Running<'_> {
        self.0.ticker.enter()
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("allocator", &self.0.allocator)
            .field("compatibility", &self.0.compatibility)
            .field("limits", &self.0.limits)
            .finish_non_exhaustive()
    }
}

/// Starts the engine in the first of the three ways that works here.
fn probe() -> Result<(wasmtime::Engine, Allocator), EngineError> {
    let pagemap_scan = PoolingAllocationConfig::is_pagemap_scan_available();
    let mut last = String::new();
    for allocator in [Allocator::Pool { pagemap_scan }, Allocator::SmallPool { pagemap_scan }, Allocator::OnDemand] {
        match configured(allocator).and_then(|config| wasmtime::Engine::new(&config)) {
            Ok(engine) => return Ok((engine, allocator)),
            Err(error) => {
                last = format!("{error:#}");
                tracing::warn!(?allocator, reason = %last, "policy engine: this allocator does not start here");
            }
        }
    }
    Err(EngineError::Allocator(last))
}

fn configured(allocator: Allocator) -> wasmtime::Result<Config> {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .epoch_interruption(true)
        .cranelift_nan_canonicalization(true)
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        .wasm_multi_memory(false)
        .max_wasm_stack(STACK_BYTES)
        // Registering unwind tables grows with the number of policies; the engine's own backtraces do not need them.
        .native_unwind_info(false)
        .wasm_backtrace_details(WasmBacktraceDetails::Enable)
        .memory_init_cow(true)
        .module_version(ModuleVersionStrategy::Custom(format!("{WASMTIME}-xiaoer-{}", env!("CARGO_PKG_VERSION"))))?;
    match allocator {
        Allocator::Pool { pagemap_scan } => {
            config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool(pagemap_scan)));
        }
        Allocator::SmallPool { pagemap_scan } => {
            config
                .memory_reservation(MEMORY_CEILING)
                .memory_guard_size(64 << 10)
                .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(pagemap_scan)));
        }
        Allocator::OnDemand => {
            config
                .memory_reservation(1 << 20)
                .memory_reservation_for_growth(1 << 20)
                .memory_guard_size(64 << 10)
                .allocation_strategy(InstanceAllocationStrategy::OnDemand);
        }
    }
    Ok(config)
}

fn pool(pagemap_scan: bool) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(SLOTS)
        .total_core_instances(SLOTS * CORE_INSTANCES)
        .total_memories(SLOTS)
        .total_tables(SLOTS * 2)
        .max_core_instances_per_component(CORE_INSTANCES)
        .max_memories_per_component(MEMORIES)
        .max_tables_per_component(TABLES)
        .max_memory_size(MEMORY_CEILING as usize)
        .table_elements(TABLE_ELEMENTS)
        .max_unused_warm_slots(8)
        // A policy's tables are smaller than a page: clearing them costs less than giving them back.
        .table_keep_resident(16 << 10)
        .pagemap_scan(Enabled::Auto)
        // Pages that a call touched are cleared rather than given back. With PAGEMAP_SCAN only the touched ones are
        // visited, so a generous figure is cheap; without it the whole figure is cleared at every call.
        .linear_memory_keep_resident(if pagemap_scan { 1 << 20 } else { 16 << 10 });
    pool
}

fn compatibility(engine: &wasmtime::Engine) -> String {
    struct Feed(Sha256);
    impl Hasher for Feed {
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }
        fn finish(&self) -> u64 {
            0
        }
    }
    let mut feed = Feed(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut feed);
    feed.0.update(WASMTIME.as_bytes());
    feed.0.finalize()[..16].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_engine_version_is_the_one_that_is_built_in() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(lock.contains(&format!("name = \"wasmtime\"\nversion = \"{WASMTIME}\"\n")), "update WASMTIME");
    }

    #[test]
    fn each_of_the_three_allocators_starts_and_their_code_is_kept_apart() {
        let hashes: Vec<_> = [
            Allocator::Pool { pagemap_scan: false },
            Allocator::SmallPool { pagemap_scan: false },
            Allocator::OnDemand,
        ]
        .into_iter()
        .map(|allocator| compatibility(&wasmtime::Engine::new(&configured(allocator).unwrap()).unwrap()))
        .collect();
        assert_ne!(hashes[0], hashes[1]);
        assert_ne!(hashes[1], hashes[2]);
        assert_ne!(hashes[0], hashes[2]);
    }
}
