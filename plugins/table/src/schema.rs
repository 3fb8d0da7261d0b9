//! What the console must know to draw a table's editor: a settings schema carries it, and a policy's own test compares
//! that with its facts and outcomes.

use serde_json::{Value, json};

use crate::field::{Field, Kind};
use crate::outcome::Outcome;

/// What the setting `name` of a settings schema's text says otherwise than the code: its `x-columns` and `x-outcomes` must be the
/// facts and the outcome columns, in their order, each with a title in both languages. Empty: nothing.
pub fn undescribed<O: Outcome>(fields: &[Field<O::Facts>], schema: &str, name: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let table = &schema["properties"][name];
    let columns = fields.iter().map(|field| {
        let words = if matches!(field.kind, Kind::Word(_)) { field.kind.names() } else { Vec::new() };
        json!([field.path, field.kind.name(), field.optional, words])
    });
    let titled = |node: &Value| node["title"].is_string() && node["x-title-en"].is_string();
    let none = json!([]);
    let column = |node: &Value| {
        let words = node.get("words").unwrap_or(&none);
        titled(node).then(|| json!([node["path"], node["kind"], node["optional"] == true, words]))
    };
    let outcome = |node: &Value| titled(node).then(|| node["name"].clone());
    let outcomes = O::COLUMNS.iter().map(|name| json!(name));
    let mut wrong = differences(columns, &table["x-columns"], column);
    wrong.extend(differences(outcomes, &table["x-outcomes"], outcome));
    wrong
}

fn differences(
    known: impl Iterator<Item = Value>,
    offered: &Value,
    read: impl Fn(&Value) -> Option<Value>,
) -> Vec<String> {
    let known: Vec<Value> = known.collect();
    let offered: Vec<Value> =
        offered.as_array().into_iter().flatten().map(|node| read(node).unwrap_or_default()).collect();
    let longest = known.len().max(offered.len());
    let pairs = (0..longest).map(|at| (known.get(at), offered.get(at)));
    pairs.filter(|(one, other)| one != other).map(|(one, other)| format!("{one:?} is described as {other:?}")).collect()
}
