//! What a draft may say: each rule with sentences that break it and sentences that do not.

mod desk;

use desk::{draft, level_of, message, product, review, review_with};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

/// A rule, its level, and sentences to the buyer of an order, in pre-sale.
struct Case {
    rule: &'static str,
    level: Level,
    breaks: &'static [&'static str],
    keeps: &'static [&'static str],
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { rule: "L-01", level: Level::Block,
        breaks: &["哦", "嗯。", "啊!", "嗯～", "哦……", "「嗯」", " 哦 ", "嗯😊"],
        keeps: &["好的哦,马上为您查", "嗯,您稍等", "在的哦，请问有什么可以帮您", "喔"] },
    Case { rule: "L-02", level: Level::Hint,
        breaks: &["我帮您看下,我再回复您", "我觉得我可以为您申请"],
        keeps: &["我帮您看下", "我们会处理的,我是客服小圆,我明白您的意思", "我会尽快处理,我帮您看下"] },
    Case { rule: "L-03", level: Level::Hint,
        breaks: &["请问看中哪个款式了", "好的,今天就安排发货,谢谢"],
        keeps: &["请问您看中哪个款式了", "咱们一起看看", "好的", "已发货"] },
    Case { rule: "L-04", level: Level::Warn,
        breaks: &["你好,请问要哪个颜色", "您看,你要几件", "妳好"],
        keeps: &["您好,请问要哪个颜色", "这是迷你款,您看看"] },
    Case { rule: "L-05", level: Level::Block,
        breaks: &["在", "在。", "在~", "在！", " 在 ", "在,在", "在😊"],
        keeps: &["在的哦，请问有什么可以帮您", "在的呢", "现在有货,您放心拍", "亲,在的"] },
    Case { rule: "L-06", level: Level::Block,
        breaks: &["没有", "没有。", "没有哦", "没有了呢", "亲,没有的", "没货", "卖完了", "No.", "sold out"],
        keeps: &["没有关系,您慢慢看", "真抱歉,这款没有了,给您看看新款好吗", "没有弄脏就可以寄回来,请您放心"] },
    Case { rule: "L-08", level: Level::Warn,
        breaks: &["您拍的这个sku没有了", "这是咱们的爆款,您看看", "ＧＭＶ 活动"],
        keeps: &["您拍的这个规格没有了", "这款卖得好,您看看"] },
    Case { rule: "L-09", level: Level::Warn,
        breaks: &["这个不行的亲", "不可能的,您再看看", "我也没办法", "不归我管,您问别人", "您自己看"],
        keeps: &["您看这样行不行", "不知道您喜欢哪种颜色呢", "这个需要请示一下,请您稍等"] },
    Case { rule: "L-10", level: Level::Hint,
        breaks: &["大概三天到,您等等", "您可能要等几天", "应该吧,您再看看"],
        keeps: &["预计三天到,您放心", "咱们会尽可能帮您", "不可能的事情"] },
    Case { rule: "L-11", level: Level::Block,
        breaks: &["您是不是傻", "神经病啊", "滚", "真是垃圾", "您买不起就别看"],
        keeps: &["滚筒洗衣机也能洗,您放心", "送您一卷垃圾袋", "傻瓜式操作,您一看就会"] },
    Case { rule: "L-12", level: Level::Hint,
        breaks: &["这款是纯棉的,三个颜色可选"],
        keeps: &["这款是纯棉的,请看详情", "不好意思,这款没有红色", "已发货"] },
    Case { rule: "L-14", level: Level::Hint,
        breaks: &["您好😊😊😊"],
        keeps: &["您好😊", "您好😊🌹"] },
    Case { rule: "L-22", level: Level::Block,
        breaks: &["爱买不买", "随您投诉好了", "您有本事就去投诉", "这是您自己的问题"],
        keeps: &["您的投诉已经收到,这就处理", "这个问题咱们来解决"] },
    Case { rule: "L-22", level: Level::Warn,
        breaks: &["您看清楚了吗??", "已经说了！！", "什么意思？！"],
        keeps: &["您看清楚了吗?", "好的!这就为您查"] },
    Case { rule: "H-05", level: Level::Block,
        breaks: &["运费给您改好了", "我帮您改一下运费", "邮费可以修改的", "把衣服的差价加在运费里吧", "运费我现在帮您调低", "给您免运费吧", "我给您免了邮费", "I can change the shipping fee for you"],
        keeps: &["很抱歉,运费不能改的,请您理解", "运费是系统自动减免的", "改地址不影响运费,您放心", "建议您勾选运费险",
            "满100元系统会自动免掉运费,您放心拍", "您加入购物车一起提交,运费自动减免", "运费10元"] },
    Case { rule: "H-08", level: Level::Warn,
        breaks: &["保证明天到", "您放心,一定能退", "肯定不会掉色", "绝对正品", "咱们承诺当天发", "质量有问题包退", "100%好用", "I promise it arrives tomorrow"],
        keeps: &["不一定明天到,以物流为准", "您一定要检查外包装哦", "这是100%棉的", "不能保证当天到,请您理解", "满100包邮,包装很结实", "包裹已发出"] },
    Case { rule: "H-25", level: Level::Warn,
        breaks: &["这是全网最低价了亲", "已经是最大优惠了", "咱们销量第一"],
        keeps: &["价格是统一明码标价的", "最好的办法是看看评价,您觉得呢"] },
    Case { rule: "H-27", level: Level::Block,
        breaks: &["五星好评返现3元", "您给个好评,送您优惠券", "改评价给您补偿红包"],
        keeps: &["欢迎您如实评价", "咱们不做好评返现的,请您理解", "送您一张优惠券"] },
    Case { rule: "H-28", level: Level::Block,
        breaks: &["麻烦把支付密码发我一下", "验证码是多少", "请提供银行卡号", "把密码告诉我就行", "send me your password please"],
        keeps: &["请您不要把密码发给任何人", "麻烦看下支付密码是否有误", "密码请勿告诉他人,咱们不会索要", "您的快递单号是多少"] },
];

