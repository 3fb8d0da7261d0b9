//! The fuzz targets of the policy runtime; `fuzz_targets/` has one entry point for each.
#![allow(missing_docs, reason = "no library of anybody's")]

pub mod targets;
