//! One store of facts: what a draft says of freight, discounts, dates, days, prices, stock and material is held against
//! the shop's settings and records, so that every agent says the same (L-23, H-17, H-18, H-25). What the store does not
//! know is nobody's mistake.

use xiaoer_sdk::reply::Level;
use xiaoer_sdk::text::pair;

use super::{Case, Found, numbers, price};
use crate::passage::{Passage, Span};
use crate::settings::FreeShippingScope;
use crate::store::whole_yuan;
use crate::words::{Words, folded};

/// How many characters may stand between a number and the word that it belongs to.
pub const REACH: usize = 4;

pub fn review(case: &mut Case) {
    let has_digit = case.text.chars().iter().any(char::is_ascii_digit);
    free_shipping(case);
    price::review(case);
    if has_digit {
        promotion_end(case);
        ship_promise(case);
        reduction(case);
        stock(case);
        fit_rate(case);
    }
    discount(case);
    return_days(case);
    in_stock(case);
    material(case);
}

/// What the live promotion says, in the shop's words.
pub fn promotion_texts<'c>(case: &Case<'c>) -> impl Iterator<Item = &'c str> + use<'c> {
    let promotion = &case.settings.promotion;
    let live = promotion.is_live(case.draft.now);
    [&promotion.headline, &promotion.rule].into_iter().filter(move |_| live).map(std::convert::AsRef::as_ref)
}

pub fn differs(case: &mut Case, span: Span, ours: &(String, String), instead: impl Into<Option<String>>) {
    let reason = pair(
        format!("和店铺资料不一致：资料里是{}，请统一口径", ours.0),
        format!("The shop's records say {}; every agent says the same", ours.1),
    );
    case.push_at(span, Found::new("L-23", Level::Warn, reason).rewritten(instead));
}

/// 满99包邮, against the shop's free shipping.
fn free_shipping(case: &mut Case) {
    let free = &case.settings.free_shipping;
    let scope = free.live_scope(case.draft.now);
    if scope == FreeShippingScope::None {
        return no_free_shipping(case);
    }
    let text = case.text;
    let offers: Vec<Span> =
        text.find("包邮").filter(|span| !case.refuses(span.start) && !case.asks(span.start)).collect();
    for offer in offers {
        let stated = numbers::figures(text.chars())
            .into_iter()
            .rfind(|figure| figure.span.end <= offer.start && figure.span.end + REACH >= offer.start);
        let whole = Span { start: offer.start.saturating_sub(2), end: offer.end };
        let all = ["全场", "全店", "统统"].iter().any(|word| text.find_in(whole, word).next().is_some());
        let wrong = match (scope, stated) {
            (FreeShippingScope::OverThreshold, Some(figure)) if figure.hundredths != free.threshold_fen => figure.span,
            (FreeShippingScope::OverThreshold, None) if all => whole,
            (FreeShippingScope::WholeShop, Some(figure)) => figure.span,
            _ => continue,
        };
        let least = whole_yuan(free.threshold_fen);
        let ours = if scope == FreeShippingScope::WholeShop {
            ("全店包邮".to_owned(), "that everything ships free".to_owned())
        } else {
            (format!("满{least}元包邮"), format!("free shipping from {least} yuan"))
        };
        let id = if scope == FreeShippingScope::WholeShop { "K-33" } else { "K-34" };
        let rewrite = case.script(id, None);
        return differs(case, wrong, &ours, rewrite);
    }
}

/// 全店包邮, where the records have no free shipping, and 满99包邮, where they have one that is over. What one item's own page says is not known
/// here, so a bare 包邮 passes.
fn no_free_shipping(case: &mut Case) {
    let text = case.text;
    let promised = text.find("包邮").find_map(|offer| {
        let before = Span {
            start: offer.start.saturating_sub(2 * REACH).max(text.clause_at(offer.start).start),
            end: offer.start,
        };
        let over = case.settings.free_shipping.scope != FreeShippingScope::None;
        let from = || over.then(|| text.find_in(before, "满").next()).flatten();
        let whole = SHOP_WIDE.iter().find_map(|word| text.find_in(before, word).next()).or_else(from);
        let start =
            whole.filter(|_| !case.denied(offer) && !case.refuses(offer.start) && !case.asks(offer.start))?.start;
        Some(Span { start, end: offer.end })
    });
    if let Some(span) = promised {
        let ours = ("现在没有全店或满额包邮".to_owned(), "that nothing ships free now".to_owned());
        let rewrite = case.script("K-35", None);
        differs(case, span, &ours, rewrite);
    }
}

