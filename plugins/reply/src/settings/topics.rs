//! Recognising what a buyer writes about, and the problem types by name.

use serde::Deserialize;
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::Topic;

use super::Text;

/// S-06.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct TagSettings {
    /// A tag less sure than this is not given; 1 to 100.
    pub confidence_min: u8,
    /// Discontent from here on is unhappy; 1 to 100.
    pub unhappy_from: u8,
    /// Discontent from here on is angry; 1 to 100.
    pub angry_from: u8,
    /// The shop's own phrases, beside the factory's.
    pub phrases: Vec<OwnPhrase>,
}

impl Default for TagSettings {
    fn default() -> Self {
        Self { confidence_min: 30, unhappy_from: 30, angry_from: 60, phrases: Vec::new() }
    }
}

/// A phrase of the shop's own.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(deny_unknown_fields)]
pub struct OwnPhrase {
    /// What it is about.
    pub topic: TopicName,
    /// As buyers type it.
    pub phrase: Text,
    /// How surely it tells the topic, 1 to 100.
    pub weight: u8,
}

macro_rules! topics {
    ($($name:ident $zh:literal $en:literal,)*) => {
        /// A problem type by its name in settings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        #[cfg_attr(test, derive(serde::Serialize))]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "each has its Chinese and English name beside it")]
        pub enum TopicName { $($name,)* }

        impl From<TopicName> for Topic {
            fn from(name: TopicName) -> Self {
                match name { $(TopicName::$name => Topic::$name,)* }
            }
        }

        /// The name of a problem type for people.
        pub fn topic_label(topic: Topic, language: Language) -> &'static str {
            match (topic, language) {
                $((Topic::$name, Language::ZhCn) => $zh, (Topic::$name, Language::En) => $en,)*
            }
        }
    };
}

topics! {
    Goods "商品咨询" "goods",
    Size "尺码" "size",
    Stock "库存" "stock",
    Price "价格/议价" "price",
    Promotion "活动/优惠" "promotion",
    Freight "包邮/运费" "freight",
    Invoice "发票" "invoice",
    OrderQuery "订单查询" "order query",
    OrderChange "订单修改" "order change",
    OrderCancel "订单取消" "order cancellation",
    PaymentFailure "支付失败" "payment failure",
    PaymentQuestion "支付疑问" "payment question",
    LogisticsProgress "物流进度" "parcel progress",
    LogisticsDelay "物流延误" "parcel delay",
    LogisticsLoss "物流丢失" "parcel loss",
    LogisticsDamage "物流损坏" "parcel damage",
    ChaseParcel "催件" "chasing a parcel",
    ReturnGoods "退货" "return",
    Exchange "换货" "exchange",
    Refund "退款" "refund",
    Quality "质量" "quality",
    Repair "维修" "repair",
    Usage "使用" "usage",
    CashBack "返现" "cash back",
    Review "评价" "review",
    Complaint "投诉" "complaint",
    Suggestion "建议" "suggestion",
    Greeting "问候" "greeting",
    Thanks "感谢" "thanks",
    Other "其他" "other",
}
