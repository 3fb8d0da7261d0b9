//! The guest SDK: what a policy in Rust needs, and nothing else.
//!
//! A policy implements one of [`reply::Policy`], [`refund::Policy`] or [`penalty::Policy`] over the contract's own
//! types and names itself to [`export_reply!`], [`export_refund!`] or [`export_penalty!`]. The SDK reads the settings,
//! turns settings that do not fit into problems in both languages, and lets a panic say why through the log.
//!
//! Everything compiles for the machine at hand too, so a policy's rules are proved by plain `cargo test`. A policy
//! is a pure function: no clock, no randomness, no memory of the last call. `wit/README.md` describes the contract.

#[allow(unsafe_code, missing_docs, clippy::all, clippy::pedantic)] // generated
mod bindings;
pub mod counsel;
pub mod date;
#[cfg(target_arch = "wasm32")]
#[expect(unsafe_code, reason = "an allocator hands out raw memory")]
mod heap;
pub mod hearing;
pub mod round;
pub mod sample;
pub mod schema;
mod settings;
pub mod text;
pub mod words;

pub mod penalty;
pub mod refund;
pub mod reply;

pub use bindings::reply_world::xiaoer::policy::common;
pub use settings::{read_settings, unreadable};

/// For the export macros only.
#[doc(hidden)]
pub mod glue {
    pub use crate::bindings::{penalty_world, refund_world, reply_world};
    pub use crate::settings::Prepared;
}

/// Writes one line into the call's log. The host keeps 1 KiB of log for a call; customers never see it.
#[cfg(target_arch = "wasm32")]
pub fn log(text: &str) {
    bindings::reply_world::xiaoer::policy::log::line(text);
}

/// Writes one line into the call's log: on the machine at hand, where tests run, to standard error.
#[cfg(not(target_arch = "wasm32"))]
pub fn log(text: &str) {
    eprintln!("{text}");
}
