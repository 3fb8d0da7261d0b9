//! The cases on which a script is tried before it is accepted: with and without what may be absent.

use xiaoer_sdk::common::OrderState;
use xiaoer_sdk::date::DAY;
use xiaoer_sdk::refund::{Evidence, EvidenceKind, Inspection, RefundCase, RequestReason};
use xiaoer_sdk::sample::{NOW, refund_case};
use xiaoer_sdk::text::{Pair, pair};

/// The examples, each with its name.
pub fn examples() -> [(Pair, RefundCase); 4] {
    let mut signed = refund_case();
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
    let mut unpaid = refund_case();
    unpaid.order.state = OrderState::Unpaid;
    unpaid.order.paid_at = None;
    [
        (pair("未发货", "not shipped"), refund_case()),
        (pair("质量问题", "a quality problem"), signed),
        (pair("退货", "a return"), returned),
        (pair("未付款", "never paid"), unpaid),
    ]
}
