//! What an agent may concede: H-06, H-21, BG-02, BG-04, A-35.

use xiaoer_sdk::reply::{Level, OrderState, Role};
use xiaoer_sdk::text::{pair, yuan};

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
    gift(case);
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

/// Whether a discount is conceded without a word for giving: 可以打8折, 那就8折吧. What the shop gives to everybody is no
/// concession.
fn is_conceded(case: &Case, place: usize) -> bool {
    let text = case.text;
    let clause = text.clause_at(place);
    let near = |words: &Words| {
        let before = Span { start: clause.start.max(place.saturating_sub(REACH)), end: place };
        text.span_has(before, words)
    };
    near(&CONCEDES) && !text.span_has(clause, &FOR_EVERYBODY) && !case.refuses(place) && !case.asks(place)
}

/// Words that concede, close before the discount.
const CONCEDES: Words = Words::Factory(&["可以打", "能打", "可以按", "那就", "就按", "就打", "可以给", "算您", "按"]);
/// Words that make a discount everybody's.
const FOR_EVERYBODY: Words = Words::Factory(&[
    "活动",
    "全场",
    "全店",
    "会员",
    "第二件",
    "两件",
    "系统",
    "满",
    "自动",
    "以上",
    "页面",
    "店铺",
    "领券",
]);

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
        .find(|(percent, span)| !allowed(*percent) && (is_granted(case, span.start) || is_conceded(case, span.start)));
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

/// BG-04: a gift, where the shop gives none but what its promotion says.
fn gift(case: &mut Case) {
    if case.draft.backed || case.settings.bargaining.gifts {
        return;
    }
    let promised = || super::store::promotion_texts(case).any(|text| Passage::new(text).has_any(&GIFTS_OF_ALL));
    let given = case.text.find_any(&GIFTS).into_iter().find(|gift| {
        let clause = case.text.clause_at(gift.start);
        let before = Span { start: clause.start.max(gift.start.saturating_sub(REACH + REACH)), end: gift.start };
        (case.text.span_has(before, &GIVES_YOU)
            || case.text.span_has(before, &case.settings.bargaining.grants) && case.text.span_has(before, &GIVES))
            && !case.refuses(gift.start)
            && !case.asks(gift.start)
    });
    let Some(span) = given.filter(|_| !promised()) else { return };
    let reason = pair("没有送礼品的权限，请先请示组长", "You may give nothing away by yourself; ask the leader first");
    let rewrite = case.script("K-17", None);
    case.push_at(span, Found::new("BG-04", Level::Warn, reason).rewritten(rewrite).asking(Role::Leader));
}

/// Small gifts, words that give them away, to the buyer and at all, and how a promotion speaks of its own.
const GIFTS: Words = Words::Factory(&["小礼品", "小礼物", "礼品", "礼物", "赠品", "small gift"]);
const GIVES: Words = Words::Factory(&["送", "赠", "加", "give", "add"]);
const GIVES_YOU: Words = Words::Factory(&["送您", "送亲", "送你", "赠您"]);
const GIFTS_OF_ALL: Words = Words::Factory(&["送", "赠", "礼", "gift"]);

/// changing a price is a right of its own; H-06: and a price that does not match the page is the supervisor's.
fn price_change(case: &mut Case) {
    let bargaining = &case.settings.bargaining;
    if case.draft.backed {
        return;
    }
    let mismatch = case.round().cues.has(Cue::PriceMismatch);
    let changed = case.text.first_of(&bargaining.price_changes, &bargaining.price_changes_exempt);
    let changed = changed.filter(|span| !case.refuses(span.start));
    let settled = || if mismatch { settlement(case) } else { None };
    let Some(span) = changed.or_else(settled) else { return };
    if mismatch {
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
    } else if let Some(span) = beyond_own_limit(case) {
        let limit = yuan(bargaining.price_change_max_fen);
        let reason = pair(
            format!("改价每单最多让{limit}元，再多要请示主管；运费任何时候都不能改"),
            format!(
                "A price is changed by {limit} yuan an order at most; ask the supervisor for more. Freight never is"
            ),
        );
        let rewrite = case.script("K-17", None);
        case.push_at(span, Found::new("A-35", Level::Warn, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
}

/// A new price that takes more off the order than agents may. Without an order, or without a number, nobody can tell.
fn beyond_own_limit(case: &Case) -> Option<Span> {
    let order = case.draft.order.as_ref()?;
    let price = order.amount_paid.saturating_sub(order.freight_paid);
    let lowest = price.saturating_sub(case.settings.bargaining.price_change_max_fen);
    let text = case.text;
    let is_new_price = |figure: &numbers::Figure| {
        let before = Span { start: figure.span.start.saturating_sub(NEW_PRICE_REACH), end: figure.span.start };
        text.span_has(before, &NEW_PRICE)
    };
    let stated = numbers::figures(text.chars()).into_iter().filter(is_new_price);
    stated.filter(|figure| (1..lowest).contains(&figure.hundredths)).map(|figure| figure.span).next()
}

/// Words right before the price to which it is changed.
const NEW_PRICE: Words = Words::Factory(&["改", "到", "成", "为", "按", "to"]);
const NEW_PRICE_REACH: usize = 3;

/// Words that settle which of two prices holds, in a message that asks nobody first: 差价给您退回, 按99算.
fn settlement(case: &Case) -> Option<Span> {
    let text = case.text;
    if text.has_any(&case.settings.duty.superiors) || text.has_any(&LOOKS_INTO_IT) {
        return None;
    }
    let decides = |span: &Span| !case.asks(span.start);
    text.find_any(&SETTLES).into_iter().find(decides).or_else(|| {
        let at_a_price = |figure: &numbers::Figure| {
            let before = Span { start: figure.span.start.saturating_sub(REACH), end: figure.span.start };
            text.span_has(before, &AT)
        };
        numbers::figures(text.chars()).into_iter().find(at_a_price).map(|figure| figure.span).filter(decides)
    })
}

/// Words that settle it.
const SETTLES: Words = Words::Factory(&[
    "差价",
    "改成",
    "按页面",
    "照页面",
    "按显示",
    "以页面",
    "以拍下",
    "价格没错",
    "价格是对的",
    "系统错误",
    "退给您",
    "给您退",
    "补给您",
    "refund the difference",
    "the right price",
]);
/// Words right before the price that is to hold.
const AT: Words = Words::Factory(&["按", "照", "算您", "收您", "给您", "改"]);
/// Words that only look into it.
const LOOKS_INTO_IT: Words =
    Words::Factory(&["核实", "核对", "查一下", "查下", "问一下", "问下", "稍等", "截图", "check"]);
