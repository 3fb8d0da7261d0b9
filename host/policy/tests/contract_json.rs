//! The JSON form of the contract is stable in both directions: what is read is what is written.

mod support;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;
use support::facts;
use xiaoer_policy::contract::{
    common::{Language, Role, SettingsProblem},
    penalty::{
        Assessment, Attribution, Effect, IncidentCase, IncidentKind, MonthCase, SaleCase, ScoreLevel, Shift, Statement,
    },
    refund::{RefundCase, RefundVerdict},
    reply::{Advice, Draft, Review, Situation, Topic},
};

/// Reads the JSON as `T`, writes it again, and finds the same JSON.
fn same<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str) -> T {
    let value: Value = serde_json::from_str(json).unwrap();
    let typed: T = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), value);
    typed
}

fn text<T: Serialize>(value: T) -> Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn facts_of_every_kind_keep_their_form() {
    same::<Situation>(facts::SITUATION);
    same::<Draft>(facts::DRAFT);
    same::<RefundCase>(facts::REFUND_CASE);
    same::<IncidentCase>(facts::INCIDENT_CASE);
    same::<MonthCase>(facts::MONTH_CASE);
    same::<SaleCase>(facts::SALE_CASE);
}

#[test]
fn verdicts_of_reply_policies_keep_their_form() {
    same::<Advice>(
        r#"{
            "tags": [{ "topic": "size", "confidence": 90 }], "emotion": "calm", "phase": "pre_sale",
            "greeting": {
                "script": { "id": "K-01", "text": "亲,您好", "next_step": "none", "missing": [] }, "after": 3000
            },
            "suggestions": [{ "id": "K-20", "text": "建议{size}", "next_step": "ask_leader", "missing": ["size"] }],
            "buying": true, "reasons": [{ "rule": "K-20", "text": "问尺码" }]
        }"#,
    );
    same::<Review>(
        r#"{ "findings": [{
            "rule": "L-01", "level": "block", "text": "不可引导私下交易", "excerpt": "加微信", "rewrite": null, "ask": "supervisor"
        }] }"#,
    );
}

#[test]
fn verdicts_of_refund_policies_keep_their_form() {
    same::<RefundVerdict>(
        r#"{
            "decision": "conditional_return", "amount_max": 15900, "freight_part": 0, "choices": ["exchange"],
            "reasons": [{ "rule": "RF-08", "text": "以仓库验货为准" }], "script_ids": ["K-62"],
            "requires_approval_by": "supervisor", "needed": ["pictures"], "errands": ["phone_buyer"],
            "deadline": 1763800000000, "return_class": "customer_personal", "return_freight": "insurer", "warning": null
        }"#,
    );
}

#[test]
fn verdicts_of_penalty_policies_keep_their_form() {
    same::<Assessment>(
        r#"{
            "proposals": [{
                "rule": "FT-05", "effect": { "fine": 2000 }, "reasons": [{ "rule": "FT-05", "text": "超时未回" }],
                "working": ["7 分钟 > 5 分钟"], "replaces": ["FT-07"]
            }],
            "notes": []
        }"#,
    );
    same::<Statement>(
        r#"{
            "lines": [{
                "rule": "PAY-01", "label": "底薪", "amount": 300000, "points": -5, "working": ["3000.00元 × 30/30天"]
            }],
            "total": 300000, "score": -15, "level": "warning", "carried_sales": -100, "reasons": [],
            "warnings": ["扣款超过当月工资的 20%"]
        }"#,
    );
    same::<Attribution>(r#"{ "owner": 7, "needs_confirmation": false, "reasons": [] }"#);
    same::<SettingsProblem>(r#"{ "path": "/unanswered/t2_s", "zh_cn": "太短", "en": "too short" }"#);
}

#[test]
fn every_effect_has_its_own_form() {
    for (effect, form) in [
        (Effect::Fine(2000), json!({ "fine": 2000 })),
        (Effect::Points(50), json!({ "points": 50 })),
        (Effect::RemovePerformance(15900), json!({ "remove_performance": 15900 })),
        (Effect::UseRestDay, json!("use_rest_day")),
        (Effect::OralCriticism, json!("oral_criticism")),
        (Effect::ReportToGeneralManager, json!("report_to_general_manager")),
    ] {
        assert_eq!(text(effect), form);
        assert_eq!(serde_json::from_value::<Effect>(form).unwrap(), effect);
    }
}

#[test]
fn words_of_several_parts_are_joined_by_underscores() {
    assert_eq!(text(Language::ZhCn), "zh_cn");
    assert_eq!(text(Role::AfterSaleAgent), "after_sale_agent");
    assert_eq!(text(Shift::DayIntoNight), "day_into_night");
    assert_eq!(text(IncidentKind::NonQualityReturn), "non_quality_return");
    assert_eq!(text(ScoreLevel::CompanyPenalty), "company_penalty");
    assert_eq!(text(Topic::CashBack), "cash_back");
}

#[test]
fn an_option_may_be_null_or_left_out() {
    let mut without: Value = serde_json::from_str(facts::SITUATION).unwrap();
    without.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    assert_eq!(serde_json::from_value::<Situation>(without).unwrap(), facts::situation());
}

#[test]
fn an_unknown_field_a_missing_one_and_an_unknown_word_are_refused() {
    let with = |field: &str, value: Value| {
        let mut facts: Value = serde_json::from_str(facts::DRAFT).unwrap();
        facts[field] = value;
        serde_json::from_value::<Draft>(facts)
    };
    assert!(with("tetx", json!("x")).unwrap_err().to_string().contains("tetx"));
    assert!(with("destination", json!("weibo")).unwrap_err().to_string().contains("weibo"));
    let mut missing: Value = serde_json::from_str(facts::DRAFT).unwrap();
    missing.as_object_mut().unwrap().remove("backed");
    assert!(serde_json::from_value::<Draft>(missing).unwrap_err().to_string().contains("backed"));
}
