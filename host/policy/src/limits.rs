//! The limits of one call. They hold at every call; a package may ask for others, up to what the box allows.

use serde::{Deserialize, Serialize};

/// Stack of a policy, bytes. One value for the engine: the stack is the calling thread's.
pub const STACK_BYTES: usize = 256 << 10;

/// The largest memory that any setting can give a policy, bytes: the size of a slot in the engine's pool.
pub const MEMORY_CEILING: u64 = 64 << 20;

/// The longest string in a verdict, bytes. A script of the trade is a few hundred characters.
pub const VERDICT_TEXT_BYTES: usize = 16 << 10;

/// What one call may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Fuel, roughly WebAssembly instructions. The real limit: the same input ends at the same instruction on every box.
    pub fuel: u64,
    /// Backstop in milliseconds, half by the wall clock and half by processor time, for a machine on which the fuel lasts
    /// too long.
    pub deadline_ms: u64,
    /// Linear memory, bytes.
    pub memory_bytes: u64,
    /// The facts of a call, bytes of their JSON form. Also the most that settings may have.
    pub input_bytes: u64,
    /// What a policy returns, bytes copied out of the sandbox.
    pub output_bytes: u64,
    /// What is kept of a policy's log lines, bytes.
    pub log_bytes: u64,
}

impl Limits {
    /// What a policy gets that asks for nothing.
    pub const DEFAULT: Self = Self {
        fuel: 10_000_000,
        deadline_ms: 50,
        memory_bytes: 16 << 20,
        input_bytes: 64 << 10,
        output_bytes: 64 << 10,
        log_bytes: 1 << 10,
    };

    /// The most that a policy can be given, whatever it or a setting asks for.
    pub const CAP: Self = Self {
        fuel: 200_000_000,
        deadline_ms: 500,
        memory_bytes: MEMORY_CEILING,
        input_bytes: 256 << 10,
        output_bytes: 256 << 10,
        log_bytes: 16 << 10,
    };

    /// These limits, none of them above the cap's.
    #[must_use]
    pub fn within(self, cap: Self) -> Self {
        Self {
            fuel: self.fuel.min(cap.fuel),
            deadline_ms: self.deadline_ms.min(cap.deadline_ms),
            memory_bytes: self.memory_bytes.min(cap.memory_bytes),
            input_bytes: self.input_bytes.min(cap.input_bytes),
            output_bytes: self.output_bytes.min(cap.output_bytes),
            log_bytes: self.log_bytes.min(cap.log_bytes),
        }
    }

    /// These limits with what a package asks for in their place.
    #[must_use]
    pub fn asked(self, asked: &AskedLimits) -> Self {
        Self {
            fuel: asked.fuel.unwrap_or(self.fuel),
            deadline_ms: asked.deadline_ms.unwrap_or(self.deadline_ms),
            memory_bytes: asked.memory_bytes.unwrap_or(self.memory_bytes),
            input_bytes: asked.input_bytes.unwrap_or(self.input_bytes),
            output_bytes: asked.output_bytes.unwrap_or(self.output_bytes),
            log_bytes: self.log_bytes,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The limits that a package asks for in its manifest; what it leaves out stays at the box's default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AskedLimits {
    /// See [`Limits::fuel`].
    pub fuel: Option<u64>,
    /// See [`Limits::deadline_ms`].
    pub deadline_ms: Option<u64>,
    /// See [`Limits::memory_bytes`].
    pub memory_bytes: Option<u64>,
    /// See [`Limits::input_bytes`].
    pub input_bytes: Option<u64>,
    /// See [`Limits::output_bytes`].
    pub output_bytes: Option<u64>,
}
