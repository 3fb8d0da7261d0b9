//! The reply policy.
