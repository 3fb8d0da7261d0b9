//! Facts for refund policies, and their verdicts in the desk's terms.

use xiaoer_desk::{
    aftersale::{self, Case, CaseReason, CaseState},
    desk::Desk,
    money::Fen,
    time::Instant,
};
use xiaoer_policy::contract::refund::{
    Answer, Approval, Asserter, Condition, Conditions, Decision, Evidence, EvidenceKind, Inspection, RefundCase,
    RefundVerdict, RequestReason, StockState, Wish,
};

use super::common::{self, name_of};

/// A case as it stands at `now`; `remark` is the text of the order's remark.
pub(crate) fn case(desk: &Desk, case: &Case, remark: Option<String>, now: Instant) -> Option<RefundCase> {
    let shop = desk.shop(case.shop).ok()?;
    let order = desk.order(case.order).ok()?;
    let facts = &case.facts;
    Some(RefundCase {
        now: now.0,
        shop: common::shop(shop),
        order: common::order(order, remark),
        reason: reason(facts.reason),
        wish: wish(facts.wish),
        requested: facts.requested.map(|fen| fen.0),
        item_price: facts.item_price.0,
        applied_at: case.applied_at.0,
        use_days: facts.use_days,
        promise_window_days: shop.targets.return_window_days,
        quality_window_days: shop.targets.quality_window_days,
        no_reason_supported: shop.targets.no_reason,
        no_reason_excluded: facts.no_reason_excluded,
        conditions: Conditions {
            soiled: condition(facts.conditions.soiled),
            used_marks: condition(facts.conditions.used_marks),
            tag_missing: condition(facts.conditions.tag_missing),
            accessories_missing: condition(facts.conditions.accessories_missing),
        },
        requirements_sent_at: case.requirements_sent_at.map(|at| at.0),
        asks_judgement_by_picture: facts.asks_judgement_by_picture,
        evidence: facts.evidence.iter().map(|kind| Evidence { kind: evidence(*kind), at: case.applied_at.0 }).collect(),
        stock: match facts.stock {
            aftersale::Stock::Unknown => StockState::Unknown,
            aftersale::Stock::InStock => StockState::InStock,
            aftersale::Stock::Out => StockState::Out,
        },
        force_majeure: facts.force_majeure,
        explained: facts.explained,
        platform_overdue: order.record.platform_overdue,
        packed: order.record.packed,
        approvals: case
            .approvals
            .iter()
            .map(|approval| Approval {
                role: common::role(approval.role),
                granted: approval.granted,
                at: approval.at.0,
            })
            .collect(),
        inspection: inspection(case),
        compensation_declined: facts.compensation_declined,
        safety_fault: facts.safety_fault,
        cases_before: desk.customer(case.customer).cases.saturating_sub(1),
        last_scan_at: facts.last_scan_at.map(|at| at.0),
        boss_asked_at: case.boss_asked_at.map(|at| at.0),
        // A box that nobody has ticked is no statement that the fault is small.
        large_fault: facts.large_fault.then_some(true),
    })
}

/// The verdict as far as the desk acts on it.
pub(crate) fn verdict(verdict: &RefundVerdict) -> aftersale::Verdict {
    aftersale::Verdict {
        decision: match verdict.decision {
            Decision::CloseUnpaid => aftersale::Decision::CloseUnpaid,
            Decision::ApproveRefundOnly => aftersale::Decision::ApproveRefundOnly,
            Decision::ApproveReturnRefund => aftersale::Decision::ApproveReturnRefund,
            Decision::ApproveExchange => aftersale::Decision::ApproveExchange,
            Decision::ConditionalReturn => aftersale::Decision::ConditionalReturn,
            Decision::PartialCompensation => aftersale::Decision::PartialCompensation,
            Decision::OfferChoice => aftersale::Decision::OfferChoice,
            Decision::Deny => aftersale::Decision::Deny,
            Decision::EscalateBoss => aftersale::Decision::EscalateBoss,
            Decision::EscalateSupervisor => aftersale::Decision::EscalateSupervisor,
            Decision::NeedInfo => aftersale::Decision::NeedInfo,
        },
        amount_max: Fen(verdict.amount_max),
        requires_approval_by: verdict.requires_approval_by.map(common::role_from),
        reasons: verdict.reasons.iter().map(common::reason).collect(),
        scripts: verdict.script_ids.clone(),
        deadline: verdict.deadline.map(Instant),
        return_class: name_of(verdict.return_class),
        warning: verdict.warning.clone(),
    }
}

