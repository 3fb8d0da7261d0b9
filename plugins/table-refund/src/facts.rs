//! The facts of a refund case that a condition can name.

use xiaoer_sdk::common::{OrderState, Platform, Role};
use xiaoer_sdk::date::day_index;
use xiaoer_sdk::refund::{Answer, Asserter, EvidenceKind, Inspection, RefundCase, RequestReason, StockState, Wish};
use xiaoer_table::{Kind, Value, facts, names};

facts! { RefundCase:
    "reason" Kind::Word(names::<RequestReason>), false, case => Value::Word(case.reason as usize);
    "wish" Kind::Word(names::<Wish>), false, case => Value::Word(case.wish as usize);
    "requested" Kind::Money, true, case => Value::of(case.requested);
    "item_price" Kind::Money, false, case => Value::Int(case.item_price);
    "order.state" Kind::Word(names::<OrderState>), false, case => Value::Word(case.order.state as usize);
    "order.amount_paid" Kind::Money, false, case => Value::Int(case.order.amount_paid);
    "order.freight_paid" Kind::Money, false, case => Value::Int(case.order.freight_paid);
    "order.coupons_share" Kind::Money, false, case => Value::Int(case.order.coupons_share);
    "order.placed_at" Kind::Instant, false, case => Value::Int(case.order.placed_at);
    "order.paid_at" Kind::Instant, true, case => Value::of(case.order.paid_at);
    "order.shipped_at" Kind::Instant, true, case => Value::of(case.order.shipped_at);
    "order.signed_at" Kind::Instant, true, case => Value::of(case.order.signed_at);
    "order.courier" Kind::Text, true, case => Value::text(case.order.courier.as_deref());
    "order.remark" Kind::Text, true, case => Value::text(case.order.remark.as_deref());
    "order.freight_insurance" Kind::Flag, false, case => Value::flag(case.order.freight_insurance);
    "order.third_party" Kind::Flag, false, case => Value::flag(case.order.third_party);
    "order.pieces" Kind::Number, false, case => Value::Int(pieces(case));
    "shop.platform" Kind::Word(names::<Platform>), false, case => Value::Word(case.shop.platform as usize);
    "hours_since_paid" Kind::Number, true, case => Value::hours(case.order.paid_at, case.now);
    "hours_since_shipped" Kind::Number, true, case => Value::hours(case.order.shipped_at, case.now);
    "hours_since_signed" Kind::Number, true, case => Value::hours(case.order.signed_at, case.now);
    "hours_since_scan" Kind::Number, true, case => Value::hours(case.last_scan_at, case.now);
    "days_since_signed" Kind::Number, true, case => Value::of(case.order.signed_at.map(|at| day_index(at, case.applied_at)));
    "days_over_promise" Kind::Number, true, case => days_over(case, case.promise_window_days);
    "days_over_quality_window" Kind::Number, true, case => days_over(case, case.quality_window_days.max(case.promise_window_days));
    "days_used" Kind::Number, true, case => days_used(case);
    "applied_at" Kind::Instant, false, case => Value::Int(case.applied_at);
    "use_days" Kind::Number, true, case => Value::of(case.use_days);
    "promise_window_days" Kind::Number, false, case => Value::Int(case.promise_window_days.into());
    "quality_window_days" Kind::Number, false, case => Value::Int(case.quality_window_days.into());
    "no_reason_supported" Kind::Flag, false, case => Value::flag(case.no_reason_supported);
    "no_reason_excluded" Kind::Flag, false, case => Value::flag(case.no_reason_excluded);
    "requirements_sent_at" Kind::Instant, true, case => Value::of(case.requirements_sent_at);
    "asks_judgement_by_picture" Kind::Flag, false, case => Value::flag(case.asks_judgement_by_picture);
    "conditions.soiled.fault" ANSWER, false, case => Value::Word(case.conditions.soiled.fault as usize);
    "conditions.soiled.said_by" ASSERTER, false, case => Value::Word(case.conditions.soiled.said_by as usize);
    "conditions.used_marks.fault" ANSWER, false, case => Value::Word(case.conditions.used_marks.fault as usize);
    "conditions.used_marks.said_by" ASSERTER, false, case => Value::Word(case.conditions.used_marks.said_by as usize);
    "conditions.tag_missing.fault" ANSWER, false, case => Value::Word(case.conditions.tag_missing.fault as usize);
    "conditions.tag_missing.said_by" ASSERTER, false, case => Value::Word(case.conditions.tag_missing.said_by as usize);
    "conditions.accessories_missing.fault" ANSWER, false, case => Value::Word(case.conditions.accessories_missing.fault as usize);
    "conditions.accessories_missing.said_by" ASSERTER, false, case => Value::Word(case.conditions.accessories_missing.said_by as usize);
    "inspection" Kind::Word(names::<Inspection>), false, case => Value::Word(case.inspection as usize);
    "photos_of_fault" Kind::Number, false, case => photos(case, &[EvidenceKind::PhotoOfFault, EvidenceKind::Video]);
    "photos_of_label" Kind::Number, false, case => photos(case, &[EvidenceKind::PhotoOfLabel]);
    "stock" Kind::Word(names::<StockState>), false, case => Value::Word(case.stock as usize);
    "force_majeure" Kind::Flag, false, case => Value::flag(case.force_majeure);
    "explained" Kind::Flag, false, case => Value::flag(case.explained);
    "platform_overdue" Kind::Flag, false, case => Value::flag(case.platform_overdue);
    "packed" Kind::Flag, false, case => Value::flag(case.packed);
    "hours_since_boss_asked" Kind::Number, true, case => Value::hours(case.boss_asked_at, case.now);
    "large_fault" Kind::Flag, true, case => Value::flag_of(case.large_fault);
    "boss_said" GRANTED, true, case => word_of(case, Role::Boss);
    "supervisor_said" GRANTED, true, case => word_of(case, Role::Supervisor);
    "compensation_declined" Kind::Flag, false, case => Value::flag(case.compensation_declined);
    "safety_fault" Kind::Flag, false, case => Value::flag(case.safety_fault);
    "cases_before" Kind::Number, false, case => Value::Int(case.cases_before.into());
}

const ANSWER: Kind = Kind::Word(names::<Answer>);
const ASSERTER: Kind = Kind::Word(names::<Asserter>);
/// Yes: the latest word of that role granted it.
const GRANTED: Kind = Kind::Flag;

/// Days by which the application came after a window that begins with the signing; 0 or less is inside.
fn days_over(case: &RefundCase, window: u32) -> Value<'static> {
    Value::of(case.order.signed_at.map(|at| day_index(at, case.applied_at) - i64::from(window)))
}

/// As the buyer or the shop says, and otherwise since the signing: nobody can have used goods for longer.
fn days_used(case: &RefundCase) -> Value<'static> {
    Value::of(case.use_days.map(i64::from).or_else(|| case.order.signed_at.map(|at| day_index(at, case.applied_at))))
}

fn pieces(case: &RefundCase) -> i64 {
    case.order.lines.iter().map(|line| i64::from(line.quantity)).sum()
}

fn photos(case: &RefundCase, kinds: &[EvidenceKind]) -> Value<'static> {
    Value::count(case.evidence.iter().filter(|evidence| kinds.contains(&evidence.kind)).count())
}

fn word_of(case: &RefundCase, role: Role) -> Value<'static> {
    let words = case.approvals.iter().filter(|word| word.role == role);
    words.max_by_key(|word| word.at).map_or(Value::Absent, |word| Value::flag(word.granted))
}
