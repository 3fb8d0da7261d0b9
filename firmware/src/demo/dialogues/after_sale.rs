//! 售后: returns, exchanges, quality, damage, wrong goods, refunds under way.

use xiaoer_desk::aftersale::{CaseReason, Evidence, Stock, Wish};

use super::Mood::{Angry, Calm, Unhappy};
use super::OrderShape::{Signed, ThirdParty};
use super::Reply::{Slip, Suggested, Text as Reply, WaitThen};
use super::Says::{Card, Image, Sticker, Text};
use super::{Application, Dialogue, PLAIN, Special, Subject, turn};
use crate::demo::goods::Wares;

const RECEIVED: Dialogue = Dialogue {
    id: "",
    subject: Subject::Return,
    mood: Calm,
    wares: Wares::Anything,
    order: Some(Signed(2)),
    turns: &[],
    application: None,
};

pub const ALL: &[Dialogue] = &[
    Dialogue {
        id: "return-unclear",
        turns: &[
            turn(
                &[Text("收到了 我要退货")],
                Suggested("亲，请问您是觉得不喜欢、大小不合适，还是使用中出现了质量问题呢？"),
            ),
            turn(&[Text("就是…反正不太想要了")], Reply("好的亲，咱们先了解清楚，您是款式不喜欢还是尺码不合适呢？")),
        ],
        application: Some(Application { words: "我要退货", rule: "RF-06", ..PLAIN }),
        ..RECEIVED
    },
    Dialogue {
        id: "return-too-small",
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("衣服买小了"), Text("才穿一次试了下 换大一码行不")],
                Suggested(
                    "亲，退换需要商品没有弄脏、没有使用痕迹、吊牌没有掉、配件齐全，麻烦您先自行检查一下，不满足的话仓库收到后会拒绝退换的呢。",
                ),
            ),
            turn(&[Text("都在的 吊牌没剪")], Reply("好的亲，您按退货地址寄回就可以，仓库收到检查后为您换大一码呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Size,
            wish: Wish::Exchange,
            stock: Stock::InStock,
            words: "买小了，想换大一码",
            rule: "RF-07",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "return-dislike",
        order: Some(Signed(3)),
        turns: &[
            turn(
                &[Text("颜色跟图上不太一样"), Text("不是很喜欢 可以7天无理由吗")],
                Reply("亲，可以申请七天无理由的呢，退回要求已经发您了，仓库收到检查后为您处理。"),
            ),
            turn(&[Text("邮费呢")], Reply("亲，无理由退回的邮费由您先付，买了运费险的话由保险按规则承担呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Dislike,
            wish: Wish::ReturnRefund,
            special: Special::KnowsConditions,
            words: "颜色不喜欢，七天无理由",
            rule: "RF-07",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "return-soiled",
        wares: Wares::Clothes,
        order: Some(Signed(4)),
        turns: &[
            turn(
                &[Text("想退"), Text("不过袖口沾了一点酱油"), Text("洗洗应该看不出来")],
                Reply("亲，退回的要求咱们再跟您说明一下，是否符合以仓库收到实物检查为准，是否寄回由您决定呢。"),
            ),
            turn(&[Text("那我洗完再说吧")], Reply("好的亲，您想好了随时联系咱们呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Dislike,
            wish: Wish::ReturnRefund,
            special: Special::AdmitsSoiled,
            words: "袖口沾了酱油，还能退吗",
            rule: "RF-09",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "return-by-picture",
        order: Some(Signed(5)),
        turns: &[
            turn(
                &[Image("[图片] 衣服正面"), Image("[图片] 吊牌"), Text("这样的能退吗")],
                Slip("可以退，没问题", "亲，图片不能完全展现商品全貌，是否符合退换要求以仓库收到实物检查为准呢。"),
            ),
            turn(&[Text("吊牌拆了但还在")], Reply("亲，退换要求已经发您了，麻烦您先对照检查一下呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Dislike,
            wish: Wish::ReturnRefund,
            special: Special::AsksByPicture,
            words: "发了照片，问这样能不能退",
            rule: "RF-10",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "return-too-late",
        order: Some(Signed(12)),
        mood: Unhappy,
        turns: &[turn(
            &[Text("孩子突然长个 穿不了了"), Text("买了不到半个月 退一下呗")],
            Reply("亲，您的心情咱们理解，签收已经超过七天无理由的时间了，先帮您登记，请主管看一下呢。"),
        )],
        application: Some(Application {
            reason: CaseReason::Size,
            wish: Wish::ReturnRefund,
            words: "孩子长个穿不了，想退",
            rule: "RF-07",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "quality-zip",
        subject: Subject::Quality,
        mood: Unhappy,
        wares: Wares::Dear,
        order: Some(Signed(4)),
        turns: &[
            turn(
                &[Text("拉链第二天就坏了"), Image("[图片] 拉链脱齿"), Text("什么质量啊"), Text("我要退货退款")],
                WaitThen(
                    "亲，非常抱歉给您带来不便，您的情况先请示一下，请您稍等呢。",
                    "亲，让您久等了，已经报给老板，有结果第一时间回复您呢。",
                ),
            ),
            turn(&[Text("等你们消息")], Reply("好的亲，感谢您的耐心，咱们会尽快答复您呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Quality,
            wish: Wish::ReturnRefund,
            evidence: &[Evidence::PhotoOfFault],
            use_days: Some(2),
            words: "拉链穿两天就坏，退货退款",
            rule: "RF-11",
            ..PLAIN
        }),
    },
    Dialogue {
        id: "quality-sole",
        subject: Subject::Quality,
        mood: Angry,
        wares: Wares::Shoes,
        order: Some(Signed(6)),
        turns: &[
            turn(
                &[Text("开胶！！！"), Text("穿了5天鞋底就张嘴"), Image("[图片] 鞋底开胶"), Text("质量差死了")],
                Reply("亲，非常抱歉，让宝宝穿得不舒服了，照片收到了，您的情况马上请示，请您稍等呢。"),
            ),
            turn(
                &[Text("给个说法")],
                WaitThen("亲，咱们正在请示老板，请您再稍等一下呢。", "亲，已经提交上去，今天会给您答复呢。"),
            ),
        ],
        application: Some(Application {
            reason: CaseReason::Quality,
            wish: Wish::ReturnRefund,
            evidence: &[Evidence::PhotoOfFault, Evidence::PhotoOfLabel],
            use_days: Some(5),
            words: "鞋底五天就开胶，要求退款",
            rule: "RF-11",
            ..PLAIN
        }),
    },
    Dialogue {
        id: "quality-button-old",
        subject: Subject::Quality,
        wares: Wares::Cheap,
        order: Some(Signed(40)),
        turns: &[
            turn(
                &[Text("扣子掉了一颗"), Text("买一个多月了"), Image("[图片] 掉扣子的地方")],
                Reply("亲，商品已超过退换期，不过确实有点小问题，咱们为您申请一点补偿，您自己去修补一下可以吗？"),
            ),
            turn(&[Text("可以的 补几块就行")], Reply("好的亲，已经为您提交，审核好就给您处理呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Quality,
            wish: Wish::Compensation,
            evidence: &[Evidence::PhotoOfFault],
            use_days: Some(38),
            words: "扣子掉了，补偿一点自己缝",
            rule: "RF-12",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "quality-seam-old",
        subject: Subject::Quality,
        mood: Unhappy,
        wares: Wares::Dear,
        order: Some(Signed(35)),
        turns: &[
            turn(
                &[Text("腋下开线了"), Image("[图片] 开线处"), Text("一百多的衣服就这？")],
                WaitThen(
                    "亲，给您添麻烦了，补偿的金额帮您请示一下主管，请您稍等呢。",
                    "亲，已经报给主管，同意后咱们马上给您答复呢。",
                ),
            ),
            turn(&[Text("好 等着")], Reply("感谢亲的理解，有结果第一时间告诉您呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Quality,
            wish: Wish::Compensation,
            evidence: &[Evidence::PhotoOfFault],
            use_days: Some(30),
            words: "穿一个月开线，要求补偿",
            rule: "RF-12",
            ..PLAIN
        }),
    },
    Dialogue {
        id: "quality-declined",
        subject: Subject::Quality,
        mood: Angry,
        order: Some(Signed(50)),
        turns: &[turn(
            &[Text("赔几块钱打发要饭的呢？"), Text("不要！我就要修好"), Sticker("[发怒]")],
            Reply("亲，您的心情咱们理解，这确实让人着急，已经请主管跟进，会给您别的方案选择呢。"),
        )],
        application: Some(Application {
            reason: CaseReason::Quality,
            wish: Wish::Repair,
            evidence: &[Evidence::PhotoOfFault],
            use_days: Some(45),
            special: Special::Declined,
            words: "不接受几块钱补偿，要求维修",
            rule: "RF-13",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "damaged-with-photos",
        subject: Subject::Damaged,
        mood: Unhappy,
        order: Some(Signed(1)),
        turns: &[
            turn(
                &[
                    Text("箱子都压扁了"),
                    Image("[图片] 压扁的纸箱"),
                    Image("[图片] 划破的商品"),
                    Image("[图片] 快递面单"),
                    Text("里面也划破了"),
                ],
                Reply("亲，非常抱歉，照片咱们收到了，可以为您退货退款、补发或者部分补偿，您看哪种合适呢？"),
            ),
            turn(&[Text("补发吧 孩子喜欢")], Reply("好的亲，马上为您提交补发，快递那边由咱们来追究呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::Damaged,
            evidence: &[Evidence::PhotoOfFault, Evidence::PhotoOfLabel],
            words: "快递压坏了，商品划破",
            rule: "RF-16",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "damaged-no-photos",
        subject: Subject::Damaged,
        order: Some(Signed(1)),
        turns: &[turn(
            &[Text("收到是破的"), Text("口袋那里一个洞")],
            Reply("亲，非常抱歉，麻烦您拍一下破洞的位置和快递面单，咱们马上为您处理呢。"),
        )],
        application: Some(Application {
            reason: CaseReason::Damaged, words: "收到就是破的", rule: "RF-16", ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "wrong-colour-sent",
        subject: Subject::WrongItem,
        mood: Unhappy,
        turns: &[
            turn(
                &[Card("[订单] {number}"), Text("发错啦"), Text("我买的蓝色给我发的黑色"), Image("[图片] 收到的黑色")],
                Reply("亲，非常抱歉发错了颜色，咱们为您补发或者换货，来回邮费由店里承担，您看哪种方便呢？"),
            ),
            turn(&[Text("换吧，快点，周末要穿")], Reply("好的亲，已经为您登记换货，会尽快安排发出呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::WrongItem,
            wish: Wish::Exchange,
            evidence: &[Evidence::PhotoOfFault],
            stock: Stock::InStock,
            words: "颜色发错了，换成蓝色",
            rule: "RF-18",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "missing-one",
        subject: Subject::WrongItem,
        mood: Unhappy,
        turns: &[turn(
            &[Text("我买了两件只收到一件"), Text("包裹里就一件！"), Image("[图片] 包裹里的东西")],
            WaitThen(
                "亲，非常抱歉，马上请仓库核对发货记录，请您稍等呢。",
                "亲，核对好了，确实少放了一件，为您安排补发呢。",
            ),
        )],
        application: Some(Application {
            reason: CaseReason::MissingItem,
            evidence: &[Evidence::PhotoOfFault],
            words: "少发一件",
            rule: "RF-18",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "not-as-described",
        subject: Subject::Quality,
        mood: Unhappy,
        order: Some(Signed(2)),
        turns: &[
            turn(
                &[Text("详情页写加绒 收到薄薄一层"), Image("[图片] 里布"), Text("这叫加绒？")],
                Reply("亲，非常抱歉让您失望了，照片咱们收到了，您可以选择退货退款或者换货，您看哪种合适呢？"),
            ),
            turn(&[Text("退货退款")], Reply("好的亲，已经按退货退款为您提交，邮费由店里承担呢。")),
        ],
        application: Some(Application {
            reason: CaseReason::NotAsDescribed,
            wish: Wish::ReturnRefund,
            evidence: &[Evidence::PhotoOfFault, Evidence::PhotoOfLabel],
            words: "与详情页描述不符",
            rule: "RF-15",
            ..PLAIN
        }),
        ..RECEIVED
    },
    Dialogue {
        id: "refund-progress",
        subject: Subject::RefundProgress,
        order: Some(Signed(9)),
        turns: &[
            turn(
                &[Text("退回去的衣服收到没"), Text("钱啥时候退")],
                Reply("亲，查到仓库昨天已经签收，检查好后为您退款，款项原路退回呢。"),
            ),
            turn(&[Text("都三天了"), Text("催一下")], Reply("好的亲，已经帮您催仓库了，今天给您答复呢。")),
        ],
        ..RECEIVED
    },
    Dialogue {
        id: "refund-arrived",
        subject: Subject::RefundProgress,
        order: Some(Signed(11)),
        turns: &[turn(
            &[Text("钱收到了 谢谢客服小姐姐"), Sticker("[爱心]")],
            Reply("不客气亲，感谢您的反馈，欢迎您再来呢。"),
        )],
        ..RECEIVED
    },
    Dialogue {
        id: "third-party-order",
        subject: Subject::Return,
        order: Some(ThirdParty(3)),
        turns: &[turn(
            &[Text("直播间买的 在你们这退吗"), Text("小了")],
            Reply("亲，这笔订单是从第三方渠道来的，已经请主管联系对方，有结果咱们告诉您呢。"),
        )],
        application: Some(Application {
            reason: CaseReason::Size,
            wish: Wish::ReturnRefund,
            words: "直播间买的，尺码小了",
            rule: "RF-26",
            ..PLAIN
        }),
        ..RECEIVED
    },
];
