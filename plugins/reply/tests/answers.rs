//! What is suggested to who objects, asks to ship later, has just ordered, reviews or wants to return.

mod desk;

use desk::{advise, advise_with, after_sale, happens, ids, message, order, product, says, settings, suggestion};
use xiaoer_reply::Reply;
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

fn looks_at_goods(language: Language, line: &str) -> Advice {
    let mut situation = Situation { product: Some(product(Some(30))), ..says(&[line]) };
    situation.shop.language = language;
    advise(situation)
}

#[test]
fn an_objection_is_heard_however_it_is_said() {
    for (language, line, id) in [
        (Language::En, "let me think", "K-20"),
        (Language::En, "I'm still thinking about it", "K-20"),
        (Language::En, "money is tight", "K-22"),
        (Language::En, "times are hard", "K-22"),
        (Language::En, "I found it cheaper in another shop", "K-24"),
        (Language::En, "it's cheaper elsewhere", "K-24"),
        (Language::En, "is it worth the price?", "K-25"),
        (Language::ZhCn, "我再考虑考虑", "K-20"),
        (Language::ZhCn, "我想想", "K-20"),
        (Language::ZhCn, "别家比你们便宜", "K-24"),
    ] {
        let advice = looks_at_goods(language, line);
        assert!(ids(&advice).contains(&id), "{line}: {:?}", ids(&advice));
        assert!(advice.tags.iter().all(|tag| tag.topic != Topic::Other), "{line}");
    }
    for (language, line) in
        [(Language::En, "when will you ship?"), (Language::ZhCn, "能想想办法吗"), (Language::ZhCn, "有货吗")]
    {
        let advice = looks_at_goods(language, line);
        assert!(
            ["K-20", "K-22", "K-24", "K-25"].iter().all(|id| !ids(&advice).contains(id)),
            "{line}: {:?}",
            ids(&advice)
        );
    }
}

#[test]
fn a_price_that_differs_from_the_page_is_the_supervisors() {
    let first = |line: &str| ids(&advise(says(&[line])))[0].to_owned();
    for line in ["价格和页面显示的不一样", "怎么付款时是128不是99", "付款的时候价格和标的不同"]
    {
        assert_eq!(first(line), "K-47", "{line}");
    }
    for line in ["颜色和页面显示的不一样吗", "我要2件不是3件", "怎么付款"] {
        assert_ne!(first(line), "K-47", "{line}");
    }
}

