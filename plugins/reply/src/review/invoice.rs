//! Invoices: H-03 (never refused where the platform demands them) and H-04 (never false).

use xiaoer_sdk::reply::{Fen, Level, Topic};
use xiaoer_sdk::text::{pair, yuan};

use super::bare::{is_bare, is_bare_refusal};
use super::{Case, Found, numbers};
use crate::passage::Span;
use crate::words::{Words, folded};

/// Words that make a clause speak of an invoice.
const INVOICE: Words = Words::Factory(&["发票", "开票", "开", "票", "抬头", "金额", "内容", "品名", "invoice"]);

/// Words that make a whole message speak of an invoice.
const ABOUT: Words = Words::Factory(&["发票", "开票", "专票", "普票", "invoice"]);

/// Refusals that mean the invoice when an invoice was asked for.
#[rustfmt::skip]
const NO: Words = Words::Factory(&[
    "不行", "不可以", "不能", "不开", "开不了", "不支持", "这个不行", "这个不可以", "这个不能", "这边不行", "这边不可以", "这边不能", "暂时不行", "暂时不可以", "这个没有", "这边没有", "暂时没有",
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
    let text = case.text;
    let refused = text.find_any(&invoice.refusals).into_iter().find(|span| {
        let clause = text.clause_at(span.start);
        !text.is_exempt(*span, &invoice.refusals_exempt)
            && !text.span_has(clause, &KINDS)
            && (text.span_has(clause, &PLAIN) && !text.span_has(clause, &invoice.other_items)
                || !offers_one(case, clause))
    });
    let said = refused.or_else(|| {
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

/// What may be refused while the invoice is given: a kind of it, or what it may not say.
const KINDS: Words = Words::Factory(&[
    "专票",
    "专用发票",
    "专用票",
    "纸质",
    "增票",
    "其他",
    "其它",
    "别的",
    "项目",
    "内容",
    "明细",
    "品名",
    "虚开",
    "多开",
    "开多",
    "开高",
    "高于",
    "抬头",
]);

/// Words that make the invoice itself, or this order's, what is refused.
const PLAIN: Words = Words::Factory(&["发票", "开票", "这单", "您的", "您这", "本店", "小店", "invoice"]);

/// Words that offer an invoice, what makes it none, and what makes the offer another day's or another order's.
const OFFERS: Words =
    Words::Factory(&["可以开", "能开", "可开", "给您开", "帮您开", "支持开", "有发票", "can invoice", "invoices for"]);
const NO_INVOICE: Words = Words::Factory(&["收据", "小票", "凭证", "才", "满", "receipt"]);

/// Whether another clause offers an invoice: 办公用品不能开，可以开服饰发票.
fn offers_one(case: &Case, refusing: Span) -> bool {
    let text = case.text;
    text.find_any(&OFFERS).into_iter().any(|offer| {
        let clause = text.clause_at(offer.start);
        clause != refusing
            && !case.denied(offer)
            && !text.span_has(clause, &case.settings.invoice.refusals)
            && !text.span_has(clause, &NO_INVOICE)
    })
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
        let forbidden = |item: &&str| !invoice.items.iter().any(|ours| folded(ours) == *item);
        let listed = invoice.other_items.iter().filter(forbidden).flat_map(|word| text.find(word)).find(offered);
        listed.or_else(|| other_item(case)).map(|span| {
            let ours = invoice.items.join("、");
            (span, pair(format!("发票内容只能开：{ours}"), format!("The invoice may only say: {ours}")))
        })
    };
    if let Some((span, reason)) = amount.or_else(inflated).or_else(item) {
        let rewrite = case.script("K-46", None);
        case.push_at(span, Found::new("H-04", Level::Block, reason).rewritten(rewrite));
    }
}

/// Words that write something into an invoice, the longer ones first.
const WRITES: Words = Words::Factory(&["开具", "开成", "写成", "填成", "开", "写", "填"]);

/// Words that say that it is about what the invoice says.
const CONTENT: Words = Words::Factory(&["内容", "品名", "明细", "类目", "品类"]);

/// What stands behind such a word and is no goods: the invoice itself, its kind, its title, its amount, the order, the buyer.
#[rustfmt::skip]
const NO_GOODS: Words = Words::Factory(&[
    "票", "抬头", "税", "公司", "个人", "单位", "企业", "金额", "元", "块", "商品", "产品名", "明细", "清单", "大类", "您", "你", "我", "咱", "订单", "实际", "实付", "拍", "买",
    "什么", "哪", "多少", "电子", "纸质", "普通", "专用", "增值", "这", "那", "在", "到", "好", "错", "清楚", "完整", "一下", "一张", "的话", "出", "过", "全额", "不", "没", "吗",
    "对应", "默认", "真实", "正确", "详细", "时间", "后", "系统", "店", "平台", "随", "按", "完", "了",
]);

/// The ends of nouns for goods and services, where nothing says that it is about the content: 数码产品, 电器, 服务费.
const GOODS: [char; 10] = ['品', '器', '机', '具', '材', '料', '费', '鞋', '包', '食'];

/// How many characters name a kind of goods at the most.
const GOODS_MAX: usize = 8;

/// What the draft would write into the invoice and the shop's list does not have: 内容可以开手机, 可以开数码产品.
fn other_item(case: &Case) -> Option<Span> {
    let text = case.text;
    text.find_any(&WRITES).into_iter().find_map(|verb| {
        let clause = text.clause_at(verb.start);
        // 打开 and 分开 are other verbs.
        let other = verb
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(text.chars()[at], '打' | '公' | '离' | '拆' | '展' | '分'));
        let negated = other || case.denied(verb) || case.asks(verb.start);
        if negated || text.span_has(clause, &case.settings.lines.negations) {
            return None;
        }
        let about_content = text.span_has(Span { end: verb.start, ..clause }, &CONTENT);
        named_goods(text.chars(), Span { start: verb.end, end: clause.end })
            .into_iter()
            .find(|goods| is_foreign(case, *goods, about_content))
    })
}

/// What is named in a stretch, piece by piece: 服饰和手机的发票 names two.
fn named_goods(chars: &[char], stretch: Span) -> Vec<Span> {
    let ends = |at: &usize| {
        matches!(
            chars[*at],
            '的' | '类' | '发' | '哦' | '呢' | '哈' | '呀' | '亲' | '吧' | '和' | '或' | '及' | '跟' | '/' | ' '
        )
    };
    let mut named = Vec::new();
    let mut start = stretch.start;
    while start < stretch.end {
        let end = (start..stretch.end).find(ends).unwrap_or(stretch.end);
        named.push(Span { start, end });
        if !matches!(chars.get(end), Some('和' | '或' | '及' | '跟' | '/')) {
            break;
        }
        start = end + 1;
    }
    named
}

/// Whether a piece names goods that do not stand in the shop's list.
fn is_foreign(case: &Case, goods: Span, about_content: bool) -> bool {
    let text = case.text;
    let name = &text.chars()[goods.start..goods.end];
    let chinese = (2..=GOODS_MAX).contains(&name.len()) && name.iter().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let noun = about_content || name.last().is_some_and(|last| GOODS.contains(last));
    let ours = || case.settings.invoice.items.iter().any(|item| text.find_in(goods, &folded(item)).next().is_some());
    chinese && noun && !text.span_has(goods, &NO_GOODS) && !ours()
}
