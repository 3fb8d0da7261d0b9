//! What an agent may not do alone: H-02, H-07, H-09, H-20, H-29.

use serde::Deserialize;

use crate::words::Words;

/// Word lists of these lines. A list given by the operator replaces the factory's.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct DutySettings {
    /// H-02: words for shipping later.
    pub later_shipping: Words,
    /// H-02, H-07: words that agree to what the buyer asks for.
    pub agreeing: Words,
    /// H-09: words that give up.
    pub stuck: Words,
    /// H-09: words that hand the question on.
    pub superiors: Words,
    /// H-20: words that speak of a refund.
    pub refund_words: Words,
    /// H-20: phrases with such a word that promise none.
    pub refund_words_exempt: Words,
    /// H-29: words that ask for another review.
    pub review_asks: Words,
    /// H-29: words that threaten.
    pub threats: Words,
}

#[rustfmt::skip]
impl Default for DutySettings {
    fn default() -> Self {
        Self {
            later_shipping: Words::Factory(&[
                "晚点发", "晚些发", "晚几天发", "延后发", "推迟发", "延迟发", "过几天发", "过几天再发", "先不发货", "暂时不发", "等您通知再发",
                "ship it later", "ship later",
            ]),
            agreeing: Words::Factory(&[
                "备注", "好的", "好哒", "好呢", "可以的", "没问题", "咱们发", "给您", "帮您", "为您", "给亲", "安排", "可以发", "发的是", "帮你", "给你", "we will", "noted",
            ]),
            stuck: Words::Factory(&[
                "解决不了", "处理不了", "没法处理", "没办法处理", "无法处理", "做不了主", "无法解决", "没法解决", "帮不了您", "帮不了你", "我也没办法",
                "这边也没办法", "cannot help you", "can't help you",
            ]),
            superiors: Words::Factory(&[
                "请示", "主管", "组长", "上级", "店长", "负责人", "领导", "反馈", "转接", "转给", "核实", "leader", "supervisor", "manager",
            ]),
            refund_words: Words::Factory(&[
                "给您退款", "为您退款", "帮您退款", "给您退钱", "退款给您", "退钱给您", "退给您", "给亲退款", "给你退款", "全额退", "全款退", "退您", "给您退", "为您退", "帮您退", "给亲退", "可以退款",
                "同意退款", "refund you", "give you a refund", "money back",
            ]),
            refund_words_exempt: Words::Factory(&["是否可以退款", "给您退货", "为您退货", "帮您退货", "给您退换", "为您退换", "帮您退换", "给您退回", "帮您退回", "能不能给您退款", "能否给您退款"]),
            review_asks: Words::Factory(&[
                "改评价", "修改评价", "改一下评价", "改下评价", "改个评价", "删评价", "删差评", "删除差评", "删除评价", "撤销评价", "改成好评", "改为好评",
                "差评改", "change your review", "delete your review",
            ]),
            threats: Words::Factory(&[
                "后果自负", "走着瞧", "等着瞧", "给您好看", "给你好看", "找上门", "上门找你", "曝光您", "曝光你", "知道你家", "知道您家", "天天给您打电话",
                "天天给你打电话", "you will regret", "we know where you live",
            ]),
        }
    }
}
