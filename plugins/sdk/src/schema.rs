//! Keeps a policy's settings schema and its code from drifting apart: a policy's own test compares the schema's
//! defaults with the defaults of its settings type, and asks for what people would miss in the form.

use serde_json::{Map, Value};

/// The settings that the schema's `default`s add up to: an object with every property that has one, and with every
/// property that is itself an object of properties.
pub fn defaults(schema: &Value) -> Value {
    if let Some(value) = schema.get("default") {
        return value.clone();
    }
    let properties = properties(schema).map(|(name, property)| (name.clone(), defaults(property)));
    Value::Object(properties.collect())
}

/// What the form could not show, each as `pointer: what is missing`. Every property needs its title and description in
/// both languages; a value needs a default; a number needs its unit and its range; an object must refuse unknown keys.
pub fn undocumented(schema: &Value) -> Vec<String> {
    let mut missing = Vec::new();
    look_at(schema, "", &mut missing);
    missing
}

/// What a schema's text says otherwise than the code: its defaults must be those of the settings, and the form must miss
/// nothing. Empty: nothing.
pub fn disagreements(schema: &str, settings: &impl serde::Serialize) -> Vec<String> {
    let (schema, code) = match (serde_json::from_str(schema), serde_json::to_value(settings)) {
        (Ok(schema), Ok(code)) => (schema, code),
        (Err(error), _) | (_, Err(error)) => return vec![error.to_string()],
    };
    let mut found = undocumented(&schema);
    let defaults = defaults(&schema);
    if defaults != code {
        found.push(format!("the schema's defaults are {defaults}, the code's {code}"));
    }
    found
}

/// Which rules of the trade's catalogue each setting belongs to, by the schema's `x-rules`: the setting's JSON pointer and
/// the ids. What stands on a group holds for every setting in it that has none of its own.
pub fn rules(schema: &Value) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    collect(schema, "", &[], &mut found);
    found
}

fn collect(property: &Value, place: &str, inherited: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let own = property.get("x-rules").and_then(Value::as_array);
    let own: Option<Vec<String>> = own.map(|ids| ids.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect());
    let rules = own.as_deref().unwrap_or(inherited);
    if property.get("properties").is_none() {
        found.push((place.to_owned(), rules.to_vec()));
    }
    for (name, inner) in properties(property) {
        collect(inner, &format!("{place}/{name}"), rules, found);
    }
}

/// Settings that choose one value of one `enum` each, for every value that the schema offers.
pub fn choices(schema: &Value) -> Vec<Value> {
    let own = schema.get("enum").and_then(Value::as_array).into_iter().flatten().cloned();
    let inner = properties(schema).flat_map(|(name, property)| {
        let chosen = choices(property).into_iter();
        chosen.map(|value| Value::Object(Map::from_iter([(name.clone(), value)])))
    });
    own.chain(inner).collect()
}

fn look_at(property: &Value, place: &str, missing: &mut Vec<String>) {
    let mut need = |keys: &[&str]| {
        let absent = keys.iter().filter(|key| property.get(**key).is_none());
        missing.extend(absent.map(|key| format!("{place}: {key}")));
    };
    if !place.is_empty() {
        need(&["title", "x-title-en", "description", "x-description-en"]);
    }
    match property.get("type").and_then(Value::as_str) {
        Some("object") if property.get("properties").is_some() => need(&["additionalProperties"]),
        Some("integer" | "number") => need(&["default", "x-unit", "minimum", "maximum"]),
        _ => need(&["default"]),
    }
    for (name, inner) in properties(property) {
        look_at(inner, &format!("{place}/{name}"), missing);
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": false, "properties": { "late": {
            "type": "object", "additionalProperties": false,
            "title": "迟到", "x-title-en": "Lateness", "description": "迟到。", "x-description-en": "Lateness.",
            "properties": { "free": {
                "type": "integer", "default": 2, "minimum": 0, "maximum": 31, "x-unit": "times",
                "title": "免罚次数", "x-title-en": "Free", "description": "次数。", "x-description-en": "Times."
            } }
        } } })
    }

    #[test]
    fn defaults_keep_the_shape_of_the_settings() {
        assert_eq!(defaults(&schema()), json!({ "late": { "free": 2 } }));
    }

    #[test]
    fn a_setting_belongs_to_its_own_rules_or_else_to_those_of_its_group() {
        let mut schema = schema();
        assert_eq!(rules(&schema), [("/late/free".to_owned(), Vec::new())]);
        schema["properties"]["late"]["x-rules"] = json!(["FT-01", "FT-02"]);
        assert_eq!(rules(&schema)[0].1, ["FT-01", "FT-02"]);
        schema["properties"]["late"]["properties"]["free"]["x-rules"] = json!(["FT-01"]);
        assert_eq!(rules(&schema)[0].1, ["FT-01"]);
    }

    #[test]
    fn each_choice_is_settings_of_its_own() {
        let mut schema = schema();
        schema["properties"]["late"]["properties"]["mode"] = json!({ "enum": ["one", "all"], "default": "one" });
        assert_eq!(choices(&schema), [json!({ "late": { "mode": "one" } }), json!({ "late": { "mode": "all" } })]);
    }

    #[test]
    fn what_a_form_needs_is_missed() {
        assert_eq!(undocumented(&schema()), Vec::<String>::new());
        let mut poor = schema();
        for key in ["x-unit", "x-title-en"] {
            poor["properties"]["late"]["properties"]["free"].as_object_mut().unwrap().remove(key);
        }
        assert_eq!(undocumented(&poor), ["/late/free: x-title-en", "/late/free: x-unit"]);
    }
}
