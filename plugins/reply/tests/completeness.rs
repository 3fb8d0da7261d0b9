//! Nothing of the catalogue is only written down: every script can be offered, every rule that a verdict names stands in
//! the manifest's index, and every step of a sale is told.

mod desk;

use std::collections::BTreeSet;

use desk::{advise, advise_with, after_sale, child, happens, ids, message, order, picture, product, says, shop};
use serde_json::Value;
use xiaoer_reply::FAMILIES;
use xiaoer_sdk::reply::*;

fn index() -> BTreeSet<String> {
    let manifest: Value = serde_json::from_str(include_str!("../manifest.json")).expect("the manifest");
    let rules = manifest["rules"].as_array().expect("rules").clone();
    rules.iter().map(|rule| rule["id"].as_str().expect("an id").to_owned()).collect()
}

/// Settings in which everything that a script may mention is set.
const FULL: &str = r#"{
    "promotion": {"headline":"夏装两件9折","ends_on":"2026-07-31"},
    "free_shipping": {"scope":"over_threshold"},
    "bargaining": {"agent_may_discount":true,"discount_threshold_fen":10000,"gifts":true},
    "delivery": {"ship_promise_h":24},
    "payment": {"methods":"余额和银行卡"}
}"#;

fn everything_offered() -> BTreeSet<String> {
    let mut offered = BTreeSet::new();
    let mut ask = |json: &str, situation: Situation| {
        let advice = advise_with(json, situation);
        offered.extend(ids(&advice).into_iter().map(str::to_owned));
        offered.extend(advice.greeting.map(|greeting| greeting.script.id));
    };
    let whole = r#"{"free_shipping":{"scope":"whole_shop"}}"#;
    for line in [
        "在吗",
        "有货吗",
        "包邮吗",
        "便宜点",
        "太贵了",
        "别家才卖50",
        "值不值这么多",
        "我考虑一下",
        "最近手头紧",
        "价格和页面价格不对啊",
        "有什么活动",
        "送什么",
        "有发票吗",
        "付不了款",
        "怎么付款",
        "什么材质",
        "质量怎么样",
        "推荐一款",
        "这款我再看看",
        "这款怎么样",
        "发顺丰吗",
        "什么时候发货",
        "物流到哪了",
        "怎么退货",
        "才穿一天就破洞了",
        "退款到了吗",
        "我要投诉",
        "你们都去死吧",
        "算了不买了",
        "谢谢",
        "晚点发货可以吗",
        "好评返现吗",
        "提个建议",
        "嗯",
        "骗子!再不退我就曝光",
        "穿多大码",
        "万一不合适怎么办",
        "哪款好",
    ] {
        for stock in [None, Some(0), Some(5), Some(30)] {
            for json in [FULL, whole] {
                let mut situation = says(&[line]);
                situation.product = Some(product(stock));
                ask(json, situation.clone());
                situation.product = None;
                ask(json, situation.clone());
                for state in [
                    OrderState::Unpaid,
                    OrderState::PaidUnshipped,
                    OrderState::Shipped,
                    OrderState::Signed,
                    OrderState::Completed,
                ] {
                    ask(json, Situation { order: Some(order(state)), ..situation.clone() });
                }
            }
        }
    }
    for usual_size in [None, Some("38")] {
        for line in ["穿多大码", "万一不合适怎么办", "怕不合适"] {
            let mut shoes = says(&[line]);
            shoes.now = desk::NOW + 180 * 86_400_000;
            shoes.product = Some(ProductFacts { title: "学步鞋".into(), ..product(Some(30)) });
            shoes.size = Some(SizeFacts { usual_size: usual_size.map(Into::into), ..child(None) });
            ask("{}", shoes);
            let mut clothes = says(&[line]);
            clothes.product = Some(product(Some(30)));
            clothes.size = Some(child(usual_size.map(|_| 98)));
            ask("{}", clothes);
        }
    }
    let first = |change: &dyn Fn(&mut Situation)| {
        let mut situation = Situation { first_contact: true, ..says(&["在吗"]) };
        change(&mut situation);
        situation
    };
    ask("{}", first(&|_| {}));
    ask("{}", first(&|s| s.buyer.returning = true));
    ask("{}", first(&|s| s.order = Some(order(OrderState::PaidUnshipped))));
    let mut abroad = says(&["包邮吗"]);
    abroad.buyer.region = Some("香港".into());
    ask(whole, abroad);
    let mut shown = says(&["这样还能退吗"]);
    shown.messages.insert(0, picture());
    shown.order = Some(order(OrderState::Signed));
    shown.after_sale = Some(after_sale());
    ask("{}", shown);
    for (boss_approved, compensation) in [(false, None), (true, None), (false, Some(500))] {
        let mut broken = says(&["才穿一天就破洞了"]);
        broken.order = Some(order(OrderState::Signed));
        broken.after_sale = Some(AfterSaleFacts { boss_approved, compensation, ..after_sale() });
        ask("{}", broken);
    }
    for moment in [
        Moment::HoldCheckIn,
        Moment::OrderPlaced,
        Moment::OrderPaid,
        Moment::OrderUnpaid,
        Moment::OrderShipped,
        Moment::OutForDelivery,
        Moment::OrderSigned,
        Moment::OutOfStock,
        Moment::LogisticsTrouble,
        Moment::AfterSaleApplied,
        Moment::AfterSaleProgress,
        Moment::AfterSaleDone,
        Moment::ComplaintReceived,
        Moment::ComplaintDone,
        Moment::ReviewPosted,
        Moment::DealMade,
        Moment::LeavingWithoutDeal,
        Moment::BuyerOffline,
        Moment::PhoneCall,
    ] {
        for state in [OrderState::PaidUnshipped, OrderState::Shipped, OrderState::Signed] {
            let after_sale = AfterSaleFacts {
                boss_approved: true,
                refund_amount: Some(12_800),
                parcel_coming: true,
                ..after_sale()
            };
            ask("{}", Situation { order: Some(order(state)), after_sale: Some(after_sale), ..happens(moment) });
            ask("{}", happens(moment));
        }
    }
    for line in ["质量很好,很喜欢", "太差了,很失望"] {
        ask("{}", Situation { moment: Moment::ReviewPosted, ..says(&[line]) });
    }
    for line in ["付不了款", "好的谢谢再见", "你们太差了,我要投诉"] {
        ask("{}", Situation { moment: Moment::PhoneCall, ..says(&[line]) });
    }
    offered
}

