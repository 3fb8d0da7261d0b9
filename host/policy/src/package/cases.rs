//! The test cases that a package carries: the custom section `xiaoer:cases`, a JSON list of groups.
//!
//! A group has a `function`, `settings` and `facts` that its cases share, and `cases`. A case has a `name` and what it
//! expects, and says only where its settings and facts differ: a JSON Merge Patch (RFC 7396) on the group's.

use super::PackageError;
use crate::{expectation, kind::Kind, question::Question};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The largest section of cases, bytes.
pub const CASES_BYTES: usize = 256 << 10;
/// The most cases in a package.
pub const CASES: usize = 500;
/// The longest name of a case, bytes.
const NAME_BYTES: usize = 200;
/// The largest settings or facts of a group, bytes of JSON. With the number of cases this bounds what they expand to.
const BASE_BYTES: usize = 64 << 10;

/// A call and what it should answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What it shows, in a few words; no other case of the package has the same.
    pub name: String,
    /// The function that is called.
    pub question: Question,
    /// The settings, whole.
    pub settings: Value,
    /// The facts, whole.
    pub facts: Value,
    /// The part of the verdict that must be so: see [`crate::differences`].
    pub expected: Value,
}

/// Every case of a package.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cases {
    groups: Vec<Group>,
    bytes: usize,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    function: String,
    #[serde(default = "nothing")]
    settings: Value,
    #[serde(default = "nothing")]
    facts: Value,
    cases: Vec<Written>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(default = "nothing")]
    settings: Value,
    #[serde(default = "nothing")]
    facts: Value,
    expected: Value,
}

fn nothing() -> Value {
    Value::Object(Map::new())
}

impl Cases {
    pub(super) fn parse(bytes: &[u8], kind: Kind) -> Result<Self, PackageError> {
        Self::read(bytes, kind).map_err(|(case, detail)| PackageError::Cases { case, detail })
    }

    /// The error is the case's name, or nothing for the section as a whole, and what is wrong.
    fn read(bytes: &[u8], kind: Kind) -> Result<Self, (String, String)> {
        let whole = |detail: String| (String::new(), detail);
        if bytes.len() > CASES_BYTES {
            return Err(whole(format!("{} bytes, at most {CASES_BYTES}", bytes.len())));
        }
        let groups: Vec<Group> = serde_json::from_slice(bytes).map_err(|error| whole(error.to_string()))?;
        let count: usize = groups.iter().map(|group| group.cases.len()).sum();
        if count > CASES {
            return Err(whole(format!("{count} cases, at most {CASES}")));
        }
        for group in &groups {
            for (field, base) in [("settings", &group.settings), ("facts", &group.facts)] {
                let size = base.to_string().len();
                if size > BASE_BYTES {
                    return Err(whole(format!("{field} of a group: {size} bytes, at most {BASE_BYTES}")));
                }
            }
        }
        let cases = Self { groups, bytes: bytes.len() };
        let mut names = HashSet::new();
        for group in &cases.groups {
            let question = Question::named(&group.function)
                .filter(|question| question.is_of(kind))
                .ok_or_else(|| whole(format!("a {kind} policy has no function {:?}", group.function)))?;
            for written in &group.cases {
                let name = || written.name.clone();
                if written.name.trim().is_empty() || written.name.len() > NAME_BYTES {
                    return Err((name(), format!("name: 1 to {NAME_BYTES} bytes")));
                }
                if !names.insert(written.name.as_str()) {
                    return Err((name(), "another case has the same name".to_owned()));
                }
                expectation::check(&written.expected).map_err(|detail| (name(), format!("expected: {detail}")))?;
                let case = group.case(question, written);
                if !case.settings.is_object() {
                    return Err((name(), "settings: not a JSON object".to_owned()));
                }
                question.check_facts(&case.facts).map_err(|error| (name(), error.sentence().en))?;
            }
        }
        Ok(cases)
    }

