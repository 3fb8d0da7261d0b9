//! The schema and the code say the same of the script.

use xiaoer_script_penalty::Settings;

#[test]
fn the_default_of_the_schema_is_the_factory_script() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
    assert_eq!(xiaoer_sdk::schema::defaults(&schema), serde_json::to_value(Settings::default()).unwrap());
    assert_eq!(xiaoer_sdk::schema::undocumented(&schema), Vec::<String>::new());
    assert_eq!(Settings::default().problems(), []);
}
