//! What the vectors leave open: the other branches of catalogue 3.3, windows to the millisecond, and texts.

mod cases;

use cases::{MIDNIGHT, NOW, by_warehouse, decided, disliked, faulty, photos, signed, unshipped, verdict, word};
use xiaoer_sdk::common::{Language, OrderState, Role};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;

fn is(decision: Decision, rule: &str) -> (Decision, String) {
    (decision, rule.to_owned())
}

#[test]
fn an_unpaid_order_is_closed_without_money() {
    let mut case = unshipped(HOUR);
    case.order.state = OrderState::Unpaid;
    assert_eq!(decided(&case), is(Decision::CloseUnpaid, "RF-01"));
    assert_eq!(verdict(&case).amount_max, 0);
}

#[test]
fn a_closed_order_is_never_refunded_twice() {
    let mut case = faulty();
    case.order.state = OrderState::Closed;
    assert_eq!(decided(&case), is(Decision::EscalateSupervisor, "RF-00"));
    assert_eq!(verdict(&case).amount_max, 0);
}

#[test]
fn the_platforms_mark_makes_an_order_late_at_once() {
    let case = RefundCase { platform_overdue: true, ..unshipped(HOUR) };
    assert_eq!(decided(&case), is(Decision::ApproveRefundOnly, "RF-02"));
}

#[test]
fn a_packed_parcel_is_stopped_first() {
    let verdict = verdict(&RefundCase { packed: true, ..unshipped(HOUR) });
    assert_eq!((verdict.decision, verdict.errands), (Decision::ConditionalReturn, vec![Errand::InterceptParcel]));
    assert_eq!(verdict.return_freight, FreightPayer::Nobody);
}

#[test]
fn force_majeure_is_explained_before_it_is_refunded() {
    let case = RefundCase { force_majeure: true, ..unshipped(60 * HOUR) };
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-04"));
    let case = RefundCase { explained: true, ..case };
    assert_eq!(decided(&case), is(Decision::ApproveRefundOnly, "RF-04"));
}

#[test]
fn out_of_stock_offers_a_choice_and_then_follows_it() {
    let case = RefundCase { stock: StockState::Out, ..unshipped(HOUR) };
    assert_eq!(decided(&case), is(Decision::OfferChoice, "RF-05"));
    assert_eq!(verdict(&case).script_ids, ["K-53"]);
    let refund = RefundCase { wish: Wish::RefundOnly, ..case };
    assert_eq!(decided(&refund), is(Decision::ApproveRefundOnly, "RF-05"));
    let choices = verdict(&RefundCase { wish: Wish::Unspecified, ..refund.clone() }).choices;
    assert_eq!(choices, [Wish::Wait, Wish::Exchange, Wish::RefundOnly]);
    let waits = verdict(&RefundCase { wish: Wish::Wait, ..refund });
    assert_eq!((waits.decision, waits.errands), (Decision::NeedInfo, vec![Errand::AskPurchasing]));
}

#[test]
fn the_last_day_of_the_window_ends_at_midnight_in_shanghai() {
    // Signed 23:59 seven and eight dates ago; applied in the last and in the first millisecond of the day.
    let applied = |signed: Instant, at: Instant| {
        let mut case = RefundCase { now: at, applied_at: at, ..disliked() };
        case.order.signed_at = Some(signed);
        decided(&case).0
    };
    let signed = MIDNIGHT - 7 * DAY - 60_000;
    assert_eq!(applied(signed, MIDNIGHT - 1), Decision::ConditionalReturn);
    assert_eq!(applied(signed, MIDNIGHT), Decision::Deny);
}

#[test]
fn whoever_applied_in_time_keeps_the_right_while_the_parcel_travels() {
    let mut case = RefundCase { now: NOW + 9 * DAY, inspection: Inspection::Passed, ..disliked() };
    assert_eq!(decided(&case).0, Decision::ApproveReturnRefund);
    case.applied_at = case.now;
    assert_eq!(decided(&case).0, Decision::Deny);
}

