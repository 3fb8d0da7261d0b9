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
//! [`Policy::check_settings`] -> [`Bound`] -> [`Bindings::bind`] -> typed calls, on the [`Pool`]'s threads. Beside them
//! [`Cache::freeze`] makes a snapshot of policy and settings, from which later calls begin: faster, and the same.

pub mod contract;

mod backtest;
mod bench;
mod bindings;
mod cache;
mod calls;
mod checks;
mod comparison;
mod compiler;
mod contrast;
mod counters;
mod deadline;
mod digest;
mod engine;
mod examination;
mod expectation;
mod fault;
mod guardrails;
mod kind;
mod limits;
mod package;
mod policy;
mod pool;
mod program;
mod question;
mod rehearsal;
mod replay;
mod sandbox;
mod sentence;
mod settings;
mod signature;
mod snapshot;
mod tally;
mod ticker;

pub use backtest::{Backtest, Recorded, Watch};
pub use bench::{Bench, Measured, Spread};
pub use bindings::Bindings;
pub use cache::{Cache, CacheError, Origin};
pub use calls::{Bound, Judged};
pub use comparison::{Change, Comparison, VerdictChange};
pub use compiler::{Compiler, compile_for_parent};
pub use contrast::{Contrast, Stakes, rules};
pub use counters::{BUCKETS_MICROS, Counters, KindCounters, Snapshot};
pub use digest::{Digest, NotADigest};
pub use engine::{Allocator, Engine, EngineError};
pub use examination::{Examination, Finding, examine};
pub use expectation::{Difference, differences};
pub use fault::{BadVerdict, Fault};
pub use guardrails::{Clamp, ClampedBy, Guardrails, Span};
pub use kind::Kind;
pub use limits::{AskedLimits, Limits, MEMORY_CEILING, STACK_BYTES, VERDICT_TEXT_BYTES};
pub use package::{
    CASES, CASES_BYTES, Case, Cases, MANIFEST_BYTES, Manifest, PACKAGE_BYTES, Package, PackageError, Rule, Title,
};
pub use policy::{LoadError, Policy};
pub use pool::Pool;
pub use question::{Answer, Cost, Question, Unanswered, Written};
pub use rehearsal::{Differs, Outcome, rehearse};
pub use replay::{Record, Replay};
pub use sentence::Sentence;
pub use settings::{Field, Settings, SettingsRefused, fields};
pub use signature::{BadSignature, KeyError, NamedKey, SIGNATURE_BYTES, SecretKey, SignError, Signed, sign, verify};
pub use snapshot::SnapshotError;
pub use tally::{RuleShare, Share, Tally, Whose};