/// Words that make an offer the whole shop's.
const SHOP_WIDE: Words = Words::Factory(&["全场", "全店", "统统"]);

/// 满200减30, against the promotion. One that is over is told as well as one that runs.
fn reduction(case: &mut Case) {
    let promotion = &case.settings.promotion;
    if promotion.headline.trim().is_empty() {
        return;
    }
    let ours: Vec<(i64, i64)> = promotion_texts(case)
        .flat_map(|text| reductions(&Passage::new(text)).into_iter().map(|(pair, _)| pair).collect::<Vec<_>>())
        .collect();
    let wrong = reductions(case.text)
        .into_iter()
        .find(|(said, span)| !ours.contains(said) && !case.refuses(span.start) && !case.asks(span.start));
    if let Some((_, span)) = wrong {
        let live = promotion.is_live(case.draft.now);
        let rewrite = case.script("K-36", None).filter(|_| live);
        differs(case, span, &ours_of_promotion(case), rewrite);
    }
}

/// What the records say of the promotion.
fn ours_of_promotion(case: &Case) -> (String, String) {
    let promotion = &case.settings.promotion;
    let headline = promotion.headline.trim();
    if promotion.is_live(case.draft.now) {
        (format!("「{headline}」"), format!("“{headline}”"))
    } else {
        (format!("「{headline}」不在活动期内"), format!("that “{headline}” does not run now"))
    }
}

/// Every 满200减20 of a text, as the two amounts in hundredths.
fn reductions(text: &Passage) -> Vec<((i64, i64), Span)> {
    let figures = numbers::figures(text.chars());
    let pairs = figures.windows(2).filter_map(|pair| {
        let [from, off] = pair else { return None };
        let before = Span { start: from.span.start.saturating_sub(REACH), end: from.span.start };
        let full = text.find_in(before, "满").last()?;
        let between = Span { start: from.span.end, end: off.span.start };
        let takes = between.end - between.start <= REACH && text.find_in(between, "减").next().is_some();
        takes.then_some(((from.hundredths, off.hundredths), Span { start: full.start, end: off.span.end }))
    });
    pairs.collect()
}

/// 8折, against the promotion. What an agent grants alone is for the rules of bargaining.
fn discount(case: &mut Case) {
    let ours: Vec<u8> = promotion_texts(case)
        .flat_map(|text| numbers::discounts(Passage::new(text).chars()).into_iter().map(|d| d.0).collect::<Vec<_>>())
        .collect();
    let bargaining = &case.settings.bargaining;
    let known = |percent: u8| {
        ours.contains(&percent) || bargaining.agent_may_discount && percent == bargaining.discount_percent
    };
    let flagged = case.findings.iter().any(|finding| finding.rule == "H-21");
    if case.settings.promotion.headline.trim().is_empty() || flagged {
        return;
    }
    let wrong = numbers::discounts(case.text.chars())
        .into_iter()
        .find(|(percent, span)| !known(*percent) && !case.refuses(span.start) && !case.asks(span.start));
    if let Some((_, span)) = wrong {
        let ours = ours_of_promotion(case);
        let rewrite = case.script("K-36", None);
        differs(case, span, &ours, rewrite);
    }
}

