//! What scripts may say of the shop: stock, promotion, freight, bargaining, delivery, payment, invoices, sizes, returns.

use std::borrow::Cow;

use serde::Deserialize;
use xiaoer_sdk::reply::{Fen, Instant, Platform};

use super::Text;
use crate::calendar::Period;
use crate::words::{Names, Words};

/// K-08.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct StockSettings {
    /// From this many pieces on, a script may say that there is plenty.
    pub plenty_from: u32,
}

impl Default for StockSettings {
    fn default() -> Self {
        Self { plenty_from: 20 }
    }
}

/// K-36 and every script that mentions the promotion. Nothing is said of a promotion without a headline, nor outside its dates.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct PromotionSettings {
    /// In a few words; empty means no promotion.
    pub headline: Text,
    /// The rule of the promotion.
    pub rule: Text,
    /// How to take part.
    pub how: Text,
    /// First day, `YYYY-MM-DD` in Shanghai; empty means already begun.
    pub starts_on: Text,
    /// Last day, included; empty means until further notice.
    pub ends_on: Text,
}

impl PromotionSettings {
    /// Whether the promotion runs at an instant.
    pub fn is_live(&self, now: Instant) -> bool {
        !self.headline.trim().is_empty() && Period::new(&self.starts_on, &self.ends_on).includes(now)
    }
}

/// Which orders ship free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(rename_all = "snake_case")]
pub enum FreeShippingScope {
    /// None.
    #[default]
    None,
    /// Every order (K-33).
    WholeShop,
    /// Orders of at least the threshold (K-34).
    OverThreshold,
}

/// K-33, K-34.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct FreeShippingSettings {
    /// Which orders ship free.
    pub scope: FreeShippingScope,
    /// The least amount that ships free, in fen.
    pub threshold_fen: Fen,
    /// First day; empty means already begun.
    pub starts_on: Text,
    /// Last day, included; empty means until further notice.
    pub ends_on: Text,
}

impl Default for FreeShippingSettings {
    fn default() -> Self {
        Self {
            scope: FreeShippingScope::None,
            threshold_fen: 10_000,
            starts_on: Text::Borrowed(""),
            ends_on: Text::Borrowed(""),
        }
    }
}

impl FreeShippingSettings {
    /// What ships free at an instant.
    pub fn live_scope(&self, now: Instant) -> FreeShippingScope {
        if Period::new(&self.starts_on, &self.ends_on).includes(now) { self.scope } else { FreeShippingScope::None }
    }
}

/// BG-01 to BG-05: no bargaining unless the shop says so.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct BargainingSettings {
    /// An agent may give the discount alone (BG-02, K-16).
    pub agent_may_discount: bool,
    /// From this amount on, in fen.
    pub discount_threshold_fen: Fen,
    /// What the buyer pays, in percent: 90 is 9 折.
    pub discount_percent: u8,
    /// An agent may offer a small gift (BG-04, K-19).
    pub gifts: bool,
}

impl Default for BargainingSettings {
    fn default() -> Self {
        Self { agent_may_discount: false, discount_threshold_fen: 30_000, discount_percent: 90, gifts: false }
    }
}

/// K-35, K-44, K-54.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct DeliverySettings {
    /// The shop's real promise, in hours after payment; 0 means that it promises nothing (H-08).
    pub ship_promise_h: u32,
    /// Days on the way in the shop's words, for example 3-5; empty means unsaid.
    pub days: Text,
    /// Couriers that a buyer may ask for.
    pub couriers: Names,
    /// Regions outside free shipping.
    pub outside_regions: Names,
    /// What holds for those regions; empty means that shipping is charged there.
    pub region_policy: Text,
}

impl Default for DeliverySettings {
    fn default() -> Self {
        Self {
            ship_promise_h: 0,
            days: Text::Borrowed(""),
            couriers: Names::factory(&[
                "顺丰",
                "中通",
                "圆通",
                "申通",
                "韵达",
                "邮政",
                "EMS",
                "极兔",
                "德邦",
                "京东快递",
            ]),
            outside_regions: Names::factory(&["香港", "澳门", "台湾", "港澳台", "Hong Kong", "Macau", "Taiwan"]),
            region_policy: Text::Borrowed(""),
        }
    }
}

/// K-41.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct PaymentSettings {
    /// Ways to pay, in the shop's words.
    pub methods: Text,
    /// The steps.
    pub steps: Text,
}

/// A platform by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(rename_all = "snake_case")]
pub enum PlatformName {
    /// 淘宝.
    Taobao,
    /// 天猫.
    Tmall,
    /// 抖音.
    Douyin,
    /// 拼多多.
    Pinduoduo,
    /// 京东.
    Jd,
    /// Any other.
    Other,
}