#[test]
fn a_longer_promise_of_the_shop_is_kept() {
    let mut case = RefundCase { promise_window_days: 15, ..disliked() };
    case.order.signed_at = Some(NOW - 12 * DAY);
    assert_eq!(decided(&case).0, Decision::ConditionalReturn);
}

#[test]
fn goods_without_no_reason_return_are_denied_with_an_explanation() {
    assert_eq!(decided(&RefundCase { no_reason_supported: false, ..disliked() }), is(Decision::Deny, "RF-07"));
    assert_eq!(decided(&RefundCase { no_reason_excluded: true, ..disliked() }), is(Decision::Deny, "RF-07"));
}

#[test]
fn the_conditions_are_sent_before_anything_comes_back() {
    let verdict = verdict(&RefundCase { requirements_sent_at: None, ..disliked() });
    assert_eq!((verdict.decision, verdict.script_ids.concat()), (Decision::NeedInfo, "K-62".to_owned()));
    assert_eq!(verdict.needed, [NeededInfo::Requirements, NeededInfo::SelfCheck]);
}

#[test]
fn a_buyer_who_admits_a_stain_is_not_refused_by_an_agent() {
    let mut case = disliked();
    case.conditions.soiled = Condition { fault: Answer::Yes, said_by: Asserter::Buyer };
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-09"));
    // The buyer sent it back all the same: the warehouse decides.
    case.inspection = Inspection::Pending;
    assert_eq!(decided(&case), is(Decision::ConditionalReturn, "RF-07"));
}

#[test]
fn four_times_yes_by_the_warehouse_is_a_passed_inspection() {
    let ok = by_warehouse(Answer::No);
    let mut case = RefundCase { inspection: Inspection::Pending, ..disliked() };
    case.conditions = Conditions { soiled: ok, used_marks: ok, tag_missing: ok, accessories_missing: ok };
    assert_eq!(decided(&case).0, Decision::ApproveReturnRefund);
    case.conditions.soiled.said_by = Asserter::Buyer;
    assert_eq!(decided(&case).0, Decision::ConditionalReturn);
}

#[test]
fn goods_in_order_are_exchanged_where_an_exchange_is_wanted_and_there_is_stock() {
    let case = RefundCase { inspection: Inspection::Passed, wish: Wish::Exchange, ..disliked() };
    assert_eq!(decided(&case).0, Decision::ApproveExchange);
    assert_eq!(decided(&RefundCase { stock: StockState::Out, ..case }).0, Decision::OfferChoice);
}

#[test]
fn nothing_is_sent_from_an_empty_shelf() {
    let lost_at = Some(NOW - 7 * DAY);
    for reason in [
        RequestReason::Quality,
        RequestReason::NotAsDescribed,
        RequestReason::Damaged,
        RequestReason::LogisticsLost,
        RequestReason::WrongItem,
        RequestReason::MissingItem,
    ] {
        for wish in [Wish::Exchange, Wish::Resend] {
            let mut case = RefundCase { reason, wish, evidence: photos(NOW - 2 * DAY), ..faulty() };
            (case.approvals, case.last_scan_at) = (word(Role::Boss, true), lost_at);
            if reason == RequestReason::LogisticsLost {
                case.order.state = OrderState::Shipped;
            }
            let decision = |stock| verdict(&RefundCase { stock, ..case.clone() }).decision;
            if decision(StockState::InStock) == Decision::ApproveExchange {
                assert_eq!(decision(StockState::Unknown), Decision::ApproveExchange);
                assert_eq!(decision(StockState::Out), Decision::OfferChoice, "{reason:?} {wish:?}");
            }
            assert_ne!(decision(StockState::Out), Decision::ApproveExchange, "{reason:?} {wish:?}");
        }
    }
}