fn inspection(case: &Case) -> Inspection {
    use aftersale::Condition as C;
    let said = case.facts.conditions;
    let said = [said.soiled, said.used_marks, said.tag_missing, said.accessories_missing];
    if said.contains(&C::Fault) {
        Inspection::Failed
    } else if said.contains(&C::Fine) {
        Inspection::Passed
    } else if case.state == CaseState::Inspecting {
        Inspection::Pending
    } else {
        Inspection::NotStarted
    }
}

const fn condition(condition: aftersale::Condition) -> Condition {
    use aftersale::Condition as C;
    let (fault, said_by) = match condition {
        C::Unknown => (Answer::Unknown, Asserter::Nobody),
        C::BuyerSaysFine => (Answer::No, Asserter::Buyer),
        C::BuyerSaysFault => (Answer::Yes, Asserter::Buyer),
        C::Fine => (Answer::No, Asserter::Warehouse),
        C::Fault => (Answer::Yes, Asserter::Warehouse),
    };
    Condition { fault, said_by }
}

const fn reason(reason: CaseReason) -> RequestReason {
    match reason {
        CaseReason::Unknown => RequestReason::Unknown,
        CaseReason::Dislike => RequestReason::Dislike,
        CaseReason::Size => RequestReason::Size,
        CaseReason::Quality => RequestReason::Quality,
        CaseReason::NotAsDescribed => RequestReason::NotAsDescribed,
        CaseReason::Damaged => RequestReason::Damaged,
        CaseReason::WrongItem => RequestReason::WrongItem,
        CaseReason::MissingItem => RequestReason::MissingItem,
        CaseReason::LateShip => RequestReason::LateShip,
        CaseReason::OutOfStock => RequestReason::OutOfStock,
        CaseReason::LogisticsDelay => RequestReason::LogisticsDelay,
        CaseReason::LogisticsLost => RequestReason::LogisticsLost,
        CaseReason::PriceError => RequestReason::PriceError,
        CaseReason::PaymentError => RequestReason::PaymentError,
        CaseReason::Cancel => RequestReason::Cancel,
        CaseReason::Other => RequestReason::Other,
    }
}

const fn wish(wish: aftersale::Wish) -> Wish {
    match wish {
        aftersale::Wish::Unspecified => Wish::Unspecified,
        aftersale::Wish::RefundOnly => Wish::RefundOnly,
        aftersale::Wish::ReturnRefund => Wish::ReturnRefund,
        aftersale::Wish::Exchange => Wish::Exchange,
        aftersale::Wish::Resend => Wish::Resend,
        aftersale::Wish::Compensation => Wish::Compensation,
        aftersale::Wish::Repair => Wish::Repair,
        aftersale::Wish::Wait => Wish::Wait,
    }
}

/// A wish of the contract in the desk's terms.
pub(crate) const fn wish_from(wish: Wish) -> aftersale::Wish {
    match wish {
        Wish::Unspecified => aftersale::Wish::Unspecified,
        Wish::RefundOnly => aftersale::Wish::RefundOnly,
        Wish::ReturnRefund => aftersale::Wish::ReturnRefund,
        Wish::Exchange => aftersale::Wish::Exchange,
        Wish::Resend => aftersale::Wish::Resend,
        Wish::Compensation => aftersale::Wish::Compensation,
        Wish::Repair => aftersale::Wish::Repair,
        Wish::Wait => aftersale::Wish::Wait,
    }
}

const fn evidence(kind: aftersale::Evidence) -> EvidenceKind {
    match kind {
        aftersale::Evidence::PhotoOfFault => EvidenceKind::PhotoOfFault,
        aftersale::Evidence::PhotoOfLabel => EvidenceKind::PhotoOfLabel,
        aftersale::Evidence::Video => EvidenceKind::Video,
        aftersale::Evidence::Chat => EvidenceKind::Chat,
        aftersale::Evidence::CourierRecord => EvidenceKind::CourierRecord,
        aftersale::Evidence::Receipt => EvidenceKind::Receipt,
        aftersale::Evidence::Other => EvidenceKind::Other,
    }
}
