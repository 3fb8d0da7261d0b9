//! Money (RF-22): what holds for every case, and the sums of particular ones.

mod cases;

use cases::{NOW, disliked, faulty, photos, signed, unshipped, verdict, word};
use xiaoer_refund::{Settings, decide};
use xiaoer_sdk::common::{OrderState, Role};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;

const REASONS: [RequestReason; 16] = [
    RequestReason::Unknown,
    RequestReason::Dislike,
    RequestReason::Size,
    RequestReason::Quality,
    RequestReason::NotAsDescribed,
    RequestReason::Damaged,
    RequestReason::WrongItem,
    RequestReason::MissingItem,
    RequestReason::LateShip,
    RequestReason::OutOfStock,
    RequestReason::LogisticsDelay,
    RequestReason::LogisticsLost,
    RequestReason::PriceError,
    RequestReason::PaymentError,
    RequestReason::Cancel,
    RequestReason::Other,
];
const WISHES: [Wish; 8] = [
    Wish::Unspecified,
    Wish::RefundOnly,
    Wish::ReturnRefund,
    Wish::Exchange,
    Wish::Resend,
    Wish::Compensation,
    Wish::Repair,
    Wish::Wait,
];
const STATES: [OrderState; 6] = [
    OrderState::Unpaid,
    OrderState::PaidUnshipped,
    OrderState::Shipped,
    OrderState::Signed,
    OrderState::Completed,
    OrderState::Closed,
];
/// `(paid, freight, coupons, price, requested)`: plain, tiny, contradictory and absurd.
const SUMS: [(i64, i64, i64, i64, Option<i64>); 10] = [
    (12_800, 800, 0, 12_000, None),
    (11_800, 800, 1_000, 12_000, None),
    (1, 0, 0, 1, None),
    (0, 0, 0, 12_000, None),
    (500, 800, 0, 12_000, None),
    (12_800, 800, 99_999, 12_000, Some(5_000)),
    (12_800, 800, 0, 12_000, Some(12_400)),
    (12_800, 800, 0, 12_000, Some(-1)),
    (-5, -5, -5, -5, Some(i64::MAX)),
    (i64::MAX, i64::MAX, i64::MAX, i64::MAX, Some(i64::MIN)),
];