#[test]
fn every_script_is_offered_somewhere() {
    let offered = everything_offered();
    let never: Vec<&str> = FAMILIES
        .iter()
        .flat_map(|family| family.scripts)
        .map(|script| script.id)
        // The disclaimer goes with every size, not alone.
        .filter(|id| !offered.contains(*id) && *id != "K-28")
        .collect();
    assert_eq!(never, Vec::<&str>::new());
}

#[test]
fn the_index_names_every_script_and_every_rule_of_the_trade() {
    let index = index();
    let scripts = FAMILIES.iter().flat_map(|family| family.scripts).map(|script| script.id.to_owned());
    // K-21 and K-23 are K-18 and K-15 to K-17; K-07 and K-39 do not exist.
    let numbered = |prefix: &'static str, last: u32| (1..=last).map(move |n| format!("{prefix}-{n:02}"));
    let steps = (1..=7).map(|n| format!("PS-{n}"));
    let wanted = scripts
        .chain(["K-21".to_owned(), "K-23".to_owned()])
        .chain(numbered("L", 30))
        .chain(numbered("BG", 6))
        .chain(numbered("SZ", 10))
        .chain(steps);
    let absent: Vec<String> = wanted.filter(|id| !index.contains(id)).collect();
    assert_eq!(absent, Vec::<String>::new());
}

#[test]
fn whatever_a_verdict_names_stands_in_the_index() {
    let index = index();
    let mut named = BTreeSet::new();
    for line in ["在吗", "便宜点", "推荐一款", "刷单吗", "什么时候发货", "算了"] {
        let mut situation = Situation { first_contact: true, ..says(&[line]) };
        situation.product = Some(product(Some(5)));
        situation.hold = Some(HoldFacts { since: 0, last_contact: 0, wait_reason: None });
        named.extend(advise(situation).reasons.into_iter().map(|reason| reason.rule));
    }
    let absent: Vec<&String> = named.iter().filter(|rule| !index.contains(*rule)).collect();
    assert_eq!(absent, Vec::<&String>::new());
    assert!(named.contains("L-30") && named.contains("M-02") && named.contains("H-09"), "{named:?}");
}

#[test]
fn a_sale_goes_through_its_seven_steps() {
    let step = |situation: Situation| {
        let reasons = advise(situation).reasons;
        reasons.into_iter().map(|reason| reason.rule).find(|rule| rule.starts_with("PS-"))
    };
    let ordered = |mut situation: Situation| {
        situation.order = Some(order(OrderState::PaidUnshipped));
        situation
    };
    for (situation, rule) in [
        (says(&["在吗"]), "PS-1"),
        (says(&["帮我推荐一款"]), "PS-2"),
        (says(&["这款什么材质"]), "PS-3"),
        (says(&["能便宜点吗"]), "PS-4"),
        (ordered(says(&["我拍下了"])), "PS-5"),
        (happens(Moment::OrderPaid), "PS-5"),
        (says(&["算了,不买了"]), "PS-6"),
        (happens(Moment::DealMade), "PS-6"),
        (happens(Moment::OrderUnpaid), "PS-7"),
    ] {
        assert_eq!(step(situation).as_deref(), Some(rule));
    }
    assert_eq!(step(Situation { phase: Phase::AfterSale, ..says(&["怎么退款"]) }), None);
}