#[test]
fn each_rule_finds_what_breaks_it_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in CASES {
        let found = |text: &str| review(draft(text)).iter().any(|f| f.rule == case.rule && f.level == case.level);
        wrong.extend(
            case.breaks.iter().filter(|text| !found(text)).map(|text| format!("{} lets {text} pass", case.rule)),
        );
        wrong.extend(case.keeps.iter().filter(|text| found(text)).map(|text| format!("{} stops {text}", case.rule)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_good_answer_has_nothing_to_find() {
    for text in [
        "在的哦，请问有什么可以帮您",
        "您好,这款是纯棉的,有三个颜色,请问您喜欢哪个?",
        "真抱歉,黄色暂时卖完了,给您看看米色好吗?",
        "好的,已经为您备注,请您放心。",
        "Thank you, your parcel left this morning and is on its way.",
    ] {
        assert_eq!(review(draft(text)), [], "{text}");
    }
}

#[test]
fn an_empty_draft_has_nothing_to_find() {
    for text in ["", "  ", "\n\u{200B}"] {
        assert_eq!(review(draft(text)), []);
    }
}

#[test]
fn a_message_is_reviewed_to_its_end_and_one_too_long_for_that_is_not_sent() {
    let filling = "请您看看这款外套,颜色很多呢。";
    let long = filling.repeat(66) + "运费改好了";
    assert_eq!(long.chars().count(), 995);
    let findings = review(draft(&long));
    assert_eq!(level_of(&findings, "H-05"), Some(Level::Block));
    assert_eq!(level_of(&findings, "L-10"), Some(Level::Hint));

    let endless = filling.repeat(700);
    assert!(endless.chars().count() > 10_000);
    assert_eq!(level_of(&review(draft(&endless)), "L-10"), Some(Level::Block));
    let allowed = review_with(r#"{"wording":{"length_limit":5000}}"#, draft(&filling.repeat(70)));
    assert_eq!(level_of(&allowed, "L-10"), Some(Level::Hint));
}

#[test]
fn blocks_come_before_warnings_and_warnings_before_hints() {
    let findings = review(draft("你傻吗,大概明天到"));
    let order: Vec<Level> = findings.iter().map(|finding| finding.level).collect();
    let mut sorted = order.clone();
    sorted.sort_by_key(|level| match level {
        Level::Block => 0,
        Level::Warn => 1,
        Level::Hint => 2,
    });
    assert_eq!(order, sorted);
    assert_eq!(order.first(), Some(&Level::Block));
    assert_eq!(order.last(), Some(&Level::Hint));
}

#[test]
fn findings_quote_the_words_and_say_how_to_put_them() {
    let findings = review(draft("你们看下 你要的款式"));
    let casual = findings.iter().find(|finding| finding.rule == "L-04").expect("L-04");
    assert_eq!(casual.excerpt.as_deref(), Some("你"));
    assert_eq!(casual.rewrite.as_deref(), Some("您看下 您要的款式"));

    let lone = review(draft("在。"));
    assert_eq!(lone[0].rewrite.as_deref(), Some("亲，在的呢，您请说，想了解哪方面？"));

    let sold_out = |text: &str| Draft { product: Some(product(Some(0))), ..draft(text) };
    let refusal = review(sold_out("没有哦"));
    assert!(refusal[0].rewrite.as_deref().expect("K-12").contains("暂时卖完了"));
}

#[test]
fn a_rewrite_is_the_shops_own_wording_and_breaks_no_rule() {
    let json = r#"{"scripts":{"stock":{"K-12":{"zh_cn":"抱歉,{product}售罄了,您看看别的好吗?"}}}}"#;
    let findings = review_with(json, Draft { product: Some(product(Some(0))), ..draft("没有") });
    let rewrite = findings[0].rewrite.clone().expect("K-12");
    assert_eq!(rewrite, "抱歉,小熊童装外套售罄了,您看看别的好吗?");
    assert_eq!(review(draft(&rewrite)), []);
}

#[test]
fn a_bare_refusal_is_of_goods_and_never_says_that_stock_is_gone_while_there_is_some() {
    let refusal = |topic| review(Draft { topics: vec![topic], ..draft("没有") });
    assert_eq!(level_of(&refusal(Topic::Promotion), "L-06"), None);
    let findings = refusal(Topic::Stock);
    assert_eq!(level_of(&findings, "L-06"), Some(Level::Block));
    assert_eq!(findings[0].rewrite, None);
}

#[test]
fn the_reasons_are_in_the_shops_language() {
    let mut english = draft("保证明天到");
    english.shop.language = Language::En;
    let findings = review(english);
    let promise = findings.iter().find(|finding| finding.rule == "H-08").expect("H-08");
    assert!(promise.text.is_ascii(), "{}", promise.text);
    let chinese = review(draft("保证明天到"));
    assert!(chinese.iter().find(|finding| finding.rule == "H-08").expect("H-08").text.contains("谨慎承诺"));
}

#[test]
fn casual_address_without_any_polite_one_is_worse_than_beside_one() {
    assert_eq!(level_of(&review(draft("你要几件")), "L-03"), Some(Level::Warn));
    assert_eq!(level_of(&review(draft("您看,你要几件")), "L-03"), None);
}

#[test]
fn after_sale_softeners_are_wanted_there_and_never_counted_as_particles() {
    let after = |text: &str| review(Draft { phase: Phase::AfterSale, ..draft(text) });
    assert_eq!(level_of(&after("请您把商品寄回仓库"), "L-13"), Some(Level::Hint));
    assert_eq!(level_of(&after("亲,请您把商品寄回仓库"), "L-13"), None);
    assert_eq!(level_of(&after("嗯嗯,您把商品寄回来呢"), "L-01"), None);
    assert_eq!(level_of(&after("恩恩,您把商品寄回来呢"), "L-01"), None);
    assert_eq!(level_of(&after("嗯"), "L-01"), Some(Level::Block));
    // In pre-sale 嗯嗯 is two particles, and nobody asks for softeners.
    let before = |text: &str| review(draft(text));
    assert_eq!(level_of(&before("嗯嗯,您看这款"), "L-01"), Some(Level::Hint));
    assert_eq!(level_of(&before("请您把商品寄回仓库"), "L-13"), None);
}

#[test]
fn how_many_particles_are_too_many_is_a_setting() {
    let text = "好的哦,您稍等哦";
    assert_eq!(level_of(&review(draft(text)), "L-01"), Some(Level::Hint));
    assert_eq!(level_of(&review_with(r#"{"wording":{"particles_max":2}}"#, draft(text)), "L-01"), None);
}

#[test]
fn size_advice_must_say_that_it_is_advice() {
    let sized = |text: &str| review(Draft { topics: vec![Topic::Size], ..draft(text) });
    for text in ["您拍110码就行", "身高98选110", "直接拍XL吧亲", "您穿38号正好", "拍 １２０"] {
        assert_eq!(level_of(&sized(text), "L-07"), Some(Level::Block), "{text}");
    }
    for text in [
        "建议您拍110码",
        "请问您平时穿多大码呢?",
        "您平时穿110还是120吗",
        "这款有110码和120码",
        "您拍2件更划算",
        "您拍100元以上包邮",
        "麻烦说下宝宝身高",
    ] {
        assert_eq!(level_of(&sized(text), "L-07"), None, "{text}");
    }
    // Without the topic a number is no size, but a size script always is advice.
    assert_eq!(level_of(&review(draft("您拍110码就行")), "L-07"), None);
    let scripted = Draft { script_id: Some("K-27".into()), ..draft("按身高选110码正好呢亲") };
    assert_eq!(level_of(&review(scripted), "L-07"), Some(Level::Block));
    let rewrite = sized("您拍110码就行")[0].rewrite.clone().expect("K-27");
    assert!(rewrite.contains("建议您选110码"), "{rewrite}");
}

#[test]
fn a_long_message_is_better_sent_in_parts() {
    let text = "请您看看".repeat(30);
    assert_eq!(text.chars().count(), 120);
    assert_eq!(level_of(&review(draft(&text)), "L-10"), None);
    assert_eq!(level_of(&review(draft(&(text + "呢"))), "L-10"), Some(Level::Hint));
}

#[test]
fn emoji_wait_until_a_complaint_is_closed() {
    let open = Draft { complaint_open: true, ..draft("您好😊") };
    assert_eq!(level_of(&review(open), "L-14"), Some(Level::Hint));
}

#[test]
fn pre_sale_hands_after_sale_questions_over() {
    let finding = |phase| {
        let findings = review(Draft { topics: vec![Topic::ReturnGoods], phase, ..draft("您可以申请退货呢") });
        findings.into_iter().find(|finding| finding.rule == "L-17")
    };
    assert_eq!(finding(Phase::PreSale).and_then(|finding| finding.ask), Some(Role::AfterSaleAgent));
    assert!(finding(Phase::AfterSale).is_none());
}

#[test]
fn the_third_curt_reply_in_a_row_is_cold() {
    let talk = |earlier: &[&str]| {
        let mut reply = draft("好的亲");
        for text in earlier {
            reply.messages.push(message(Speaker::Agent, text));
            reply.messages.push(message(Speaker::Buyer, "还有呢"));
        }
        level_of(&review(reply), "L-21")
    };
    assert_eq!(talk(&["有的", "可以的"]), Some(Level::Hint));
    assert_eq!(talk(&["有的"]), None);
    assert_eq!(talk(&["有的", "可以的,您看看喜欢哪个颜色"]), None);
}

#[test]
fn a_word_list_of_the_operators_replaces_the_factorys() {
    let json = r#"{"wording":{"negative":["没戏"]}}"#;
    assert_eq!(level_of(&review_with(json, draft("这个没戏了亲")), "L-09"), Some(Level::Warn));
    assert_eq!(level_of(&review_with(json, draft("这个不行的亲")), "L-09"), None);
}

/// The rewording that a rule offers, with the words that it is for.
fn way_out(draft: &Draft, rule: &str) -> (String, String) {
    let findings = review(draft.clone());
    let found = findings.into_iter().find(|f| f.rule == rule).unwrap_or_else(|| panic!("{rule}: {}", draft.text));
    let excerpt = found.excerpt.unwrap_or_else(|| panic!("{rule} says where: {}", draft.text));
    (excerpt, found.rewrite.unwrap_or_else(|| panic!("{rule} says what instead: {}", draft.text)))
}

#[test]
fn a_rewording_reads_well_and_does_not_break_its_rule_again() {
    let courier =
        Draft { messages: vec![message(Speaker::Buyer, "能发顺丰吗")], ..draft("好的,给您发顺丰") };
    let prices = ["能便宜吗", "再便宜点", "还是太贵"].map(|text| message(Speaker::Buyer, text));
    let [one, two, three] = prices;
    let no = || message(Speaker::Agent, "抱歉,不议价");
    let dwelling = Draft { messages: vec![one, no(), two, no(), three], ..draft("您好,价格是统一的") };
    let curt = |text| {
        let agent = |text| message(Speaker::Agent, text);
        Draft { messages: vec![agent("有的"), agent("可以"), message(Speaker::Buyer, "还有呢")], ..draft(text) }
    };
    for (draft, rule, excerpt, rewrite) in [
        (courier, "H-07", "顺丰", "请问您是希望这单发顺丰吗？您确认后，咱们会先写进订单备注再发货。"),
        (draft("您放心,肯定不会掉色"), "H-08", "肯定", "您放心,通常不会掉色"),
        (draft("您放心,一定会到,保证不掉色"), "H-08", "保证", "您放心,会尽量到,通常不掉色"),
        (draft("这款绝对正品,您放心"), "H-08", "绝对", "具体以实际情况为准，有进展马上告诉您，请您放心。"),
        (draft("您放心,这款是羊毛的"), "H-18", "羊毛", "您放心,这款是纯棉的"),
        (draft("您放心,这款是羊毛和真丝的"), "H-18", "羊毛", "您好，这款的材质是纯棉，请您以商品记录为准。"),
        (draft("大概三天到,大概五天也有,您等等"), "L-10", "大概", "预计三天到,预计五天也有,您等等"),
        (draft("您可能要等几天"), "L-10", "可能", "请您稍等，这一点核实清楚后马上给您准确的答复。"),
        (
            dwelling,
            "L-16",
            "您好,价格是统一的",
            "您的想法咱们记下了。您看怎样安排对您更合适呢？说一下，咱们一起想办法。",
        ),
        (curt("好的亲。"), "L-21", "好的亲。", "好的亲，请问还有什么可以帮您的呢？"),
        (curt("要几件？"), "L-21", "要几件？", "要几件？方便的话跟咱们说一下，好为您安排。"),
    ] {
        assert_eq!(way_out(&draft, rule), (excerpt.to_owned(), rewrite.to_owned()));
        let again = review(Draft { text: rewrite.to_owned(), ..draft });
        assert_eq!(level_of(&again, rule), None, "{rewrite}");
        assert!(again.iter().all(|finding| finding.level == Level::Hint), "{rewrite}: {again:?}");
    }
}

#[test]
fn no_rewording_breaks_the_rule_that_offers_it() {
    let mut wrong = Vec::new();
    for case in CASES {
        for text in case.breaks {
            for finding in review(draft(text)).iter().filter(|finding| finding.rule == case.rule) {
                let Some(rewrite) = finding.rewrite.as_deref() else { continue };
                if level_of(&review(draft(rewrite)), case.rule).is_some() {
                    wrong.push(format!("{}: {text} -> {rewrite}", case.rule));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn promises_and_vague_words_always_have_a_way_out() {
    for case in CASES.iter().filter(|case| matches!(case.rule, "H-08" | "L-10")) {
        for text in case.breaks {
            way_out(&draft(text), case.rule);
        }
    }
}

#[test]
fn an_english_shop_is_told_in_english_what_to_write_instead() {
    for (text, rule) in
        [("It is absolutely waterproof", "H-08"), ("It is guaranteed", "H-08"), ("It probably fits", "L-10")]
    {
        let mut english = draft(text);
        english.shop.language = Language::En;
        let (_, rewrite) = way_out(&english, rule);
        assert!(rewrite.is_ascii(), "{rewrite}");
        assert_eq!(level_of(&review(Draft { text: rewrite, ..english }), rule), None, "{text}");
    }
}
