//! Cases to start from. Each test changes the few facts that it is about.

#![allow(dead_code, reason = "every test file uses its own part")]

use xiaoer_refund::{Settings, decide};
use xiaoer_sdk::common::{Language, OrderLine, OrderState, Platform, Role, ShopFacts};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;

/// 2026-11-21 00:00:00 in Shanghai.
pub const MIDNIGHT: Instant = 1_795_190_400_000;
/// 10:00 in the morning of that day.
pub const NOW: Instant = MIDNIGHT + 10 * HOUR;

const UNSAID: Condition = Condition { fault: Answer::Unknown, said_by: Asserter::Nobody };

/// Signed three days ago on Douyin, paid 128.00 with 8.00 of freight, nothing said yet.
pub fn signed() -> RefundCase {
    RefundCase {
        now: NOW,
        shop: ShopFacts { name: "小店".to_owned(), platform: Platform::Douyin, language: Language::ZhCn },
        order: OrderFacts {
            number: "E20261114001".to_owned(),
            state: OrderState::Signed,
            placed_at: NOW - 7 * DAY,
            paid_at: Some(NOW - 7 * DAY),
            shipped_at: Some(NOW - 6 * DAY),
            signed_at: Some(NOW - 3 * DAY),
            amount_paid: 12_800,
            freight_paid: 800,
            coupons_share: 0,
            lines: vec![OrderLine {
                sku: "A-110".to_owned(),
                title: "加绒外套".to_owned(),
                quantity: 1,
                unit_price: 12_000,
            }],
            courier: None,
            tracking_number: None,
            remark: None,
            freight_insurance: false,
            third_party: false,
        },
        reason: RequestReason::Unknown,
        wish: Wish::Unspecified,
        requested: None,
        item_price: 12_000,
        applied_at: NOW,
        use_days: None,
        promise_window_days: 7,
        quality_window_days: 7,
        no_reason_supported: true,
        no_reason_excluded: false,
        conditions: Conditions { soiled: UNSAID, used_marks: UNSAID, tag_missing: UNSAID, accessories_missing: UNSAID },
        requirements_sent_at: None,
        asks_judgement_by_picture: false,
        evidence: Vec::new(),
        stock: StockState::Unknown,
        force_majeure: false,
        explained: false,
        platform_overdue: false,
        packed: false,
        approvals: Vec::new(),
        inspection: Inspection::NotStarted,
        compensation_declined: false,
        safety_fault: false,
        cases_before: 0,
        last_scan_at: None,
        boss_asked_at: None,
        large_fault: None,
    }
}

/// Disliked, and the buyer was told the conditions.
pub fn disliked() -> RefundCase {
    RefundCase { reason: RequestReason::Dislike, requirements_sent_at: Some(NOW - HOUR), ..signed() }
}

/// A quality problem after three days of use.
pub fn faulty() -> RefundCase {
    RefundCase { reason: RequestReason::Quality, use_days: Some(3), ..signed() }
}

/// Paid so long ago, not shipped, and the buyer cancels.
pub fn unshipped(since_payment: Millis) -> RefundCase {
    let mut case = RefundCase { reason: RequestReason::Cancel, ..signed() };
    case.order.state = OrderState::PaidUnshipped;
    (case.order.paid_at, case.order.shipped_at, case.order.signed_at) = (Some(NOW - since_payment), None, None);
    case
}

/// The warehouse says so of one condition.
pub fn by_warehouse(fault: Answer) -> Condition {
    Condition { fault, said_by: Asserter::Warehouse }
}

/// Photos of the fault and of the label.
pub fn photos(at: Instant) -> Vec<Evidence> {
    vec![Evidence { kind: EvidenceKind::PhotoOfFault, at }, Evidence { kind: EvidenceKind::PhotoOfLabel, at }]
}

/// The word of a person.
pub fn word(role: Role, granted: bool) -> Vec<Approval> {
    vec![Approval { role, granted, at: NOW - HOUR }]
}

/// What the factory settings decide.
pub fn verdict(case: &RefundCase) -> RefundVerdict {
    decide(&Settings::default(), case)
}

/// The decision and the rule that made it.
pub fn decided(case: &RefundCase) -> (Decision, String) {
    let verdict = verdict(case);
    (verdict.decision, verdict.reasons[0].rule.clone())
}
