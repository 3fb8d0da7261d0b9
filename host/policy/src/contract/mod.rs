//! The contract's types, as `wit/0.1.0` words them: one Rust type for the sandbox's form and the JSON form.
//!
//! Facts are only ever lowered into a policy and verdicts only ever lifted out of one, and the derives say so. The
//! types are written out rather than generated so that one type carries both forms; a type that drifts from the
//! contract cannot go unnoticed, because every policy is checked against these types when it is loaded.
//!
//! JSON: fields and enum values in `snake_case`, an absent option is `null` or left out, a variant with a value is
//! an object with one key (`{"fine": 2000}`), unknown fields are refused.

pub mod common;
pub mod penalty;
pub mod refund;
pub mod reply;

/// The contract version that these types carry.
pub const VERSION: &str = "0.1.0";
