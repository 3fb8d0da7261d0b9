//! The rule index, and settings that contradict themselves.

use xiaoer_penalty::Settings;

#[test]
fn every_rule_that_the_policy_names_is_in_the_manifests_index() {
    let manifest: serde_json::Value = serde_json::from_str(include_str!("../manifest.json")).unwrap();
    let index: Vec<&str> =
        manifest["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let source = [
        include_str!("../src/answer.rs"),
        include_str!("../src/attendance.rs"),
        include_str!("../src/incident.rs"),
        include_str!("../src/order.rs"),
        include_str!("../src/pay.rs"),
        include_str!("../../wages/src/attribution.rs"),
        include_str!("../../wages/src/slip.rs"),
    ]
    .concat();
    let named: Vec<&str> = source.split('"').filter(|word| is_rule(word)).collect();
    assert!(named.len() > 30);
    for rule in named {
        assert!(index.contains(&rule), "{rule}");
    }
}

fn is_rule(word: &str) -> bool {
    let family = ["FT-", "PAY-", "ATT-"].iter().find_map(|family| word.strip_prefix(family));
    family.is_some_and(|number| number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

#[test]
fn the_index_carries_out_every_rule_of_the_catalogues_scheme() {
    let manifest: serde_json::Value = serde_json::from_str(include_str!("../manifest.json")).unwrap();
    let rules = manifest["rules"].as_array().unwrap();
    let carried_out: Vec<&str> =
        rules.iter().filter_map(|rule| rule["catalogue"].as_array()).flatten().map(|id| id.as_str().unwrap()).collect();
    let ids = |family: &str, numbers: std::ops::RangeInclusive<u32>| -> Vec<String> {
        numbers.map(|number| format!("{family}-{number:02}")).collect()
    };
    // PAY-10 is the other scheme's commission.
    let scheme = [ids("FT", 1..=10), ids("PAY", 1..=9), ids("PAY", 11..=12), ids("ATT", 1..=7)].concat();
    let missing: Vec<&String> = scheme.iter().filter(|id| !carried_out.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_group_of_settings_may_name_one_number_and_keep_the_others() {
    let settings: Settings = xiaoer_sdk::read_settings(r#"{"pay":{"base_fen":{"senior":300000}}}"#).unwrap();
    assert_eq!((settings.pay.base_fen.senior, settings.pay.base_fen.junior), (300_000, 150_000));
}

#[test]
fn every_setting_names_rules_of_the_catalogue_that_the_policy_carries_out() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(include_str!("../manifest.json")).unwrap();
    let rules = manifest["rules"].as_array().unwrap();
    let carried_out: Vec<&str> =
        rules.iter().filter_map(|rule| rule["catalogue"].as_array()).flatten().map(|id| id.as_str().unwrap()).collect();
    for (place, ids) in xiaoer_sdk::schema::rules(&schema) {
        assert!(!ids.is_empty(), "{place}");
        assert!(ids.iter().all(|id| carried_out.contains(&id.as_str())), "{place}: {ids:?}");
    }
}
