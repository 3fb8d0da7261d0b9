//! When a quarrel is in the air: L-24, L-26, L-29, H-29.

use xiaoer_sdk::reply::{Level, Role, Topic};
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::passage::Passage;
use crate::words::Words;

pub fn review(case: &mut Case) {
    blame(case);
    harassment(case);
    if case.has_length() {
        empathy(case);
        evidence(case);
    }
}

/// L-24: nobody is blamed before both sides are heard (H-30, H-32).
fn blame(case: &mut Case) {
    let course = &case.settings.course;
    if let Some(span) = case.text.first_of(&course.accusing, &course.accusing_exempt).filter(|s| !case.asks(s.start)) {
        let reason =
            pair("不要先认定是顾客的责任，先了解情况再判断", "Do not blame the buyer before both sides are heard");
        let rewrite = case.script("K-69", None);
        case.push_at(span, Found::new("L-24", Level::Warn, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
}

/// H-29: nobody is pressed about a review.
fn harassment(case: &mut Case) {
    let duty = &case.settings.duty;
    if let Some(span) = case.text.first_of(&duty.threats, &Words::NONE) {
        let reason = pair("不能威胁或骚扰顾客", "Never threaten or press a buyer");
        let rewrite = case.script("K-69", None);
        return case
            .push_at(span, Found::new("H-29", Level::Block, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
    let most = case.settings.course.review_contacts_max as usize;
    if most == 0 {
        return;
    }
    let Some(span) = case.text.first_of(&duty.review_asks, &Words::NONE) else { return };
    let before = case.spoken_before().filter(|message| Passage::new(&message.text).has_any(&duty.review_asks)).count();
    if before >= most {
        let reason = pair(
            format!("关于评价最多联系{most}次，已经够了，不再打扰顾客"),
            format!("A review is spoken of at most {most} times; let it rest"),
        );
        case.push_at(span, Found::new("H-29", Level::Block, reason).asking(Role::Supervisor));
    }
}

/// L-26: who is upset is understood first.
fn empathy(case: &mut Case) {
    let words = &case.settings.course.empathy;
    if case.in_conflict() && !case.text.has_any(words) && !case.just_said(words) {
        let reason = pair(
            "顾客有情绪，先表示理解再处理(可参考K-70)",
            "The buyer is upset: show that you understand, then help (see K-70)",
        );
        let rewrite = case.after("理解您的心情，", "I understand how you feel. ");
        case.push(Found::new("L-26", Level::Hint, reason).rewritten(rewrite));
    }
}

/// L-29: facts clear up a misunderstanding.
fn evidence(case: &mut Case) {
    let draft = case.draft;
    let Some(order) = draft.order.as_ref().filter(|_| draft.recipient_owns_order) else { return };
    let Some(parcel) = order.tracking_number.as_deref() else { return };
    let parcels = [Topic::LogisticsProgress, Topic::LogisticsDelay, Topic::LogisticsLoss, Topic::ChaseParcel];
    let shown = case.text.chars().iter().filter(|c| c.is_ascii_digit()).count() >= 4
        || order.courier.as_deref().is_some_and(|courier| case.text.has_name(courier));
    if case.in_conflict() && !shown && parcels.into_iter().any(|topic| case.is_about(topic)) {
        let reason =
            pair("附上订单和物流信息，用事实消除误会", "Attach the order and its tracking: facts clear things up");
        let courier = order.courier.as_deref().unwrap_or_default();
        let facts =
            case.say(&format!("您的包裹是{courier}{parcel}，"), &format!("Your parcel is {courier} {parcel}. "));
        let rewrite = facts + draft.text.trim();
        case.push(Found::new("L-29", Level::Hint, reason).rewritten(rewrite));
    }
}
