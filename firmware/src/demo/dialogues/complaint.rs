//! 投诉与评价: threats of a bad review, complaints about waiting, about an agent, about a promise.

use super::Mood::{Angry, Unhappy};
use super::OrderShape::{Shipped, Signed};
use super::Reply::{Slip, Text as Reply, WaitThen};
use super::Says::{Image, Sticker, Text};
use super::{Dialogue, Subject, turn};
use crate::demo::goods::Wares;

const COMPLAINING: Dialogue = Dialogue {
    id: "",
    subject: Subject::Complaint,
    mood: Angry,
    wares: Wares::Anything,
    order: Some(Signed(3)),
    turns: &[],
    application: None,
};

pub const ALL: &[Dialogue] = &[
    Dialogue {
        id: "review-threat",
        turns: &[
            turn(
                &[Text("再不解决我就给差评！！"), Text("还要去平台投诉你们"), Text("等了一上午没人理")],
                Reply("亲，非常抱歉让您等了这么久，您的问题由专人跟进，麻烦您说一下具体情况，咱们一起解决呢。"),
            ),
            turn(
                &[Text("衣服起球了！！才洗一次")],
                Reply("这确实让人着急，麻烦您拍一下起球的位置，咱们可以为您补偿或者登记售后，您看哪种合适呢？"),
            ),
            turn(
                &[Image("[图片] 起球的袖子"), Text("看着办吧")],
                Reply("照片收到了，已经为您登记，今天内给您答复呢。"),
            ),
        ],
        ..COMPLAINING
    },
    Dialogue {
        id: "review-posted",
        mood: Unhappy,
        order: Some(Signed(6)),
        turns: &[
            turn(
                &[Text("我已经给了中评"), Text("衣服有股味道 洗了还有")],
                Reply(
                    "非常抱歉没有让您满意，味道的问题咱们反馈给品控了，建议您通风晾两天，还有味道的话为您处理售后呢。",
                ),
            ),
            turn(&[Text("行 我再晾晾看")], Reply("好的亲，有任何情况随时联系咱们呢。")),
        ],
        ..COMPLAINING
    },
    Dialogue {
        id: "no-answer-complaint",
        order: Some(Shipped(60)),
        turns: &[
            turn(
                &[Text("人呢？"), Text("人呢人呢"), Text("？？？"), Text("昨天问的到现在没人回")],
                Slip("在", "非常抱歉让您久等了，您昨天的问题已经看到记录，马上为您核实物流。"),
            ),
            turn(&[Text("早干嘛去了")], Reply("是咱们没有做好，给您带来不好的体验很抱歉，查好马上告诉您。")),
        ],
        ..COMPLAINING
    },
    Dialogue {
        id: "attitude-complaint",
        order: Some(Signed(2)),
        turns: &[
            turn(
                &[Text("你们昨天那个客服什么态度"), Text("说我不会看详情页"), Text("我要找你们领导")],
                WaitThen(
                    "非常抱歉让您有不好的感受，您的反馈马上转给主管，请您稍等呢。",
                    "主管已经看到聊天记录，会亲自联系您，感谢您愿意告诉咱们。",
                ),
            ),
            turn(&[Sticker("[冷漠]")], Reply("再次向您致歉，咱们会改进服务，感谢您的监督呢。")),
        ],
        ..COMPLAINING
    },
    Dialogue {
        id: "promise-complaint",
        order: Some(Shipped(100)),
        turns: &[
            turn(
                &[Text("说好的48小时到呢"), Text("这都第五天了"), Text("骗人"), Text("12315见")],
                Reply("理解您的心情，包裹因为天气在路上耽搁了，咱们已经催促快递，今天下午给您答复最新进度。"),
            ),
            turn(&[Text("最后等一天")], Reply("好的，感谢您愿意再等等，咱们盯紧这个包裹。")),
        ],
        ..COMPLAINING
    },
    Dialogue {
        id: "rude-buyer",
        order: Some(Signed(8)),
        turns: &[turn(
            &[Text("垃圾店铺！！！！！！"), Text("垃圾！！！"), Text("退钱！！！")],
            Reply("理解您的心情，咱们一起把问题解决好，麻烦您说一下是哪一件商品、遇到了什么问题呢？"),
        )],
        ..COMPLAINING
    },
];
