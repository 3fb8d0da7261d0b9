//! Freight, promises, claims and bought praise: H-05, H-08, H-25, H-27.

use xiaoer_sdk::reply::{Level, Role};
use xiaoer_sdk::text::pair;

use super::{Case, Found, numbers};
use crate::facts::ship_promise_of;
use crate::passage::Span;
use crate::words::Words;

/// How many characters may stand between freight and the word that changes it: 运费我现在帮您改.
const REACH: usize = 6;

/// How many characters before an amount the word that pays it out may begin: 补偿您10元.
const PAID_REACH: usize = 9;

/// The longest word that changes freight, in characters.
const CHANGE_MAX: usize = 12;

pub fn review(case: &mut Case) {
    freight(case);
    promises(case);
    claims(case);
    bought_praise(case);
}

/// H-05: freight is not changed, and no price is moved into it.
fn freight(case: &mut Case) {
    let lines = &case.settings.lines;
    let text = case.text;
    // Most drafts have no such word at all; only those that occur are looked for beside each freight.
    let changes: Vec<&str> = lines.freight_changes.iter().filter(|word| text.has(word)).collect();
    if changes.is_empty() {
        return;
    }
    let changed = text
        .find_any(&lines.freight)
        .into_iter()
        .filter(|span| !text.is_exempt(*span, &lines.freight_exempt))
        .find_map(|freight| {
            let clause = text.clause_at(freight.start);
            let goes_by_itself = text.span_has(clause, &BY_ITSELF);
            let around = Span {
                start: clause.start.max(freight.start.saturating_sub(REACH + CHANGE_MAX)),
                end: clause.end.min(freight.end + REACH + CHANGE_MAX),
            };
            changes
                .iter()
                .flat_map(|word| text.find_in(around, word))
                .filter(|change| !goes_by_itself || !text.span_has(*change, &TAKES_OFF))
                .filter(|change| change.start.saturating_sub(freight.end) <= REACH)
                .filter(|change| freight.start.saturating_sub(change.end) <= REACH)
                .find(|change| !text.is_exempt(*change, &lines.freight_changes_exempt) && !case.denied(*change))
                .map(|change| Span { start: freight.start.min(change.start), end: freight.end.max(change.end) })
        });
    if let Some(span) = changed {
        let reason = pair(
            "改运费属于违背承诺：不能改运费，也不能把差价加到运费里。确有需要请找主管",
            "Changing freight breaks a promise to the buyer: leave it as it is and ask the supervisor if need be",
        );
        let rewrite = case.say(
            "运费按页面规则由系统计算，不能单独修改，请您理解。",
            "Shipping is counted by the page's own rule and cannot be changed. Thank you for understanding.",
        );
        case.push_at(span, Found::new("H-05", Level::Block, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
}

/// Words with which the page's own rule takes freight off, and nobody's hand: 满100系统会去掉运费.
const BY_ITSELF: Words = Words::Factory(&["系统", "自动", "满", "下单后会"]);
/// Changes that such a rule makes, too.
const TAKES_OFF: Words = Words::Factory(&["免", "减", "去掉", "抹", "不收"]);

/// H-08: a promise needs something behind it.
fn promises(case: &mut Case) {
    let lines = &case.settings.lines;
    if case.draft.backed {
        return;
    }
    let mut promised = case.text.find_any(&lines.promises);
    promised.retain(|span| {
        !case.text.is_exempt(*span, &lines.promises_exempt)
            && !case.denied(*span)
            && !is_asked(case, *span)
            && !is_the_buyers(case, *span)
            && !is_our_ship_promise(case, *span)
    });
    if let Some(span) = promised.first().copied() {
        let reason = pair(
            "请谨慎承诺：没有依据的话不要打包票，说清实际安排即可",
            "Promise with care: without backing, say what is planned instead",
        );
        // What the list has no word for (正品 cannot be tried for) is put off to what can be seen.
        let rewrite = case.reworded_all(promised).unwrap_or_else(|| {
            case.say(
                "具体以实际情况为准，有进展马上告诉您，请您放心。",
                "This depends on how things go; we will tell you as soon as we know more.",
            )
        });
        case.push_at(span, Found::new("H-08", Level::Warn, reason).rewritten(rewrite).asking(Role::Supervisor));
    }
}

/// Whether a promising word stands in a question. In a stream of words without any mark a 吗 may ask something else.
fn is_asked(case: &Case, promise: Span) -> bool {
    const QUESTION_MAX: usize = 24;
    let clause = case.text.clause_at(promise.start);
    clause.end - clause.start <= QUESTION_MAX && case.asks(promise.start)
}

/// Whether a promising word asks something of the buyer (请您一定保管好), is a guess about the buyer (您一定很着急吧) or names
/// an aim (为了保证您的权益). What the buyer will find is promised: 您一定会满意.
fn is_the_buyers(case: &Case, promise: Span) -> bool {
    let chars = case.text.chars();
    let ends_with = |words: &Words| {
        let near = Span { start: promise.start.saturating_sub(4), end: promise.start };
        words.iter().any(|word| case.text.find_in(near, word).any(|found| found.end == promise.start))
    };
    let found_so = chars.get(promise.end).is_some_and(|c| matches!(c, '会' | '能' | '可' | '满' | '喜' | '收' | '得'));
    ends_with(&REQUESTS) || ends_with(&AIMS) || !found_so && ends_with(&BUYER) && !ends_with(&TO_THE_BUYER)
}

/// Words that ask for something, right before it.
const REQUESTS: Words = Words::Factory(&["请", "请您", "麻烦", "麻烦您", "记得", "要求您", "please"]);
/// Words that name an aim, right before it.
const AIMS: Words = Words::Factory(&["为了", "为"]);
/// The buyer, as the one who does something; and as the one for whom it is done.
const BUYER: Words = Words::Factory(&["您", "你"]);
const TO_THE_BUYER: Words = Words::Factory(&[
    "给您", "帮您", "为您", "向您", "跟您", "对您", "替您", "送您", "包您", "让您", "给你", "帮你", "为你", "向你",
    "跟你", "对你",
]);

/// Whether a promise is the shop's own, or the product's, to ship within so many hours: 承诺48小时内发货.
fn is_our_ship_promise(case: &Case, promise: Span) -> bool {
    let text = case.text;
    let clause = text.clause_at(promise.start);
    if !text.span_has(clause, &SHIPPING) {
        return false;
    }
    let of_product = || {
        let product = case.draft.product.as_ref()?;
        ship_promise_of(&product.attributes)?.parse().ok()
    };
    let hours = match i64::from(case.settings.delivery.ship_promise_h) {
        0 => of_product(),
        hours => Some(hours),
    };
    hours.is_some_and(|hours| {
        numbers::figures(text.chars()).into_iter().any(|figure| {
            let unit = Span { start: figure.span.end, end: figure.span.end + UNIT_REACH };
            figure.span.start >= clause.start
                && figure.span.end <= clause.end
                && figure.whole() == Some(hours)
                && text.span_has(unit, &HOURS)
        })
    })
}

/// Words that send a parcel on its way.
const SHIPPING: Words = Words::Factory(&["发货", "发出", "寄出", "ship"]);
/// Hours behind their number, and how far behind it they end.
const HOURS: Words = Words::Factory(&["小时", "h", "hours"]);
const UNIT_REACH: usize = 6;

/// H-25: claims must be true, and the greatest ones cannot be proved.
fn claims(case: &mut Case) {
    let lines = &case.settings.lines;
    let mut claimed = case.text.find_any(&lines.absolutes);
    claimed.retain(|span| !case.text.is_exempt(*span, &lines.absolutes_exempt));
    let claimed = joined(claimed);
    if let Some(span) = claimed.first().copied() {
        let reason = pair(
            "「最」「第一」这类绝对说法要有依据，建议换成具体事实",
            "A superlative needs proof; state a plain fact instead",
        );
        let rewrite = case.reworded_all(claimed);
        case.push_at(span, Found::new("H-25", Level::Warn, reason).rewritten(rewrite));
    }
}

/// Spans in their order, those that share characters as one: 全网最低 and 最低价 are the one claim 全网最低价.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start);
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => whole.push(span),
        }
    }
    whole
}