    /// The cases, each made whole.
    pub fn iter(&self) -> impl Iterator<Item = Case> {
        self.groups.iter().flat_map(|group| {
            let question = Question::named(&group.function);
            group.cases.iter().filter_map(move |written| Some(group.case(question?, written)))
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.cases.len()).sum()
    }

    /// True if the package carries none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The section's size, bytes.
    pub const fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Group {
    fn case(&self, question: Question, written: &Written) -> Case {
        Case {
            name: written.name.clone(),
            question,
            settings: patched(&self.settings, &written.settings),
            facts: patched(&self.facts, &written.facts),
            expected: written.expected.clone(),
        }
    }
}

/// RFC 7396: objects are merged, `null` takes a field away, everything else replaces.
fn patched(base: &Value, patch: &Value) -> Value {
    let Value::Object(patch) = patch else { return patch.clone() };
    let mut merged = match base {
        Value::Object(fields) => fields.clone(),
        _ => Map::new(),
    };
    for (name, change) in patch {
        if change.is_null() {
            merged.remove(name);
        } else {
            let before = merged.remove(name).unwrap_or_default();
            merged.insert(name.clone(), patched(&before, change));
        }
    }
    Value::Object(merged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(groups: &Value) -> Result<Cases, PackageError> {
        Cases::parse(groups.to_string().as_bytes(), Kind::Penalty)
    }

    fn sale(cases: &Value) -> Value {
        json!([{
            "function": "attribute-sale",
            "facts": {
                "now": 3, "shop": { "name": "小店", "platform": "tmall", "language": "zh_cn" },
                "placed_at": 1, "paid_at": 2, "flags": [{ "agent": 3, "at": 1 }], "talks": [], "chased_from": null
            },
            "cases": cases,
        }])
    }

    fn refused(groups: &Value) -> (String, String) {
        match read(groups) {
            Err(PackageError::Cases { case, detail }) => (case, detail),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_case_says_only_what_differs() {
        let cases = read(&sale(&json!([
            { "name": "as it is", "expected": { "owner": 3 } },
            { "name": "no flag", "settings": { "a": 1 }, "facts": { "flags": [], "shop": { "platform": "jd" } },
              "expected": { "owner": null } },
        ])))
        .unwrap();
        let cases: Vec<Case> = cases.iter().collect();
        assert_eq!(cases[0].facts["flags"][0]["agent"], 3);
        assert_eq!(cases[0].settings, json!({}));
        assert_eq!((&cases[1].facts["flags"], &cases[1].facts["shop"]["platform"]), (&json!([]), &json!("jd")));
        assert_eq!(cases[1].facts["shop"]["name"], "小店");
        assert_eq!((&cases[1].settings, cases[1].question), (&json!({ "a": 1 }), Question::AttributeSale));
    }

    #[test]
    fn facts_that_the_function_does_not_take_are_refused_with_the_case_and_the_field() {
        let (case, detail) =
            refused(&sale(&json!([{ "name": "typo", "facts": { "shop": { "platfrom": "jd" } }, "expected": {} }])));
        assert_eq!(case, "typo");
        assert!(detail.contains("shop") && detail.contains("platfrom"), "{detail}");
    }

    #[test]
    fn a_function_of_another_kind_and_a_name_used_twice_are_refused() {
        assert!(refused(&json!([{ "function": "decide", "cases": [] }])).1.contains("decide"));
        let twice = sale(&json!([{ "name": "a", "expected": {} }, { "name": "a", "expected": {} }]));
        assert_eq!(refused(&twice).0, "a");
        assert!(refused(&sale(&json!([{ "name": " ", "expected": {} }]))).1.starts_with("name"));
        assert!(refused(&sale(&json!([{ "name": "a", "expected": { "$or": [] } }]))).1.starts_with("expected"));
    }

    #[test]
    fn more_than_the_limits_is_refused() {
        let many: Vec<Value> = (0..=CASES).map(|at| json!({ "name": at.to_string(), "expected": {} })).collect();
        assert!(refused(&sale(&json!(many))).1.contains("501 cases"));
        let long = json!([{ "function": "prepare", "facts": { "a": "x".repeat(BASE_BYTES) }, "cases": [] }]);
        assert!(refused(&long).1.contains("facts of a group"));
        let blank = " ".repeat(CASES_BYTES + 1);
        assert!(matches!(Cases::parse(blank.as_bytes(), Kind::Reply), Err(PackageError::Cases { .. })));
    }
}
