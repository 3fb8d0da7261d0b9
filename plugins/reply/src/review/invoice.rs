//! Invoices: H-03 (never refused where the platform demands them) and H-04 (never false).

use xiaoer_sdk::reply::{Fen, Level, Topic};
use xiaoer_sdk::text::{pair, yuan};

use super::bare::{is_bare, is_bare_refusal};
use super::{Case, Found, numbers};
use crate::passage::Span;
use crate::words::{Words, folded};

/// Words that make a clause speak of an invoice.
const INVOICE: Words = Words::Factory(&["发票", "开票", "开", "票", "抬头", "金额", "invoice"]);

/// Words that make a whole message speak of an invoice.
const ABOUT: Words = Words::Factory(&["发票", "开票", "专票", "普票", "invoice"]);

/// Refusals that mean the invoice when an invoice was asked for.
#[rustfmt::skip]
const NO: Words = Words::Factory(&[
    "不行", "不可以", "不能", "不开", "开不了", "不支持", "这个不行", "这个不可以", "这个不能", "这边不行", "这边不可以", "这边不能", "暂时不行", "暂时不可以",
    "cannot", "we cannot", "not possible",
]);

/// Words right before the amount of an invoice, where nobody writes 元.
const STATES: Words =
    Words::Factory(&["金额开", "金额写", "金额填", "金额是", "金额按", "金额为", "金额改", "金额", "开"]);

pub fn review(case: &mut Case) {
    if case.draft.topics.contains(&Topic::Invoice) || case.text.has_any(&ABOUT) {
        refusal(case);
        falsehood(case);
    }
}

/// H-03.
fn refusal(case: &mut Case) {
    let invoice = &case.settings.invoice;
    if !invoice.required_on(case.draft.shop.platform) {
        return;
    }
    let said = case.text.first_of(&invoice.refusals, &invoice.refusals_exempt).or_else(|| {
        let spoken: String = case.text.spoken().collect();
        let bare = is_bare_refusal(case, &spoken) || is_bare(case, &spoken, &NO);
        bare.then_some(Span { start: 0, end: case.text.len() })
    });
    if let Some(span) = said {
        let reason = pair(
            "本平台的发票问题必须肯定答复：可以开发票",
            "On this platform an invoice must be offered: the answer is yes",
        );
        let rewrite = case.script("K-46", None);
        case.push_at(span, Found::new("H-03", Level::Block, reason).rewritten(rewrite));
    }
}

/// Amounts without 元, right behind a word that states one: 金额开500, 开500的发票. Behind a number of something else
/// stands its unit.
fn stated(case: &Case) -> impl Iterator<Item = (Fen, Span)> {
    let text = case.text;
    numbers::figures(text.chars()).into_iter().filter_map(move |figure| {
        let Span { start, end } = figure.span;
        let clause = text.clause_at(start);
        let before = Span { start: start.saturating_sub(STATE_MAX).max(clause.start), end: start };
        let stated = STATES.iter().any(|word| text.find_in(before, word).any(|word| word.end == start));
        let ends = end == clause.end
            || matches!(text.chars().get(end), Some('的' | '吧' | '可' | '就' | '给' | '好' | '呢' | '哦'));
        (stated && ends).then_some((figure.hundredths, figure.span))
    })
}

/// The longest such word, in characters.
const STATE_MAX: usize = 3;

/// H-04: the amount of the order, and what the shop really sells.
fn falsehood(case: &mut Case) {
    let invoice = &case.settings.invoice;
    let text = case.text;
    let offered = |span: &Span| {
        let clause = text.clause_at(span.start);
        text.span_has(clause, &INVOICE) && !text.span_has(clause, &case.settings.lines.negations)
    };
    let amount = case.draft.order.as_ref().and_then(|order| {
        let wrong = numbers::amounts(text.chars())
            .into_iter()
            .chain(stated(case))
            .find(|(fen, span)| *fen != order.amount_paid && offered(span))?;
        Some((
            wrong.1,
            pair(
                format!("发票金额只能是订单实付{}元", yuan(order.amount_paid)),
                format!("The invoice is for what was paid, {} yuan", yuan(order.amount_paid)),
            ),
        ))
    });
    let inflated = || {
        text.find_any(&invoice.inflations).into_iter().find(offered).map(|span| {
            (span, pair("不能虚开发票，金额以订单实付为准", "No false invoices: the amount is what was paid"))
        })
    };
    let item = || {
        let allowed = |item: &&str| !invoice.items.iter().any(|ours| folded(ours) == *item);
        invoice.other_items.iter().filter(allowed).flat_map(|word| text.find(word)).find(offered).map(|span| {
            let ours = invoice.items.join("、");
            (span, pair(format!("发票内容只能开：{ours}"), format!("The invoice may only say: {ours}")))
        })
    };
    if let Some((span, reason)) = amount.or_else(inflated).or_else(item) {
        let rewrite = case.script("K-46", None);
        case.push_at(span, Found::new("H-04", Level::Block, reason).rewritten(rewrite));
    }
}
