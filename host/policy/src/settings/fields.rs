//! The settings that a schema describes, one after the other: what a list of them shows.

use crate::sentence::Sentence;
use serde::Serialize;
use serde_json::Value;

/// The deepest nesting that is looked into; a form deeper than this could not be read by anybody.
const DEPTH: usize = 8;
/// The most settings that are listed.
const FIELDS: usize = 2_000;

/// One setting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Its place, a JSON pointer: `/compensation/min_fen`.
    pub path: String,
    /// Its title in both languages; its name where the schema has none.
    pub title: Sentence,
    /// Its value if nobody sets it.
    pub default: Option<Value>,
    /// What it counts: `fen`, `s`, `days` ...
    pub unit: Option<String>,
    /// The smallest value.
    pub minimum: Option<Value>,
    /// The largest value.
    pub maximum: Option<Value>,
}

/// Every setting of a schema that is not itself an object of settings, in the schema's order of names.
pub fn fields(schema: &Value) -> Vec<Field> {
    let mut fields = Vec::new();
    walk(schema, "", DEPTH, &mut fields);
    fields
}

fn walk(schema: &Value, path: &str, depth: usize, fields: &mut Vec<Field>) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    for (name, property) in properties {
        if fields.len() >= FIELDS {
            return;
        }
        let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        if depth > 0 && property.get("properties").is_some_and(Value::is_object) {
            walk(property, &path, depth - 1, fields);
            continue;
        }
        let text = |key: &str| property.get(key).and_then(Value::as_str).map(str::to_owned);
        fields.push(Field {
            path,
            title: Sentence::new(
                text("title").unwrap_or_else(|| name.clone()),
                text("x-title-en").unwrap_or_else(|| name.clone()),
            ),
            default: property.get("default").cloned(),
            unit: text("x-unit"),
            minimum: property.get("minimum").cloned(),
            maximum: property.get("maximum").cloned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_listed_with_their_place_default_and_unit() {
        let schema = json!({ "properties": {
            "late": { "type": "object", "properties": {
                "free/count": { "type": "integer", "default": 2, "x-unit": "times", "minimum": 0, "title": "免罚", "x-title-en": "Free" } } },
            "mode": { "enum": ["a"] },
        } });
        let fields = fields(&schema);
        assert_eq!(fields.iter().map(|field| field.path.as_str()).collect::<Vec<_>>(), ["/late/free~1count", "/mode"]);
        assert_eq!((&fields[0].default, fields[0].unit.as_deref()), (&Some(json!(2)), Some("times")));
        assert_eq!((fields[0].title.zh.as_str(), fields[1].title.en.as_str()), ("免罚", "mode"));
    }

    #[test]
    fn a_schema_that_is_none_has_no_settings() {
        for schema in [json!(null), json!({ "properties": 1 }), json!([])] {
            assert_eq!(fields(&schema), []);
        }
    }
}
