//! What a version must pass before it is in force in a shop.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::terms::Signatures;

/// A shop's rules for putting policies in force.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct Gate {
    /// Whose packages.
    pub signatures: Signatures,
    /// A version must have been backtested with the very same settings at most this long ago, ms; 0: it need not.
    pub backtest_within_ms: i64,
    /// Calls for which a new version is watched; 0: it is not.
    pub first_calls: u32,
    /// More failures than this among them bring the version before back.
    pub most_failures: u32,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// Change a shop's rules.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GatePut {
    /// Whose packages.
    pub signatures: Signatures,
    /// 0 to 366 days, ms.
    pub backtest_within_ms: i64,
    /// At most 100,000.
    pub first_calls: u32,
    /// At most `first_calls`.
    pub most_failures: u32,
    /// The version that was seen; 0 where the rules were never changed.
    pub expected_version: u32,
}