#[test]
fn spoiled_goods_of_which_a_piece_was_missing_are_for_the_supervisor() {
    let case = RefundCase { reason: RequestReason::MissingItem, wish: Wish::Exchange, ..signed() };
    let looked = |inspection| decided(&RefundCase { inspection, ..case.clone() });
    assert_eq!(looked(Inspection::Failed), is(Decision::EscalateSupervisor, "RF-23"));
    assert_eq!(looked(Inspection::Passed), is(Decision::ApproveExchange, "RF-18"));
}

#[test]
fn long_use_inside_the_window_is_for_the_supervisor() {
    assert_eq!(decided(&RefundCase { use_days: Some(7), ..faulty() }).0, Decision::EscalateBoss);
    let long = RefundCase { use_days: Some(8), quality_window_days: 15, ..faulty() };
    assert_eq!(decided(&long), is(Decision::EscalateSupervisor, "RF-11"));
}

#[test]
fn use_that_nobody_knows_is_at_most_the_days_since_signing() {
    assert_eq!(decided(&RefundCase { use_days: None, ..faulty() }).0, Decision::EscalateBoss);
    let mut late = RefundCase { use_days: None, quality_window_days: 15, ..faulty() };
    late.order.signed_at = Some(NOW - 10 * DAY);
    assert_eq!(decided(&late).0, Decision::EscalateSupervisor);
}

#[test]
fn the_bosss_latest_word_counts() {
    let mut approvals = word(Role::Boss, false);
    approvals.push(Approval { role: Role::Boss, granted: true, at: NOW });
    approvals.push(Approval { role: Role::Supervisor, granted: false, at: NOW });
    assert_eq!(decided(&RefundCase { approvals, ..faulty() }).0, Decision::ApproveReturnRefund);
}

#[test]
fn outside_the_window_a_declined_offer_or_a_danger_goes_to_the_supervisor() {
    let mut case = faulty();
    case.order.signed_at = Some(NOW - 40 * DAY);
    assert_eq!(decided(&RefundCase { compensation_declined: true, ..case.clone() }).1, "RF-13");
    let danger = RefundCase { safety_fault: true, ..case };
    assert_eq!(decided(&danger), is(Decision::EscalateSupervisor, "RF-12"));
}

#[test]
fn a_compensation_above_the_agents_limit_is_offered_once_the_supervisor_agreed() {
    let mut case = RefundCase { approvals: word(Role::Supervisor, true), ..faulty() };
    case.order.signed_at = Some(NOW - 40 * DAY);
    let verdict = verdict(&case);
    assert_eq!((verdict.amount_max, verdict.requires_approval_by), (600, None));
    assert_eq!(verdict.script_ids, ["K-65"]);
}

#[test]
fn damage_needs_photos_in_time_and_claims_on_the_courier() {
    let case = RefundCase { reason: RequestReason::Damaged, ..signed() };
    let signed_at = case.order.signed_at.unwrap();
    assert_eq!(verdict(&case).needed, [NeededInfo::Pictures]);
    let shown = |at| RefundCase { evidence: photos(at), ..case.clone() };
    assert_eq!(decided(&shown(signed_at + 48 * HOUR)), is(Decision::OfferChoice, "RF-16"));
    assert_eq!(verdict(&shown(signed_at)).errands, [Errand::ClaimOnCourier]);
    assert_eq!(decided(&shown(signed_at + 48 * HOUR + 1)), is(Decision::EscalateSupervisor, "RF-16"));
    let chosen = |wish| decided(&RefundCase { wish, ..shown(signed_at) }).0;
    assert_eq!(chosen(Wish::ReturnRefund), Decision::ApproveReturnRefund);
    assert_eq!(chosen(Wish::Resend), Decision::ApproveExchange);
    assert_eq!(chosen(Wish::Compensation), Decision::PartialCompensation);
}

