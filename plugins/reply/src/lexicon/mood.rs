//! Discontent and rudeness.

use xiaoer_sdk::reply::Topic::Complaint;

use super::Cue::{Rude, Suspicious};
use super::Signal::{About, Cue, Discontent};
use super::{Group, group};
use crate::insult;

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    group(&["失望", "不满意", "不满", "太差", "很差", "差劲", "真差", "无语", "郁闷", "烦死", "好烦", "糟糕", "坑人", "坑爹", "被坑", "上当",
        "后悔", "不耐烦", "敷衍", "没人理", "不理人", "怎么不回", "不回复", "回复好慢", "半天不回", "等半天", "搞什么",         "说话不算", "非常差", "不会再买", "不会再来", "再也不买", "再也不来", "disappointed", "terrible", "unacceptable", "ridiculous"], &[Discontent(40)]),
    group(&["什么情况", "怎么回事", "什么意思"], &[Discontent(20)]),
    group(&["没人说话", "别跟我说", "醉了", "拉黑", "每次都", "等了这么久", "那么久还", "这么久还"], &[Discontent(30)]),
    group(&["不要失望", "别失望", "不失望"], &[]),
    group(&["服务态度", "态度差", "态度恶劣", "什么态度", "这什么服务", "服务太差", "rude"],
        &[About(Complaint, 60), Discontent(50)]),
    group(&["气死", "气人", "火大", "忍不了", "受够", "太过分", "过分", "欺负人", "欺骗", "欺诈", "骗子", "骗人", "黑店", "奸商", "无良", "不要脸",
        "退钱!", "给个说法", "必须给我", "今天必须", "再不", "别怪我", "scam", "liar", "fraud"], &[About(Complaint, 45), Discontent(65)]),
    group(&["垃圾店", "垃圾东西", "垃圾", "破店", "烂店", "什么破", "破东西"], &[About(Complaint, 35), Discontent(60)]),
    group(insult::INNOCENT, &[]),
    group(&["傻逼", "傻b", "sb", "煞笔", "脑残", "智障", "有病吧", "神经病", "去死", "他妈的", "你妈的", "你他妈", "真他妈", "去你妈", "操你妈", "草你妈", "尼玛",
        "滚蛋", "滚开", "滚远", "王八蛋", "混蛋", "畜生", "狗屁", "cnm", "nmsl", "idiot", "stupid", "fuck", "shit"], &[Discontent(80), Cue(Rude)]),
    // Asks of a swindler, not of a buyer.
    group(&["刷单", "兼职做单", "解冻账户", "解冻金", "交保证金", "缴纳保证金", "缴保证金", "扫码激活", "扫这个码", "扫下面的码", "账户被冻结", "账户冻结",
        "店铺被冻结", "无法下单请联系客服", "点击链接激活", "激活交易", "开通消保", "未签署", "屏幕共享", "共享屏幕", "向日葵远程", "click farming"],
        &[Cue(Suspicious)]),
];
