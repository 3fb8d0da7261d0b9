//! Whose sale an order is: catalogue 4.3.

use xiaoer_sdk::common::Instant;
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::penalty::{Chase, Flag, SaleCase, Talk};
use xiaoer_sdk::sample::{NOW, sale};
use xiaoer_wages::{Attribution, ChaseCondition, attribute_sale};

fn talk(agent: u64, at: Instant) -> Talk {
    Talk { agent, at, closed_deal: false }
}

fn flag(agent: u64, at: Instant) -> Flag {
    Flag { agent, at }
}

/// Owner, rule, and whether a person must confirm.
fn owner(case: &SaleCase) -> (Option<u64>, String, bool) {
    let found = attribute_sale(&Attribution::default(), case);
    (found.owner, found.reasons[0].rule.clone(), found.needs_confirmation)
}

fn is(owner: Option<u64>, rule: &str, confirm: bool) -> (Option<u64>, String, bool) {
    (owner, rule.to_owned(), confirm)
}

#[test]
fn the_only_agent_who_talked_owns_the_sale() {
    let case = SaleCase { talks: vec![talk(1, NOW - 5 * HOUR), talk(1, NOW - 3 * HOUR)], ..sale() };
    assert_eq!(owner(&case), is(Some(1), "ATT-01", false));
}

#[test]
fn a_talk_counts_for_three_days_before_payment() {
    let paid = sale().paid_at;
    let talked_at = |at| owner(&SaleCase { talks: vec![talk(1, at)], ..sale() });
    assert_eq!(talked_at(paid - 72 * HOUR), is(Some(1), "ATT-01", false));
    assert_eq!(talked_at(paid - 72 * HOUR - 1), is(None, "ATT-07", false));
    assert_eq!(talked_at(paid + 1), is(None, "ATT-07", false));
}

#[test]
fn one_flag_decides_whoever_talked() {
    let case = SaleCase { talks: vec![talk(1, NOW - 3 * HOUR)], flags: vec![flag(2, NOW - HOUR)], ..sale() };
    assert_eq!(owner(&case), is(Some(2), "ATT-02", false));
}

#[test]
fn of_several_flags_the_earliest_after_the_order_by_a_talker_decides() {
    let placed = sale().placed_at;
    let case = SaleCase {
        talks: vec![talk(2, placed - HOUR), talk(3, placed - HOUR), talk(1, placed - HOUR)],
        flags: vec![flag(3, placed + 9), flag(2, placed + 5), flag(1, placed - 5), flag(4, placed + 1)],
        ..sale()
    };
    assert_eq!(owner(&case), is(Some(2), "ATT-02", false));
    let nobody_talked = SaleCase { talks: Vec::new(), ..case };
    assert_eq!(owner(&nobody_talked), is(Some(1), "ATT-02", true));
}

#[test]
fn several_talkers_without_a_flag_need_a_persons_confirmation() {
    let placed = sale().placed_at;
    let talks = vec![talk(1, placed - HOUR), talk(2, placed - 5), talk(3, placed + 5)];
    let case = SaleCase { talks, ..sale() };
    assert_eq!(owner(&case), is(Some(2), "ATT-01", true));
    let mut closed = case;
    closed.talks[0].closed_deal = true;
    assert_eq!(owner(&closed), is(Some(1), "ATT-01", true));
}

#[test]
fn a_silent_order_belongs_to_the_shop() {
    assert_eq!(owner(&sale()), is(None, "ATT-07", false));
}

#[test]
fn a_chase_counts_after_more_than_a_day_while_the_first_agent_is_away() {
    let chased = |unpaid_for, owner_online, flags| {
        let chase = Chase { owner: 1, unpaid_for, owner_online, chaser: 2 };
        owner(&SaleCase { chased_from: Some(chase), flags, ..sale() })
    };
    let flagged = || vec![flag(2, NOW - HOUR)];
    assert_eq!(chased(24 * HOUR + 1, false, flagged()), is(Some(2), "ATT-03", false));
    assert_eq!(chased(24 * HOUR, false, flagged()), is(Some(1), "ATT-04", false));
    assert_eq!(chased(48 * HOUR, true, flagged()), is(Some(1), "ATT-04", false));
    assert_eq!(chased(48 * HOUR, false, Vec::new()), is(Some(2), "ATT-03", true));
}

#[test]
fn a_shop_may_read_the_two_conditions_of_a_chase_as_either() {
    let settings = Attribution { chase_condition: ChaseCondition::UnpaidOrOffline, ..Attribution::default() };
    let owner = |unpaid_for, owner_online| {
        let chase = Chase { owner: 1, unpaid_for, owner_online, chaser: 2 };
        attribute_sale(&settings, &SaleCase { chased_from: Some(chase), ..sale() }).owner
    };
    assert_eq!([owner(24 * HOUR + 1, true), owner(HOUR, false), owner(24 * HOUR, true)], [Some(2), Some(2), Some(1)]);
}
