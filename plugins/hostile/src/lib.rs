//! The hostile policy.
