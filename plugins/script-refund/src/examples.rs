//! The cases on which a script is tried before it is accepted: with and without what may be absent.

use xiaoer_sdk::common::{Instant, Language, OrderFacts, OrderLine, OrderState, Platform, ShopFacts};
use xiaoer_sdk::date::{DAY, HOUR};
use xiaoer_sdk::refund::{
    Answer, Asserter, Condition, Conditions, Evidence, EvidenceKind, Inspection, RefundCase, RequestReason, StockState,
    Wish,
};
use xiaoer_sdk::text::{Pair, pair};

/// 2026-11-21 10:00 in Shanghai.
const NOW: Instant = 1_795_226_400_000;

/// The examples, each with its name.
pub fn examples() -> [(Pair, RefundCase); 4] {
    let mut signed = unshipped();
    signed.order.state = OrderState::Signed;
    signed.order.shipped_at = Some(NOW - 19 * DAY);
    signed.order.signed_at = Some(NOW - 17 * DAY);
    signed.order.courier = Some("中通".to_owned());
    signed.reason = RequestReason::Quality;
    signed.evidence = vec![Evidence { kind: EvidenceKind::PhotoOfFault, at: NOW }];
    signed.use_days = Some(3);
    signed.requested = Some(9_000);
    let mut returned = signed.clone();
    returned.reason = RequestReason::Dislike;
    returned.order.signed_at = Some(NOW - 3 * DAY);
    returned.inspection = Inspection::Passed;
    let mut unpaid = unshipped();
    unpaid.order.state = OrderState::Unpaid;
    unpaid.order.paid_at = None;
    [
        (pair("未发货", "not shipped"), unshipped()),
        (pair("质量问题", "a quality problem"), signed),
        (pair("退货", "a return"), returned),
        (pair("未付款", "never paid"), unpaid),
    ]
}

fn unshipped() -> RefundCase {
    let unsaid = || Condition { fault: Answer::Unknown, said_by: Asserter::Nobody };
    RefundCase {
        now: NOW,
        shop: ShopFacts { name: "小店".to_owned(), platform: Platform::Tmall, language: Language::ZhCn },
        order: OrderFacts {
            number: "E1".to_owned(),
            state: OrderState::PaidUnshipped,
            placed_at: NOW - 20 * DAY,
            paid_at: Some(NOW - 20 * DAY + HOUR),
            shipped_at: None,
            signed_at: None,
            amount_paid: 12_800,
            freight_paid: 800,
            coupons_share: 0,
            lines: vec![OrderLine {
                sku: "A-110".to_owned(),
                title: "外套".to_owned(),
                quantity: 1,
                unit_price: 12_000,
            }],
            courier: None,
            tracking_number: None,
            remark: None,
            freight_insurance: false,
            third_party: false,
        },
        reason: RequestReason::Cancel,
        wish: Wish::Unspecified,
        requested: None,
        item_price: 12_000,
        applied_at: NOW,
        use_days: None,
        promise_window_days: 7,
        quality_window_days: 15,
        no_reason_supported: true,
        no_reason_excluded: false,
        conditions: Conditions {
            soiled: unsaid(),
            used_marks: unsaid(),
            tag_missing: unsaid(),
            accessories_missing: unsaid(),
        },
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
