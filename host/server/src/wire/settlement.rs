//! What the platform settles next (结算, W-18).

use serde::Serialize;
use utoipa::ToSchema;

/// What the platform settles next, as far as the box knows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Settlement {
    /// Midnight of the day on which it settles, UTC milliseconds.
    pub on: i64,
    /// It settles what was received from then on.
    pub from: i64,
    /// And before then.
    pub to: i64,
    /// Orders that were received in that time and have no case open.
    pub orders: u64,
    /// What was paid for them less what was given back, fen.
    pub amount: i64,
    /// Orders that were received in that time and wait for a case to end.
    pub held_back: u64,
}
