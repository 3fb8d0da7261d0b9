//! L-23: what a draft says the goods cost, against the product's own price. A promotion makes other prices, so none is held
//! against it while one runs.

use xiaoer_sdk::reply::Fen;

use super::store::{REACH, differs, promotion_texts};
use super::{Case, numbers};
use crate::passage::Span;
use crate::store::whole_yuan;
use crate::words::Words;

pub fn review(case: &mut Case) {
    let Some(product) = case.draft.product.as_ref() else { return };
    if promotion_texts(case).next().is_some() || product.price <= 0 {
        return;
    }
    let ours = product.price;
    let paid = case.draft.order.as_ref().map(|order| order.amount_paid);
    let stated = after_price_words(case).into_iter().chain(before_a_piece(case)).chain(behind_the_goods(case));
    let wrong = stated.into_iter().find(|(amount, span)| {
        let multiple = *amount > 0 && amount % ours == 0;
        !multiple && Some(*amount) != paid && !case.refuses(span.start) && !case.asks(span.start)
    });
    if let Some((_, span)) = wrong {
        let told = (format!("{}元", whole_yuan(ours)), format!("{} yuan", whole_yuan(ours)));
        let money = numbers::amounts(case.text.chars()).iter().any(|(_, amount)| *amount == span);
        let digits = case.text.chars()[span.start].is_ascii_digit();
        let rewrite = (digits || !money).then(|| case.with(span, &whole_yuan(ours)));
        differs(case, span, &told, rewrite);
    }
}

/// 价格149元, 现价149, 只要149元: right behind a word for the price.
fn after_price_words(case: &Case) -> Vec<(Fen, Span)> {
    let text = case.text;
    let words = text.find_any(&case.settings.store.price_words);
    if words.is_empty() {
        return Vec::new();
    }
    let mut amounts = numbers::amounts(text.chars());
    amounts.extend(bare_amounts(case));
    let behind_one = |span: &Span| words.iter().any(|word| only(case, Span { start: word.end, end: span.start }));
    amounts.retain(|(_, span)| behind_one(span) && is_of_goods(case, *span));
    amounts
}

/// Numbers that end their clause, or go on as a sentence does and not as a number: 现价149, 价格149的.
fn bare_amounts(case: &Case) -> impl Iterator<Item = (Fen, Span)> {
    let text = case.text;
    numbers::figures(text.chars()).into_iter().filter_map(move |figure| {
        let next = text.chars().get(figure.span.end);
        let ends = figure.span.end == text.clause_at(figure.span.start).end;
        (ends || matches!(next, Some('的' | '哦' | '呢' | '亲' | '包' | '了')))
            .then_some((figure.hundredths, figure.span))
    })
}

/// 149元一件: right before a piece.
fn before_a_piece(case: &Case) -> Vec<(Fen, Span)> {
    let text = case.text;
    let mut amounts = numbers::amounts(text.chars());
    amounts.retain(|(_, span)| {
        let end = span.end + usize::from(matches!(text.chars().get(span.end), Some('元' | '块')));
        PIECES.iter().any(|piece| text.end_of(piece, end).is_some()) && is_of_goods(case, *span)
    });
    amounts
}

/// 这款99元, 这款现在99元: right behind the goods.
fn behind_the_goods(case: &Case) -> Vec<(Fen, Span)> {
    let text = case.text;
    let goods = text.find_any(&THESE_GOODS);
    let mut amounts = numbers::amounts(text.chars());
    amounts.retain(|(_, span)| {
        goods.iter().any(|goods| only(case, Span { start: goods.end, end: span.start })) && is_of_goods(case, *span)
    });
    amounts
}

/// Whether nothing stands in a stretch but what may stand between goods, or a word for the price, and an amount.
fn only(case: &Case, between: Span) -> bool {
    between.start == between.end
        || between.start < between.end
            && BETWEEN.iter().any(|word| case.text.find_in(between, word).any(|found| found == between))
}

/// Whether nothing near an amount makes it another than the price.
fn is_of_goods(case: &Case, amount: Span) -> bool {
    let text = case.text;
    let clause = text.clause_at(amount.start);
    let behind = Span { start: amount.end, end: clause.end.min(amount.end + REACH) };
    let before = Span { start: clause.start.max(amount.start.saturating_sub(2 * REACH)), end: amount.start };
    !text.span_has(behind, &OTHER_BEHIND) && !text.span_has(before, &OTHER_BEFORE)
}

/// The goods in question.
const THESE_GOODS: Words = Words::Factory(&["这款", "这件", "这双", "这条", "这套", "this one is"]);
/// One of them.
const PIECES: Words =
    Words::Factory(&["一件", "一条", "一双", "一套", "一个", "1件", "每件", "/件", " each", " a piece"]);
/// What may stand between them and their price.
const BETWEEN: Words = Words::Factory(&[
    "现在",
    "目前",
    "现在是",
    "现在只要",
    "只要",
    "才",
    "就",
    "也是",
    "是",
    "为",
    "就是",
    "都是",
    "统一",
    ":",
    " ",
    " is ",
]);
/// What makes an amount another than the price, behind it and before it.
const OTHER_BEHIND: Words =
    Words::Factory(&["以上", "以下", "起", "优惠", "券", "运费", "邮费", "红包", "定金", "左右", "多", "差价"]);
const OTHER_BEFORE: Words = Words::Factory(&[
    "满",
    "减",
    "运费",
    "邮费",
    "快递费",
    "差",
    "补",
    "退",
    "送",
    "返",
    "加",
    "贵",
    "便宜",
    "定金",
    "原价",
    "购买",
]);
