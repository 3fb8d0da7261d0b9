//! Sentences on both sides of a line: those that cross it, and plain ones that share its words. A supervisor keeps the
//! review switched on only as long as it stops nothing innocent.

mod desk;

use desk::line::{Line, hold};
use desk::{draft, message, picture, review_with};
use xiaoer_sdk::reply::*;

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
            "您打开手机就能看到发票",
            "发票内容填写正确就行",
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
            "水滚开后放入即可",
            "傻子瓜子有货的",
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
            "已经给您退款了呢",
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
        keeps: &[
            "亲,运费没有改动",
            "运费没改过的,您放心",
            "运费不会给您改的",
            "运费未调整",
            "地址改好了,运费不变",
            "这款抹布运费5元",
            "去掉吊牌的话运费自理呢",
        ],
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
        line(
            unasked,
            &["好的,给您备注晚点发货", "亲,已经备注下周再发", "好的,等您通知再发货"],
            &[
                "好的,这款预售25号再发货",
                "好的,今天赶不上了,明天再给您发货",
                "好的,检查后再给您发货",
                "好的,今天给您发货",
                "好的,稍后再发您一次链接",
                "亲,要晚点发货吗?",
            ],
        ),
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
