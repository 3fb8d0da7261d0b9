//! The schema and the code say the same of the table: its default, its columns and its outcomes.

use xiaoer_table::undescribed;
use xiaoer_table_refund::{Decided, FACTS, Settings};

#[test]
fn the_schema_describes_the_factory_table_and_exactly_what_the_policy_knows() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
    assert_eq!(xiaoer_sdk::schema::defaults(&schema), serde_json::to_value(Settings::default()).unwrap());
    assert_eq!(xiaoer_sdk::schema::undocumented(&schema), Vec::<String>::new());
    assert_eq!(undescribed::<Decided>(FACTS, &schema["properties"]["table"]), Vec::<String>::new());
    assert_eq!(Settings::default().problems(), []);
}
