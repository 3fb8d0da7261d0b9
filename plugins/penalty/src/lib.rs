//! The penalty policy.