/// 活动到12号, against the promotion's last day.
fn promotion_end(case: &mut Case) {
    let promotion = &case.settings.promotion;
    if !promotion.is_live(case.draft.now) {
        return;
    }
    let mut last = promotion.ends_on.split('-').skip(1).filter_map(|part| part.parse::<i64>().ok());
    let (Some(month), Some(day)) = (last.next(), last.next()) else { return };
    let text = case.text;
    let figures: Vec<numbers::Figure> = numbers::figures(text.chars()).into_iter().collect();
    let ends = Words::Factory(&["到", "截止", "截至", "结束", "为止"]);
    let wrong = figures.iter().enumerate().find_map(|(at, figure)| {
        let unit = text.chars().get(figure.span.end);
        let clause = text.clause_at(figure.span.start);
        let of_promotion = text.span_has(clause, &Words::Factory(&["活动", "优惠", "促销"]))
            && text.span_has(clause, &ends)
            && !text.span_has(clause, &Words::Factory(&["发货", "送到", "到货", "开始"]));
        if !of_promotion || !matches!(unit, Some('号' | '日')) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|at| figures.get(at));
        let months =
            before.filter(|f| f.span.end + 1 == figure.span.start && text.chars().get(f.span.end) == Some(&'月'));
        let same = figure.whole() == Some(day) && months.is_none_or(|f| f.whole() == Some(month));
        (!same).then(|| Span { start: months.map_or(figure.span.start, |f| f.span.start), end: figure.span.end + 1 })
    });
    if let Some(span) = wrong {
        let ours = (format!("活动到{month}月{day}日"), format!("that the promotion ends on {month}/{day}"));
        let rewrite = case.with(span, &format!("{month}月{day}日"));
        differs(case, span, &ours, rewrite);
    }
}

/// 48小时内发货, against the shop's promise.
fn ship_promise(case: &mut Case) {
    let promised = i64::from(case.settings.delivery.ship_promise_h);
    if promised == 0 {
        return;
    }
    let text = case.text;
    let wrong = numbers::figures(text.chars()).into_iter().find(|figure| {
        let clause = text.clause_at(figure.span.start);
        let hours = text.find_in(Span { start: figure.span.end, end: figure.span.end + 2 }, "小时").next().is_some();
        hours
            && figure.whole() != Some(promised)
            && text.span_has(clause, &Words::Factory(&["发货", "发出", "寄出"]))
            && !case.refuses(figure.span.start)
            && !case.asks(figure.span.start)
    });
    if let Some(figure) = wrong {
        let ours = (format!("{promised}小时内发货"), format!("that it ships within {promised} hours"));
        let rewrite = case.with(figure.span, &promised.to_string());
        differs(case, figure.span, &ours, rewrite);
    }
}

/// 15天无理由, against the shop's days.
fn return_days(case: &mut Case) {
    let ours = i64::from(case.settings.after_sale.no_reason_days);
    if ours == 0 {
        return;
    }
    let text = case.text;
    let wrong = numbers::days(text.chars()).into_iter().find(|(days, span)| {
        let after = Span { start: span.end, end: span.end + REACH };
        *days != ours && text.span_has(after, &Words::Factory(&["无理由"]))
    });
    if let Some((_, span)) = wrong {
        let told = (format!("{ours}天无理由"), format!("{ours} days without a reason"));
        let rewrite = case.with(span, &format!("{ours}天"));
        differs(case, span, &told, rewrite);
    }
}

/// 还有50件, against the stock (H-17: nothing is oversold).
fn stock(case: &mut Case) {
    let Some(stock) = case.draft.product.as_ref().and_then(|product| product.stock) else { return };
    let text = case.text;
    let wrong = numbers::figures(text.chars()).into_iter().find(|figure| {
        let before = Span { start: figure.span.start.saturating_sub(REACH), end: figure.span.start };
        let counted = matches!(text.chars().get(figure.span.end), Some('件' | '双' | '个' | '条' | '套'));
        counted
            && text.span_has(before, &Words::Factory(&["还有", "还剩", "库存", "现货"]))
            && figure.whole().is_some_and(|said| said > i64::from(stock))
    });
    if let Some(figure) = wrong {
        let reason = pair(
            format!("库存只有{stock}件，不要多说，避免超卖"),
            format!("Only {stock} are in stock; saying more oversells"),
        );
        let rewrite = case.with(figure.span, &stock.to_string());
        case.push_at(figure.span, Found::new("H-17", Level::Warn, reason).rewritten(rewrite));
    }
}

