//! 售中: orders, addresses, couriers, parcels on their way, invoices, cancelling before anything was sent.

use xiaoer_desk::aftersale::{CaseReason, Evidence, Stock, Wish};

use super::Mood::{Angry, Calm, Unhappy};
use super::OrderShape::{Packed, Paid, Shipped, Unpaid};
use super::Reply::{Slip, Suggested, Text as Reply, WaitThen};
use super::Says::{Card, Image, Sticker, Text};
use super::{Application, Dialogue, PLAIN, Special, Subject, turn};
use crate::demo::goods::Wares;

const ORDERED: Dialogue = Dialogue {
    id: "",
    subject: Subject::Order,
    mood: Calm,
    wares: Wares::Anything,
    order: Some(Paid(3)),
    turns: &[],
    application: None,
};

pub const ALL: &[Dialogue] = &[
    Dialogue {
        id: "order-address",
        turns: &[
            turn(
                &[Card("[订单] {number}"), Text("地址填错了"), Text("还没发吧？能改吗")],
                Reply("您好，订单还没有发出，可以改的，麻烦您在订单页提交修改地址，提交后咱们核对。"),
            ),
            turn(&[Text("改好了 帮我看下")], Reply("已经看到您修改后的地址，会按新地址发出，请您放心。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "order-colour-change",
        turns: &[
            turn(
                &[Text("拍错颜色了！！"), Text("要的是蓝色 拍成灰的"), Text("帮我改一下啊啊啊")],
                WaitThen(
                    "您别着急，给您看下仓库有没有打包，麻烦您稍等。",
                    "让您久等了，还没打包，已经给您备注成蓝色了。",
                ),
            ),
            turn(&[Text("太好了谢谢"), Sticker("[亲亲]")], Reply("不客气，收到后有问题随时联系咱们。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "order-unpaid-help",
        order: Some(Unpaid(25)),
        turns: &[
            turn(
                &[Text("拍下了还没付"), Text("能不能给我留着 晚上老公回来付")],
                Reply("好的，看到您拍下的{goods}了，库存给您留到今晚十二点，请您在这之前完成付款。"),
            ),
            turn(&[Text("ok")], Reply("好的，付款遇到问题随时联系咱们。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "order-courier",
        turns: &[
            turn(
                &[Text("别给我发中通！！上次丢件"), Text("发圆通或者邮政")],
                Reply("好的，已经为您备注邮政，以实际能送达的快递为准。"),
            ),
            turn(&[Text("备注写上啊别忘了")], Reply("已经写在订单备注里了，仓库打单时会看到，请您放心。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "order-merge",
        turns: &[
            turn(
                &[Text("我拍了两单"), Text("可以一起发吗 省的拿两次快递")],
                Reply("可以的，收货信息一致，已经给您备注合并发货。"),
            ),
            turn(&[Text("运费退我一份不")], Reply("您两单的运费已经记下，核实后回复您，请您留意消息。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "ship-hurry",
        subject: Subject::Shipping,
        mood: Unhappy,
        order: Some(Paid(30)),
        turns: &[
            turn(
                &[Text("怎么还不发货"), Text("昨天就付钱了"), Text("等着穿呢")],
                Suggested("非常抱歉让您着急了，您的订单正在加紧处理，预计今天发出，请您耐心等待。"),
            ),
            turn(
                &[Text("昨天也说今天发…")],
                Reply("理解您的心情，已经请仓库优先处理您的订单，发出后单号会显示在订单里。"),
            ),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "logistics-where",
        subject: Subject::Logistics,
        order: Some(Shipped(50)),
        turns: &[
            turn(
                &[Card("[订单] {number}"), Text("到哪了")],
                Reply("您好，您的包裹{courier}{tracking}目前在派送的路上，预计明天送达，请您保持电话畅通。"),
            ),
            turn(&[Text("好的谢谢"), Sticker("[抱拳]")], Reply("不客气，签收前请您检查下外包装。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "logistics-stuck",
        subject: Subject::Logistics,
        mood: Unhappy,
        order: Some(Shipped(120)),
        turns: &[
            turn(
                &[Text("物流三天没动了"), Text("卡在武汉"), Image("[图片] 物流停滞截图"), Text("是不是丢了")],
                WaitThen(
                    "非常抱歉让您久等，马上联系快递核实，麻烦您稍等。",
                    "快递回复是中转积压，今晚会发往下一站，明天中午前给您答复进度，请您放心。",
                ),
            ),
            turn(&[Text("行吧 明天再不动我就退款")], Reply("理解您的心情，咱们会盯着这个包裹，有变化第一时间告诉您。")),
        ],
        application: Some(Application {
            reason: CaseReason::LogisticsDelay,
            wish: Wish::RefundOnly,
            words: "物流三天没更新，再不动就退款",
            rule: "RF-17",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "logistics-lost",
        subject: Subject::Logistics,
        mood: Angry,
        order: Some(Shipped(260)),
        turns: &[
            turn(
                &[
                    Text("十天了！！！"),
                    Text("东西呢？？"),
                    Text("快递说找不到 你们管不管"),
                    Image("[图片] 快递客服回复"),
                ],
                Reply(
                    "非常抱歉让您遇到这样的事，包裹已经确认长时间没有更新，您可以选择重新补发或者退款，您看哪种方便呢？",
                ),
            ),
            turn(&[Text("退钱！别补发了")], Reply("好的，已经按退款为您提交申请，审核通过后原路退回，请您留意。")),
        ],
        application: Some(Application {
            reason: CaseReason::LogisticsLost,
            wish: Wish::RefundOnly,
            evidence: &[Evidence::CourierRecord],
            special: Special::LastScan(9),
            words: "十天没收到，快递说找不到件，要求退款",
            rule: "RF-17",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "logistics-wrong-station",
        subject: Subject::Logistics,
        order: Some(Shipped(70)),
        turns: &[turn(
            &[Text("显示放驿站了"), Text("可我没收到取件码")],
            Reply("您好，给您查到包裹在小区南门的驿站，报手机尾号就可以取，取件码也请快递重新发送了。"),
        )],
        ..ORDERED
    },
    Dialogue {
        id: "invoice-company",
        subject: Subject::Invoice,
        turns: &[
            turn(
                &[Text("能开发票不"), Text("公司抬头的")],
                Suggested("您好，可以开发票的，金额按您拍下的订单金额开具，内容可以开童装，麻烦您提供准确的开票信息。"),
            ),
            turn(
                &[Text("能开成办公用品吗")],
                Reply("发票内容需要和实际商品一致，可以为您开具童装或服装，感谢您的理解。"),
            ),
            turn(&[Text("好吧 那开服装")], Reply("好的，已经登记，确认收货后三天内开到您的邮箱。")),
        ],
        ..ORDERED
    },
    Dialogue {
        id: "invoice-where",
        subject: Subject::Invoice,
        order: Some(Shipped(40)),
        turns: &[turn(
            &[Text("发票没在包裹里啊"), Text("财务催我了")],
            Slip(
                "发票不能补开",
                "您好，可以开发票的，咱们开的是电子发票，金额和订单一致，麻烦您再发一下抬头和税号，今天就给您开出。",
            ),
        )],
        ..ORDERED
    },
    Dialogue {
        id: "cancel-late-ship",
        subject: Subject::Cancel,
        mood: Angry,
        order: Some(Paid(53)),
        turns: &[
            turn(
                &[Text("两天了还没发货"), Text("你们就是骗子吧"), Text("退款！马上")],
                Reply("非常抱歉让您久等了，您有权取消，已经收到您的退款申请，咱们马上为您处理。"),
            ),
            turn(&[Text("多久到账")], Reply("审核通过后款项原路退回，一般一到三个工作日到账，请您留意。")),
        ],
        application: Some(Application {
            reason: CaseReason::LateShip,
            wish: Wish::RefundOnly,
            words: "付款两天多还没发货，取消退款",
            rule: "RF-02",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "cancel-changed-mind",
        subject: Subject::Cancel,
        order: Some(Paid(5)),
        turns: &[
            turn(
                &[Text("不想要了"), Text("还没发货可以退吧")],
                Reply("您好，订单还没有打包，可以为您取消，退款申请已经收到，麻烦您稍候查收。"),
            ),
            turn(&[Text("嗯嗯 麻烦了")], Reply("不麻烦的，欢迎您有需要再来。")),
        ],
        application: Some(Application {
            reason: CaseReason::Cancel,
            wish: Wish::RefundOnly,
            words: "不想要了，还没发货",
            rule: "RF-03",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "cancel-packed",
        subject: Subject::Cancel,
        order: Some(Packed(20)),
        turns: &[turn(
            &[Text("买重了"), Text("奶奶也买了一件一样的 哭笑不得"), Text("取消掉吧")],
            Reply("您好，您的包裹已经打包，咱们先请仓库拦下来，拦回后马上为您退款。"),
        )],
        application: Some(Application {
            reason: CaseReason::Cancel,
            wish: Wish::RefundOnly,
            words: "家里买重了，取消",
            rule: "RF-03",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "cancel-unpaid",
        subject: Subject::Cancel,
        order: Some(Unpaid(90)),
        turns: &[turn(
            &[Text("这单我不付了 帮我关掉"), Text("拍错了")],
            Reply("好的，未付款的订单可以直接关闭，没有产生任何费用，欢迎您重新选购。"),
        )],
        application: Some(Application {
            reason: CaseReason::Cancel,
            words: "拍错了，关闭订单",
            rule: "RF-01",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "order-out-of-stock",
        subject: Subject::Stock,
        mood: Unhappy,
        order: Some(Paid(26)),
        turns: &[
            turn(
                &[Text("刚接到电话说缺货？"), Text("缺货你上架干嘛"), Text("[疑问]")],
                Reply("非常抱歉，您订的{goods}这个尺码暂时缺货，您可以选择等待、换款或者退款，您看哪种方便呢？"),
            ),
            turn(&[Text("我想想 等会回复你")], Reply("好的，不着急，您想好了随时告诉咱们。")),
        ],
        application: Some(Application {
            reason: CaseReason::OutOfStock,
            stock: Stock::Out,
            words: "下单后被告知缺货",
            rule: "RF-05",
            ..PLAIN
        }),
        ..ORDERED
    },
    Dialogue {
        id: "order-price-protect",
        subject: Subject::Price,
        mood: Unhappy,
        order: Some(Shipped(30)),
        turns: &[
            turn(
                &[Text("昨天刚买今天就降价20"), Text("差价退我")],
                WaitThen(
                    "您好，价格正在为您核实，麻烦您稍等。",
                    "让您久等了，已经提交给主管核对价格，核对好给您答复。",
                ),
            ),
            turn(&[Text("快点哈")], Reply("好的，有结果第一时间联系您。")),
        ],
        application: Some(Application {
            reason: CaseReason::PriceError,
            wish: Wish::Compensation,
            words: "买完第二天降价，要求退差价",
            rule: "RF-19",
            ..PLAIN
        }),
        ..ORDERED
    },
];
