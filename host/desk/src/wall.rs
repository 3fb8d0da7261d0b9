//! What the wall may show: counts and times of the whole desk. By construction it holds no customer's name, no
//! message, no order number, no fine and no person's name or rank (H-01, H-26, TR-24).

use serde::{Deserialize, Serialize};

use crate::time::{Instant, Millis};

/// The live desk as the wall shows it, true at `as_of`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallView {
    /// When this was read from the desk.
    pub as_of: Instant,
    /// False: the box does not know whether its clock is right; the wall says so.
    pub clock_trusted: bool,
    /// Name of the shop, or of the box where several shops share it.
    pub title: String,
    /// Conversations whose buyer waits for a person, pre-sale and in-sale (M-20).
    pub waiting: u32,
    /// The same for the after-sale and complaint queue.
    pub waiting_after_sale: u32,
    /// How long the longest-waiting buyer has waited (M-20).
    pub oldest_wait: Option<Millis>,
    /// Waiting buyers over the late limit (M-03).
    pub late_now: u32,
    /// When a waiting buyer turns amber, in milliseconds of waiting.
    pub amber_after: Millis,
    /// When a waiting buyer turns red.
    pub red_after: Millis,
    /// When the oldest wait flashes (M-05).
    pub flash_after: Millis,
    /// Who is at the desk.
    pub agents: AgentCounts,
    /// Rounds answered by a person today.
    pub answered_today: u32,
    /// Of these, how many within the late limit (M-03), plus those still open within it are not counted.
    pub answered_in_time_today: u32,
    /// The shop's target in permille.
    pub target_permille: u32,
    /// After-sale cases not closed.
    pub open_refunds: u32,
    /// Of these, waiting for a supervisor's or the boss's decision.
    pub refunds_to_approve: u32,
    /// Complaints not closed.
    pub open_complaints: u32,
    /// Policy calls that failed today.
    pub policy_failures_today: u32,
    /// Kinds of policy whose latest call failed, in the order reply, refund, penalty.
    pub failing_policies: Vec<FailingPolicy>,
}

/// A kind of policy that is failing now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailingPolicy {
    /// 话术
    Reply,
    /// 售后
    Refund,
    /// 考核
    Penalty,
}

/// How many agents are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgentCounts {
    /// Logged in and taking customers.
    pub online: u32,
    /// Of the online ones, those with at least one waiting or active conversation.
    pub busy: u32,
    /// Logged in, on a break.
    pub on_break: u32,
    /// Conversations on hold (稍等).
    pub on_hold: u32,
}
