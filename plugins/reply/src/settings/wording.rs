//! Manners of an outgoing message: L-01 to L-22.

use std::borrow::Cow;

use serde::Deserialize;

use super::Text;
use crate::insult;
use crate::words::Words;

/// A word that should not stand in a message, and what to write instead.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(deny_unknown_fields)]
pub struct Rewording {
    /// The word.
    pub word: Text,
    /// What to write.
    pub instead: Text,
}

const fn instead(word: &'static str, instead: &'static str) -> Rewording {
    Rewording { word: Text::Borrowed(word), instead: Text::Borrowed(instead) }
}

/// Rewordings as delivered.
#[rustfmt::skip]
const REWORDINGS: &[Rewording] = &[
    instead("sku", "规格"), instead("spu", "款式"), instead("dsr", "店铺评分"), instead("爆款", "热卖款"), instead("补单", "补发"),
    instead("下行单", "订单"), instead("揽收超时", "快递还没取件"), instead("不行", "暂时做不到"), instead("不可能", "比较难做到"),
    instead("不知道", "需要核实一下"), instead("不清楚", "需要核实一下"), instead("没办法", "需要再想想办法"),
    instead("不归我管", "由其他同事负责"), instead("随便你", "按您的意思来"), instead("自己看", "看一下详情页"), instead("大概", "预计"),
    instead("应该吧", "核实后告诉您"), instead("差不多吧", "核实后告诉您"), instead("保证", "尽量"), instead("一定", "会尽量"),
    instead("一定会", "会尽量"), instead("一定能", "会尽量"), instead("肯定", "通常"), instead("承诺", "尽量"),
    instead("保证会", "会尽量"), instead("保证不", "通常不"), instead("保证正品", "支持验货"), instead("保证质量", "质量会仔细检查"),
    instead("包退", "按规则退"), instead("包换", "按规则换"), instead("全网最低", "实惠"), instead("全网最低价", "实惠价"), instead("最低价", "优惠价"),
    instead("最便宜", "实惠"), instead("最大优惠", "现有的优惠"), instead("最优惠", "很优惠"), instead("全网第一", "受欢迎"),
    instead("销量第一", "销量不错"), instead("最好的", "很好的"), instead("最畅销", "很受欢迎"), instead("最热销", "很受欢迎"), instead("最热卖", "很受欢迎"), instead("最火", "很受欢迎"), instead("best seller", "popular item"), instead("maybe", "as far as we can tell"),
    instead("guarantee", "expect"), instead("promise", "expect"), instead("definitely", "as planned"),
    instead("lowest price", "fair price"), instead("best price", "fair price"), instead("sku", "variant"),
    instead("spu", "style"), instead("dsr", "shop rating"),
];

/// Numbers and word lists of the manners. A list given by the operator replaces the factory's.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct WordingSettings {
    /// L-01: characters that must not be a whole message.
    pub particles: Words,
    /// L-01: how often such characters may stand in one message.
    pub particles_max: u32,
    /// L-02: 我 this often is too often.
    pub self_from: u32,
    /// L-02: phrases whose 我 does not count.
    pub self_exempt: Words,
    /// L-03: how the buyer is addressed.
    pub address: Words,
    /// L-03, L-12, L-13: a shorter message needs no form of address, no polite word and no softener. In characters.
    pub manners_from: u32,
    /// L-03, L-12, L-13, L-26, L-27: what one of so many earlier messages of the agent said need not be said again.
    pub manners_window: u32,
    /// L-03, L-04: phrases whose 你 does not mean the buyer.
    pub casual_exempt: Words,
    /// L-05: words that must not be a whole message.
    pub lone: Words,
    /// L-06: refusals that must not be a whole message.
    pub bare_refusals: Words,
    /// L-06: words that soften nothing and are not counted as part of the message.
    pub fillers: Words,
    /// L-08: jargon of the trade.
    pub jargon: Words,
    /// L-09: negative words.
    pub negative: Words,
    /// L-09: phrases with such a word that are not negative.
    pub negative_exempt: Words,
    /// L-10: the longest message, in Chinese characters; Latin letters count half.
    pub length_max: u32,
    /// L-10: what no chat takes in one message and no reviewer reads to the end, in characters.
    pub length_limit: u32,
    /// L-10: vague words.
    pub vague: Words,
    /// L-10: phrases with such a word that are not vague.
    pub vague_exempt: Words,
    /// L-11: offensive words.
    pub offensive: Words,
    /// L-11: words that offend when they are all that a clause says.
    pub offensive_alone: Words,
    /// L-11, L-22: phrases with such a word that offend nobody.
    pub offensive_exempt: Words,
    /// L-12: polite words, of which a message has one.
    pub polite: Words,
    /// L-13: softeners, of which an after-sale message has one; they never count under L-01 there.
    pub softeners: Words,
    /// L-14: the most emoji in one message.
    pub emoji_max: u32,
    /// L-21: a reply shorter than this is curt. In characters.
    pub curt_under: u32,
    /// L-21: so many curt replies in a row are cold.
    pub curt_replies: u32,
    /// L-22: words of a quarrel.
    pub quarrel: Words,
    /// L-22: ! or ? repeated this often is a raised voice.
    pub marks_from: u32,
    /// L-08 to L-10, H-08, H-25: what to write instead of a word.
    pub rewordings: Cow<'static, [Rewording]>,
}

