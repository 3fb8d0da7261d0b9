//! What the buyer wants decides before shipping too (RF-02 to RF-05), and what a cancelled parcel comes to when it is back.

mod cases;

use cases::{NOW, decided, signed, unshipped, verdict};
use xiaoer_sdk::common::OrderState;
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::refund::*;

/// In time, late, and held up by force majeure that was explained; packed or not.
fn orders_not_shipped() -> Vec<RefundCase> {
    let in_time = unshipped(2 * HOUR);
    let late = unshipped(50 * HOUR);
    let held_up = RefundCase { force_majeure: true, explained: true, ..late.clone() };
    let open = [in_time, late, held_up];
    open.iter().flat_map(|case| [false, true].map(|packed| RefundCase { packed, ..case.clone() })).collect()
}

#[test]
fn whoever_waits_keeps_the_order_and_whoever_wants_other_goods_has_it_changed() {
    for case in orders_not_shipped() {
        for wish in [Wish::Wait, Wish::Resend] {
            let waits = verdict(&RefundCase { wish, ..case.clone() });
            assert_eq!((waits.decision, waits.amount_max), (Decision::NeedInfo, 0), "{case:?}");
        }
        let other = verdict(&RefundCase { wish: Wish::Exchange, ..case.clone() });
        assert_eq!((other.decision, other.amount_max), (Decision::ApproveExchange, 0), "{case:?}");
        assert_eq!(other.errands.contains(&Errand::InterceptParcel), case.packed);
    }
}

#[test]
fn whoever_cancels_or_asks_for_the_money_has_it_back() {
    for case in orders_not_shipped() {
        for wish in [Wish::Unspecified, Wish::RefundOnly, Wish::ReturnRefund] {
            for reason in [RequestReason::Cancel, RequestReason::LateShip] {
                let back = verdict(&RefundCase { wish, reason, ..case.clone() });
                assert!(matches!(back.decision, Decision::ApproveRefundOnly | Decision::ConditionalReturn), "{case:?}");
                assert_eq!(back.amount_max, 12_800);
            }
        }
    }
}

#[test]
fn before_shipping_only_delay_and_an_empty_shelf_are_the_shops_fault() {
    let class = |reason, since| verdict(&RefundCase { reason, ..unshipped(since) }).return_class;
    for reason in [RequestReason::Cancel, RequestReason::Dislike, RequestReason::Size, RequestReason::LateShip] {
        assert_eq!(class(reason, 2 * HOUR), ReturnClass::CustomerPersonal, "{reason:?}");
    }
    for reason in [RequestReason::Quality, RequestReason::NotAsDescribed, RequestReason::Damaged, RequestReason::Other]
    {
        assert_eq!(class(reason, 2 * HOUR), ReturnClass::Other, "{reason:?}");
        assert_eq!(class(reason, 48 * HOUR), ReturnClass::ServiceFault, "{reason:?}");
    }
    assert_eq!(class(RequestReason::OutOfStock, 2 * HOUR), ReturnClass::ServiceFault);
}

#[test]
fn a_compensation_for_goods_that_were_never_sent_is_no_refund_of_everything_without_a_person() {
    for case in orders_not_shipped() {
        for wish in [Wish::Compensation, Wish::Repair] {
            let asked = verdict(&RefundCase { wish, ..case.clone() });
            assert_eq!(asked.decision, Decision::EscalateSupervisor);
            assert_eq!(asked.choices, [Wish::Wait, Wish::Exchange, Wish::RefundOnly]);
        }
    }
}

#[test]
fn a_stopped_parcel_that_is_back_is_not_stopped_again() {
    let mut on_the_way = RefundCase { reason: RequestReason::Cancel, ..signed() };
    on_the_way.order.state = OrderState::Shipped;
    let packed = RefundCase { packed: true, ..unshipped(2 * HOUR) };
    for case in [on_the_way, packed] {
        let stands = |inspection| verdict(&RefundCase { inspection, ..case.clone() });
        assert_eq!(stands(Inspection::NotStarted).errands, [Errand::InterceptParcel]);
        assert_eq!(stands(Inspection::Pending).decision, Decision::ConditionalReturn);
        assert_eq!(stands(Inspection::Passed).decision, Decision::ApproveRefundOnly);
        assert_eq!(stands(Inspection::Failed).decision, Decision::EscalateSupervisor);
        for inspection in [Inspection::Pending, Inspection::Passed, Inspection::Failed] {
            assert_eq!(stands(inspection).errands, []);
        }
    }
}

#[test]
fn a_packed_parcel_refuses_nobody_who_never_had_it() {
    let told = RefundCase {
        packed: true,
        inspection: Inspection::Failed,
        requirements_sent_at: Some(NOW - HOUR),
        ..unshipped(2 * HOUR)
    };
    assert_eq!(decided(&told), (Decision::EscalateSupervisor, "RF-03".to_owned()));
}