/// 有货 where there is none (H-17), 大量现货 where there is little (H-25).
fn in_stock(case: &mut Case) {
    let Some(stock) = case.draft.product.as_ref().and_then(|product| product.stock) else { return };
    let store = &case.settings.store;
    let said = |words: &Words| {
        let found = case.text.first_of(words, &store.stock_exempt)?;
        (!case.refuses(found.start) && !case.asks(found.start)).then_some(found)
    };
    if stock == 0
        && let Some(span) = said(&store.stock_words)
    {
        let reason = pair("记录里已经没有库存，不要说有货", "The records show no stock; do not say that there is some");
        let rewrite = case.script("K-12", None);
        case.push_at(span, Found::new("H-17", Level::Warn, reason).rewritten(rewrite));
    } else if stock > 0
        && stock < case.settings.stock.plenty_from
        && let Some(span) = said(&store.plenty_words)
    {
        let reason =
            pair(format!("库存{stock}件，还不到「充足」的标准"), format!("{stock} in stock is not yet plenty"));
        let rewrite = case.script("K-09", None);
        case.push_at(span, Found::new("H-25", Level::Warn, reason).rewritten(rewrite));
    }
}

/// A material that the product's record does not have (H-18).
fn material(case: &mut Case) {
    let Some(product) = case.draft.product.as_ref() else { return };
    let recorded = product.attributes.iter().find(|attribute| {
        ["材质", "面料", "成分", "material", "fabric"].iter().any(|name| attribute.name.to_lowercase().contains(name))
    });
    let Some(recorded) = recorded else { return };
    let store = &case.settings.store;
    let stands = |word: &str| {
        let has = |text: &str| folded(text).contains(word);
        has(&product.title) || product.attributes.iter().any(|attribute| has(&attribute.value))
    };
    let said = |span: &Span| !case.refuses(span.start) && !case.asks(span.start) && !negated(case, *span);
    let unrecorded = store.materials.iter().filter(|word| !stands(word));
    let wrong: Vec<Span> = unrecorded.flat_map(|word| case.text.find(word).filter(said)).collect();
    if let Some(span) = wrong.first().copied() {
        let reason = pair(
            "和商品记录的材质不符，请按记录介绍",
            "The product's record has another material; describe it as recorded",
        );
        let (name, value) = (recorded.name.trim(), recorded.value.trim());
        let rewrite = match wrong.len() {
            _ if value.is_empty() => None,
            1 => Some(case.with(span, value)),
            // One record does not go in the place of several materials.
            _ => Some(case.say(
                &format!("您好，这款的{name}是{value}，请您以商品记录为准。"),
                &format!("The {name} of this one is {value}, as recorded."),
            )),
        };
        case.push_at(span, Found::new("H-18", Level::Warn, reason).rewritten(rewrite));
    }
}

/// 不是真皮, 非真皮.
fn negated(case: &Case, span: Span) -> bool {
    let before = &case.text.chars()[span.start.saturating_sub(2)..span.start];
    before.iter().any(|c| matches!(c, '不' | '非' | '没'))
}

/// 98%的买家都合适, against the measured rate.
fn fit_rate(case: &mut Case) {
    let measured = i64::from(case.settings.size.fit_rate_percent);
    let text = case.text;
    let wrong = numbers::figures(text.chars()).into_iter().find(|figure| {
        let clause = text.clause_at(figure.span.start);
        text.chars().get(figure.span.end) == Some(&'%')
            && text.span_has(clause, &Words::Factory(&["买家", "顾客", "客户", "亲们", "合脚", "合适", "buyers"]))
            && (measured == 0 || figure.whole() != Some(measured))
    });
    if let Some(figure) = wrong {
        let span = Span { end: figure.span.end + 1, ..figure.span };
        let reason = if measured == 0 {
            pair("没有统计依据的百分比不要说", "Do not give a percentage that nobody measured")
        } else {
            pair(format!("实测是{measured}%"), format!("The measured rate is {measured}%"))
        };
        let rewrite = (measured > 0).then(|| case.with(span, &format!("{measured}%")));
        case.push_at(span, Found::new("H-25", Level::Warn, reason).rewritten(rewrite));
    }
}
