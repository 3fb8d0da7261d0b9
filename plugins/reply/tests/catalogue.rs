//! What holds for every script of the factory.

mod desk;

use desk::{after_sale, child, level_of, order, picture, product, says, settings, suggestion};
use xiaoer_reply::{FAMILIES, Reply};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

/// Settings in which everything that a script may mention is set.
const FULL: &str = r#"{
    "promotion": {"headline":"夏装两件9折","rule":"同款不同色也算","how":"放进购物车一起提交","starts_on":"2026-07-01","ends_on":"2026-07-31"},
    "free_shipping": {"scope":"over_threshold"},
    "bargaining": {"agent_may_discount":true,"discount_threshold_fen":10000,"gifts":true},
    "delivery": {"ship_promise_h":24,"days":"3到5"},
    "payment": {"methods":"余额和银行卡","steps":"提交订单后选择付款方式"},
    "size": {"fit_rate_percent":93}
}"#;

/// A situation in which everything is known that the shop's records can hold.
fn full(language: Language) -> Situation {
    let mut situation = says(&["顺丰能发吗,材质怎么样,便宜点"]);
    situation.shop.language = language;
    situation.eta = Some("7月18日".into());
    situation.product = Some(product(Some(30)));
    situation.order = Some(order(OrderState::Shipped));
    situation.buyer.region = Some("香港".into());
    situation.size = Some(child(Some(98)));
    situation.after_sale =
        Some(AfterSaleFacts { compensation: Some(500), refund_amount: Some(12_800), ..after_sale() });
    situation.hold = Some(HoldFacts { since: 0, last_contact: 0, wait_reason: Some("库存".into()) });
    situation
}

/// What only the agent knows.
const AGENT_KNOWS: [&str; 6] = ["option_a", "option_b", "result", "issue", "explanation", "restate"];

#[test]
fn every_script_is_whole_with_full_facts_and_passes_the_shops_own_review() {
    let platforms =
        [Platform::Taobao, Platform::Tmall, Platform::Douyin, Platform::Pinduoduo, Platform::Jd, Platform::Other];
    let shops = platforms.into_iter().map(|platform| (platform, Language::ZhCn));
    for (platform, language) in shops.chain([(Platform::Other, Language::En)]) {
        for family in FAMILIES {
            for script in family.scripts {
                let text = rendered(script.id, platform, language);
                assert!(!text.contains(['{', '}', '[', ']']), "{}: {text}", script.id);
                let phase = match family.name {
                    "after_sale" | "complaint" | "review" => Phase::AfterSale,
                    _ => Phase::InSale,
                };
                let destination = match family.name {
                    "review" => Destination::PublicReview,
                    "phone" => Destination::Phone,
                    _ => Destination::BuyerChat,
                };
                let mut draft = desk::draft(&text);
                draft.shop.language = language;
                draft.shop.platform = platform;
                draft.phase = phase;
                draft.destination = destination;
                draft.script_id = Some(script.id.into());
                draft.order = Some(order(OrderState::Shipped));
                draft.return_case_open = true;
                draft.messages = vec![picture()];
                // What ships free is one thing or the other.
                let settings = match script.id {
                    "K-33" => FULL.replace("over_threshold", "whole_shop"),
                    _ => FULL.to_owned(),
                };
                let findings = desk::review_with(&settings, draft);
                assert!(
                    findings.iter().all(|finding| finding.level == Level::Hint),
                    "{} says {text} and gets {findings:?}",
                    script.id
                );
                assert!(findings.is_empty(), "{} says {text} and gets {findings:?}", script.id);
            }
        }
    }
}

/// A script's text with full facts, whatever the guards say: worded over a script that is always offered.
fn rendered(id: &str, platform: Platform, language: Language) -> String {
    let script = FAMILIES.iter().flat_map(|family| family.scripts).find(|script| script.id == id).expect("a script");
    let template = script.factory(language);
    let own = serde_json::json!({"complaint": {"K-69": {"zh_cn": template, "en": template}}});
    let mut json: serde_json::Value = serde_json::from_str(FULL).expect("json");
    json["scripts"] = own;
    let mut situation = Situation { moment: Moment::ComplaintReceived, ..full(language) };
    situation.shop.platform = platform;
    let advice = Reply::advise(&settings(&json.to_string()), situation);
    let script = suggestion(&advice, "K-69");
    let unknown: Vec<&String> = script.missing.iter().filter(|name| !AGENT_KNOWS.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "{id} misses {unknown:?}");
    AGENT_KNOWS.iter().fold(script.text.clone(), |text, name| text.replace(&format!("{{{name}}}"), "重新发货"))
}

#[test]
fn size_scripts_say_that_they_are_suggestions_in_both_languages() {
    let family = FAMILIES.iter().find(|family| family.name == "size").expect("the size family");
    for script in family.scripts {
        assert!(script.zh_cn.contains("建议"), "{}", script.id);
        assert!(script.en.contains("suggest"), "{}", script.id);
    }
}

#[test]
fn a_draft_with_a_place_that_nobody_filled_is_blocked() {
    let findings = desk::review(desk::draft("亲,您的包裹{eta}前给您回复呢"));
    assert_eq!(level_of(&findings, "S-07"), Some(Level::Block));
}
