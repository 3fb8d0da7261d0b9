//! What buyers write, and what it is about.

mod desk;

use desk::{advise, advise_with, message, says};
use xiaoer_sdk::reply::Topic::*;
use xiaoer_sdk::reply::{Emotion, Phase, Speaker, Topic};

/// The sentence, and the problem type that must come first.
const SENTENCES: &[(&str, Topic)] = &[
    // Goods and use.
    ("这个外套是什么材质的呀", Goods),
    ("会不会起球啊", Goods),
    ("里面是加绒的么,面料厚不厚", Goods),
    ("给三岁小朋友送礼,哪款好", Goods),
    ("你家是正品吗", Goods),
    ("能机洗吗还是只能手洗", Usage),
    ("这个拉链怎么弄,不会用", Usage),
    // Size.
    ("身高98体重30斤穿多大码", Size),
    ("120的偏大吗", Size),
    ("尺马怎么选", Size),
    ("脚背高 38的脚能穿吗", Size),
    ("ＸＬ的身高170能穿不", Size),
    ("我怕买小了,万一不合适呢", Size),
    // Stock.
    ("黄色110还有货吗", Stock),
    ("请问有现或吗", Stock),
    ("断货了啥时候补货", Stock),
    // Price and promotion.
    ("这件多少钱", Price),
    ("能便宜点不", Price),
    ("便易点呗老板", Price),
    ("太贵了吧", Price),
    ("别家才卖59", Price),
    ("抹个零行不行", Price),
    ("付款价格和页面不一样", Price),
    ("现在有什么活动", Promotion),
    ("优惠卷在哪领", Promotion),
    ("满减怎么算", Promotion),
    ("买两件有赠品没", Promotion),
    // Freight and invoice.
    ("包邮吗", Freight),
    ("新疆包油不", Freight),
    ("寄到香港運費多少", Freight),
    ("能开发票吗", Invoice),
    ("抬头写公司的可以不", Invoice),
    // Orders.
    ("麻烦改个地址", OrderChange),
    ("拍错颜色了", OrderChange),
    ("地址填错了怎么办", OrderChange),
    ("过几天发可以吗", OrderChange),
    ("我不想要了,取消订单", OrderCancel),
    ("帮我查一下订单", OrderQuery),
    ("付不了款啊", PaymentFailure),
    ("一直提示支付失败", PaymentFailure),
    ("可以用花呗吗", PaymentQuestion),
    ("怎么付款", PaymentQuestion),
    // Parcels.
    ("什么时候发货", LogisticsProgress),
    ("今天能发吗", LogisticsProgress),
    ("啥时候发火啊,时候发火", LogisticsProgress),
    ("到哪里了", LogisticsProgress),
    ("發貨了嗎", LogisticsProgress),
    ("物流三天没更新了", LogisticsDelay),
    ("都一个星期了还没收到", LogisticsDelay),
    ("显示签收可是我没拿到,是不是丢件了", LogisticsLoss),
    ("收到箱子破了,里面压坏了", LogisticsDamage),
    ("能不能快点发,着急用", ChaseParcel),
    ("帮忙催一下快递", ChaseParcel),
    ("怎么还没发货???", ChaseParcel),
    // After-sales.
    ("怎么退货", ReturnGoods),
    ("我要退活", ReturnGoods),
    ("洗了一次还能退吗", ReturnGoods),
    ("七天无理由支持吗", ReturnGoods),
    ("想换大一码", Exchange),
    ("可以换货不", Exchange),
    ("退款什么时候到账", Refund),
    ("退钱", Refund),
    ("才穿一天就开线了", Quality),
    ("发错货了,少发一件", Quality),
    ("拉链坏了", Quality),
    ("过保修期了能修吗", Repair),
    ("好评返现怎么领", CashBack),
    ("晒图返红包给我", CashBack),
    ("评价在哪里写", Review),
    ("我要投诉你们", Complaint),
    ("再不解决我打12315", Complaint),
    ("给你们提个建议", Suggestion),
    // Manners.
    ("在吗", Greeting),
    ("有人吗亲", Greeting),
    ("好的谢谢啦", Thanks),
    ("嗯", Other),
    ("[图片]", Other),
    // English.
    ("Hi, when will it ship?", LogisticsProgress),
    ("can I return this", ReturnGoods),
    ("Is there free shipping", Freight),
    ("Where is my parcel", LogisticsProgress),
];

