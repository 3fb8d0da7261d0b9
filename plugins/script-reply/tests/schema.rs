//! The schema and the code say the same of the settings, and the factory script is accepted.

use xiaoer_script_reply::Settings;
use xiaoer_sdk::schema::disagreements;

#[test]
fn the_schema_describes_the_factory_script() {
    assert_eq!(disagreements(include_str!("../settings.schema.json"), &Settings::default()), Vec::<String>::new());
    assert_eq!(Settings::default().problems(), []);
}