/// Calls `look` with thousands of cases that differ in state, reason, wish, sums, age and what has been decided.
fn every_case(mut look: impl FnMut(&RefundCase, &RefundVerdict)) {
    let settings = Settings::default();
    for state in STATES {
        for reason in REASONS {
            for wish in WISHES {
                for (paid, freight, coupons, price, requested) in SUMS {
                    for age in [1, 40] {
                        for approvals in [Vec::new(), word(Role::Boss, true), word(Role::Boss, false)] {
                            let mut case = RefundCase {
                                reason,
                                wish,
                                requested,
                                item_price: price,
                                approvals,
                                evidence: photos(NOW - age * DAY),
                                inspection: Inspection::Passed,
                                last_scan_at: Some(NOW - age * DAY),
                                ..signed()
                            };
                            case.order.state = state;
                            case.order.signed_at = Some(NOW - age * DAY);
                            case.order.paid_at = Some(NOW - age * HOUR);
                            (case.order.amount_paid, case.order.freight_paid) = (paid, freight);
                            case.order.coupons_share = coupons;
                            case.order.lines[0].unit_price = price;
                            let verdict = decide(&settings, &case);
                            look(&case, &verdict);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn no_verdict_gives_back_more_than_was_paid_or_asked_for() {
    let mut seen = 0;
    every_case(|case, verdict| {
        seen += 1;
        let paid = case.order.amount_paid.max(0);
        let asked = case.requested.unwrap_or(i64::MAX).max(0);
        assert!((0..=paid.min(asked)).contains(&verdict.amount_max), "{case:?} {verdict:?}");
        assert!((0..=verdict.amount_max).contains(&verdict.freight_part), "{case:?} {verdict:?}");
    });
    assert!(seen > 30_000);
}

#[test]
fn once_shipped_the_freight_goes_back_only_where_the_buyer_is_not_to_blame() {
    use RequestReason as R;
    let not_the_buyer = [
        R::Quality,
        R::NotAsDescribed,
        R::WrongItem,
        R::MissingItem,
        R::Damaged,
        R::LogisticsDelay,
        R::LogisticsLost,
        R::LateShip,
        R::OutOfStock,
    ];
    let mut with_freight = 0;
    every_case(|case, verdict| {
        if case.order.state != OrderState::PaidUnshipped && verdict.freight_part > 0 {
            with_freight += 1;
            assert!(not_the_buyer.contains(&case.reason), "{case:?} {verdict:?}");
        }
    });
    assert!(with_freight > 100);
}

#[test]
fn a_denial_and_a_question_carry_no_money() {
    every_case(|_, verdict| {
        if matches!(verdict.decision, Decision::Deny | Decision::NeedInfo | Decision::CloseUnpaid) {
            assert_eq!(verdict.amount_max, 0);
        }
    });
}

#[test]
fn a_quality_problem_is_never_denied() {
    every_case(|case, verdict| {
        assert!(case.reason != RequestReason::Quality || verdict.decision != Decision::Deny, "{case:?}");
    });
}

#[test]
fn every_verdict_gives_a_reason_and_the_same_facts_give_the_same_verdict() {
    every_case(|case, verdict| {
        assert!(!verdict.reasons.is_empty() && !verdict.reasons[0].text.is_empty());
        assert_eq!(*verdict, decide(&Settings::default(), case));
    });
}

#[test]
fn the_coupons_come_off_the_item() {
    let mut case = RefundCase { inspection: Inspection::Passed, ..disliked() };
    (case.order.amount_paid, case.order.coupons_share) = (11_800, 1_000);
    assert_eq!(verdict(&case).amount_max, 11_000);
}

#[test]
fn items_of_one_order_share_its_coupons_by_price_and_together_give_back_what_was_paid() {
    let mut case = RefundCase { inspection: Inspection::Passed, ..disliked() };
    case.order.lines[0].unit_price = 9_000;
    case.order.lines.push(OrderLine { unit_price: 1_000, quantity: 3, ..case.order.lines[0].clone() });
    // 90.00 + 3 x 10.00 less 12.00 of coupons.
    (case.order.amount_paid, case.order.freight_paid, case.order.coupons_share) = (10_800, 0, 1_200);
    let back = |price| verdict(&RefundCase { item_price: price, ..case.clone() }).amount_max;
    assert_eq!([back(9_000), back(1_000)], [8_100, 900]);
    assert_eq!(back(9_000) + 3 * back(1_000), 10_800);
}

#[test]
fn coupons_that_the_prices_show_already_are_not_taken_off_twice() {
    let mut case = RefundCase { inspection: Inspection::Passed, item_price: 11_000, ..disliked() };
    case.order.lines[0].unit_price = 11_000;
    (case.order.amount_paid, case.order.coupons_share) = (11_800, 1_000);
    assert_eq!(verdict(&case).amount_max, 11_000);
}

#[test]
fn the_shops_fault_brings_the_freight_back() {
    let verdict = verdict(&RefundCase { approvals: word(Role::Boss, true), ..faulty() });
    assert_eq!((verdict.amount_max, verdict.freight_part), (12_800, 800));
    assert_eq!(verdict.return_freight, FreightPayer::Seller);
}

#[test]
fn a_smaller_wish_is_goods_first_and_freight_after() {
    let asked = |sum| {
        let case = RefundCase { approvals: word(Role::Boss, true), requested: Some(sum), ..faulty() };
        let verdict = verdict(&case);
        (verdict.amount_max, verdict.freight_part)
    };
    assert_eq!([asked(10_000), asked(12_300)], [(10_000, 0), (12_300, 300)]);
}

#[test]
fn a_shop_may_keep_the_freight_of_an_order_that_the_buyer_cancels_in_time() {
    let mut settings = Settings::default();
    settings.unshipped.freight_back = false;
    let refunded = |since| {
        let verdict = decide(&settings, &unshipped(since));
        (verdict.amount_max, verdict.freight_part)
    };
    assert_eq!(refunded(47 * HOUR), (12_000, 0));
    assert_eq!(refunded(48 * HOUR), (12_800, 800));
}

#[test]
fn half_a_fen_is_rounded_up() {
    let mut case = RefundCase { item_price: 12_010, ..faulty() };
    case.order.signed_at = Some(NOW - 40 * DAY);
    // 5 % of 120.10 is 6.005.
    assert_eq!(verdict(&case).amount_max, 601);
}