#[test]
fn a_compensation_that_was_declined_is_not_offered_again() {
    let case = RefundCase { reason: RequestReason::Damaged, evidence: photos(NOW - 2 * DAY), ..signed() };
    let declined = |wish| decided(&RefundCase { wish, compensation_declined: true, ..case.clone() });
    for wish in [Wish::Compensation, Wish::Unspecified] {
        assert_eq!(declined(wish), is(Decision::EscalateSupervisor, "RF-13"));
    }
    assert_eq!(declined(Wish::ReturnRefund), is(Decision::ApproveReturnRefund, "RF-16"));
    let offered = RefundCase { wish: Wish::Compensation, ..case.clone() };
    assert_eq!(decided(&offered), is(Decision::PartialCompensation, "RF-16"));
}

#[test]
fn a_parcel_is_lost_after_seven_days_without_a_scan() {
    let mut case = RefundCase { reason: RequestReason::LogisticsLost, ..signed() };
    case.order.state = OrderState::Shipped;
    let silent_for = |silence| RefundCase { last_scan_at: Some(NOW - silence), ..case.clone() };
    assert_eq!(decided(&silent_for(7 * DAY)), is(Decision::OfferChoice, "RF-17"));
    assert_eq!(decided(&silent_for(7 * DAY - 1)), is(Decision::NeedInfo, "RF-17"));
}

#[test]
fn a_delayed_parcel_becomes_a_lost_one_by_the_couriers_record_alone() {
    let mut case = RefundCase { reason: RequestReason::LogisticsDelay, ..signed() };
    case.order.state = OrderState::Shipped;
    case.order.shipped_at = Some(NOW - 30 * DAY);
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-17"));
    let scanned = |ago| decided(&RefundCase { last_scan_at: Some(NOW - ago), ..case.clone() }).0;
    assert_eq!([scanned(7 * DAY - 1), scanned(7 * DAY)], [Decision::NeedInfo, Decision::OfferChoice]);
}

#[test]
fn a_parcel_that_was_signed_for_is_not_lost_but_asked_about() {
    let case = RefundCase { reason: RequestReason::LogisticsLost, last_scan_at: Some(NOW - 30 * DAY), ..signed() };
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-17"));
    assert!(verdict(&case).errands.contains(&Errand::ClaimOnCourier));
}

#[test]
fn wrong_goods_are_the_buyers_choice_and_the_shops_freight() {
    for reason in [RequestReason::WrongItem, RequestReason::MissingItem] {
        let case = RefundCase { reason, ..signed() };
        assert_eq!(decided(&case), is(Decision::OfferChoice, "RF-18"));
        assert_eq!(verdict(&case).freight_part, 800);
        assert_eq!(verdict(&case).return_class, ReturnClass::ServiceFault);
    }
    let case = RefundCase { reason: RequestReason::WrongItem, wish: Wish::ReturnRefund, ..signed() };
    assert_eq!(verdict(&case).return_freight, FreightPayer::Seller);
}

#[test]
fn not_as_described_needs_evidence_and_then_is_the_buyers_choice() {
    let case = RefundCase { reason: RequestReason::NotAsDescribed, ..signed() };
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-15"));
    let shown = RefundCase { evidence: photos(NOW), ..case };
    assert_eq!(decided(&shown), is(Decision::OfferChoice, "RF-15"));
    assert_eq!(decided(&RefundCase { wish: Wish::Exchange, ..shown }).0, Decision::ApproveExchange);
}

#[test]
fn a_payment_problem_takes_the_companys_procedure_along() {
    let verdict = verdict(&RefundCase { reason: RequestReason::PaymentError, ..unshipped(HOUR) });
    assert_eq!(verdict.errands, [Errand::RefundProcedure]);
    assert_eq!(verdict.requires_approval_by, Some(Role::Supervisor));
}

#[test]
fn what_no_rule_covers_is_for_the_supervisor() {
    for reason in [RequestReason::Other, RequestReason::LateShip, RequestReason::OutOfStock] {
        let case = RefundCase { reason, ..signed() };
        assert_eq!(decided(&case), is(Decision::EscalateSupervisor, "RF-00"));
    }
}

