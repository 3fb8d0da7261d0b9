//! Buttons and lamps over embedded-hal: the same code on any board, driven by mocks in tests. Time is always handed in.

pub mod button;
pub mod lamp;
#[cfg(any(target_arch = "aarch64", target_arch = "arm"))]
pub mod raspberry;