/// H-27: no reward for a good review, nor for taking a bad one back. One that stands in another clause and is left to
/// the buyer is not what the reward is for: 收藏送优惠券，好评随您心意.
fn bought_praise(case: &mut Case) {
    let lines = &case.settings.lines;
    let text = case.text;
    let praises = text.find_any(&lines.praise);
    if praises.is_empty() {
        return;
    }
    let rewards: Vec<Span> = text
        .find_any(&lines.rewards)
        .into_iter()
        .chain(paid_out(case))
        .filter(|reward| !case.refuses(reward.start))
        .collect();
    let bought = praises.into_iter().filter(|praise| !case.refuses(praise.start)).find(|praise| {
        let clause = text.clause_at(praise.start);
        if PRAISE_TOLD.iter().any(|told| text.end_of(told, praise.start).is_some()) {
            return false;
        }
        let free = text.span_has(clause, &FREE_OPINION);
        rewards.iter().any(|reward| !free || text.clause_at(reward.start) == clause)
    });
    if let Some(praise) = bought {
        let reason = pair(
            "不能用返现、红包、优惠券等换取好评，只能邀请如实评价",
            "Never reward a good review; only invite an honest one",
        );
        let rewrite = case.script("K-56", None);
        case.push_at(praise, Found::new("H-27", Level::Block, reason).rewritten(rewrite));
    }
}

/// Good reviews that are there already ask nobody for one.
const PRAISE_TOLD: Words = Words::Factory(&["好评如潮", "好评率", "好评很多", "好评多", "好评不断"]);

/// Words that leave a review to the buyer.
const FREE_OPINION: Words = Words::Factory(&["随您", "随心", "随意", "如实", "自愿", "不强求", "不要求", "honest"]);

/// Words that pay out an amount right after them: 给您退20元.
const PAYS: Words =
    Words::Factory(&["退", "返", "补", "转", "送", "奖", "补偿", "赔", "give you", "send you", "pay you"]);

/// Amounts that are paid out to the buyer.
fn paid_out(case: &Case) -> impl Iterator<Item = Span> {
    let text = case.text;
    numbers::amounts(text.chars()).into_iter().filter_map(move |(_, amount)| {
        let before = Span { start: amount.start.saturating_sub(PAID_REACH), end: amount.start };
        text.span_has(before, &PAYS).then_some(amount)
    })
}
