//! Which scripts are offered, when, and what they say.

mod desk;

use std::collections::BTreeSet;

use desk::{advise, advise_with, after_sale, child, happens, ids, order, picture, product, says, suggestion};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

#[test]
fn stock_decides_between_plenty_some_none_and_unknown() {
    let first = |stock| {
        let mut situation = says(&["还有货吗"]);
        situation.product = stock;
        ids(&advise(situation))[0].to_owned()
    };
    assert_eq!(first(Some(product(Some(20)))), "K-08");
    assert_eq!(first(Some(product(Some(19)))), "K-09");
    assert_eq!(first(Some(product(Some(0)))), "K-12");
    assert_eq!(first(Some(product(None))), "K-10");
    assert_eq!(first(None), "K-10");
}

#[test]
fn checking_the_stock_opens_a_hold_and_asking_the_leader_says_so() {
    let advice = advise(says(&["有货吗"]));
    assert_eq!(suggestion(&advice, "K-10").next_step, NextStep::OpenHold);
    let advice = advise(says(&["便宜点呗"]));
    let ask = suggestion(&advice, "K-17");
    assert_eq!(ask.next_step, NextStep::HoldAndAskLeader);
    assert!(ask.text.contains("阿青"));
}

#[test]
fn a_discount_is_offered_only_within_the_agents_authority() {
    let offered = |json: &str, amount: i64| {
        let mut situation = says(&["便宜点吧"]);
        let mut unpaid = order(OrderState::Unpaid);
        unpaid.lines[0].unit_price = amount;
        situation.order = Some(unpaid);
        let advice = advise_with(json, situation);
        advice.suggestions.iter().find(|script| script.id == "K-16").map(|script| script.text.clone())
    };
    let allowed = r#"{"bargaining":{"agent_may_discount":true}}"#;
    assert_eq!(offered("{}", 50_000), None);
    assert_eq!(offered(allowed, 29_999), None);
    assert!(offered(allowed, 30_000).expect("K-16").contains("满300元打9折"));
}

#[test]
fn price_talk_gets_the_script_that_fits_it() {
    let first = |line: &str| ids(&advise(says(&[line])))[0].to_owned();
    assert_eq!(first("太贵了"), "K-18");
    assert_eq!(first("别家才卖50"), "K-24");
    assert_eq!(first("再便宜点"), "K-15");
    assert_eq!(first("值不值这么多"), "K-25");
    assert_eq!(first("我考虑一下"), "K-20");
    assert_eq!(first("价格和页面价格不对啊"), "K-47");
}

