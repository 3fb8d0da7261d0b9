//! Where the handbook can be read in more than one way, the shop's setting says which reading holds; and the boss's gate,
//! which no setting turns into an automatic no.

mod cases;

use cases::{NOW, by_warehouse, disliked, faulty, photos, signed, unshipped, verdict, word};
use xiaoer_refund::{Settings, decide};
use xiaoer_sdk::common::{OrderState, Role};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;

/// What a shop decides that has changed some of the factory settings.
fn with(settings: &str, case: &RefundCase) -> RefundVerdict {
    decide(&xiaoer_sdk::read_settings::<Settings>(settings).unwrap(), case)
}

fn is(verdict: &RefundVerdict, decision: Decision, rule: &str) -> bool {
    verdict.decision == decision && verdict.reasons[0].rule == rule
}

#[test]
fn the_bosss_silence_is_no_answer_until_his_time_is_up_and_no_refusal_after_it() {
    let asked = |ago| verdict(&RefundCase { boss_asked_at: Some(NOW - ago), ..faulty() });
    let in_time = asked(24 * HOUR - 1);
    assert!(is(&in_time, Decision::EscalateBoss, "RF-11"));
    assert_eq!(in_time.deadline, Some(NOW + 1));
    let silent = asked(24 * HOUR);
    assert!(is(&silent, Decision::EscalateSupervisor, "RF-14"));
    assert!(silent.warning.is_some());
    assert_eq!(silent.choices, [Wish::Compensation, Wish::Exchange, Wish::Repair]);
}

#[test]
fn the_boss_may_still_say_yes_after_his_time() {
    let late = RefundCase { boss_asked_at: Some(NOW - 48 * HOUR), approvals: word(Role::Boss, true), ..faulty() };
    assert!(is(&verdict(&late), Decision::ApproveReturnRefund, "RF-11"));
}

#[test]
fn a_shop_whose_boss_can_refuse_gets_a_proposal_that_a_supervisor_confirms_under_the_warning() {
    let settings = r#"{"quality":{"boss_refusal":"denial_proposed"}}"#;
    let refused = with(settings, &RefundCase { approvals: word(Role::Boss, false), ..faulty() });
    assert!(is(&refused, Decision::Deny, "RF-14"));
    assert_eq!(refused.requires_approval_by, Some(Role::Supervisor));
    assert!(refused.warning.is_some());
    // His silence stays what it is.
    let silent = with(settings, &RefundCase { boss_asked_at: Some(NOW - 24 * HOUR), ..faulty() });
    assert!(is(&silent, Decision::EscalateSupervisor, "RF-14"));
}

