//! From the desk to the facts of the policy contract, and from verdicts back to the desk's terms.

pub(crate) mod common;
pub(crate) mod goods;
pub(crate) mod month;
pub(crate) mod penalty;
pub(crate) mod refund;
pub(crate) mod reply;
