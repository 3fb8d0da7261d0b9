//! How a conversation goes: L-15 to L-20 and L-24 to L-29, and how often something may be said.

use serde::Deserialize;

use crate::words::Words;

/// Numbers and word lists of the rules that look at the whole conversation. A list given by the operator replaces the
/// factory's; a number of 0 switches its rule off.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct CourseSettings {
    /// M-02, K-11: a buyer on hold is told something every so many seconds.
    pub hold_check_in_s: u32,
    /// K-11: after so many seconds on hold a call back is offered instead of more waiting.
    pub hold_long_s: u32,
    /// K-48: an order is followed up when it has been unpaid for so many minutes.
    pub unpaid_first_min: u32,
    /// K-48: at most so often, the second time on a later day.
    pub unpaid_max: u32,
    /// K-49: at most so many messages to a buyer who is away.
    pub offline_max: u32,
    /// K-81: not again within so many days.
    pub care_days: u32,
    /// H-29: a bad review is spoken of at most so often.
    pub review_contacts_max: u32,
    /// L-15: from this confidence on, what the buyer asks and what the draft answers are compared; 1 to 100.
    pub off_target_from: u8,
    /// L-16: so many rounds about the same thing are too many.
    pub dwell_rounds: u32,
    /// L-18: words with which an answer refuses.
    pub refusals: Words,
    /// L-18: words that offer something instead.
    pub alternatives: Words,
    /// L-19: words that announce what cannot be undone.
    pub irreversible: Words,
    /// L-19: words that make sure first.
    pub restating: Words,
    /// L-20: a buyer who wrote less than so many milliseconds ago may still be typing.
    pub pause_ms: u32,
    /// L-24: words that blame the buyer.
    pub accusing: Words,
    /// L-24: phrases with such a word that blame nobody.
    pub accusing_exempt: Words,
    /// L-25: words that push the dearest.
    pub pushing: Words,
    /// L-26: words of empathy.
    pub empathy: Words,
    /// L-27: words that end a talk.
    pub closing: Words,
    /// L-27: words of thanks.
    pub thanks: Words,
    /// L-28: words that greet.
    pub greeting: Words,
}

#[rustfmt::skip]
impl Default for CourseSettings {
    fn default() -> Self {
        Self {
            hold_check_in_s: 180,
            hold_long_s: 360,
            unpaid_first_min: 15,
            unpaid_max: 2,
            offline_max: 1,
            care_days: 30,
            review_contacts_max: 2,
            off_target_from: 60,
            dwell_rounds: 3,
            refusals: Words::Factory(&[
                "不能", "不可以", "不行", "不支持", "做不了", "办不了", "发不了", "没有这个", "没有活动", "cannot", "can't",
            ]),
            alternatives: Words::Factory(&[
                "可以", "建议", "给您", "帮您", "为您", "给亲", "帮亲", "推荐", "或者", "换", "其他", "其它", "看看", "联系", "抱歉", "不好意思",
                "放心", "不过", "but", "instead", "can", "sorry",
            ]),
            irreversible: Words::Factory(&[
                "帮您取消", "给您取消", "为您取消", "已取消", "帮您关闭", "给您关闭", "为您关闭", "帮您退款", "给您退款", "为您退款",
                "帮您改地址", "给您改地址", "已为您改", "帮您拦截", "cancelled your", "refunded your",
            ]),
            restating: Words::Factory(&[
                "确认", "核对", "对吗", "对吧", "是吗", "是吧", "没错吧", "确定", "right?", "confirm", "check",
            ]),
            pause_ms: 2_000,
            accusing: Words::Factory(&[
                "您自己弄", "你自己弄", "您弄坏", "你弄坏", "您故意", "你故意", "恶意退", "您想骗", "想讹", "人为损坏", "人为的", "您的责任",
                "你的责任", "your fault",
            ]),
            accusing_exempt: Words::Factory(&["非人为损坏", "不是人为", "是否人为", "不是您的责任", "not your fault"]),
            pushing: Words::Factory(&[
                "买贵的", "选贵的", "拿贵的", "拍贵的", "贵的就是好", "越贵越好", "买最贵", "选最贵", "贵有贵的道理",
                "the most expensive",
            ]),
            empathy: Words::Factory(&[
                "抱歉", "不好意思", "对不起", "理解", "着急", "添麻烦", "辛苦", "见谅", "谅解", "别生气", "不要生气", "消消气", "sorry",
                "understand", "apolog",
            ]),
            closing: Words::Factory(&[
                "再见", "拜拜", "祝您", "祝亲", "欢迎再来", "欢迎下次", "欢迎常来", "生活愉快", "购物愉快", "慢走", "goodbye",
            ]),
            thanks: Words::Factory(&["谢", "感恩", "thank"]),
            greeting: Words::Factory(&[
                "您好", "你好", "在的", "在呢", "欢迎", "亲", "客官", "早上好", "上午好", "中午好", "下午好", "晚上好", "hello", "hi", "welcome",
            ]),
        }
    }
}
