//! The rule index carries out the catalogue's scheme, and names whatever the policy names.

fn manifest() -> serde_json::Value {
    serde_json::from_str(include_str!("../manifest.json")).unwrap()
}

#[test]
fn every_rule_that_the_policy_names_is_in_the_manifests_index() {
    let manifest = manifest();
    let index: Vec<&str> =
        manifest["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let source = [
        include_str!("../src/attendance.rs"),
        include_str!("../src/conduct.rs"),
        include_str!("../src/incident.rs"),
        include_str!("../../wages/src/level.rs"),
        include_str!("../../wages/src/month.rs"),
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
    let family = ["PP-", "PAY-", "ATT-"].iter().find_map(|family| word.strip_prefix(family));
    family.is_some_and(|number| number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit()))
}

#[test]
fn the_index_carries_out_every_rule_of_the_catalogues_scheme() {
    let manifest = manifest();
    let rules = manifest["rules"].as_array().unwrap();
    let carried_out: Vec<&str> =
        rules.iter().filter_map(|rule| rule["catalogue"].as_array()).flatten().map(|id| id.as_str().unwrap()).collect();
    let points = (1..=14).map(|number| format!("PP-{number:02}"));
    // ATT-05 and ATT-06 are the other scheme's: they take off orders by FT-08 to FT-10.
    let others = ["PAY-10", "PAY-11", "PAY-12", "ATT-01", "ATT-02", "ATT-03", "ATT-04", "ATT-07"].map(str::to_owned);
    let missing: Vec<String> = points.chain(others).filter(|id| !carried_out.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
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
