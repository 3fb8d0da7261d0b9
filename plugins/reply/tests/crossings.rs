//! Sentences on both sides of a line: those that cross it, and plain ones that share its words. A supervisor keeps the
//! review switched on only as long as it stops nothing innocent.

mod desk;

use desk::{draft, message, picture, review_with};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

/// A rule in one situation.
struct Line {
    rule: &'static str,
    level: Level,
    settings: &'static str,
    draft: fn(&str) -> Draft,
    crosses: &'static [&'static str],
    keeps: &'static [&'static str],
}

#[track_caller]
fn hold(lines: &[Line]) {
    let mut wrong = Vec::new();
    for line in lines {
        let found =
            |text: &str| review_with(line.settings, (line.draft)(text)).into_iter().find(|f| f.rule == line.rule);
        for text in line.crosses {
            match found(text) {
                None => wrong.push(format!("{} lets {text} pass", line.rule)),
                Some(finding) if finding.level != line.level => {
                    wrong.push(format!("{} at {:?}: {text}", line.rule, finding.level));
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            line.keeps.iter().filter(|text| found(text).is_some()).map(|text| format!("{} stops {text}", line.rule)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn about_invoice(text: &str) -> Draft {
    let mut asked =
        Draft {
            topics: vec![Topic::Invoice], messages: vec![message(Speaker::Buyer, "能开发票吗")], ..draft(text)
        };
    asked.shop.platform = Platform::Tmall;
    asked
}

#[test]
fn a_kind_or_an_item_may_be_refused_but_not_the_invoice() {
    hold(&[Line {
        rule: "H-03",
        level: Level::Block,
        settings: "{}",
        draft: about_invoice,
        crosses: &[
            "亲,发票开不了",
            "亲,暂时不能开的",
            "不能开发票,可以开收据",
            "您这单不能开,满200可以开",
            "没有发票的亲,可以开小票",
            "亲,这个没有的",
            "暂时不能提供发票",
        ],
        keeps: &[
            "亲,只能开童装服装服饰,其他项目不能开",
            "发票可以开,专票不能开",
            "办公用品不能开,可以开服饰发票",
            "手机不能开的,可以开服装发票给您",
            "纸质发票没有,可以开电子发票的",
            "办公用品发票开不了,可以开服装",
            "不开发票也可以享受售后",
        ],
    }]);
}

#[test]
fn an_invoice_says_only_what_stands_in_the_shops_list() {
    hold(&[Line {
        rule: "H-04",
        level: Level::Block,
        settings: "{}",
        draft: about_invoice,
        crosses: &[
            "亲,发票内容可以开手机",
            "亲,可以开数码产品",
            "给您开成电器",
            "亲,内容可以写玩具",
            "内容您随便写",
            "发票内容可以开服装和手机",
            "可以开一百五十元的发票",
        ],
        keeps: &[
            "可以开发票的,请您提供抬头",
            "发票内容可以开童装、服装",
            "可以开服饰发票",
            "可以开服装类的哦",
            "只能开童装服装服饰,其他项目不能开",
            "办公用品不能开,可以开服饰发票",
            "发票可以开的亲,您放心",
            "给您开电子发票,内容是商品明细",
            "内容写服装,金额按实付开具",
            "可以开一百二十八元的发票",
            "发票给您开好了,一块寄过去",
            "开发票需要提供公司名称和税号",
        ],
    }]);
}

#[test]
fn what_is_part_of_a_plain_word_offends_nobody() {
    hold(&[Line {
        rule: "L-11",
        level: Level::Block,
        settings: "{}",
        draft,
        crosses: &[
            "你瞎啊",
            "操你",
            "草泥马",
            "狗东西",
            "废物",
            "fuck you",
            "滚",
            "您是不是傻",
            "你有病吧",
            "你妈的",
            "真是垃圾",
            "去死吧",
            "你这个废物",
        ],
        keeps: &[
            "亲,给他妈妈买的话建议您拍L码",
            "您是给你妈妈买的吗",
            "送妈妈的礼物,您看看",
            "这款磨砂膏可以去死皮",
            "亲,滚珠笔有货",
            "若有病史请先咨询医生",
            "亲,垃圾分类袋有货",
            "傻瓜相机操作简单",
            "草泥马玩偶有货",
            "废物利用很方便,您看看",
        ],
    }]);
}

#[test]
fn an_insult_is_not_reworded_into_a_polite_one() {
    let findings = review_with("{}", draft("你瞎啊"));
    let rewrites: Vec<&str> = findings.iter().filter_map(|finding| finding.rewrite.as_deref()).collect();
    assert!(rewrites.iter().all(|text| !text.contains('瞎')), "{rewrites:?}");
}

/// A case with a picture in it, and what the agent and the buyer have said since.
fn shown(text: &str) -> Draft {
    Draft {
        phase: Phase::AfterSale,
        return_case_open: true,
        messages: vec![picture(), message(Speaker::Agent, "收到图片了呢"), message(Speaker::Buyer, "这样能退吗")],
        ..draft(text)
    }
}

#[test]
fn a_picture_decides_nothing_in_the_whole_open_case() {
    hold(&[Line {
        rule: "H-19",
        level: Level::Block,
        settings: "{}",
        draft: shown,
        crosses: &[
            "亲,可以退的呢",
            "亲,可以的呢",
            "可以呢",
            "行的亲",
            "看着没有问题呢",
            "亲,这样不能退的呢",
            "照片看是符合的呢",
            "能退的,您寄回来吧",
        ],
        keeps: &[
            "收到实物检查符合就可以退呢",
            "符合就可以退呢,要等收到后看",
            "快递单号没问题呢",
            "您可以退货申请里上传图片呢",
            "可以退款申请里写明原因呢",
            "好的呢",
            "如果符合条件,可以退的呢",
            "收到图片了呢,请您稍等",
        ],
    }]);
    let judged = Draft { backed: true, ..shown("亲,可以退的呢") };
    assert!(review_with("{}", judged).iter().all(|finding| finding.rule != "H-19"));
}

#[test]
fn freight_that_stays_as_it_is_was_not_changed() {
    hold(&[Line {
        rule: "H-05",
        level: Level::Block,
        settings: "{}",
        draft,
        crosses: &["运费给您改好了", "要不给您改一下运费", "运费改成0元了"],
        keeps: &["亲,运费没有改动", "运费没改过的,您放心", "运费不会给您改的", "运费未调整", "地址改好了,运费不变"],
    }]);
}

#[test]
fn only_what_the_shop_will_do_is_a_promise() {
    hold(&[Line {
        rule: "H-08",
        level: Level::Warn,
        settings: "{}",
        draft,
        crosses: &["保证明天到", "一定给您发货", "您一定会满意的", "为您保证明天到", "您放心,肯定合适", "可以保证质量"],
        keeps: &[
            "请您一定保管好吊牌",
            "为了保证您的权益,请走平台",
            "您一定很着急吧",
            "不敢肯定呢",
            "没办法保证时间",
            "不太肯定,请您稍等",
            "为保证新鲜,请冷藏",
            "羽绒含量达到一定比例",
            "您是能保证收货的吗",
        ],
    }]);
}

fn english(text: &str) -> Draft {
    let mut english = draft(text);
    english.shop.language = Language::En;
    english
}

fn on_the_phone(text: &str) -> Draft {
    Draft { destination: Destination::Phone, ..draft(text) }
}

fn unasked(text: &str) -> Draft {
    Draft { messages: vec![message(Speaker::Buyer, "在吗")], ..draft(text) }
}

fn asked_in_chat(text: &str) -> Draft {
    Draft { messages: vec![message(Speaker::Buyer, "麻烦12月1号再发货吧")], ..draft(text) }
}

#[test]
fn nobody_puts_shipping_off_without_the_buyers_words_in_the_chat() {
    const AGREES: &[&str] = &[
        "好的,给您备注晚点发货",
        "亲,已经备注下周再发",
        "好的,推迟三天给您发",
        "好的,25号再发",
        "好的,等您通知再发货",
        "没问题,月底再给您发",
        "好的亲,那就先不发",
    ];
    let line =
        |draft, crosses, keeps| Line { rule: "H-02", level: Level::Block, settings: "{}", draft, crosses, keeps };
    hold(&[
        line(
            on_the_phone,
            AGREES,
            &["麻烦您在旺旺上留言说明一下延后发货的时间,方便咱们备注", "好的,今天晚上发货", "您说的是25号再发,对吗?"],
        ),
        line(unasked, AGREES, &["好的,今天给您发货", "好的,稍后再发您一次链接", "亲,要晚点发货吗?"]),
        line(asked_in_chat, &[], AGREES),
    ]);
}

fn wants_sf(text: &str) -> Draft {
    let mut wants = Draft { messages: vec![message(Speaker::Buyer, "麻烦发顺丰快递")], ..draft(text) };
    if let Some(order) = &mut wants.order {
        order.remark = Some("中通".into());
    }
    wants
}

#[test]
fn a_courier_that_was_agreed_to_stands_in_the_remark() {
    hold(&[Line {
        rule: "H-07",
        level: Level::Warn,
        settings: "{}",
        draft: wants_sf,
        crosses: &["好的,发顺丰", "好的亲,咱们发顺丰", "给您发顺丰"],
        keeps: &["抱歉,顺丰发不了的", "好的,您是要发顺丰吗?", "默认中通的,请您放心"],
    }]);
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
        keeps: &["收货人是您本人吗", "收货人方便收件吗", "请核对收货人和电话", "收货人信息请填完整"],
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
