//! What the shop itself says: one store of facts, the settings, from which every script of every agent speaks (L-23).

use std::borrow::Cow;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Instant, Platform, ShopFacts};
use xiaoer_sdk::text::yuan;

use crate::calendar::month_of;
use crate::settings::{FreeShippingScope, Settings};

/// The value that the shop's settings give a name, if they do.
pub fn of_shop<'s>(settings: &'s Settings, shop: &ShopFacts, now: Instant, name: &str) -> Option<Cow<'s, str>> {
    let pick = |zh_cn: &'static str, en: &'static str| {
        Cow::Borrowed(match shop.language {
            Language::ZhCn => zh_cn,
            Language::En => en,
        })
    };
    let chinese = shop.language == Language::ZhCn;
    match name {
        "dear" if chinese => said(settings.terms.dear.on(shop.platform)),
        "chat" if chinese => said(settings.terms.chat.on(shop.platform)),
        "insurance" if chinese => said(settings.terms.insurance.on(shop.platform)),
        "chat" => Some(Cow::Borrowed("the shop's chat")),
        "insurance" => Some(Cow::Borrowed("return-freight insurance")),
        "platform" => platform(shop.platform).map(|[zh_cn, en]| pick(zh_cn, en)),
        "emoji" => said(&settings.greeting.emoji),
        "promo" | "promo_rule" | "promo_how" | "promo_start" | "promo_end" => promotion(settings, now, name),
        "free_ship_threshold" => {
            let free = &settings.free_shipping;
            (free.live_scope(now) == FreeShippingScope::OverThreshold)
                .then(|| Cow::Owned(whole_yuan(free.threshold_fen)))
        }
        "discount_threshold" => Some(Cow::Owned(whole_yuan(settings.bargaining.discount_threshold_fen))),
        "discount" => Some(Cow::Owned(discount(settings.bargaining.discount_percent))),
        "discount_off" => Some(Cow::Owned(100_u8.saturating_sub(settings.bargaining.discount_percent).to_string())),
        "after_sales" => said(&settings.after_sale.service),
        "season" => Some(match month_of(now) {
            month if settings.size.winter_months.contains(&month) => pick("冬季", "winter"),
            3..=5 => pick("春季", "spring"),
            6..=8 => pick("夏季", "summer"),
            9..=11 => pick("秋季", "autumn"),
            _ => pick("冬季", "winter"),
        }),
        "fit_rate" => {
            let rate = settings.size.fit_rate_percent;
            (rate > 0).then(|| Cow::Owned(rate.to_string()))
        }
        "ship_promise_h" => {
            let hours = settings.delivery.ship_promise_h;
            (hours > 0).then(|| Cow::Owned(hours.to_string()))
        }
        "delivery_days" => said(&settings.delivery.days),
        "free_area" => {
            let free = settings.free_shipping.live_scope(now) != FreeShippingScope::None;
            free.then(|| pick("大陆地区", "the mainland"))
        }
        "freight_policy" => Some(
            said(&settings.delivery.freight).unwrap_or(pick("以下单页面显示的为准", "is as shown on the order page")),
        ),
        "region_policy" => Some(
            said(&settings.delivery.region_policy).unwrap_or(pick("的运费需要另付", "shipping is charged separately")),
        ),
        "payment_methods" => said(&settings.payment.methods),
        "payment_steps" => said(&settings.payment.steps),
        "invoice_items" => {
            let items = settings.invoice.items.join(if chinese { "、" } else { ", " });
            (!items.is_empty()).then_some(Cow::Owned(items))
        }
        "return_rules" => Some(said(&settings.after_sale.return_rules).unwrap_or(pick(
            "没有弄脏、没有使用痕迹、吊牌还在、配件齐全",
            "clean, unused, the tag still on and every part there",
        ))),
        _ => None,
    }
}

fn promotion<'s>(settings: &'s Settings, now: Instant, name: &str) -> Option<Cow<'s, str>> {
    let promotion = &settings.promotion;
    if !promotion.is_live(now) {
        return None;
    }
    said(match name {
        "promo" => &promotion.headline,
        "promo_rule" => &promotion.rule,
        "promo_how" => &promotion.how,
        "promo_start" => &promotion.starts_on,
        _ => &promotion.ends_on,
    })
}

/// The platform's name: Chinese, English.
const fn platform(platform: Platform) -> Option<[&'static str; 2]> {
    match platform {
        Platform::Taobao => Some(["淘宝", "Taobao"]),
        Platform::Tmall => Some(["天猫", "Tmall"]),
        Platform::Douyin => Some(["抖音", "Douyin"]),
        Platform::Pinduoduo => Some(["拼多多", "Pinduoduo"]),
        Platform::Jd => Some(["京东", "JD"]),
        Platform::Other => None,
    }
}

/// Text that says something, without the space around it.
pub fn said(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

/// Yuan without needless noughts: 300, 12.50.
pub fn whole_yuan(fen: i64) -> String {
    let mut text = yuan(fen);
    if text.ends_with(".00") {
        text.truncate(text.len() - 3);
    }
    text
}

/// The discount as the trade says it: 90 percent is 9 折, 85 percent 8.5 折.
pub fn discount(percent: u8) -> String {
    if percent.is_multiple_of(10) { (percent / 10).to_string() } else { tenths(u32::from(percent)) }
}

pub fn tenths(value: u32) -> String {
    if value.is_multiple_of(10) { (value / 10).to_string() } else { format!("{}.{}", value / 10, value % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discounts_are_said_as_the_trade_says_them() {
        assert_eq!(discount(90), "9");
        assert_eq!(discount(85), "8.5");
    }

    #[test]
    fn amounts_have_no_needless_noughts() {
        assert_eq!(whole_yuan(30_000), "300");
        assert_eq!(whole_yuan(1_250), "12.50");
    }
}
