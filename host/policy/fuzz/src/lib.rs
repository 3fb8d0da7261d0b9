//! The fuzz targets of the policy runtime; `fuzz_targets/` has one entry point for each.
#![allow(missing_docs, reason = "no library of anybody's")]

/// The factory refund policy, as `xiaoer policy export refund refund.wasm` writes it into this folder.
const REFUND: &[u8] = include_bytes!("../refund.wasm");

pub mod targets;