#[test]
fn a_follow_up_comes_twice_on_two_days_and_not_before_a_quarter_of_an_hour() {
    let unpaid = |age_ms: i64| {
        let mut situation = happens(Moment::OrderUnpaid);
        situation.order = Some(OrderFacts { placed_at: desk::NOW - age_ms, ..order(OrderState::Unpaid) });
        situation
    };
    let offered = |situation: Situation| ids(&advise(situation)).contains(&"K-48");
    let sent = |situation: &mut Situation, at: i64| {
        let text = "您好，您拍下的小熊童装外套还没付款，是付款时遇到问题了吗？";
        situation.messages.push(Message { at, ..message(Speaker::Agent, text) });
    };
    assert!(!offered(unpaid(15 * 60_000 - 1)));
    assert!(offered(unpaid(15 * 60_000)));
    let day = 86_400_000;
    let mut today = unpaid(day);
    sent(&mut today, desk::NOW - 3_600_000);
    assert!(!offered(today), "not twice a day");
    let mut tomorrow = unpaid(2 * day);
    sent(&mut tomorrow, desk::NOW - day);
    assert!(offered(tomorrow.clone()));
    sent(&mut tomorrow, desk::NOW - 2 * day);
    assert!(!offered(tomorrow), "not three times");
}

#[test]
fn a_script_that_the_box_wrote_down_counts_though_its_words_were_the_agent_s_own() {
    let sent = |id: &str, ago: i64| SentScript { id: id.into(), at: desk::NOW - ago };
    let (hour, day) = (3_600_000, 86_400_000);
    let offered = |moment, state, scripts_sent| {
        let order = OrderFacts { placed_at: desk::NOW - 3 * day, ..order(state) };
        let advice = advise(Situation { order: Some(order), scripts_sent, ..happens(moment) });
        advice.suggestions.iter().map(|script| script.id.clone()).collect::<Vec<_>>()
    };
    let unpaid = |scripts| offered(Moment::OrderUnpaid, OrderState::Unpaid, scripts).contains(&"K-48".to_owned());
    assert!(unpaid(vec![]) && unpaid(vec![sent("K-48", day)]) && unpaid(vec![sent("K-42", hour)]));
    assert!(!unpaid(vec![sent("K-48", hour)]), "not twice a day");
    assert!(!unpaid(vec![sent("K-48", 2 * day), sent("K-48", day)]), "not three times");
    assert!(unpaid(vec![sent("K-48", 5 * day), sent("K-48", 4 * day)]), "those were of an earlier order");
    let cared = |scripts| offered(Moment::BuyerOffline, OrderState::Completed, scripts).contains(&"K-81".to_owned());
    assert!(cared(vec![sent("K-81", 30 * day)]) && !cared(vec![sent("K-81", 29 * day)]));
}

#[test]
fn an_absent_buyer_is_written_to_once() {
    let mut situation = says(&["还有货吗"]);
    situation.moment = Moment::BuyerOffline;
    situation.product = Some(product(Some(5)));
    assert_eq!(ids(&advise(situation.clone()))[0], "K-49");
    let text = "您好，刚才没来得及回复，抱歉。关于小熊童装外套，您方便时请随时找咱们。";
    situation.messages.push(message(Speaker::Agent, text));
    assert!(!ids(&advise(situation)).contains(&"K-49"));
}

#[test]
fn care_comes_again_after_thirty_days() {
    let offered = |days: i64| {
        let mut situation = happens(Moment::BuyerOffline);
        situation.order = Some(order(OrderState::Completed));
        let at = desk::NOW - days * 86_400_000;
        let text = "您好，小熊童装外套用得还顺手吗？";
        situation.messages.push(Message { at, ..message(Speaker::Agent, text) });
        ids(&advise(situation)).contains(&"K-81")
    };
    assert!(!offered(29));
    assert!(offered(30));
}