#[test]
fn a_cancelled_parcel_that_the_courier_has_is_stopped_and_treated_as_a_return() {
    let mut case = RefundCase { reason: RequestReason::Cancel, ..signed() };
    case.order.state = OrderState::Shipped;
    assert_eq!(decided(&case), is(Decision::ConditionalReturn, "RF-03"));
    assert_eq!(verdict(&case).errands, [Errand::InterceptParcel]);
    // Whoever has the goods is asked what is wrong with them.
    case.order.state = OrderState::Signed;
    assert_eq!(decided(&case), is(Decision::NeedInfo, "RF-06"));
}

#[test]
fn the_return_class_tells_the_pay_module_whose_doing_it_was() {
    let class = |reason| verdict(&RefundCase { reason, ..disliked() }).return_class;
    assert_eq!(class(RequestReason::Size), ReturnClass::CustomerPersonal);
    assert_eq!(class(RequestReason::Quality), ReturnClass::Quality);
    assert_eq!(class(RequestReason::Damaged), ReturnClass::Logistics);
    assert_eq!(class(RequestReason::Other), ReturnClass::Other);
}

#[test]
fn the_insurer_pays_for_the_way_back_where_there_is_insurance() {
    let mut case = disliked();
    assert_eq!(verdict(&case).return_freight, FreightPayer::Buyer);
    case.order.freight_insurance = true;
    assert_eq!(verdict(&case).return_freight, FreightPayer::Insurer);
    assert!(verdict(&case).reasons.iter().any(|reason| reason.rule == "RF-21"));
}

#[test]
fn reasons_are_in_the_shops_language() {
    let mut case = faulty();
    case.shop.language = Language::En;
    assert!(verdict(&case).reasons[0].text.is_ascii());
    case.shop.language = Language::ZhCn;
    assert!(verdict(&case).reasons[0].text.contains("质量问题"));
}

#[test]
fn every_setting_belongs_to_a_rule_of_the_index() {
    let manifest: serde_json::Value = serde_json::from_str(include_str!("../manifest.json")).unwrap();
    let rules = manifest["rules"].as_array().unwrap().iter();
    let index: Vec<&serde_json::Value> = rules.filter_map(|rule| rule["catalogue"].as_array()).flatten().collect();
    let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
    for (place, ids) in xiaoer_sdk::schema::rules(&schema) {
        assert!(!ids.is_empty(), "{place} belongs to no rule");
        assert!(ids.iter().all(|id| index.iter().any(|known| *known == id)), "{place}: {ids:?}");
    }
}

#[test]
fn every_rule_that_a_verdict_names_is_in_the_manifests_index() {
    let manifest: serde_json::Value = serde_json::from_str(include_str!("../manifest.json")).unwrap();
    let index: Vec<&str> =
        manifest["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let source = [
        include_str!("../src/decide.rs"),
        include_str!("../src/unshipped.rs"),
        include_str!("../src/stopped.rs"),
        include_str!("../src/no_reason.rs"),
        include_str!("../src/quality.rs"),
        include_str!("../src/compensation.rs"),
        include_str!("../src/logistics.rs"),
        include_str!("../src/dispute.rs"),
        include_str!("../src/verdict.rs"),
        include_str!("../src/fault.rs"),
    ]
    .concat();
    let named: Vec<&str> = source.split("\"RF-").skip(1).map(|rest| &rest[..2]).collect();
    assert!(named.len() > 20);
    for number in named {
        assert!(index.contains(&format!("RF-{number}").as_str()), "RF-{number}");
    }
}

#[test]
fn what_lies_after_now_has_just_happened() {
    let ahead = NOW + 100 * 365 * 86_400_000;
    let asked = RefundCase { boss_asked_at: Some(ahead), applied_at: ahead, evidence: photos(NOW), ..signed() };
    for reason in
        [RequestReason::Quality, RequestReason::Dislike, RequestReason::NotAsDescribed, RequestReason::Damaged]
    {
        let verdict = verdict(&RefundCase { reason, ..asked.clone() });
        assert!(verdict.deadline.is_none_or(|at| at <= NOW + 60 * 86_400_000), "{verdict:?}");
    }
}
