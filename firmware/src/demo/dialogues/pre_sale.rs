//! 售前: sizes, stock, prices, materials, shipping.

use super::Mood::{Calm, Unhappy};
use super::Reply::{Slip, Suggested, Text as Reply, WaitThen};
use super::Says::{Card, Image, Sticker, Text};
use super::{Dialogue, Subject, turn};
use crate::demo::goods::Wares;

const ASKING: Dialogue = Dialogue {
    id: "",
    subject: Subject::Goods,
    mood: Calm,
    wares: Wares::Anything,
    order: None,
    turns: &[],
    application: None,
};

pub const ALL: &[Dialogue] = &[
    Dialogue {
        id: "size-coat-110",
        subject: Subject::Size,
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("在吗"), Text("这个{goods}多大的码合适呀"), Text("宝宝108，36斤")],
                Suggested(
                    "亲，宝宝身高108、体重36斤，建议您选120码呢；这是参考建议，您也可以对照宝宝平时穿的尺码看看。",
                ),
            ),
            turn(
                &[Text("会不会大啊 她挺瘦的")],
                Reply("宝宝偏瘦的话，建议您考虑110码；想明年接着穿就选120码，您结合平时穿的尺码和评价选择就好。"),
            ),
            turn(&[Text("那我拍110的吧 谢谢")], Reply("好的，谢谢您选购，收到后有任何问题随时联系咱们。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "size-chubby",
        subject: Subject::Size,
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("我家娃3岁半 98cm 38斤有点小胖"), Text("穿几码")],
                Slip(
                    "110的就行",
                    "亲，宝宝98cm、体型偏胖一点，建议您选110码呢，这个建议供您参考，具体结合平时穿的尺码来选。",
                ),
            ),
            turn(
                &[Text("裤腰会勒吗")],
                Reply("腰部是松紧带的，您放心选；如果平时就穿大一码，也建议您按平时的习惯来。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "size-shoes-instep",
        subject: Subject::Size,
        wares: Wares::Shoes,
        turns: &[
            turn(
                &[Text("脚背比较高的小孩能穿吗"), Text("平时穿28马的")],
                Suggested(
                    "亲，这款是标准尺码，宝宝脚背高的话，建议您在平时28码的基础上选大一码呢，也可以参考评价再决定。",
                ),
            ),
            turn(&[Text("28码打错字了哈哈"), Text("那29有吗")], Reply("29码有现货，您直接选29码下单就可以。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "size-winter-boots",
        subject: Subject::Size,
        wares: Wares::Shoes,
        turns: &[
            turn(
                &[Text("冬天穿厚袜子要买大一点么")],
                Reply("冬天会搭配厚袜子和鞋垫，建议您选大一码，会更舒服一些，您也可以参考其他买家的评价。"),
            ),
            turn(
                &[Text("要是不合适退货运费谁出")],
                Reply("您付款时可以勾选退货运费险，万一不合适退回，邮费由保险按规则承担，您会更放心。"),
            ),
            turn(&[Sticker("[OK]")], Reply("好的，有需要随时找咱们，感谢您的咨询。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "size-newborn",
        subject: Subject::Size,
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("送人的 宝宝刚满月买多大"), Text("不知道多高多重")],
                Reply(
                    "亲，满月宝宝一般身高在55cm左右，建议您选66码，能多穿一段时间；如果方便问到身高体重，咱们再帮您对一下。",
                ),
            ),
            turn(
                &[Text("有礼盒装不")],
                WaitThen("给您看下库存单，麻烦您稍等。", "让您久等了，礼盒装还有，下单时备注“礼盒”就可以。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "stock-red-120",
        subject: Subject::Stock,
        turns: &[
            turn(
                &[Card("[商品] {goods}"), Text("红色120还有吗")],
                WaitThen("您好，给您看下库存单，麻烦您稍等。", "让您久等了，红色120还有8件，您喜欢可以放心拍下。"),
            ),
            turn(&[Text("今天拍今天能发吗")], Reply("今天下午四点前付款的，今天安排发出，以物流信息为准。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "stock-none",
        subject: Subject::Stock,
        turns: &[
            turn(
                &[Text("藏青色130没货了？？"), Text("页面选不了")],
                Slip("没有", "真是不好意思，藏青色130暂时卖完了，有刚到的墨绿色同款，发给您看一下好吗？"),
            ),
            turn(
                &[Text("墨绿有点老气…"), Text("藏青啥时候补货")],
                Reply("藏青色预计下周三到货，您可以先收藏，到货咱们通知您。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "stock-bulk",
        subject: Subject::Stock,
        turns: &[
            turn(
                &[Text("幼儿园要订一批"), Text("大概35件 110到130都要"), Text("有这么多货么")],
                WaitThen(
                    "您好，数量比较多，给您核对下各个尺码的库存，麻烦您稍等。",
                    "让您久等了，110到130加起来现有62件，35件可以一次发齐，您把各码数量发来，咱们给您留货到今晚八点。",
                ),
            ),
            turn(
                &[Text("110十件 120十五件 130十件"), Text("能开发票吗")],
                Reply("好的，已经记下。可以开发票的，金额按您拍下的订单金额开具，麻烦您下单后发一下开票信息。"),
            ),
            turn(&[Text("行 我跟园长说一下")], Reply("好的，等您消息，感谢您的咨询。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "price-cheaper",
        subject: Subject::Price,
        turns: &[
            turn(
                &[Text("老板"), Text("便宜点呗"), Text("买两件")],
                Suggested("您好，实在抱歉，店里都是明码标价，目前的价格已经是活动价了，感谢您的理解。"),
            ),
            turn(
                &[Text("别家才卖89"), Sticker("[可怜]")],
                Reply(
                    "理解您想对比一下，不同店铺的面料和售后有差别，您可以看看评价再决定；两件一起拍可以给您申请一份小礼品。",
                ),
            ),
            turn(&[Text("送什么"), Text("那行吧我拍了")], Reply("是一双同码棉袜，已经给您备注上了，谢谢您选购。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "price-leader",
        subject: Subject::Price,
        wares: Wares::Dear,
        turns: &[
            turn(
                &[Text("{goods}能打9折不"), Text("老客户了")],
                WaitThen(
                    "这真的让咱们有点为难，帮您请示一下组长，麻烦您稍等。",
                    "让您久等了，组长同意您满300元以上的部分按九折，您可以再看看有没有需要搭配的。",
                ),
            ),
            turn(
                &[Text("凑单有点麻烦，算了"), Text("我考虑下")],
                Reply("好的，您主要考虑哪方面呢？尺码、面料还是价格，咱们可以一起看看。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "price-promo-rule",
        subject: Subject::Price,
        turns: &[
            turn(
                &[Text("满减怎么算的"), Text("两件可以叠加嘛")],
                Reply("现在是满199减20，两件加起来满199就自动减，不需要领券，活动到本周日晚上十二点结束。"),
            ),
            turn(&[Text("懂了 谢啦"), Sticker("[玫瑰]")], Reply("不客气，谢谢您的咨询，祝您选购愉快。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "price-page-differs",
        subject: Subject::Price,
        mood: Unhappy,
        turns: &[
            turn(
                &[Image("[图片] 商品页价格截图"), Text("页面写79 下单变99了"), Text("什么情况？")],
                WaitThen(
                    "您好，价格正在为您核实，麻烦您稍等。",
                    "让您久等了，页面的79元是昨天结束的活动价，造成误会很抱歉，已经请主管处理页面，您可以等主管确认后再下单。",
                ),
            ),
            turn(
                &[Text("那你们赶紧改 误导人"), Text("[生气]")],
                Reply("非常抱歉给您带来不便，已经反馈上去了，确认后第一时间给您留言。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "goods-material",
        subject: Subject::Goods,
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("{goods}是纯棉的吗"), Text("孩子皮肤敏感 化纤的不敢买")],
                Reply(
                    "您好，里层贴身的是棉，外层含聚酯纤维，具体比例在详情页的面料表里，宝宝皮肤敏感的话建议您先对照看一下。",
                ),
            ),
            turn(&[Text("会起球不")], Reply("日常穿着正常护理就好，建议您翻面冷水洗、不要甩干，可以减少起球。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "goods-wash",
        subject: Subject::Goods,
        wares: Wares::Clothes,
        turns: &[turn(
            &[Text("能机洗吗"), Text("会不会掉色啊 之前买的别家的把白衣服全染了")],
            Reply("可以机洗，建议您第一次单独洗、水温不超过30度，深色款初次会有轻微浮色，属于正常现象。"),
        )],
        ..ASKING
    },
    Dialogue {
        id: "goods-weather",
        subject: Subject::Goods,
        wares: Wares::Clothes,
        turns: &[
            turn(
                &[Text("东北零下十几度穿够不够厚"), Text("上幼儿园户外要玩一小时")],
                Reply("零下十几度户外的话，建议您里面加一件保暖内衣再搭配外套，单穿这一件会偏薄一些。"),
            ),
            turn(&[Text("保暖内衣你家有卖的吗 发个链接")], Reply("有的，给您发过去了，您看中哪个颜色可以一起拍。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "goods-school-bag",
        subject: Subject::Goods,
        turns: &[
            turn(
                &[Text("二年级女孩"), Text("生日礼物送什么好呀"), Text("预算150左右")],
                Reply(
                    "您好，二年级的小朋友挑{goods}的比较多，颜色也好看，在您的预算里；也可以看看帽子围巾套装，送礼很合适。",
                ),
            ),
            turn(
                &[Text("有粉色吗"), Image("[图片] 喜欢的粉色")],
                Reply("有浅粉和藕粉两个颜色，您发的图片更接近浅粉，您可以对照详情页选择。"),
            ),
            turn(&[Text("好滴 就浅粉")], Reply("好的，您直接选浅粉下单就可以，谢谢您选购。")),
        ],
        ..ASKING
    },
    Dialogue {
        id: "shipping-free",
        subject: Subject::Shipping,
        turns: &[
            turn(
                &[Text("包油吗"), Text("包邮")],
                Suggested("亲，运费以下单页面显示的为准，您把喜欢的放进购物车，提交之前就能看到。"),
            ),
            turn(
                &[Text("我这新疆的也包吗")],
                Reply("您填好新疆的地址，下单页面会显示运费；路上会比其他地区多两到三天，感谢您的理解。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "shipping-hongkong",
        subject: Subject::Shipping,
        turns: &[turn(
            &[Text("可以寄香港咩"), Text("运费几多")],
            Reply("您好，寄港澳台需要走集运，您可以把集运仓地址填为收货地址，运费以集运公司为准。"),
        )],
        ..ASKING
    },
    Dialogue {
        id: "shipping-when",
        subject: Subject::Shipping,
        turns: &[
            turn(
                &[Text("现在拍什么时候能到北京"), Text("周六要用")],
                Reply(
                    "今天付款的话今天就能安排发出，到北京一般两到三天，以物流信息为准，赶周六时间上比较紧，建议您尽早下单。",
                ),
            ),
            turn(
                &[Text("能发顺丰吗 我补差价")],
                Reply("可以备注顺丰，以实际能送达为准，需要补的运费按系统显示支付就可以。"),
            ),
        ],
        ..ASKING
    },
    Dialogue {
        id: "payment-fails",
        subject: Subject::Order,
        mood: Unhappy,
        turns: &[
            turn(
                &[Text("付不了款"), Text("一直转圈圈"), Image("[图片] 付款页面截图")],
                Reply(
                    "您好，麻烦您看下账户余额和网络，也可以换一种付款方式试试；还不行的话把提示文字发来，咱们帮您看。",
                ),
            ),
            turn(
                &[Text("换了花呗可以了"), Text("吓我一跳")],
                Reply("好的，付款成功就好，谢谢您选购，咱们尽快为您安排发货。"),
            ),
        ],
        ..ASKING
    },
];
