//! What an agent may concede: H-06, H-21, BG-02, BG-04, A-35.

use xiaoer_sdk::reply::{Level, OrderState, Role};
use xiaoer_sdk::text::pair;

use super::{Case, Found, numbers};
use crate::lexicon::Cue;
use crate::passage::{Passage, Span};
use crate::store::{discount as in_zhe, whole_yuan};
use crate::words::Words;

/// How many characters may stand between a granting word and what it grants: 给您打个9折.
const REACH: usize = 5;

pub fn review(case: &mut Case) {
    discount(case);
    favour(case);
    price_change(case);
}

/// Whether a granting word stands right before a place, in the same clause and not in a refusal or a question.
fn is_granted(case: &Case, place: usize) -> bool {
    let clause = case.text.clause_at(place);
    let before = Span { start: clause.start.max(place.saturating_sub(REACH + REACH)), end: place };
    let near = |span: Span| span.end + REACH >= place;
    let grants = &case.settings.bargaining.grants;
    let granted = grants.iter().any(|word| case.text.has(word) && case.text.find_in(before, word).any(near));
    (granted || carries_on(case, clause, place)) && !case.refuses(place) && !case.asks(place)
}

/// Whether a place carries on a concession of the clause before: 给您便宜点，打个八折吧.
fn carries_on(case: &Case, clause: Span, place: usize) -> bool {
    let bargaining = &case.settings.bargaining;
    let Some(mark) = clause.start.checked_sub(1) else { return false };
    let earlier = case.text.clause_at(mark);
    let says = |words: &Words| case.text.span_has(earlier, words);
    place <= clause.start + REACH
        && says(&bargaining.grants)
        && says(&bargaining.cuts)
        && !says(&case.settings.lines.negations)
        && !case.asks(earlier.start)
}

/// H-21: no discount beyond one's authority (BG-02).
fn discount(case: &mut Case) {
    let bargaining = &case.settings.bargaining;
    if case.draft.backed {
        return;
    }
    let enough = case.draft.order.as_ref().is_none_or(|order| {
        order.state != OrderState::Unpaid || goods_of(case).is_some_and(|sum| sum >= bargaining.discount_threshold_fen)
    });
    let allowed = |percent: u8| {
        bargaining.agent_may_discount && enough && percent >= bargaining.discount_percent || in_promotion(case, percent)
    };
    let beyond = numbers::discounts(case.text.chars())
        .into_iter()
        .find(|(percent, span)| !allowed(*percent) && is_granted(case, span.start));
    if let Some((_, span)) = beyond {
        let reason = if bargaining.agent_may_discount {
            pair(
                format!(
                    "超出折扣权限：满{}元最多打{}折，再低要请示组长",
                    whole_yuan(bargaining.discount_threshold_fen),
                    in_zhe(bargaining.discount_percent)
                ),
                format!(
                    "Beyond your authority: {}% off from {} yuan; ask the leader for more",
                    100_u8.saturating_sub(bargaining.discount_percent),
                    whole_yuan(bargaining.discount_threshold_fen)
                ),
            )
        } else {
            pair("没有打折权限，请先请示组长", "You have no authority for a discount; ask the leader first")
        };
        let rewrite = case.script("K-17", None);
        case.push_at(span, Found::new("H-21", Level::Warn, reason).rewritten(rewrite).asking(Role::Leader));
    }
}

/// What the goods of the draft's order cost, in fen.
fn goods_of(case: &Case) -> Option<i64> {
    let order = case.draft.order.as_ref()?;
    Some(crate::guards::price_of(order))
}

/// Whether the live promotion gives this discount to everybody.
fn in_promotion(case: &Case, percent: u8) -> bool {
    super::store::promotion_texts(case)
        .any(|text| numbers::discounts(Passage::new(text).chars()).into_iter().any(|(given, _)| given == percent))
}

/// BG-04: small favours, within the shop's limit.
fn favour(case: &mut Case) {
    let bargaining = &case.settings.bargaining;
    if case.draft.backed {
        return;
    }
    let limit = bargaining.favour_max(case.draft.order.as_ref().map(|order| order.amount_paid));
    let promised = |amount: i64| {
        super::store::promotion_texts(case)
            .any(|text| numbers::amounts(Passage::new(text).chars()).into_iter().any(|(given, _)| given == amount))
    };
    let beyond = case
        .text
        .find_any(&bargaining.cuts)
        .into_iter()
        .filter(|span| !case.text.is_exempt(*span, &bargaining.cuts_exempt) && is_granted(case, span.start))
        .find_map(|cut| {
            let (amount, span) = numbers::amounts(case.text.chars())
                .into_iter()
                .find(|(_, amount)| amount.start >= cut.end && amount.start <= cut.end + REACH)?;
            (amount > limit && !promised(amount)).then_some(Span { start: cut.start, end: span.end })
        });
    if let Some(span) = beyond {
        let reason = if limit > 0 {
            pair(
                format!("小优惠每单最多{}元，再多要请示组长", whole_yuan(limit)),
                format!("A favour costs at most {} yuan an order; ask the leader for more", whole_yuan(limit)),
            )
        } else {
            pair("没有让价权限，请先请示组长", "You may take nothing off by yourself; ask the leader first")
        };
        let rewrite = case.script("K-17", None);
        case.push_at(span, Found::new("BG-04", Level::Warn, reason).rewritten(rewrite).asking(Role::Leader));
    }
}

/// changing a price is a right of its own; H-06: and a price that does not match the page is the supervisor's.
fn price_change(case: &mut Case) {
    let bargaining = &case.settings.bargaining;
    if case.draft.backed {
        return;
    }
    let changed = case.text.first_of(&bargaining.price_changes, &bargaining.price_changes_exempt);
    let Some(span) = changed.filter(|span| !case.refuses(span.start)) else { return };
    if case.round().cues.has(Cue::PriceMismatch) {
        let reason = pair(
            "页面价格和拍下的不一致，请先请示主管再处理",
            "The page and the order show different prices: ask the supervisor how to go on",
        );
        let rewrite = case.script("K-47", None);
        case.push_at(span, Found::new("H-06", Level::Warn, reason).rewritten(rewrite).asking(Role::Supervisor));
    } else if !bargaining.agent_may_change_price {
        let reason = pair(
            "改价需要单独的权限，请先请示主管；运费任何时候都不能改",
            "Changing a price is a right of its own: ask the supervisor first. Freight is never changed",
        );
        let rewrite = case.script("K-17", None);
        case.push_at(span, Found::new("A-35", Level::Warn, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
}