#[test]
fn each_sentence_is_about_what_a_person_would_say() {
    let mut wrong = Vec::new();
    for (sentence, topic) in SENTENCES {
        let advice = advise(says(&[sentence]));
        if advice.tags[0].topic != *topic {
            wrong.push(format!("{sentence}: {:?}, not {topic:?}", advice.tags));
        }
        assert!(advice.tags.iter().all(|tag| tag.confidence <= 100));
        assert!(advice.tags.len() <= 5);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(SENTENCES.len() >= 60);
}

#[test]
fn every_problem_type_is_recognised_in_some_sentence() {
    let seen = |wanted: Topic| SENTENCES.iter().any(|(_, topic)| *topic == wanted);
    for topic in [
        Goods,
        Size,
        Stock,
        Price,
        Promotion,
        Freight,
        Invoice,
        OrderQuery,
        OrderChange,
        OrderCancel,
        PaymentFailure,
        PaymentQuestion,
        LogisticsProgress,
        LogisticsDelay,
        LogisticsLoss,
        LogisticsDamage,
        ChaseParcel,
        ReturnGoods,
        Exchange,
        Refund,
        Quality,
        Repair,
        Usage,
        CashBack,
        Review,
        Complaint,
        Suggestion,
        Greeting,
        Thanks,
        Other,
    ] {
        assert!(seen(topic), "{topic:?}");
    }
}

fn topics(lines: &[&str]) -> Vec<Topic> {
    advise(says(lines)).tags.iter().map(|tag| tag.topic).collect()
}

#[test]
fn several_lines_at_once_are_one_round_with_several_topics() {
    let found = topics(&["在吗", "这件有货没", "包邮不", "身高110穿多大的"]);
    assert!(found.contains(&Stock) && found.contains(&Freight) && found.contains(&Size), "{found:?}");
    assert!(!found.contains(&Greeting), "a greeting beside a question says nothing");
}

#[test]
fn a_longer_phrase_silences_the_shorter_one_inside_it() {
    assert_eq!(topics(&["有运费险吗"]), [Other]);
    assert_eq!(topics(&["质量怎么样"]), [Quality]);
    let calm = advise(says(&["有没有垃圾袋"]));
    assert_eq!(calm.emotion, Emotion::Calm);
}

#[test]
fn words_split_over_two_messages_are_not_joined() {
    assert_eq!(topics(&["先拍一张图", "片发你"]), [Other]);
}

#[test]
fn only_what_was_written_since_a_person_answered_counts() {
    let mut situation = says(&["包邮吗"]);
    situation.messages.push(message(Speaker::Agent, "亲,满100包邮的呢"));
    situation.messages.push(message(Speaker::Buyer, "那什么时候发货"));
    let advice = advise(situation);
    assert_eq!(advice.tags.len(), 1);
    assert_eq!(advice.tags[0].topic, LogisticsProgress);
}

#[test]
fn discontent_and_anger_are_told_apart() {
    let mood = |line: &str| advise(says(&[line])).emotion;
    assert_eq!(mood("什么时候发货呀"), Emotion::Calm);
    assert_eq!(mood("物流太慢了,有点失望"), Emotion::Unhappy);
    assert_eq!(mood("怎么还不发货!!!!!"), Emotion::Unhappy);
    assert_eq!(mood("骗子店铺,我要投诉"), Emotion::Angry);
    assert_eq!(mood("你们就是一群傻逼"), Emotion::Angry);
    assert_eq!(mood("this is a scam, I want my money back"), Emotion::Angry);
}

#[test]
fn the_thresholds_of_mood_and_confidence_are_settings() {
    let line = "物流太慢了,有点失望";
    assert_eq!(advise_with(r#"{"tags":{"unhappy_from":90,"angry_from":95}}"#, says(&[line])).emotion, Emotion::Calm);
    let tags = advise_with(r#"{"tags":{"confidence_min":100}}"#, says(&["包邮吗"])).tags;
    assert_eq!(tags[0].topic, Other);
}

#[test]
fn a_shop_adds_its_own_phrases_and_they_win() {
    let json = r#"{"tags":{"phrases":[{"topic":"usage","phrase":"奶嘴怎么消毒","weight":95},
        {"topic":"stock","phrase":"包邮","weight":90}]}}"#;
    let first = |line: &str| advise_with(json, says(&[line])).tags[0].topic;
    assert_eq!(first("奶嘴怎么消毒"), Usage);
    assert_eq!(first("包邮吗"), Stock);
}

#[test]
fn a_buyer_who_orders_is_buying_and_one_who_leaves_is_not() {
    let buying = |line: &str| advise(says(&[line])).buying;
    assert!(buying("好,我拍下了"));
    assert!(buying("那给我来一件吧,我要买"));
    assert!(buying("怎么下单"));
    assert!(buying("付不了款"));
    assert!(!buying("算了,不买了"));
    assert!(!buying("我拍照片给你看"));
    assert!(!buying("包邮吗"));
}

#[test]
fn the_reasons_quote_the_words_that_told_the_topic() {
    let advice = advise(says(&["请问 發貨 了嗎"]));
    let reason = advice.reasons.iter().find(|reason| reason.rule == "S-06").expect("a reason");
    assert_eq!(reason.text, "提到「發貨 了嗎」：物流进度");
}

#[test]
fn a_return_of_received_goods_is_after_sale_and_a_new_question_is_pre_sale_again() {
    use xiaoer_sdk::reply::OrderState;
    let mut situation = says(&["质量太差了,我要退货"]);
    situation.order = Some(desk::order(OrderState::Signed));
    situation.phase = Phase::InSale;
    assert_eq!(advise(situation).phase, Phase::AfterSale);

    let mut situation = says(&["这款还有货吗"]);
    situation.order = Some(desk::order(OrderState::Completed));
    situation.phase = Phase::AfterSale;
    assert_eq!(advise(situation).phase, Phase::PreSale);
}

#[test]
fn an_empty_round_has_no_tags_and_of_an_endless_one_the_end_is_read() {
    assert!(advise(says(&[])).tags.is_empty());
    let long = "这件衣服看着还行但是不知道怎么样".repeat(700) + "包邮吗";
    assert!(long.chars().count() > 10_000);
    let found = topics(&[&long]);
    assert_eq!(found, [Freight]);
}

#[test]
fn a_buyer_who_names_somebodys_mother_is_not_rude() {
    for text in ["想给他妈妈买一件,穿什么码", "送妈妈的,推荐一款", "磨砂膏能去死皮吗", "滚珠笔有吗", "垃圾分类袋有吗"]
    {
        assert_eq!(advise(says(&[text])).emotion, Emotion::Calm, "{text}");
    }
    for text in ["你妈的", "滚", "你们傻逼", "操你", "你是不是傻"] {
        assert_eq!(advise(says(&[text])).emotion, Emotion::Angry, "{text}");
    }
}
