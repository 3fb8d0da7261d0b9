//! What a test case expects of a verdict: part of its JSON, matched field by field.
//!
//! The rule, whole:
//! - an object expects each of its fields to match; fields that it does not name may be anything;
//! - a list expects as many items as it has, each matching the one at its place, so `[]` expects an empty list;
//! - everything else (a number, a text, `true`, `null`) expects exactly itself;
//! - an object with `$contains` and/or `$lacks`, and nothing else, stands where a list is expected: each item of
//!   `$contains` must match some item of the list, wherever it is, and no item of `$lacks` may match any.

use serde::Serialize;
use serde_json::{Map, Value};

const CONTAINS: &str = "$contains";
const LACKS: &str = "$lacks";
/// How many differences are worth reading.
const DIFFERENCES: usize = 50;

/// A place where a verdict is not as expected.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The field, for example `reasons[0].rule`; empty for the whole verdict.
    pub field: String,
    /// What was expected there.
    pub expected: Value,
    /// What is there; nothing where the verdict has no such field.
    pub found: Option<Value>,
}

/// Refuses an expectation that could not mean anything; says why.
pub(crate) fn check(expected: &Value) -> Result<(), String> {
    match expected {
        Value::Object(fields) if speaks_of_a_list(fields) => {
            for (name, items) in fields {
                if name != CONTAINS && name != LACKS {
                    return Err(format!("{name}: stands beside {CONTAINS} or {LACKS}, which stand alone"));
                }
                let items = items.as_array().ok_or_else(|| format!("{name}: needs a list"))?;
                items.iter().try_for_each(check)?;
            }
            Ok(())
        }
        Value::Object(fields) => fields.iter().try_for_each(|(name, inner)| match name.strip_prefix('$') {
            Some(_) => Err(format!("{name}: only {CONTAINS} and {LACKS} are known")),
            None => check(inner),
        }),
        Value::Array(items) => items.iter().try_for_each(check),
        _ => Ok(()),
    }
}

/// Where the verdict is not as expected, in the order of the expectation; empty if it is.
pub fn differences(expected: &Value, found: &Value) -> Vec<Difference> {
    let mut differences = Vec::new();
    compare(expected, Some(found), "", &mut differences);
    differences.truncate(DIFFERENCES);
    differences
}

fn compare(expected: &Value, found: Option<&Value>, field: &str, differences: &mut Vec<Difference>) {
    let mut differs = |expected: &Value| {
        differences.push(Difference { field: field.to_owned(), expected: expected.clone(), found: found.cloned() });
    };
    match (expected, found) {
        (Value::Object(rules), Some(Value::Array(items))) if speaks_of_a_list(rules) => {
            let matches = |wanted: &Value| items.iter().any(|item| self::differences(wanted, item).is_empty());
            let wanted = |name: &str| rules.get(name).and_then(Value::as_array).into_iter().flatten();
            if !wanted(CONTAINS).all(matches) || wanted(LACKS).any(matches) {
                differs(expected);
            }
        }
        (Value::Object(rules), Some(Value::Object(fields))) if !speaks_of_a_list(rules) => {
            for (name, inner) in rules {
                let place = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
                compare(inner, fields.get(name), &place, differences);
            }
        }
        (Value::Array(wanted), Some(Value::Array(items))) if wanted.len() == items.len() => {
            for (at, (inner, item)) in wanted.iter().zip(items).enumerate() {
                compare(inner, Some(item), &format!("{field}[{at}]"), differences);
            }
        }
        (Value::Null, None) => {}
        (expected, Some(found)) if expected == found => {}
        (expected, _) => differs(expected),
    }
}

fn speaks_of_a_list(fields: &Map<String, Value>) -> bool {
    fields.contains_key(CONTAINS) || fields.contains_key(LACKS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(expected: &Value, found: &Value) -> Vec<String> {
        let mut fields: Vec<_> = differences(expected, found).into_iter().map(|difference| difference.field).collect();
        fields.sort_unstable();
        fields
    }

    #[test]
    fn fields_that_are_not_named_may_be_anything() {
        let verdict = json!({ "decision": "deny", "amount_max": 0, "warning": null });
        assert_eq!(fields(&json!({ "decision": "deny" }), &verdict), [""; 0]);
        assert_eq!(fields(&json!({ "decision": "deny", "warning": null }), &verdict), [""; 0]);
        assert_eq!(
            fields(&json!({ "decision": "offer_choice", "amount_max": 1 }), &verdict),
            ["amount_max", "decision"]
        );
    }

    #[test]
    fn a_list_is_matched_place_by_place_and_an_empty_one_means_nothing_there() {
        let verdict = json!({ "reasons": [{ "rule": "RF-07", "text": "a" }, { "rule": "RF-22", "text": "b" }] });
        assert_eq!(fields(&json!({ "reasons": [{ "rule": "RF-07" }, {}] }), &verdict), [""; 0]);
        assert_eq!(fields(&json!({ "reasons": [{ "rule": "RF-08" }, {}] }), &verdict), ["reasons[0].rule"]);
        assert_eq!(fields(&json!({ "reasons": [] }), &verdict), ["reasons"]);
    }

    #[test]
    fn contains_and_lacks_look_anywhere_in_a_list() {
        let verdict = json!({ "findings": [{ "rule": "L-03" }, { "rule": "L-12", "level": "hint" }] });
        let expects = |rules: Value| fields(&json!({ "findings": rules }), &verdict);
        assert_eq!(expects(json!({ "$contains": [{ "rule": "L-12", "level": "hint" }] })), [""; 0]);
        assert_eq!(expects(json!({ "$contains": [{ "rule": "L-12", "level": "block" }] })), ["findings"]);
        assert_eq!(expects(json!({ "$lacks": [{ "rule": "L-01" }] })), [""; 0]);
        assert_eq!(expects(json!({ "$contains": [{ "rule": "L-03" }], "$lacks": [{ "rule": "L-12" }] })), ["findings"]);
    }

    #[test]
    fn a_field_that_is_not_there_is_no_match_but_for_null() {
        assert_eq!(fields(&json!({ "a": 1 }), &json!({})), ["a"]);
        assert_eq!(fields(&json!({ "a": null }), &json!({})), [""; 0]);
        assert_eq!(differences(&json!(1), &json!("1"))[0].found, Some(json!("1")));
    }

    #[test]
    fn an_expectation_that_means_nothing_is_refused() {
        assert!(check(&json!({ "a": [{ "$contains": [1] }] })).is_ok());
        for bad in [
            json!({ "$contain": [] }),
            json!({ "$contains": 1 }),
            json!({ "$lacks": [], "rule": "x" }),
            json!([{ "$contains": [{ "$any": 1 }] }]),
        ] {
            assert!(check(&bad).is_err(), "{bad}");
        }
    }
}
