//! Price, promotion, freight and invoice.

use xiaoer_sdk::reply::Topic::{Freight, Invoice, Price, Promotion};

use super::Cue::{
    AsksGift, AsksPrice, Bargains, CheaperElsewhere, DoubtsWorth, FindsItDear, HardTimes, Hesitates, PriceMismatch,
};
use super::Signal::{About, Cue};
use super::{Group, group};

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    group(&["多少钱", "几多钱", "啥价", "什么价", "价格", "价钱", "怎么卖", "咋卖", "单价", "什么价位", "报价", "how much", "price"],
        &[About(Price, 75), Cue(AsksPrice)]),
    group(&["便宜点", "便易点", "便宜些", "便宜一点", "便宜一些", "再便宜", "能便宜", "可以便宜", "便宜吗", "便宜不", "优惠点", "优惠一点",
        "优惠些", "少点", "少一点", "能少", "抹个零", "抹零", "最低价", "最低多少", "底价", "讲价", "还价", "砍价", "打个折",
        "能打折", "可以打折", "打折吗", "刀一下", "能刀", "给个优惠", "实在价", "cheaper", "better price"],
        &[About(Price, 80), Cue(Bargains)]),
    group(&["块钱", "多少元", "一共多少", "总共多少", "一起多少", "是几元"], &[About(Price, 50)]),
    group(&["实惠点", "实惠一点", "能给吗", "卖不卖", "买多优惠", "多买优惠"], &[About(Price, 65), Cue(Bargains)]),
    group(&["太贵", "好贵", "有点贵", "贵了点", "贵了", "这么贵", "那么贵", "贵死", "too expensive"],
        &[About(Price, 75), Cue(FindsItDear)]),
    group(&["别家便宜", "别人家便宜", "别的店便宜", "人家才卖", "别家才", "别人才卖", "隔壁才", "别的地方便宜", "别的地方更便宜", "其他店便宜",
        "别家更便宜", "比你们便宜", "比你家便宜", "比您家便宜", "比这便宜", "比这里便宜", "比你便宜", "别的店才", "拼多多才", "淘宝才", "京东才",
        "cheaper elsewhere", "cheaper in another", "cheaper in other", "cheaper at another", "cheaper at other", "cheaper somewhere", "found it cheaper",
        "other shops are cheaper", "another shop sells"], &[About(Price, 80), Cue(CheaperElsewhere)]),
    group(&["值这个价", "值这么多", "值那么多", "值不值", "值吗", "凭什么卖这么贵", "worth the price", "worth the money", "worth that much", "worth so much",
        "worth it", "really worth"], &[About(Price, 70), Cue(DoubtsWorth)]),
    group(&["没钱", "手头紧", "不景气", "钱难挣", "最近穷", "经济不好", "money is tight", "times are hard", "tight budget", "budget is tight", "short of money",
        "low on money", "can't afford", "cannot afford"], &[About(Price, 40), Cue(HardTimes)]),
    group(&["考虑一下", "考虑下", "想一想", "再想想", "再看看", "看看再说", "犹豫", "纠结", "对比一下", "先加购", "考虑考虑", "我想想", "让我想想", "想想再", "回头再", "等等再说",
        "let me think", "think about it", "thinking about it", "think it over", "not sure yet"],
        &[About(Price, 35), Cue(Hesitates)]),
    group(&["价格不一样", "价格不对", "价格变了", "怎么涨价", "和页面不一样", "跟页面不一样", "多收了", "多扣了", "付款价格",
        "价格不符", "价格不一致", "价格对不上", "价格和拍下", "价格跟拍下", "价格与拍下", "拍下的不符", "拍下的不一样", "拍下的价格不", "页面不符", "页面不一致",
        "页面价格不", "比页面贵", "比页面高", "比页面多", "比显示的贵", "比显示贵", "比标价贵", "比详情页贵", "下单价格比", "下单价比", "拍下价格比", "怎么拍下变",
        "different from the page", "higher than the page", "higher than shown", "more than the page", "does not match the page",
        "doesn't match the page", "charged more", "charged me more"],
        &[About(Price, 80), Cue(PriceMismatch)]),
    // Promotion.
    group(&["活动", "优惠券", "优惠卷", "优惠劵", "优会", "满减", "折扣", "几折", "打几折", "促销", "领券", "用券", "券怎么",
        "红包", "秒杀", "买一送一", "双十一", "双11", "618", "会员价", "券", "聚划算", "满减券", "凑单", "拼单", "定金", "有优惠", "什么优惠", "啥优惠", "discount", "coupon",
        "promotion"], &[About(Promotion, 75)]),
    group(&["有赠品", "小礼物", "小礼品", "有没有小礼物", "有没有小礼品", "有没有礼物", "有没有礼品", "有没有赠品", "有没有送", "有小礼物", "有小礼品", "送什么", "送东西", "有礼物", "送小礼物", "送个小", "赠品", "有送吗", "多送", "送点", "能送", "送几个", "送个", "送两个", "还送吗", "有送", "试吃", "试用装", "小样"],
        &[About(Promotion, 65), Cue(AsksGift)]),
    // Freight.
    group(&["包邮", "包油", "包由", "包不包邮", "免邮", "免运费", "邮费", "运费", "快递费", "几块邮", "满多少包", "free shipping",
        "shipping cost", "shipping fee", "postage", "is shipping", "is the shipping", "for shipping", "shipping free", "ship for free", "ship free",
        "free delivery", "delivery fee", "delivery cost", "cost of shipping", "how much is shipping", "how much is the shipping",
        "how much for shipping", "how much is delivery", "how much is postage"], &[About(Freight, 80)]),
    group(&["运费险", "退货险"], &[]),
    group(&["到付"], &[About(Freight, 60)]),
    // Invoice.
    group(&["发票", "开票", "开个票", "专票", "普票", "税号", "抬头", "invoice", "receipt"], &[About(Invoice, 85)]),
];
