//! What the wall may show: counts and times of the whole desk. By construction it holds no customer's name, no
//! message, no order number, no fine and no person's name or rank (H-01, H-26, TR-24).

use serde::{Deserialize, Serialize};

use crate::{
    conversation::Queue,
    desk::Desk,
    policy::PolicyKind,
    role::Role,
    shop::Targets,
    staff::Presence,
    time::{Instant, Millis},
};

/// The live desk as the wall shows it, true at `as_of`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallView {
    /// When this was read from the desk.
    pub as_of: Instant,
    /// False: the box does not know whether its clock is right; the wall says so.
    pub clock_trusted: bool,
    /// Name of the shop; empty where several shops share the box.
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
    /// A queue of more than this many is amber (M-20).
    pub amber_queue: u32,
    /// A queue of more than this many is red.
    pub red_queue: u32,
    /// Who is at the desk.
    pub agents: AgentCounts,
    /// Rounds answered by a person today.
    pub answered_today: u32,
    /// Of these, how many within the late limit (M-03). Rounds still open are in neither figure.
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

impl Desk {
    /// The wall's view of the desk at `now`.
    pub fn wall_view(&self, now: Instant) -> WallView {
        let fallback = Targets::default();
        let targets = self.shops.values().next().map_or(&fallback, |shop| &shop.targets);
        let waits: Vec<_> =
            self.conversations.values().filter_map(|found| found.waiting(now).map(|wait| (found, wait))).collect();
        let in_queue = |queue| count(waits.iter().filter(|(found, _)| found.queue == queue));
        let today = self.today(now);
        let online: Vec<_> = self.staff.values().filter(|person| person.presence == Presence::Online).collect();
        WallView {
            as_of: now,
            clock_trusted: self.clock_trusted,
            title: match self.shops.values().collect::<Vec<_>>()[..] {
                [only] => only.name.clone(),
                _ => String::new(),
            },
            waiting: in_queue(Queue::Sales),
            waiting_after_sale: in_queue(Queue::AfterSale),
            oldest_wait: waits.iter().map(|(_, wait)| *wait).max(),
            late_now: count(
                waits
                    .iter()
                    .filter(|(found, wait)| self.targets(found.shop).is_some_and(|targets| *wait > targets.late_ms)),
            ),
            amber_after: targets.amber_ms,
            red_after: targets.late_ms,
            flash_after: targets.unanswered_ms,
            amber_queue: targets.queue_amber,
            red_queue: targets.queue_red,
            agents: AgentCounts {
                online: count(online.iter()),
                busy: count(online.iter().filter(|person| self.load(person.id) > 0)),
                on_break: count(self.staff.values().filter(|person| person.presence == Presence::OnBreak)),
                on_hold: count(self.conversations.values().filter(|found| found.hold.is_some())),
            },
            answered_today: today.answered,
            answered_in_time_today: today.in_time,
            target_permille: targets.in_time_permille,
            open_refunds: count(self.cases.values()),
            refunds_to_approve: count(
                self.cases
                    .values()
                    .filter(|case| case.decider().is_some_and(|role| role.rank() >= Role::Supervisor.rank())),
            ),
            open_complaints: count(
                self.conversations.values().filter(|found| found.topics.iter().any(|topic| topic == "complaint")),
            ),
            policy_failures_today: today.policy_failures,
            failing_policies: today
                .failing
                .iter()
                .map(|kind| match kind {
                    PolicyKind::Reply => FailingPolicy::Reply,
                    PolicyKind::Refund => FailingPolicy::Refund,
                    PolicyKind::Penalty => FailingPolicy::Penalty,
                })
                .collect(),
        }
    }
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
