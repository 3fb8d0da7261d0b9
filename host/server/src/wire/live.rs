//! The live feed, the wall, health.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use xiaoer_desk::wall;

use super::terms::PolicyKind;

/// One entry of the journal, the `data` of an event of `/events`. Ids and digests only, never personal text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LiveEntry {
    /// Number in the journal; no number is ever missing.
    pub seq: u64,
    /// When.
    pub at: i64,
    /// By whom: `"desk"`, `{"staff": 3}` or `{"connector": 1}`.
    #[schema(value_type = Object)]
    pub by: Value,
    /// What, as the journal has it: `{"conversation": {"message_received": {...}}}`. `{"withheld": "penalty"}` where the
    /// reader may know that something happened, but not what.
    #[schema(value_type = Object)]
    pub event: Value,
}

/// How many agents are in which state.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgentCounts {
    /// Taking customers.
    pub online: u32,
    /// Of these, with at least one conversation.
    pub busy: u32,
    /// On a break.
    pub on_break: u32,
    /// Conversations on hold (稍等).
    pub on_hold: u32,
}

/// What the wall shows: counts and times, by construction no name and no fine (5.4).
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Wall {
    /// When this was true.
    pub as_of: i64,
    /// The box knows that its clock is right.
    pub clock_trusted: bool,
    /// Name of the shop; empty where several share the box.
    pub title: String,
    /// Waiting buyers, pre-sale and in-sale (M-20).
    pub waiting: u32,
    /// Waiting buyers, after-sale and complaints.
    pub waiting_after_sale: u32,
    /// The longest wait, milliseconds.
    pub oldest_wait_ms: Option<i64>,
    /// Waiting buyers over the late limit.
    pub late_now: u32,
    /// Amber after this wait, milliseconds.
    pub amber_after_ms: i64,
    /// Red after this wait, milliseconds.
    pub red_after_ms: i64,
    /// Flashing after this wait, milliseconds.
    pub flash_after_ms: i64,
    /// A queue of more than this many is amber.
    pub amber_queue: u32,
    /// A queue of more than this many is red.
    pub red_queue: u32,
    /// Who is at the desk.
    pub agents: AgentCounts,
    /// Rounds answered today.
    pub answered_today: u32,
    /// Of these, in time.
    pub answered_in_time_today: u32,
    /// Target in permille.
    pub target_permille: u32,
    /// After-sale cases not closed.
    pub open_refunds: u32,
    /// Of these, waiting for supervisor or boss.
    pub refunds_to_approve: u32,
    /// Complaints not closed.
    pub open_complaints: u32,
    /// Policy calls that failed today.
    pub policy_failures_today: u32,
    /// Kinds whose latest call failed.
    pub failing_policies: Vec<PolicyKind>,
}

impl From<wall::WallView> for Wall {
    fn from(view: wall::WallView) -> Self {
        Self {
            as_of: view.as_of.0,
            clock_trusted: view.clock_trusted,
            title: view.title,
            waiting: view.waiting,
            waiting_after_sale: view.waiting_after_sale,
            oldest_wait_ms: view.oldest_wait.map(|wait| wait.0),
            late_now: view.late_now,
            amber_after_ms: view.amber_after.0,
            red_after_ms: view.red_after.0,
            flash_after_ms: view.flash_after.0,
            amber_queue: view.amber_queue,
            red_queue: view.red_queue,
            agents: AgentCounts {
                online: view.agents.online,
                busy: view.agents.busy,
                on_break: view.agents.on_break,
                on_hold: view.agents.on_hold,
            },
            answered_today: view.answered_today,
            answered_in_time_today: view.answered_in_time_today,
            target_permille: view.target_permille,
            open_refunds: view.open_refunds,
            refunds_to_approve: view.refunds_to_approve,
            open_complaints: view.open_complaints,
            policy_failures_today: view.policy_failures_today,
            failing_policies: view
                .failing_policies
                .into_iter()
                .map(|kind| match kind {
                    wall::FailingPolicy::Reply => PolicyKind::Reply,
                    wall::FailingPolicy::Refund => PolicyKind::Refund,
                    wall::FailingPolicy::Penalty => PolicyKind::Penalty,
                })
                .collect(),
        }
    }
}

/// How the box is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Health {
    /// Everything below is as it should be.
    pub ok: bool,
    /// Version of the program.
    pub version: String,
    /// The journal's last number.
    pub seq: u64,
    /// The box knows that its clock is right.
    pub clock_trusted: bool,
    /// The last write to disk worked.
    pub writing: bool,
    /// Kinds of policy whose latest call failed.
    pub failing_policies: Vec<PolicyKind>,
}