impl PlatformName {
    fn is(self, platform: Platform) -> bool {
        platform
            == match self {
                Self::Taobao => Platform::Taobao,
                Self::Tmall => Platform::Tmall,
                Self::Douyin => Platform::Douyin,
                Self::Pinduoduo => Platform::Pinduoduo,
                Self::Jd => Platform::Jd,
                Self::Other => Platform::Other,
            }
    }
}

/// K-46, H-03, H-04.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct InvoiceSettings {
    /// Platforms on which an invoice must never be refused (H-03).
    pub platforms: Cow<'static, [PlatformName]>,
    /// What an invoice may say (H-04).
    pub items: Names,
    /// What an invoice may not say (H-04), unless it stands in `items`.
    pub other_items: Words,
    /// Words that refuse an invoice (H-03).
    pub refusals: Words,
    /// Phrases with such a word that refuse no invoice.
    pub refusals_exempt: Words,
    /// Words that offer an invoice over another amount (H-04).
    pub inflations: Words,
}

impl InvoiceSettings {
    /// Whether an invoice must be given on a platform.
    pub fn required_on(&self, platform: Platform) -> bool {
        self.platforms.iter().any(|name| name.is(platform))
    }
}

impl Default for InvoiceSettings {
    fn default() -> Self {
        Self {
            platforms: Cow::Borrowed(&[PlatformName::Tmall, PlatformName::Jd]),
            items: Names::factory(&["童装", "服装", "服饰"]),
            other_items: Words::Factory(&[
                "办公用品",
                "食品",
                "餐饮",
                "餐费",
                "会务费",
                "会议费",
                "服务费",
                "咨询费",
                "礼品",
                "日用品",
                "劳保",
                "耗材",
                "电脑",
                "住宿",
                "培训费",
                "广告费",
                "office supplies",
                "catering",
            ]),
            refusals: Words::Factory(&[
                "不能开",
                "不可以开",
                "开不了",
                "开不出",
                "不开票",
                "不开发票",
                "不给开",
                "没有发票",
                "没发票",
                "没有票",
                "无发票",
                "无票",
                "无法开",
                "没法开",
                "不提供",
                "不开的",
                "不能的",
                "不带票",
                "不含票",
                "no invoice",
                "cannot invoice",
                "can't invoice",
                "do not provide",
                "don't provide",
            ]),
            refusals_exempt: Words::Factory(&[
                "不能开其他",
                "不能开其它",
                "不能开别的",
                "不能开高",
                "不能开多",
                "不能开虚",
                "不能开假",
                "不可以开其他",
                "不提供虚",
                "不提供纸质",
                "没有纸质",
                "不能开纸质",
                "不能开专票",
                "有没有发票",
            ]),
            inflations: Words::Factory(&[
                "多开",
                "开多",
                "开高",
                "虚开",
                "随便开",
                "随您开",
                "金额您定",
                "金额随",
                "想开多少",
                "any amount",
            ]),
        }
    }
}

/// SZ-03 to SZ-08, L-07.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct SizeSettings {
    /// Centimetres from one children's size to the next.
    pub step_cm: u32,
    /// How many sizes above the height (SZ-03).
    pub sizes_up: u32,
    /// A chubby child gets one size more on top of that (SZ-04).
    pub chubby_adds: bool,
    /// Words of a title that mean shoes.
    pub shoe_words: Words,
    /// Words of a title that mean children's goods.
    pub child_words: Words,
    /// Months in which shoes are worn with thick socks (SZ-08).
    pub winter_months: Cow<'static, [u8]>,
    /// The measured share of buyers whom the shoes fit, in percent; 0 means unmeasured and unsaid.
    pub fit_rate_percent: u8,
    /// One of these must stand in size advice (L-07).
    pub advice_words: Words,
    /// Words that, with a size after them, make a message size advice (L-07).
    pub choosing_words: Words,
}

impl Default for SizeSettings {
    fn default() -> Self {
        Self {
            step_cm: 10,
            sizes_up: 1,
            chubby_adds: false,
            shoe_words: Words::Factory(&["鞋", "靴", "shoe", "boot", "sneaker", "sandal"]),
            child_words: Words::Factory(&["童", "宝宝", "婴", "幼儿", "小孩", "baby", "kid", "child"]),
            winter_months: Cow::Borrowed(&[11, 12, 1, 2]),
            fit_rate_percent: 0,
            advice_words: Words::Factory(&["建议", "suggest", "recommend"]),
            choosing_words: Words::Factory(&[
                "选", "拍", "穿", "买", "要", "拿", "take", "choose", "order", "wear", "pick",
            ]),
        }
    }
}

/// K-62.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct AfterSaleSettings {
    /// The conditions of a return in the shop's words; empty means the four of the trade.
    pub return_rules: Text,
}