#[test]
fn a_buyer_on_hold_hears_something_every_three_minutes() {
    let told = |silent_s: i64, since_s: i64| {
        let mut situation = says(&["好了吗"]);
        let now = situation.now;
        situation.hold = Some(HoldFacts {
            since: now - since_s * 1000,
            last_contact: now - silent_s * 1000,
            wait_reason: Some("库存单".into()),
        });
        let advice = advise(situation);
        assert_eq!(ids(&advice)[0], "K-11");
        advice.reasons.into_iter().find(|reason| reason.rule == "M-02").map(|reason| reason.text)
    };
    assert_eq!(told(179, 179), None);
    assert_eq!(told(180, 180).as_deref(), Some("顾客等待中，距上次联系3:00，每3:00联系一次"));
    assert!(told(180, 359).is_some_and(|text| !text.contains("改约")));
    assert!(told(180, 360).is_some_and(|text| text.contains("已等6:00，改约回复时间更好")));
}

#[test]
fn a_suspicious_buyer_gets_no_quick_replies() {
    let advice = advise(says(&["亲,你店铺账户被冻结了,扫码激活一下"]));
    assert!(advice.suggestions.is_empty());
    assert!(advice.reasons.iter().any(|reason| reason.rule == "H-09"));
}

#[test]
fn a_shop_speaks_its_platforms_language() {
    let written = |platform: Platform, line: &str, id: &str| {
        let situation = Situation { shop: ShopFacts { platform, ..shop() }, ..says(&[line]) };
        desk::suggestion(&advise(situation), id).text.clone()
    };
    let called = |platform: Platform| {
        let shop = ShopFacts { platform, ..shop() };
        let situation = Situation { moment: Moment::PhoneCall, shop, ..says(&["晚点发货可以吗"]) };
        desk::suggestion(&advise(situation), "K-45").text.clone()
    };
    assert!(called(Platform::Taobao).contains("在旺旺上"));
    assert!(called(Platform::Douyin).contains("在飞鸽上"));
    // Who has written it in the chat is not sent there.
    assert!(written(Platform::Taobao, "晚点发货可以吗", "K-45").contains("跟您确认一下"));
    assert!(written(Platform::Pinduoduo, "怕不合适", "K-32").contains("退货包运费"));
    assert!(written(Platform::Taobao, "在吗", "K-02").starts_with("亲，在的呢"));
    assert!(written(Platform::Jd, "在吗", "K-02").starts_with("在的呢"));
}

#[test]
fn what_is_said_first_to_one_who_bargains_is_the_shops_stance() {
    let first = |json: &str| ids(&advise_with(json, says(&["便宜点吧"])))[0].to_owned();
    assert_eq!(first("{}"), "K-15");
    assert_eq!(first(r#"{"bargaining":{"stance":"ask_first"}}"#), "K-17");
}

#[test]
fn a_compensation_beyond_the_shops_limit_is_asked_for_first() {
    let offered = |fen: i64| {
        let mut situation = says(&["扣子坏了"]);
        situation.order = Some(order(OrderState::Completed));
        situation.after_sale = Some(AfterSaleFacts { compensation: Some(fen), ..after_sale() });
        ids(&advise(situation)).contains(&"K-65")
    };
    assert!(offered(1_000));
    assert!(!offered(1_001));
}

#[test]
fn the_shops_own_size_table_goes_before_the_rule_of_the_height() {
    let json = r#"{"size":{"table":[
        {"size":"S","height_from_cm":90,"height_to_cm":98,"weight_to_kg":15},
        {"size":"M","height_from_cm":90,"height_to_cm":98}
    ]}}"#;
    let size = |height: u32, weight: u32| {
        let mut situation = says(&["穿多大码"]);
        situation.product = Some(product(Some(30)));
        situation.size = Some(SizeFacts { weight_kg_tenths: Some(weight), ..child(Some(height)) });
        desk::suggestion(&advise_with(json, situation), "K-27").text.clone()
    };
    assert!(size(98, 150).contains("建议您选S码"));
    assert!(size(98, 151).contains("建议您选M码"));
    assert!(size(99, 150).contains("建议您选110码"), "no row fits, so by height");
}

#[test]
fn of_two_sizes_that_fit_the_loose_one_takes_the_larger() {
    let size = |usual: &str, likes_loose| {
        let mut situation = says(&["选多大的"]);
        situation.product = Some(ProductFacts { title: "学步鞋".into(), ..product(Some(30)) });
        situation.size = Some(SizeFacts { usual_size: Some(usual.into()), likes_loose, ..child(None) });
        desk::suggestion(&advise(situation), "K-29a").text.clone()
    };
    assert!(size("37-38", false).contains("建议您选37或38码"));
    assert!(size("37-38", true).contains("建议您选38码"));
    assert!(size("37.5", true).contains("建议您选38.5码"));
}
