//! What happens on the way: RF-16 and RF-17.

use xiaoer_sdk::common::OrderState;
use xiaoer_sdk::date::DAY;
use xiaoer_sdk::refund::{Errand, EvidenceKind, NeededInfo, RefundVerdict, RequestReason, Wish};
use xiaoer_sdk::text::pair;

use crate::case::{Case, hours_long};
use crate::compensation;

/// RF-16: damaged in transit.
pub fn damaged(case: &Case) -> RefundVerdict {
    let hours = case.settings.evidence.damage_within_h;
    if !case.has_evidence() {
        let (video_zh, video_en) = if case.needs_video() { ("以及视频", ", and for a video") } else { ("", "") };
        let why = pair(
            format!("请顾客提供破损处和面单或包装的照片{video_zh}(签收后{hours}小时内)"),
            format!(
                "Ask for photos of the damage and of the label or packaging{video_en} (within {hours} hours of signing)"
            ),
        );
        return case.ask("RF-16", why, &[NeededInfo::Pictures]).done();
    }
    if shown_too_late(case) {
        let why = pair(
            format!("破损照片晚于签收后{hours}小时，由主管判断"),
            format!("The damage was shown more than {hours} hours after signing: the supervisor judges"),
        );
        return case.to_supervisor("RF-16", why).done();
    }
    let chosen =
        pair("运输破损，凭证齐全，按顾客选择处理", "Damaged in transit and shown in time: as the buyer chooses");
    let claim = [Errand::ClaimOnCourier];
    let other_ways = [Wish::ReturnRefund, Wish::Resend];
    let with_a_few_yuan = [Wish::ReturnRefund, Wish::Resend, Wish::Compensation];
    let choices = if case.facts.compensation_declined { &other_ways[..] } else { &with_a_few_yuan[..] };
    match case.facts.wish {
        Wish::ReturnRefund => case.return_refund("RF-16", chosen).errands(&claim).done(),
        Wish::Resend | Wish::Exchange => {
            case.exchange_from_stock("RF-16", chosen, Wish::Resend, choices).errands(&claim).done()
        }
        _ if case.facts.compensation_declined => compensation::declined(case, &with_a_few_yuan).errands(&claim).done(),
        Wish::Compensation => compensation::offer(
            case,
            "RF-16",
            &pair("运输破损，顾客选择部分补偿", "Damaged in transit; the buyer chose compensation"),
        )
        .errands(&claim)
        .done(),
        _ => {
            let why = pair(
                "运输破损，凭证齐全，请顾客选择退货退款、补发或部分补偿",
                "Damaged in transit: the buyer chooses between return and refund, a new one, or compensation",
            );
            case.offer("RF-16", why, choices).pays(case.for_item()).script("K-70").errands(&claim).done()
        }
    }
}

fn shown_too_late(case: &Case) -> bool {
    let of_fault = [EvidenceKind::PhotoOfFault, EvidenceKind::Video];
    let first = case.facts.evidence.iter().filter(|item| of_fault.contains(&item.kind)).map(|item| item.at).min();
    match (first, case.facts.order.signed_at) {
        (Some(shown), Some(signed)) => {
            shown.saturating_sub(signed) > hours_long(case.settings.evidence.damage_within_h)
        }
        _ => false,
    }
}

/// RF-17: late or lost.
pub fn late_or_lost(case: &Case) -> RefundVerdict {
    if !is_lost(case) {
        let why = pair(
            "包裹未到，先向顾客说明情况并联系快递核实",
            "The parcel has not arrived: explain it to the buyer and have the courier look for it",
        );
        return case
            .ask("RF-17", why, &[NeededInfo::CourierRecord, NeededInfo::Explanation])
            .script("K-52")
            .errands(&[Errand::ClaimOnCourier, Errand::PhoneBuyer])
            .done();
    }
    let chosen = pair("包裹已确认丢失，按顾客选择处理", "The parcel is lost: as the buyer chooses");
    let claim = [Errand::ClaimOnCourier];
    let choices = [Wish::RefundOnly, Wish::Resend];
    match case.facts.wish {
        Wish::RefundOnly => case.refund_only("RF-17", chosen, case.for_item()).errands(&claim).done(),
        Wish::Resend | Wish::Exchange => {
            case.exchange_from_stock("RF-17", chosen, Wish::Resend, &choices).errands(&claim).done()
        }
        _ => {
            let days = case.settings.logistics.lost_after_days;
            let why = pair(
                format!("包裹{days}天没有物流更新，视为丢失，请顾客选择退款或补发"),
                format!("No scan for {days} days, so the parcel is lost: the buyer chooses a refund or a new one"),
            );
            case.offer("RF-17", why, &choices).pays(case.for_item()).script("K-52").errands(&claim).done()
        }
    }
}

/// No scan for so many days (W-06). A buyer who only says that it is late is believed to have lost it when the courier's
/// record says so; one whose parcel is said to be lost, also when there is no record since shipping. What was signed for
/// is for the courier to explain.
fn is_lost(case: &Case) -> bool {
    let silence = i64::from(case.settings.logistics.lost_after_days) * DAY;
    let last = match case.facts.reason {
        RequestReason::LogisticsLost => case.facts.last_scan_at.or(case.facts.order.shipped_at),
        _ => case.facts.last_scan_at,
    };
    case.facts.order.state == OrderState::Shipped
        && last.is_some_and(|last| case.facts.now.saturating_sub(last) >= silence)
}