#[test]
fn a_bad_review_is_not_thanked_for() {
    let answers = |line: &str| {
        let advice = advise(Situation { moment: Moment::ReviewPosted, ..says(&[line]) });
        ids(&advice).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    for line in ["质量太差了,差评", "非常差,不会再买", "穿两次就坏了,差评"] {
        let ids = answers(line);
        assert_eq!(ids[0], "K-75", "{line}");
        assert!(!ids.contains(&"K-74".to_owned()), "{line}");
    }
    assert_eq!(answers("质量很好,很喜欢")[0], "K-74");
    assert_eq!(answers("很好看,质量很棒,非常满意")[0], "K-74");
    assert_eq!(answers("一般般吧")[0], "K-76");
}

#[test]
fn who_writes_the_wish_in_the_chat_is_not_sent_there() {
    let wish = Situation { order: Some(order(OrderState::PaidUnshipped)), ..says(&["请12月1号再发货"]) };
    let advice = advise(wish.clone());
    let script = suggestion(&advice, "K-45");
    assert_eq!(script.next_step, NextStep::WriteRemark);
    assert_eq!(
        script.text,
        "您写的「请12月1号再发货」看到了，跟您确认一下，是按这个时间延后发货吗？您回复后咱们就写进订单备注。"
    );
    let answer = Draft { messages: wish.messages.clone(), ..desk::draft(&script.text) };
    assert!(desk::review(answer).iter().all(|finding| finding.level == Level::Hint));
    let called = advise(Situation { moment: Moment::PhoneCall, ..wish });
    assert!(suggestion(&called, "K-45").text.contains("旺旺"));
}

#[test]
fn ways_to_pay_are_told_even_where_the_shop_has_not_listed_its_own() {
    for line in ["怎么付款", "可以用花呗吗"] {
        let advice = advise(says(&[line]));
        assert_eq!(ids(&advice)[0], "K-41", "{line}");
        assert!(suggestion(&advice, "K-41").missing.is_empty());
        assert!(!ids(&advice).contains(&"K-42"), "{line}");
    }
    assert!(ids(&advise(says(&["付款失败了"]))).contains(&"K-42"));
    let told = advise_with(r#"{"payment":{"methods":"余额和银行卡"}}"#, says(&["怎么付款"]));
    assert!(suggestion(&told, "K-41").text.contains("余额和银行卡"));
}

#[test]
fn who_has_not_paid_yet_is_left_alone_for_a_while() {
    let unpaid = |ago: i64| {
        let order = OrderFacts { placed_at: desk::NOW - ago, ..order(OrderState::Unpaid) };
        ids(&advise(Situation { order: Some(order), ..happens(Moment::OrderUnpaid) })).len()
    };
    assert_eq!(unpaid(15 * 60_000 - 1), 0);
    assert_eq!(unpaid(15 * 60_000), 1);
}

#[test]
fn who_has_just_ordered_is_greeted_with_the_order() {
    let greets = |placed: i64| {
        let order = OrderFacts { placed_at: desk::NOW - placed, ..order(OrderState::PaidUnshipped) };
        let advice =
            advise_with(r#"{"greeting":{"automatic":false}}"#, Situation { order: Some(order), ..says(&["你好"]) });
        ids(&advice).contains(&"K-06")
    };
    assert!(greets(30_000) && greets(30 * 60_000));
    assert!(!greets(30 * 60_000 + 1));
    // What goes out by itself is not offered as well.
    let first = Situation { first_contact: true, order: Some(order(OrderState::PaidUnshipped)), ..says(&["你好"]) };
    let advice = advise(first);
    assert_eq!(advice.greeting.as_ref().map(|greeting| greeting.script.id.as_str()), Some("K-06"));
    assert!(!ids(&advice).contains(&"K-06"));
}

#[test]
fn a_text_that_asks_to_wait_opens_a_hold() {
    assert_eq!(suggestion(&advise(says(&["嗯嗯"])), "K-73").next_step, NextStep::OpenHold);
}

#[test]
fn after_sale_work_is_handed_over_once_the_buyer_has_the_goods() {
    let returns = Situation { order: Some(order(OrderState::Signed)), ..says(&["我要退货,衣服破了"]) };
    let advice = advise(returns.clone());
    assert_eq!(advice.suggestions[0].next_step, NextStep::TransferAfterSale);
    assert!(advice.reasons.iter().any(|reason| reason.rule == "S-13"));
    let handed =
        |situation| advise(situation).suggestions.iter().any(|script| script.next_step == NextStep::TransferAfterSale);
    assert!(!handed(Situation { phase: Phase::AfterSale, ..returns.clone() }), "it is there already");
    assert!(!handed(Situation { after_sale: Some(after_sale()), ..returns.clone() }), "its case is open");
    assert!(!handed(Situation { order: None, ..says(&["不合适能退吗"]) }), "nothing was bought yet");
    assert!(!handed(Situation { order: Some(order(OrderState::Signed)), ..says(&["有新款吗"]) }));
}

#[test]
fn who_has_said_why_is_not_asked_why() {
    let asked = |line: &str| {
        let situation = Situation {
            phase: Phase::AfterSale,
            order: Some(order(OrderState::Signed)),
            after_sale: Some(after_sale()),
            ..says(&[line])
        };
        ids(&advise(situation)).contains(&"K-61")
    };
    assert!(asked("我要退货"));
    for line in ["不喜欢,想退货", "我要退货,太大了", "尺码不对,要退货", "破了个洞,我要退货"]
    {
        assert!(!asked(line), "{line}");
    }
}

#[test]
fn a_notice_reads_well_with_few_facts() {
    let tracked = |state| {
        let advice = advise(Situation { order: Some(order(state)), ..says(&["我的快递到哪了"]) });
        suggestion(&advice, "K-51").text.clone()
    };
    assert_eq!(
        tracked(OrderState::Signed),
        "您的订单由中通承运，单号75312345678901，目前已签收，有问题请随时联系咱们。"
    );
    assert!(tracked(OrderState::PaidUnshipped).contains("目前正在备货，有问题"));
    let away = advise(Situation { product: Some(product(Some(5))), ..happens(Moment::BuyerOffline) });
    assert_eq!(
        suggestion(&away, "K-49").text,
        "您好，刚才没来得及回复，抱歉。关于小熊童装外套，您方便时请随时找咱们。"
    );
    let price = looks_at_goods(Language::En, "how much is it?");
    assert!(
        suggestion(&price, "K-37").text.starts_with("小熊童装外套, price: 128 yuan"),
        "{}",
        suggestion(&price, "K-37").text
    );
}

#[test]
fn a_shops_own_script_cannot_buy_praise_nor_ask_for_secrets() {
    let problems =
        |json: &str| Reply::check(&settings(json)).into_iter().map(|problem| problem.path).collect::<Vec<_>>();
    assert_eq!(
        problems(r#"{"scripts":{"closing":{"K-56":{"zh_cn":"亲，好评返现5元，欢迎您评价。"}}}}"#),
        ["/scripts/closing/K-56/zh_cn"]
    );
    assert_eq!(
        problems(r#"{"scripts":{"order":{"K-42":{"zh_cn":"请您把支付密码发我一下。"}}}}"#),
        ["/scripts/order/K-42/zh_cn"]
    );
    assert_eq!(
        problems(r#"{"scripts":{"closing":{"K-56":{"zh_cn":"欢迎您如实评价，咱们不做好评返现。"}}}}"#),
        Vec::<String>::new()
    );
    assert_eq!(problems(r#"{"course":{"hold_check_in_s":180,"hold_long_s":60}}"#), ["/course/hold_long_s"]);
    assert_eq!(problems(r#"{"course":{"hold_check_in_s":180,"hold_long_s":0}}"#), Vec::<String>::new());
}

#[test]
fn messages_of_agents_are_no_wish_of_the_buyer() {
    let agent = message(Speaker::Agent, "好的,25号再发");
    let advice = advise(Situation { messages: vec![message(Speaker::Buyer, "在吗"), agent], ..says(&[]) });
    assert!(!ids(&advice).contains(&"K-45"));
}
