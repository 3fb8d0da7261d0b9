//! The schema and the code say the same of the table: its default, its columns and its outcomes.

use serde_json::{Value, json};
use xiaoer_table::{Outcome, described};
use xiaoer_table_refund::{Decided, FACTS, Settings};

fn schema() -> Value {
    serde_json::from_str(include_str!("../settings.schema.json")).unwrap()
}

#[test]
fn the_default_of_the_schema_is_the_factory_table() {
    assert_eq!(xiaoer_sdk::schema::defaults(&schema()), serde_json::to_value(Settings::default()).unwrap());
    assert_eq!(xiaoer_sdk::schema::undocumented(&schema()), Vec::<String>::new());
}

#[test]
fn the_editor_offers_exactly_the_facts_and_outcomes_that_the_policy_knows() {
    let schema = schema();
    let table = &schema["properties"]["table"];
    let facts: Vec<Value> = described(FACTS)
        .into_iter()
        .map(|(path, kind, optional, words)| {
            json!([path, kind, optional, if kind == "word" { words } else { Vec::new() }])
        })
        .collect();
    let columns: Vec<Value> = table["x-columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| {
            assert!(column["title"].is_string() && column["x-title-en"].is_string(), "{column}");
            let words = column.get("words").cloned().unwrap_or_else(|| json!([]));
            json!([column["path"], column["kind"], column["optional"] == true, words])
        })
        .collect();
    assert_eq!(facts, columns);
    let outcomes: Vec<&str> =
        table["x-outcomes"].as_array().unwrap().iter().map(|outcome| outcome["name"].as_str().unwrap()).collect();
    assert_eq!(outcomes, Decided::COLUMNS);
}
