//! What scripts may say of the shop: stock, promotion, freight, delivery, payment, invoices, returns. With bargaining and
//! sizes it is the one store of facts from which every agent speaks, and against which drafts are held (L-23).

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

/// K-35, K-44, K-54.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct DeliverySettings {
    /// The shop's real promise, in hours after payment; 0 means that it promises nothing (H-08).
    pub ship_promise_h: u32,
    /// Days on the way in the shop's words, for example 3-5; empty means unsaid.
    pub days: Text,
    /// What shipping costs in the shop's words; empty means as the order page shows (K-35).
    pub freight: Text,
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
            freight: Text::Borrowed(""),
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
                "不能提供发票",
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
                "不开发票也",
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
                "随便写",
                "随您写",
                "随便填",
                "随您填",
                "您要求的金额",
                "any amount",
            ]),
        }
    }
}

/// K-25, K-62, K-65.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct AfterSaleSettings {
    /// The conditions of a return in the shop's words; empty means the four of the trade.
    pub return_rules: Text,
    /// What the shop promises after the sale, in its own words; empty means unsaid (K-25).
    pub service: Text,
    /// Days of the return without a reason; 0 means that the shop has none (L-23).
    pub no_reason_days: u32,
    /// The most that may be offered for a small fault out of the window, in fen (K-65, RF-12).
    pub compensation_max_fen: Fen,
}

impl Default for AfterSaleSettings {
    fn default() -> Self {
        Self {
            return_rules: Text::Borrowed(""),
            service: Text::Borrowed(""),
            no_reason_days: 7,
            compensation_max_fen: 1_000,
        }
    }
}
