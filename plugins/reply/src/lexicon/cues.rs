//! Greetings, thanks, orders and farewells, and phrases that only silence what stands inside them.

use xiaoer_sdk::reply::Topic::{Greeting, OrderQuery, PaymentQuestion, Thanks};

use super::Cue::{Buys, Leaves};
use super::Signal::{About, Cue};
use super::{Group, group};

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    group(&["在吗", "在嘛", "在么", "在不在", "在不", "有人吗", "有人在吗", "有人么", "客服在", "亲在", "老板在", "你好", "您好", "哈喽",
        "hello", "hi", "嗨", "早上好", "下午好", "晚上好", "掌柜"], &[About(Greeting, 70)]),
    group(&["谢谢", "谢了", "谢啦", "多谢", "感谢", "辛苦了", "thank", "thx", "3q"], &[About(Thanks, 70)]),
    group(&["怎么买", "怎么下单", "怎么拍", "咋下单", "哪里下单", "how do i order"], &[About(PaymentQuestion, 45), Cue(Buys)]),
    group(&["拍下了", "已经拍下", "我拍了", "拍好了", "已拍", "已下单", "下单了", "下好单", "刚拍", "刚下单", "付款了", "已付款", "付好了", "付完了", "已付", "买好了",
        "我买了", "买了一", "买了两", "i just ordered", "i ordered", "i have paid"], &[About(OrderQuery, 40), Cue(Buys)]),
    group(&["我要了", "要一件", "要一双", "要一个", "要两件", "要两个", "来一件", "来一个", "来两", "我要买", "想买", "就要这", "就买这",
        "这就拍", "马上拍", "现在拍", "直接拍", "那我拍", "我拍", "我下单", "去下单", "直接下单", "我先买", "给我来", "这就下单", "准备下单", "i'll take", "i want to buy"], &[Cue(Buys)]),
    group(&["不买了", "不想买", "先不买", "暂时不买", "不拍了", "算了", "不考虑了", "下次再说", "下次吧", "拜拜", "再见", "打扰了",
        "no thanks", "never mind"], &[Cue(Leaves)]),
    // Silent: what stands inside these is not meant.
    group(&["不用谢", "拍照", "我拍照", "我拍了照", "我拍图", "我拍个视频", "我拍视频", "我拍的照", "还在吗", "shipping address", "no thank", "怎么付款时", "怎么付款的时候", "怎么支付的时候"],
        &[]),
];
