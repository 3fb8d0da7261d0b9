//! Who did it. Written beside every event.

use serde::{Deserialize, Serialize};

use crate::ids::StaffId;

/// Who or what gave a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person who is logged in.
    Staff(StaffId),
    /// A program with a connector's token; the number is the token's.
    Connector(u64),
    /// The box itself: its timers, its policies, its first start.
    Desk,
}