impl Default for WordingSettings {
    fn default() -> Self {
        Self {
            particles: Words::Factory(&["哦", "嗯", "啊"]),
            particles_max: 1,
            self_from: 2,
            self_exempt: Words::Factory(&["我们", "我是客服", "我明白", "我会尽快"]),
            address: Words::Factory(&["您", "咱们"]),
            manners_from: 6,
            manners_window: 2,
            casual_exempt: Words::Factory(&["迷你"]),
            lone: Words::Factory(&["在"]),
            bare_refusals: Words::Factory(&[
                "没有",
                "没",
                "没货",
                "没有货",
                "无货",
                "缺货",
                "没了",
                "没有了",
                "没货了",
                "卖完了",
                "no",
                "none",
                "sold out",
                "out of stock",
            ]),
            fillers: Words::Factory(&["亲", "哦", "呢", "啊", "哈", "呀", "的", "嗯"]),
            jargon: Words::Factory(&[
                "sku",
                "spu",
                "gmv",
                "dsr",
                "跑单",
                "动销",
                "引流",
                "转化率",
                "客单价",
                "补单",
                "爆款",
                "下行单",
                "揽收超时",
            ]),
            negative: Words::Factory(&[
                "不行",
                "不可能",
                "不知道",
                "没办法",
                "不归我管",
                "随便你",
                "自己看",
                "不清楚",
                "impossible",
                "no idea",
                "not my job",
            ]),
            negative_exempt: Words::Factory(&["行不行", "不知道您", "知不知道", "您不清楚", "不清楚的话", "清不清楚"]),
            length_max: 120,
            length_limit: 1_000,
            vague: Words::Factory(&["大概", "可能", "应该吧", "也许", "差不多吧", "maybe", "probably"]),
            vague_exempt: Words::Factory(&["不可能", "尽可能", "可能性"]),
            offensive: Words::Factory(insult::OFFENSIVE),
            offensive_alone: Words::Factory(insult::CURSES),
            offensive_exempt: Words::Factory(insult::INNOCENT),
            polite: Words::Factory(&[
                "您",
                "请",
                "谢",
                "麻烦",
                "抱歉",
                "不好意思",
                "亲",
                "欢迎",
                "辛苦",
                "客官",
                "对不起",
                "please",
                "thank",
                "sorry",
                "welcome",
                "glad",
            ]),
            softeners: Words::Factory(&["亲", "呢", "恩恩", "嗯嗯"]),
            emoji_max: 2,
            curt_under: 6,
            curt_replies: 3,
            quarrel: Words::Factory(&[
                "爱买不买",
                "不买拉倒",
                "随您投诉",
                "随你投诉",
                "投诉去吧",
                "去投诉啊",
                "有本事",
                "关我什么事",
                "不关我的事",
                "听不懂",
                "看不懂吗",
                "说了多少遍",
                "说过多少次",
                "烦不烦",
                "闭嘴",
                "无理取闹",
                "您有完没完",
                "有完没完",
                "别吵",
                "没完没了",
                "自己的问题",
                "your own fault",
                "whatever",
            ]),
            marks_from: 2,
            rewordings: Cow::Borrowed(REWORDINGS),
        }
    }
}
