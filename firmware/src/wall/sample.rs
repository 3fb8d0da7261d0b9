//! Views for the tests of this crate.

use proptest::prelude::*;
use xiaoer_desk::time::{Instant, Millis};
use xiaoer_desk::wall::{AgentCounts, FailingPolicy, WallView};

/// 2026-11-21 14:05:09 in Shanghai.
pub const AT: Instant = Instant(1_795_241_109_000);

/// A calm desk with the usual limits.
pub fn view() -> WallView {
    WallView {
        as_of: AT,
        clock_trusted: true,
        title: "云朵家居旗舰店".to_owned(),
        waiting: 3,
        waiting_after_sale: 1,
        oldest_wait: Some(Millis::seconds(38)),
        late_now: 0,
        amber_after: Millis::seconds(60),
        red_after: Millis::seconds(120),
        flash_after: Millis::minutes(30),
        amber_queue: 5,
        red_queue: 10,
        agents: AgentCounts { online: 6, busy: 4, on_break: 1, on_hold: 2 },
        answered_today: 1_249,
        answered_in_time_today: 1_204,
        target_permille: 900,
        open_refunds: 12,
        refunds_to_approve: 3,
        open_complaints: 1,
        policy_failures_today: 0,
        failing_policies: Vec::new(),
    }
}

/// Any number, the usual ones and the absurd ones.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![0..20_u32, 0..100_000_u32, Just(u32::MAX), any::<u32>()]
}

/// Any desk at all, sensible or not.
pub fn any_view() -> impl Strategy<Value = WallView> {
    let title = prop_oneof!["[a-zA-Zﬁ一-龥·& ]{0,40}", ".{0,12}"];
    let wait = prop::option::of(prop_oneof![0..200_000_i64, 0..90_000_000_000_i64, any::<i64>()].prop_map(Millis));
    let kinds = [FailingPolicy::Reply, FailingPolicy::Refund, FailingPolicy::Penalty];
    (title, wait, any::<bool>(), prop::sample::subsequence(kinds.to_vec(), 0..=3), prop::array::uniform14(number()))
        .prop_map(|(title, oldest_wait, clock_trusted, failing_policies, n)| WallView {
            as_of: AT,
            title,
            oldest_wait,
            clock_trusted,
            failing_policies,
            waiting: n[0],
            waiting_after_sale: n[1],
            late_now: n[2],
            agents: AgentCounts { online: n[3], busy: n[4], on_break: n[5], on_hold: n[6] },
            answered_today: n[7],
            answered_in_time_today: n[8],
            target_permille: n[9],
            open_refunds: n[10],
            refunds_to_approve: n[11],
            open_complaints: n[12],
            policy_failures_today: n[13],
            ..view()
        })
}
