//! Runs a shop's policies: WebAssembly components in wasmtime, a fresh sandbox for every call.
//!
//! What this crate promises:
//! - a policy can reach nothing but a bounded log line, and can use no more than its [`Limits`];
//! - whatever it does, the caller gets a typed [`Fault`] and the next call is unharmed;
//! - the same package, settings and facts give the same verdict and use the same fuel;
//! - a version is swapped atomically while calls run ([`Bindings`]);
//! - compiled code that was not made by this engine, with this box's key, is never run ([`Cache`]).
//!
//! The way of a policy: [`Package::read`] (nothing runs) -> [`Cache::load`] (compiled or taken from the cache) ->
//! [`Policy::check_settings`] -> [`Bound`] -> [`Bindings::bind`] -> typed calls, on the [`Pool`]'s threads.

pub mod contract;

mod bindings;
mod cache;
mod calls;
mod checks;
mod counters;
mod deadline;
mod digest;
mod engine;
mod fault;
mod kind;
mod limits;
mod package;
mod policy;
mod pool;
mod sandbox;
mod sentence;
mod settings;
mod ticker;

pub use bindings::Bindings;
pub use cache::{Cache, CacheError, Origin};
pub use calls::{Bound, Clamp, Judged};
pub use counters::{BUCKETS_MICROS, Counters, KindCounters, Snapshot};
pub use digest::{Digest, NotADigest};
pub use engine::{Allocator, Engine, EngineError};
pub use fault::{BadVerdict, Fault};
pub use kind::Kind;
pub use limits::{AskedLimits, Limits, MEMORY_CEILING, STACK_BYTES, VERDICT_TEXT_BYTES};
pub use package::{Manifest, PACKAGE_BYTES, Package, PackageError, Rule, Title};
pub use policy::{LoadError, Policy};
pub use pool::Pool;
pub use sentence::Sentence;
pub use settings::{Settings, SettingsRefused};
