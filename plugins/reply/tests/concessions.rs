//! Prices, sizes, names, discounts and freight: what a draft may state or concede, on both sides of each line.

mod desk;

use desk::line::{Line, hold};
use desk::{draft, message, review_with};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

fn english(text: &str) -> Draft {
    let mut english = draft(text);
    english.shop.language = Language::En;
    english
}

fn now_sold_for_159(text: &str) -> Draft {
    let mut goods = desk::product(Some(12));
    goods.price = 15_900;
    Draft { product: Some(goods), order: None, ..draft(text) }
}

const REDUCTION: &str = r#"{"promotion":{"headline":"满200减20"}}"#;
const OVER: &str = r#"{"free_shipping":{"scope":"whole_shop","ends_on":"2026-07-14"}}"#;

#[test]
fn every_agent_names_the_same_price_reduction_and_free_shipping() {
    let line = |settings, crosses, keeps| Line {
        rule: "L-23",
        level: Level::Warn,
        settings,
        draft: now_sold_for_159,
        crosses,
        keeps,
    };
    hold(&[
        line(
            "{}",
            &[
                "149元一件",
                "价格149元",
                "现价149",
                "只要149元",
                "这款149元",
                "亲,这款一百四十九元",
                "价格是149的",
                "现在全店包邮",
            ],
            &[
                "159元一件",
                "现价159",
                "两件318元",
                "价格贵20元",
                "运费只要8元",
                "差价20元一件",
                "满300元一件",
                "衣长149厘米",
                "只要149以上",
                "包邮的亲",
                "没有全店包邮的活动",
                "全店包邮吗?",
                "满200减30",
            ],
        ),
        line(
            REDUCTION,
            &["亲,满200减30", "现在满300减20", "现在全场8折"],
            &["亲,满200减20", "满200元减20元", "这款149元,活动价"],
        ),
        line(OVER, &["现在全店包邮", "满88包邮"], &["您好,包邮的"]),
        line(r#"{"free_shipping":{"scope":"whole_shop","ends_on":"2026-07-15"}}"#, &[], &["现在全店包邮"]),
    ]);
}

fn which_size(text: &str) -> Draft {
    Draft {
        topics: vec![Topic::Size],
        messages: vec![message(Speaker::Buyer, "孩子身高110体重40斤穿多大")],
        ..draft(text)
    }
}

fn which_size_in_english(text: &str) -> Draft {
    let messages = vec![message(Speaker::Buyer, "My son is 110 cm, which size?")];
    Draft { topics: vec![Topic::Size], messages, ..english(text) }
}

fn how_long_is_it(text: &str) -> Draft {
    Draft { topics: vec![Topic::Size], messages: vec![message(Speaker::Buyer, "最大有多大码的")], ..draft(text) }
}

#[test]
fn a_size_is_a_suggestion_however_it_is_said() {
    let line =
        |draft, crosses, keeps| Line { rule: "L-07", level: Level::Block, settings: "{}", draft, crosses, keeps };
    hold(&[
        line(
            which_size,
            &[
                "120码",
                "亲,120码的",
                "亲,拍大一码就好",
                "您家宝宝120码正合适",
                "平时穿多大就拍多大",
                "亲,XL",
                "亲,选大一码的",
            ],
            &[
                "建议您120码",
                "请问宝宝多重呢",
                "亲,110码是身高110厘米左右的宝宝",
                "亲,120码有货的",
                "120码的衣长是48厘米",
                "亲,身高110对吗",
                "120码合适吗?",
                "付款后48小时就可以发出",
                "体重40没问题",
            ],
        ),
        line(how_long_is_it, &[], &["150码", "亲,150码的"]),
        line(
            which_size_in_english,
            &["Please take size 120.", "You should wear XL.", "Size 120 will fit.", "Take 120, please."],
            &["We suggest size 120, please.", "How tall is he?", "Please take your time.", "It's 120 cm long."],
        ),
    ]);
}

fn to_stranger(text: &str) -> Draft {
    Draft { recipient_owns_order: false, ..draft(text) }
}

#[test]
fn a_receivers_name_is_nobody_elses_business() {
    hold(&[Line {
        rule: "H-01",
        level: Level::Block,
        settings: "{}",
        draft: to_stranger,
        crosses: &["收货人是张三丰", "收货人张伟", "收件人叫王小明", "收货人是王女士"],
        keeps: &[
            "收货人是您本人吗",
            "收货人方便收件吗",
            "收货人是江苏的吗",
            "联系人方式发一下",
            "请核对收货人和电话",
            "收货人信息请填完整",
        ],
    }]);
}

fn two_prices(text: &str) -> Draft {
    Draft { messages: vec![message(Speaker::Buyer, "页面价99怎么拍下是128")], ..draft(text) }
}

#[test]
fn which_of_two_prices_holds_is_the_supervisors() {
    hold(&[Line {
        rule: "H-06",
        level: Level::Warn,
        settings: "{}",
        draft: two_prices,
        crosses: &[
            "差价29元给您退回",
            "按页面价99元给您",
            "系统错误,按99算",
            "那给您改成99元",
            "您先付款,差价后面退您",
        ],
        keeps: &[
            "价格正在为您核实,请您稍等",
            "这个我请示一下主管再答复您",
            "您看到的页面是99元吗?",
            "麻烦您发一下页面截图",
        ],
    }]);
}

#[test]
fn a_discount_is_given_in_more_ways_than_one() {
    let line = |draft, crosses, keeps| Line { rule: "H-21", level: Level::Warn, settings: "{}", draft, crosses, keeps };
    hold(&[
        line(
            draft,
            &["亲,可以打8折", "那就8折吧", "给您半价", "给您打对折"],
            &["不能打8折的", "可以打8折吗?", "会员可以打95折", "这款可以对折收纳", "全场可以打8折", "亲,不打折的"],
        ),
        line(
            english,
            &["I can give you 20% off.", "You get 20% off."],
            &["I cannot give you 20% off.", "It is 98% cotton."],
        ),
    ]);
}

#[test]
fn freight_is_changed_in_more_ways_than_one() {
    hold(&[Line {
        rule: "H-05",
        level: Level::Block,
        settings: "{}",
        draft,
        crosses: &["亲,已经把运费去掉了", "给您免邮了", "运费不收您的了", "快递费给您抹掉", "运费给您便宜2元"],
        keeps: &["满百后系统会自动去掉运费的", "满99免邮的亲", "全店免邮", "中通的运费便宜一点", "满100不收您运费的"],
    }]);
}

#[test]
fn other_lines_are_crossed_in_other_words() {
    let line = |rule, level, draft, crosses, keeps| Line { rule, level, settings: "{}", draft, crosses, keeps };
    hold(&[
        line(
            "H-25",
            Level::Warn,
            draft,
            &["这款是我们最畅销的款式", "咱们卖得最火的"],
            &["最晚明天发出", "这款很受欢迎"],
        ),
        line("H-25", Level::Warn, english, &["This is our best seller."], &["This one sells well."]),
        line(
            "H-28",
            Level::Block,
            draft,
            &["您的银行卡密码是什么"],
            &["请您不要告诉别人密码是什么", "支付密码错误请找回"],
        ),
        line(
            "H-20",
            Level::Warn,
            faulty,
            &["退您全款呢", "钱给您退了呢", "全额退给您呢"],
            &["请您拍照发来呢", "暂时不能给您退款呢", "给您退换要先请示呢"],
        ),
        line(
            "L-14",
            Level::Hint,
            draft,
            &["请您放心[微笑][微笑][微笑]", "请您放心/:^_^/:^_^/:^_^"],
            &["请您放心[微笑][微笑]", "尺码[大][小]请看https://a.b/c"],
        ),
        line(
            "BG-04",
            Level::Warn,
            draft,
            &["亲,给您送个小礼品", "可以送您一份小礼品"],
            &["抱歉,没有小礼品给您的", "包装里的赠品您收到了吗?"],
        ),
        line("H-27", Level::Block, draft, &["亲,好评返现3元"], &["本店不参加好评返现", "好评如潮,下单赠送袜子一双"]),
    ]);
}

fn faulty(text: &str) -> Draft {
    Draft {
        phase: Phase::AfterSale, messages: vec![message(Speaker::Buyer, "穿两天就破洞了,质量太差")], ..draft(text)
    }
}

#[test]
fn too_many_stickers_are_taken_out() {
    let findings = review_with("{}", draft("请您放心[微笑][微笑][微笑]"));
    let sticker = findings.iter().find(|finding| finding.rule == "L-14").and_then(|finding| finding.rewrite.as_deref());
    assert_eq!(sticker, Some("请您放心[微笑][微笑]"));
}

#[test]
fn where_buyers_are_not_called_dear_a_soft_end_does() {
    let on = |platform| {
        let mut reply = Draft { phase: Phase::AfterSale, ..draft("请您放心,明天就处理好") };
        reply.shop.platform = platform;
        review_with("{}", reply).into_iter().find(|finding| finding.rule == "L-13").and_then(|finding| finding.rewrite)
    };
    assert_eq!(on(Platform::Taobao).as_deref(), Some("亲，请您放心,明天就处理好"));
    assert_eq!(on(Platform::Jd).as_deref(), Some("请您放心,明天就处理好呢。"));
}