#[test]
fn free_shipping_is_promised_only_while_it_is_live_and_on_the_mainland() {
    let asked = |json: &str, line: &str, region: Option<&str>| {
        let mut situation = says(&[line]);
        situation.buyer.region = region.map(Into::into);
        let advice = advise_with(json, situation);
        ids(&advice).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = r#"{"free_shipping":{"scope":"whole_shop"}}"#;
    let over = r#"{"free_shipping":{"scope":"over_threshold"}}"#;
    let ended = r#"{"free_shipping":{"scope":"whole_shop","ends_on":"2026-07-14"}}"#;
    assert!(asked(whole, "包邮吗", Some("浙江")).contains(&"K-33".to_owned()));
    assert!(asked(over, "包邮吗", None).contains(&"K-34".to_owned()));
    for (json, region) in [("{}", None), (ended, None), (whole, Some("香港"))] {
        let ids = asked(json, "包邮吗", region);
        assert!(!ids.contains(&"K-33".to_owned()) && !ids.contains(&"K-34".to_owned()), "{ids:?}");
    }
    assert_eq!(asked(whole, "寄台湾包邮吗", None)[0], "K-35");
    assert_eq!(asked(whole, "包邮吗", Some("香港特别行政区"))[0], "K-35");
}

#[test]
fn a_childs_size_is_one_above_the_height_and_comes_with_the_disclaimer() {
    let mut situation = says(&["98的身高穿多大码"]);
    situation.product = Some(product(Some(30)));
    situation.size = Some(child(Some(98)));
    let advice = advise(situation);
    let text = &suggestion(&advice, "K-27").text;
    assert!(text.contains("建议您选110码") && text.contains("供您参考"), "{text}");
}

#[test]
fn without_a_height_the_buyer_is_asked_first() {
    let mut situation = says(&["穿多大码"]);
    situation.product = Some(product(Some(30)));
    situation.size = Some(child(None));
    let advice = advise(situation);
    assert_eq!(ids(&advice)[0], "K-26");
    assert!(suggestion(&advice, "K-26").text.contains("宝宝的身高和体重"));
}

#[test]
fn shoes_go_by_the_usual_size_one_up_for_wide_feet_and_in_winter() {
    let size = |now, wide_foot| {
        let mut situation = says(&["平时穿38选多大的"]);
        situation.now = now;
        situation.product = Some(ProductFacts { title: "学步鞋".into(), ..product(Some(30)) });
        situation.size = Some(SizeFacts { usual_size: Some("38".into()), wide_foot, ..child(None) });
        suggestion(&advise(situation), "K-29a").text.clone()
    };
    let january = desk::NOW + 180 * 86_400_000;
    assert!(size(desk::NOW, false).contains("建议您选38码"));
    assert!(size(desk::NOW, true).contains("建议您选39码"));
    assert!(size(january, false).contains("建议您选39码"));
}

#[test]
fn freight_insurance_is_advised_before_payment_only() {
    let offered = |state: Option<OrderState>| {
        let mut situation = says(&["万一不合适怎么办"]);
        situation.order = state.map(order);
        ids(&advise(situation)).contains(&"K-32")
    };
    assert!(offered(None));
    assert!(offered(Some(OrderState::Unpaid)));
    assert!(!offered(Some(OrderState::PaidUnshipped)));
}

#[test]
fn a_refund_for_quality_is_spoken_of_only_after_the_boss_agreed() {
    let offered = |boss_approved| {
        let mut situation = says(&["才穿一天就破洞了"]);
        situation.order = Some(order(OrderState::Signed));
        situation.after_sale = Some(AfterSaleFacts { boss_approved, ..after_sale() });
        let advice = advise(situation);
        (ids(&advice).contains(&"K-64a"), ids(&advice).contains(&"K-64b"))
    };
    assert_eq!(offered(false), (true, false));
    assert_eq!(offered(true), (false, true));
}

#[test]
fn a_small_compensation_is_offered_only_when_it_has_an_amount() {
    let offered = |compensation| {
        let mut situation = says(&["扣子坏了"]);
        situation.order = Some(order(OrderState::Completed));
        situation.after_sale = Some(AfterSaleFacts { compensation, ..after_sale() });
        let advice = advise(situation);
        advice.suggestions.iter().find(|script| script.id == "K-65").map(|script| script.text.clone())
    };
    assert_eq!(offered(None), None);
    assert!(offered(Some(550)).expect("K-65").contains("给您补5.50元"));
}

#[test]
fn a_picture_in_a_return_gets_no_verdict() {
    let mut situation = says(&["这样还能退吗"]);
    situation.messages.insert(0, picture());
    situation.order = Some(order(OrderState::Signed));
    situation.after_sale = Some(after_sale());
    assert_eq!(ids(&advise(situation))[0], "K-63");
}

#[test]
fn a_parcel_on_its_way_back_is_spoken_of_while_it_is() {
    let offered = |parcel_coming| {
        let mut situation = says(&["我的退款什么时候到"]);
        situation.order = Some(order(OrderState::Signed));
        situation.after_sale = Some(AfterSaleFacts { parcel_coming, ..after_sale() });
        ids(&advise(situation)).first().map(|id| (*id).to_owned())
    };
    assert_eq!(offered(true).as_deref(), Some("K-67"));
    assert_ne!(offered(false).as_deref(), Some("K-67"));
}

#[test]
fn a_script_that_may_not_be_offered_takes_no_place_from_the_next_best_of_its_topic() {
    // Two topics. Of stock, K-12 (none left) and K-08 (plenty) are barred by five pieces, so K-09 has their place.
    let mut situation = says(&["还有货吗", "运费多少"]);
    situation.product = Some(product(Some(5)));
    let advice = advise(situation);
    assert_eq!(ids(&advice)[..2], ["K-35", "K-09"]);
}

#[test]
fn the_return_requirements_are_sent_once() {
    let offered = |requirements_sent| {
        let mut situation = says(&["怎么退货"]);
        situation.order = Some(order(OrderState::Signed));
        situation.after_sale = Some(AfterSaleFacts { requirements_sent, ..after_sale() });
        ids(&advise(situation)).contains(&"K-62")
    };
    assert!(offered(false));
    assert!(!offered(true));
}

#[test]
fn an_angry_buyer_is_heard_first_and_a_rude_one_is_reminded() {
    assert_eq!(ids(&advise(says(&["骗子!再不退款我就投诉"])))[0], "K-69");
    let advice = advise(says(&["你们都去死吧"]));
    assert_eq!(ids(&advice)[0], "K-78");
    assert!(!ids(&advise(says(&["太慢了吧"]))).contains(&"K-78"));
}

#[test]
fn a_best_seller_needs_sales_data() {
    let offered = |attributes: Vec<Attribute>| {
        let mut situation = says(&["这款怎么样,什么材质"]);
        situation.product = Some(ProductFacts { attributes, ..product(Some(30)) });
        ids(&advise(situation)).contains(&"K-04d")
    };
    assert!(offered(product(None).attributes));
    assert!(!offered(vec![Attribute { name: "材质".into(), value: "棉".into() }]));
}

#[test]
fn the_attribute_that_the_buyer_asks_about_is_the_one_told() {
    let mut situation = says(&["厚度怎么样,什么面料"]);
    situation.product = Some(product(Some(30)));
    assert!(suggestion(&advise(situation), "K-37").text.contains("厚度是适中"));
}

#[test]
fn a_named_courier_is_remarked() {
    let advice = advise(says(&["可以发顺丰吗"]));
    let noted = suggestion(&advice, "K-44");
    assert!(noted.text.contains("顺丰"));
    assert_eq!(noted.next_step, NextStep::WriteRemark);
}

#[test]
fn a_ship_time_is_told_only_where_the_shop_promises_one() {
    let offered = |json: &str| {
        let advice = advise_with(json, says(&["什么时候发货"]));
        advice.suggestions.iter().find(|script| script.id == "K-54").map(|script| script.text.clone())
    };
    assert_eq!(offered("{}"), None);
    assert_eq!(
        offered(r#"{"delivery":{"ship_promise_h":24,"days":"3到5"}}"#).as_deref(),
        Some("付款后24小时内发货，路上3到5天左右，请您以物流信息为准。")
    );
}

#[test]
fn a_ship_time_of_the_products_own_record_will_do() {
    let mut situation = says(&["什么时候发货"]);
    let promise = Attribute { name: "发货".into(), value: "付款后48小时内".into() };
    situation.product = Some(ProductFacts { attributes: vec![promise], ..product(Some(5)) });
    assert!(suggestion(&advise(situation), "K-54").text.starts_with("付款后48小时内发货"));
}

#[test]
fn an_order_is_said_to_be_in_work_only_when_it_is() {
    let offered = |state: Option<OrderState>| {
        let mut situation = says(&["什么时候发货"]);
        situation.order = state.map(order);
        ids(&advise(situation)).contains(&"K-50")
    };
    assert!(offered(Some(OrderState::PaidUnshipped)));
    assert!(!offered(Some(OrderState::Shipped)));
    assert!(!offered(None));
}

#[test]
fn what_has_no_value_is_named_and_stays_visible() {
    let advice = advise(happens(Moment::LogisticsTrouble));
    let script = suggestion(&advice, "K-52");
    assert_eq!(script.missing, ["eta"]);
    assert!(script.text.contains("{eta}前给您回复"));
    let told = advise(Situation { eta: Some("明天18点".into()), ..happens(Moment::LogisticsTrouble) });
    assert!(suggestion(&told, "K-52").missing.is_empty());
}

#[test]
fn each_moment_has_its_script() {
    let first = |moment, change: &dyn Fn(&mut Situation)| {
        let mut situation = happens(moment);
        change(&mut situation);
        ids(&advise(situation)).first().map(|id| (*id).to_owned())
    };
    let nothing = |_: &mut Situation| {};
    let paid = |s: &mut Situation| s.order = Some(order(OrderState::PaidUnshipped));
    let shipped = |s: &mut Situation| s.order = Some(order(OrderState::Shipped));
    let signed = |s: &mut Situation| s.order = Some(order(OrderState::Signed));
    let refund = |s: &mut Situation| {
        s.after_sale = Some(AfterSaleFacts { refund_amount: Some(12_800), ..after_sale() });
    };
    for (moment, change, id) in [
        (Moment::HoldCheckIn, &nothing as &dyn Fn(&mut Situation), "K-11"),
        (Moment::OrderPlaced, &paid, "K-06"),
        (Moment::OrderPaid, &paid, "K-43"),
        (Moment::OrderUnpaid, &nothing, "K-48"),
        (Moment::OrderShipped, &shipped, "K-51"),
        (Moment::OutForDelivery, &nothing, "K-55"),
        (Moment::OrderSigned, &signed, "K-56"),
        (Moment::OutOfStock, &nothing, "K-53"),
        (Moment::LogisticsTrouble, &nothing, "K-52"),
        (Moment::AfterSaleApplied, &nothing, "K-60"),
        (Moment::AfterSaleProgress, &refund, "K-66"),
        (Moment::AfterSaleDone, &nothing, "K-68"),
        (Moment::ComplaintReceived, &nothing, "K-69"),
        (Moment::ComplaintDone, &nothing, "K-71"),
        (Moment::ReviewPosted, &nothing, "K-76"),
        (Moment::DealMade, &nothing, "K-58"),
        (Moment::LeavingWithoutDeal, &nothing, "K-59"),
        (Moment::BuyerOffline, &nothing, "K-49"),
        (Moment::PhoneCall, &nothing, "K-79a"),
    ] {
        assert_eq!(first(moment, change).as_deref(), Some(id), "{moment:?}");
    }
}

#[test]
fn a_review_is_answered_by_what_it_says() {
    let first = |line: &str| {
        let situation = Situation { moment: Moment::ReviewPosted, ..says(&[line]) };
        ids(&advise(situation))[0].to_owned()
    };
    assert_eq!(first("宝宝穿着很喜欢,质量很好"), "K-74");
    assert_eq!(first("太差了,掉色,很失望"), "K-75");
    assert_eq!(first("一般般"), "K-76");
}

#[test]
fn there_are_at_most_five_suggestions_each_once_and_always_one() {
    let lines = ["在吗", "有货吗", "包邮吗", "便宜点", "多大码", "什么时候发货", "能退吗", "骗子"];
    for count in 1..=lines.len() {
        let advice = advise(says(&lines[..count]));
        let once: BTreeSet<&str> = ids(&advice).into_iter().collect();
        assert_eq!(once.len(), advice.suggestions.len());
        assert!((1..=5).contains(&advice.suggestions.len()));
    }
    assert!(ids(&advise(says(&["嗯嗯"]))).contains(&"K-73"));
}

#[test]
fn a_hold_check_in_tells_the_reason_for_waiting() {
    let mut situation = happens(Moment::HoldCheckIn);
    situation.hold = Some(HoldFacts { since: 0, last_contact: 0, wait_reason: Some("库存单".into()) });
    assert!(suggestion(&advise(situation), "K-11").text.contains("还在处理："));
}

#[test]
fn an_operator_words_a_script_without_compiling() {
    let json = r#"{"scripts":{"greeting":{"K-01":{"zh_cn":"欢迎来{shop}坐坐[,我叫{agent}]"}}}}"#;
    let situation = || Situation { first_contact: true, ..says(&["在吗"]) };
    assert_eq!(advise_with(json, situation()).greeting.expect("a greeting").script.text, "欢迎来小满童装坐坐,我叫小圆");
    let mut english = situation();
    english.shop.language = Language::En;
    let text = advise_with(json, english).greeting.expect("a greeting").script.text;
    assert!(text.starts_with("Hello and welcome"), "the English text stays the factory's: {text}");
}

#[test]
fn a_size_is_suggested_from_what_the_buyer_has_written_of_the_child() {
    let mut told = says(&["这件穿多大？宝宝身高98，30斤"]);
    told.product = Some(product(Some(30)));
    let advice = advise(told.clone());
    let script = suggestion(&advice, "K-27");
    assert!(script.text.contains("建议您选110码"), "{}", script.text);

    // An answer to K-26, with nothing in it but the measures.
    told.messages = says(&["这件穿多大", "身高体重说一下", "98cm 30斤"]).messages;
    told.messages[1].speaker = Speaker::Agent;
    let advice = advise(told.clone());
    assert_eq!(advice.tags[0].topic, Topic::Size);
    assert!(suggestion(&advice, "K-27").text.contains("110码"));

    // What the box itself knows goes before what was written.
    told.size = Some(child(Some(120)));
    assert!(suggestion(&advise(told), "K-27").text.contains("130码"));
}

#[test]
fn shoes_go_by_the_usual_size_and_the_foot_that_the_buyer_tells_of() {
    let mut told = says(&["平时穿38码，脚背高，应该拍多大的"]);
    told.product = Some(ProductFacts { title: "女士单鞋".into(), ..product(Some(30)) });
    let advice = advise(told);
    assert!(suggestion(&advice, "K-29a").text.contains("39码"), "{:?}", suggestion(&advice, "K-29a").text);
}
