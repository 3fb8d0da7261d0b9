//! The test vectors of catalogue 3.6, by their numbers.

mod cases;

use cases::{NOW, by_warehouse, decided, disliked, faulty, signed, unshipped, verdict, word};
use xiaoer_sdk::common::Role;
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;

fn is(decision: Decision, rule: &str) -> (Decision, String) {
    (decision, rule.to_owned())
}

#[test]
fn vector_1_all_four_conditions_met_is_a_return_with_refund() {
    let case = RefundCase { inspection: Inspection::Passed, ..disliked() };
    assert_eq!(decided(&case), is(Decision::ApproveReturnRefund, "RF-07"));
}

#[test]
fn vector_2_a_missing_tag_found_by_the_warehouse_is_denied() {
    let mut case = RefundCase { inspection: Inspection::Passed, ..disliked() };
    case.conditions.tag_missing = by_warehouse(Answer::Yes);
    assert_eq!(decided(&case), is(Decision::Deny, "RF-08"));
    assert!(verdict(&case).reasons[0].text.contains("吊牌"));
}

#[test]
fn vector_3_whoever_was_not_told_the_conditions_is_not_denied() {
    let mut case = RefundCase { requirements_sent_at: None, ..disliked() };
    case.conditions.tag_missing = by_warehouse(Answer::Yes);
    assert_eq!(decided(&case), is(Decision::EscalateSupervisor, "RF-08"));
}

#[test]
fn vector_4_the_seventh_day_is_inside_the_window_and_the_eighth_is_not() {
    let on_day = |day: i64| {
        let mut case = disliked();
        case.order.signed_at = Some(NOW - day * DAY);
        decided(&case).0
    };
    assert_eq!([on_day(7), on_day(8)], [Decision::ConditionalReturn, Decision::Deny]);
}

#[test]
fn vector_5_a_quality_problem_after_short_use_asks_the_boss_first() {
    let verdict = verdict(&faulty());
    assert_eq!(verdict.decision, Decision::EscalateBoss);
    assert_eq!(verdict.requires_approval_by, Some(Role::Boss));
    assert_eq!(verdict.deadline, Some(NOW + 24 * HOUR));
    assert_eq!(verdict.script_ids, ["K-64a"]);
}

#[test]
fn vector_6_the_boss_agrees() {
    let case = RefundCase { approvals: word(Role::Boss, true), ..faulty() };
    assert_eq!(decided(&case), is(Decision::ApproveReturnRefund, "RF-11"));
    assert_eq!(verdict(&case).script_ids, ["K-64b"]);
}

#[test]
fn vector_7_long_after_the_window_a_few_yuan_are_offered() {
    let mut case = faulty();
    case.order.signed_at = Some(NOW - 40 * DAY);
    assert_eq!(decided(&case), is(Decision::PartialCompensation, "RF-12"));
    assert!((300..=900).contains(&verdict(&case).amount_max));
}

#[test]
fn vector_8_paid_49_hours_ago_and_not_shipped_is_refunded_whole() {
    let verdict = verdict(&unshipped(49 * HOUR));
    assert_eq!((verdict.decision, verdict.reasons[0].rule.as_str()), (Decision::ApproveRefundOnly, "RF-02"));
    assert_eq!((verdict.amount_max, verdict.freight_part), (12_800, 800));
}

#[test]
fn vector_9_paid_47_hours_ago_and_not_packed_is_refunded() {
    assert_eq!(decided(&unshipped(47 * HOUR)), is(Decision::ApproveRefundOnly, "RF-03"));
}

#[test]
fn vector_10_a_picture_gets_no_verdict() {
    for reason in [RequestReason::Unknown, RequestReason::Dislike, RequestReason::Size] {
        let case = RefundCase { asks_judgement_by_picture: true, reason, ..disliked() };
        assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-10"));
        assert_eq!(verdict(&case).script_ids, ["K-63"]);
        assert_eq!(verdict(&case).amount_max, 0);
    }
}

#[test]
fn vector_11_a_price_error_goes_to_the_supervisor() {
    let case = RefundCase { reason: RequestReason::PriceError, item_price: 990, ..unshipped(HOUR) };
    assert_eq!(decided(&case), is(Decision::EscalateSupervisor, "RF-19"));
}

#[test]
fn vector_12_a_third_partys_order_is_not_refunded_here() {
    let mut case = faulty();
    case.order.third_party = true;
    let verdict = verdict(&case);
    assert_eq!((verdict.decision, verdict.reasons[0].rule.as_str()), (Decision::EscalateSupervisor, "RF-26"));
    assert_eq!((verdict.amount_max, verdict.errands), (0, vec![Errand::ThirdPartyLiaison]));
}

#[test]
fn vector_13_the_boss_refuses_and_the_buyer_is_not_denied() {
    let verdict = verdict(&RefundCase { approvals: word(Role::Boss, false), ..faulty() });
    assert_eq!((verdict.decision, verdict.reasons[0].rule.as_str()), (Decision::EscalateSupervisor, "RF-14"));
    assert!(verdict.warning.is_some());
}

#[test]
fn vector_14_exactly_48_hours_is_late_and_a_millisecond_less_is_not() {
    assert_eq!(decided(&unshipped(48 * HOUR)).1, "RF-02");
    assert_eq!(decided(&unshipped(48 * HOUR - 1)).1, "RF-03");
}

#[test]
fn vector_15_the_offer_follows_the_price_and_the_limits_follow_the_offer() {
    let offer = |price: i64| {
        let mut case = RefundCase { item_price: price, ..faulty() };
        case.order.signed_at = Some(NOW - 40 * DAY);
        case.order.lines[0].unit_price = price;
        case.order.amount_paid = price + 800;
        let verdict = verdict(&case);
        (verdict.amount_max, verdict.requires_approval_by, verdict.script_ids.concat())
    };
    assert_eq!(offer(5_000), (300, None, "K-65".to_owned()));
    assert_eq!(offer(12_000), (600, Some(Role::Supervisor), "K-64a".to_owned()));
    assert_eq!(offer(40_000), (900, Some(Role::Supervisor), "K-64a".to_owned()));
    // A shop that raises the ceiling above the supervisor's limit must ask its boss.
    let case = RefundCase { item_price: 40_000, ..faulty() };
    let case = RefundCase { order: OrderFacts { amount_paid: 40_000, signed_at: Some(0), ..case.order }, ..case };
    let mut settings = xiaoer_refund::Settings::default();
    settings.compensation.max_fen = 2_000;
    assert_eq!(xiaoer_refund::decide(&settings, &case).requires_approval_by, Some(Role::Boss));
}

#[test]
fn the_category_is_asked_before_anything_else() {
    assert_eq!(decided(&signed()), is(Decision::NeedInfo, "RF-06"));
    assert_eq!(verdict(&signed()).needed, [NeededInfo::Category]);
}
