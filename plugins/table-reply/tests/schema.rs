//! The schema and the code say the same of the settings, the table's columns and its outcomes.

use xiaoer_sdk::schema::disagreements;
use xiaoer_table::undescribed;
use xiaoer_table_reply::{FACTS, Said, Settings};

const SCHEMA: &str = include_str!("../settings.schema.json");

#[test]
fn the_schema_describes_the_factory_table_and_exactly_what_the_policy_knows() {
    assert_eq!(disagreements(SCHEMA, &Settings::default()), Vec::<String>::new());
    assert_eq!(undescribed::<Said>(FACTS, SCHEMA, "table"), Vec::<String>::new());
    assert_eq!(Settings::default().problems(), []);
}
