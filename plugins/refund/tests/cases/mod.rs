//! Cases to start from. Each test changes the few facts that it is about.

#![allow(dead_code, reason = "every test file uses its own part")]

use xiaoer_refund::{Settings, decide};
use xiaoer_sdk::common::{Language, OrderState, Platform, Role, ShopFacts};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::*;
pub use xiaoer_sdk::sample::NOW;
use xiaoer_sdk::sample::{order, refund_case};

/// 2026-11-21 00:00:00 in Shanghai.
pub const MIDNIGHT: Instant = 1_795_190_400_000;

/// Signed three days ago on Douyin, paid 128.00 with 8.00 of freight, nothing said yet.
pub fn signed() -> RefundCase {
    RefundCase {
        shop: ShopFacts { name: "小店".to_owned(), platform: Platform::Douyin, language: Language::ZhCn },
        order: OrderFacts {
            state: OrderState::Signed,
            placed_at: NOW - 7 * DAY,
            paid_at: Some(NOW - 7 * DAY),
            shipped_at: Some(NOW - 6 * DAY),
            signed_at: Some(NOW - 3 * DAY),
            ..order()
        },
        reason: RequestReason::Unknown,
        quality_window_days: 7,
        ..refund_case()
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