#[test]
fn repair_is_offered_where_the_shop_repairs() {
    let refused = RefundCase { approvals: word(Role::Boss, false), ..faulty() };
    let choices = with(r#"{"quality":{"repair_offered":false}}"#, &refused).choices;
    assert_eq!(choices, [Wish::Compensation, Wish::Exchange]);
}

#[test]
fn the_no_reason_return_does_not_wait_for_the_boss() {
    let refused = RefundCase { approvals: word(Role::Boss, false), ..disliked() };
    assert!(is(&verdict(&refused), Decision::ConditionalReturn, "RF-07"));
}

#[test]
fn where_the_boss_is_asked_all_the_same_he_cannot_deny() {
    let settings = r#"{"no_reason":{"ask_boss":true}}"#;
    assert!(is(&with(settings, &disliked()), Decision::EscalateBoss, "RF-07"));
    let said = |granted| with(settings, &RefundCase { approvals: word(Role::Boss, granted), ..disliked() });
    assert!(is(&said(true), Decision::ConditionalReturn, "RF-07"));
    assert!(is(&said(false), Decision::EscalateSupervisor, "RF-07"));
    assert!(said(false).warning.is_some());
    // His consent to the return is none to what the warehouse then found.
    let mut spoiled = RefundCase { approvals: word(Role::Boss, true), inspection: Inspection::Failed, ..disliked() };
    spoiled.conditions.soiled = by_warehouse(Answer::Yes);
    assert!(is(&with(settings, &spoiled), Decision::Deny, "RF-08"));
    // When he is asked a second time and agrees again, it is to what the warehouse found.
    spoiled.approvals.push(Approval { role: Role::Boss, granted: true, at: NOW });
    assert!(is(&with(settings, &spoiled), Decision::PartialCompensation, "RF-08"));
    spoiled.approvals.push(Approval { role: Role::Boss, granted: false, at: NOW + 1 });
    assert!(is(&with(settings, &spoiled), Decision::Deny, "RF-08"));
}

#[test]
fn the_boss_may_refund_in_part_what_the_warehouse_refused() {
    let mut case = RefundCase { approvals: word(Role::Boss, true), inspection: Inspection::Failed, ..disliked() };
    case.conditions.soiled = by_warehouse(Answer::Yes);
    let verdict = verdict(&case);
    assert!(is(&verdict, Decision::PartialCompensation, "RF-08"));
    assert_eq!((verdict.amount_max, verdict.requires_approval_by), (12_000, Some(Role::Boss)));
}

/// Goods that the warehouse found stained, of a buyer who was told the conditions in time.
fn stained() -> RefundCase {
    let mut case = RefundCase { inspection: Inspection::Failed, ..disliked() };
    case.conditions.soiled = by_warehouse(Answer::Yes);
    case
}

#[test]
fn whoever_is_told_the_conditions_with_the_refusal_was_not_told_beforehand() {
    let told = |at| verdict(&RefundCase { requirements_sent_at: Some(at), ..stained() });
    assert!(is(&told(NOW - 1), Decision::Deny, "RF-08"));
    for at in [NOW, NOW + 1, NOW + DAY] {
        assert!(is(&told(at), Decision::EscalateSupervisor, "RF-08"), "{at}");
    }
}

#[test]
fn a_fault_that_the_warehouse_noted_refuses_nobody_before_it_confirms_its_inspection() {
    for inspection in [Inspection::NotStarted, Inspection::Pending] {
        let noted = verdict(&RefundCase { inspection, ..stained() });
        assert!(is(&noted, Decision::ConditionalReturn, "RF-07"));
        assert!(noted.reasons.iter().any(|reason| reason.rule == "RF-08"));
        let stopped = RefundCase { inspection, reason: RequestReason::Cancel, ..stained() };
        let stopped = RefundCase { order: OrderFacts { state: OrderState::Shipped, ..stopped.order }, ..stopped };
        assert!(is(&verdict(&stopped), Decision::ConditionalReturn, "RF-03"));
        // To tell the conditions now would be to tell them afterwards.
        let untold = verdict(&RefundCase { inspection, requirements_sent_at: None, ..stained() });
        assert!(is(&untold, Decision::EscalateSupervisor, "RF-08"));
    }
    assert!(is(&verdict(&stained()), Decision::Deny, "RF-08"));
}

#[test]
fn a_failed_inspection_of_which_the_warehouse_names_nothing_is_for_the_supervisor() {
    let failed = RefundCase { inspection: Inspection::Failed, ..disliked() };
    let ok = by_warehouse(Answer::No);
    let all_fine = Conditions { soiled: ok, used_marks: ok, tag_missing: ok, accessories_missing: ok };
    let said_by_buyer =
        Conditions { soiled: Condition { fault: Answer::Yes, said_by: Asserter::Buyer }, ..failed.conditions };
    for conditions in [failed.conditions, all_fine, said_by_buyer] {
        assert!(is(&verdict(&RefundCase { conditions, ..failed.clone() }), Decision::EscalateSupervisor, "RF-08"));
        let named = Conditions { tag_missing: by_warehouse(Answer::Yes), ..conditions };
        assert!(is(&verdict(&RefundCase { conditions: named, ..failed.clone() }), Decision::Deny, "RF-08"));
    }
    // The boss may grant a part all the same.
    let granted = RefundCase { approvals: word(Role::Boss, true), ..failed };
    assert!(is(&verdict(&granted), Decision::PartialCompensation, "RF-08"));
}

#[test]
fn a_window_that_begins_on_the_day_of_signing_ends_a_day_earlier() {
    let signed_ago = |settings: &str, days: i64| {
        let mut case = disliked();
        case.order.signed_at = Some(NOW - days * DAY);
        with(settings, &case).decision
    };
    let of_signing = r#"{"no_reason":{"first_day":"of_signing"}}"#;
    assert_eq!([signed_ago(of_signing, 6), signed_ago(of_signing, 7)], [Decision::ConditionalReturn, Decision::Deny]);
    assert_eq!(signed_ago("{}", 7), Decision::ConditionalReturn);
}

#[test]
fn the_window_covers_exchanges_unless_the_shop_reads_it_otherwise() {
    let exchange = RefundCase { wish: Wish::Exchange, ..disliked() };
    assert!(is(&verdict(&exchange), Decision::ConditionalReturn, "RF-07"));
    let returns_only = r#"{"no_reason":{"covers_exchange":false}}"#;
    assert!(is(&with(returns_only, &exchange), Decision::EscalateSupervisor, "RF-07"));
}

#[test]
fn a_large_fault_is_not_settled_with_a_few_yuan_unless_the_shop_offers_it_for_all() {
    let mut case = RefundCase { large_fault: Some(true), ..faulty() };
    case.order.signed_at = Some(NOW - 40 * DAY);
    assert!(is(&verdict(&case), Decision::EscalateSupervisor, "RF-12"));
    let all = r#"{"compensation":{"faults":"all"}}"#;
    assert!(is(&with(all, &case), Decision::PartialCompensation, "RF-12"));
    case.safety_fault = true;
    assert!(is(&with(all, &case), Decision::EscalateSupervisor, "RF-12"));
    for small in [None, Some(false)] {
        let case = RefundCase { large_fault: small, safety_fault: false, ..case.clone() };
        assert_eq!(verdict(&case).decision, Decision::PartialCompensation);
    }
}

#[test]
fn goods_of_a_high_price_need_a_video_besides_the_photos() {
    let priced = |price, kinds: &[EvidenceKind]| {
        let mut case = RefundCase { reason: RequestReason::Damaged, item_price: price, ..signed() };
        case.order.signed_at = Some(NOW);
        case.evidence = photos(NOW);
        case.evidence.extend(kinds.iter().map(|kind| Evidence { kind: *kind, at: NOW }));
        verdict(&case).decision
    };
    assert_eq!([priced(99_999, &[]), priced(100_000, &[])], [Decision::OfferChoice, Decision::NeedInfo]);
    assert_eq!(priced(100_000, &[EvidenceKind::Video]), Decision::OfferChoice);
}

#[test]
fn the_freight_of_a_broken_parcel_goes_back_unless_the_shop_settles_it_with_the_courier() {
    let broken = RefundCase { reason: RequestReason::Damaged, evidence: photos(NOW - 2 * DAY), ..signed() };
    assert_eq!(verdict(&broken).freight_part, 800);
    assert_eq!(with(r#"{"logistics":{"freight_back":false}}"#, &broken).freight_part, 0);
}

#[test]
fn a_shop_may_pay_the_way_back_of_what_the_buyer_dislikes() {
    let settings = r#"{"no_reason":{"freight_payer":"seller"}}"#;
    assert_eq!(with(settings, &disliked()).return_freight, FreightPayer::Seller);
}

#[test]
fn a_refund_waits_for_the_goods_and_has_its_hours_from_then() {
    let agreed = RefundCase { approvals: word(Role::Boss, true), ..faulty() };
    let first = verdict(&agreed);
    assert!(first.reasons.iter().any(|reason| reason.rule == "RF-23"));
    assert_eq!(first.deadline, Some(NOW + 7 * DAY));
    let back = verdict(&RefundCase { inspection: Inspection::Passed, ..agreed });
    assert!(!back.reasons.iter().any(|reason| reason.rule == "RF-23"));
    assert_eq!(back.deadline, Some(NOW + 48 * HOUR));
}

#[test]
fn a_packed_parcel_does_not_leave_once_its_money_goes_back() {
    let late = RefundCase { packed: true, ..unshipped(48 * HOUR) };
    let verdict = verdict(&late);
    assert!(is(&verdict, Decision::ApproveRefundOnly, "RF-02"));
    assert_eq!(verdict.errands, [Errand::InterceptParcel]);
}

#[test]
fn what_an_agent_decides_alone_has_the_agents_time() {
    let mut small = RefundCase { item_price: 5_000, ..faulty() };
    small.order.signed_at = Some(NOW - 40 * DAY);
    assert_eq!(verdict(&small).deadline, Some(NOW + 24 * HOUR));
    let mut larger = faulty();
    larger.order.signed_at = Some(NOW - 40 * DAY);
    assert_eq!(verdict(&larger).deadline, Some(NOW + 48 * HOUR));
}

#[test]
fn a_fault_that_the_buyer_admits_is_answered_with_the_conditions_not_with_a_refusal() {
    let mut case = RefundCase { requirements_sent_at: None, ..disliked() };
    case.conditions.tag_missing = Condition { fault: Answer::Yes, said_by: Asserter::Buyer };
    let verdict = verdict(&case);
    assert!(is(&verdict, Decision::NeedInfo, "RF-09"));
    assert_eq!(verdict.script_ids, ["K-62"]);
    assert_eq!(verdict.needed, [NeededInfo::Choice, NeededInfo::Requirements]);
}

#[test]
fn a_buyer_who_admits_a_fault_and_knows_the_conditions_decides_by_sending() {
    let mut case = RefundCase { wish: Wish::ReturnRefund, ..disliked() };
    case.conditions.tag_missing = Condition { fault: Answer::Yes, said_by: Asserter::Buyer };
    let sends = verdict(&case);
    assert!(is(&sends, Decision::ConditionalReturn, "RF-09"));
    assert!(sends.reasons[0].text.contains("吊牌缺失"));
    assert!(sends.reasons.iter().any(|reason| reason.rule == "RF-07"));
    // What the buyer admitted is no finding: the warehouse may see it otherwise.
    assert_eq!(
        verdict(&RefundCase { inspection: Inspection::Passed, ..case.clone() }).decision,
        Decision::ApproveReturnRefund
    );
    assert!(is(&verdict(&RefundCase { wish: Wish::Unspecified, ..case }), Decision::NeedInfo, "RF-09"));
}
