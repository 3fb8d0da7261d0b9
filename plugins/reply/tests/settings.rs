//! Settings that an operator gets wrong are refused, with the place and what to do, in both languages.

mod desk;

use desk::settings;
use xiaoer_reply::Reply;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::reply::Policy;

fn problems(json: &str) -> Vec<SettingsProblem> {
    Reply::check(&settings(json))
}

#[test]
fn the_factory_settings_have_no_problem() {
    assert!(problems("{}").is_empty());
}

#[test]
fn each_mistake_is_found_at_its_place() {
    for (json, path) in [
        (r#"{"greeting":{"delay_ms":10001}}"#, "/greeting/delay_ms"),
        (r#"{"bargaining":{"discount_percent":0}}"#, "/bargaining/discount_percent"),
        (r#"{"bargaining":{"discount_percent":101}}"#, "/bargaining/discount_percent"),
        (r#"{"bargaining":{"discount_threshold_fen":-1}}"#, "/bargaining/discount_threshold_fen"),
        (r#"{"free_shipping":{"scope":"over_threshold","threshold_fen":0}}"#, "/free_shipping/threshold_fen"),
        (r#"{"free_shipping":{"ends_on":"明天"}}"#, "/free_shipping/ends_on"),
        (r#"{"promotion":{"starts_on":"2026-02-30"}}"#, "/promotion/starts_on"),
        (r#"{"promotion":{"starts_on":"2026-07-02","ends_on":"2026-07-01"}}"#, "/promotion/ends_on"),
        (r#"{"size":{"step_cm":0}}"#, "/size/step_cm"),
        (r#"{"size":{"sizes_up":4}}"#, "/size/sizes_up"),
        (r#"{"size":{"fit_rate_percent":101}}"#, "/size/fit_rate_percent"),
        (r#"{"size":{"winter_months":[12,13]}}"#, "/size/winter_months/1"),
        (r#"{"size":{"advice_words":[]}}"#, "/size/advice_words"),
        (r#"{"invoice":{"items":[" "]}}"#, "/invoice/items"),
        (r#"{"wording":{"length_limit":0}}"#, "/wording/length_limit"),
        (r#"{"wording":{"length_limit":300,"length_max":301}}"#, "/wording/length_max"),
        (r#"{"wording":{"address":[]}}"#, "/wording/address"),
        (r#"{"tags":{"confidence_min":0}}"#, "/tags/confidence_min"),
        (r#"{"tags":{"unhappy_from":50,"angry_from":40}}"#, "/tags/angry_from"),
        (r#"{"tags":{"phrases":[{"topic":"size","phrase":"码","weight":0}]}}"#, "/tags/phrases/0/weight"),
        (r#"{"tags":{"phrases":[{"topic":"size","phrase":" ","weight":9}]}}"#, "/tags/phrases/0/phrase"),
        (r#"{"scripts":{"nonsense":{"K-01":{}}}}"#, "/scripts/nonsense/K-01"),
        (r#"{"scripts":{"a/b~c":{"K-01":{}}}}"#, "/scripts/a~1b~0c/K-01"),
        (r#"{"scripts":{"greeting":{"K-99":{}}}}"#, "/scripts/greeting/K-99"),
        (r#"{"scripts":{"greeting":{"K-01":{"zh_cn":"  "}}}}"#, "/scripts/greeting/K-01/zh_cn"),
        (r#"{"scripts":{"greeting":{"K-01":{"zh_cn":"您好{shop"}}}}"#, "/scripts/greeting/K-01/zh_cn"),
        (r#"{"scripts":{"greeting":{"K-01":{"zh_cn":"您好shop}"}}}}"#, "/scripts/greeting/K-01/zh_cn"),
        (r#"{"scripts":{"greeting":{"K-01":{"en":"Hello [{shop}"}}}}"#, "/scripts/greeting/K-01/en"),
        (r#"{"scripts":{"greeting":{"K-01":{"en":"Hello [a[b]]"}}}}"#, "/scripts/greeting/K-01/en"),
        (r#"{"scripts":{"greeting":{"K-01":{"zh_cn":"您好{店名}"}}}}"#, "/scripts/greeting/K-01/zh_cn"),
        (r#"{"scripts":{"size":{"K-27":{"zh_cn":"您选{size}码就好"}}}}"#, "/scripts/size/K-27/zh_cn"),
        (r#"{"scripts":{"size":{"K-27":{"en":"Take size {size}"}}}}"#, "/scripts/size/K-27/en"),
    ] {
        let found = problems(json);
        assert!(!found.is_empty(), "{json} passes");
        for problem in &found {
            assert_eq!(problem.path, path, "{json}");
            assert!(!problem.zh_cn.is_empty() && problem.en.starts_with(|c: char| c.is_ascii()), "{problem:?}");
        }
    }
}

#[test]
fn a_template_that_is_too_long_is_refused() {
    let text = "请".repeat(501);
    let found = problems(&format!(r#"{{"scripts":{{"greeting":{{"K-02":{{"zh_cn":"{text}"}}}}}}}}"#));
    assert_eq!(found.len(), 1);
    assert!(found[0].zh_cn.contains("501"));
}

#[test]
fn sensible_changes_pass() {
    let json = r#"{
        "greeting": {"delay_ms": 10000},
        "promotion": {"headline": "周末9折", "starts_on": "2026-07-01", "ends_on": "2026-07-01"},
        "free_shipping": {"scope": "over_threshold", "threshold_fen": 1},
        "tags": {"phrases": [{"topic": "goods", "phrase": "小熊", "weight": 60}]},
        "scripts": {
            "greeting": {"K-01": {"zh_cn": "[[微笑]]欢迎来{shop}[,我是{agent}]"}},
            "size": {"K-27": {"zh_cn": "建议{size}码", "en": "We suggest {size}"}}
        }
    }"#;
    assert_eq!(problems(json), []);
}

#[test]
fn settings_of_another_form_are_refused() {
    for json in [
        "",
        "{",
        r#"{"unknown":1}"#,
        r#"{"greeting":{"delay_ms":"2s"}}"#,
        r#"{"greeting":{"delay_ms":-1}}"#,
        r#"{"scripts":[]}"#,
        r#"{"scripts":{"greeting":{"K-01":"text"}}}"#,
        r#"{"scripts":{"greeting":{"K-01":{"fr":"Bonjour"}}}}"#,
        r#"{"tags":{"phrases":[{"topic":"nothing","phrase":"a","weight":1}]}}"#,
    ] {
        assert!(xiaoer_sdk::read_settings::<xiaoer_reply::Settings>(json).is_err(), "{json}");
    }
}
