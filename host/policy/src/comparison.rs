//! Two versions of a policy side by side: what they say of themselves, their settings, and what they decide.

use crate::{
    package::{Case, Package},
    policy::Policy,
    rehearsal::bind,
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A package that was read, and its policy.
pub type Version<'a> = (&'a Package, &'a Arc<Policy>);

/// Everything that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The manifest without its rules.
    pub manifest: Vec<Change>,
    /// The rule index; a rule that is only in one version is a change as a whole.
    pub rules: Vec<Change>,
    /// The settings schema.
    pub settings: Vec<Change>,
    /// Cases of either version that the two answer differently.
    pub verdicts: Vec<VerdictChange>,
    /// Cases that were put to both.
    pub cases: usize,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Where, for example `limits.fuel` or `reasons[0].rule`; empty for the whole.
    pub field: String,
    /// In the first version; nothing if it is not there.
    pub before: Option<Value>,
    /// In the second version.
    pub after: Option<Value>,
}

/// A case that the two versions answer differently.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictChange {
    /// The case.
    pub case: String,
    /// Its function.
    pub function: &'static str,
    /// How the answers differ; where a version gave no verdict, its answer is `{"fault": <label>}`.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// Compares two versions. Policies of two kinds have no verdicts in common.
    pub fn of(before: Version<'_>, after: Version<'_>) -> Self {
        let (old, new) = (manifest(before.0), manifest(after.0));
        let mut cases: Vec<Case> = Vec::new();
        if before.1.kind() == after.1.kind() {
            cases.extend(before.0.cases().iter());
            let more: Vec<_> =
                after.0.cases().iter().filter(|case| !cases.iter().any(|other| same(case, other))).collect();
            cases.extend(more);
        }
        let verdicts = cases.iter().filter_map(|case| {
            let changes = changes(&answer(before.1, case), &answer(after.1, case));
            let changed = VerdictChange { case: case.name.clone(), function: case.question.name(), changes };
            (!changed.changes.is_empty()).then_some(changed)
        });
        Self {
            manifest: changes(&old.0, &new.0),
            rules: changes(&old.1, &new.1),
            settings: changes(before.0.settings_schema(), after.0.settings_schema()),
            verdicts: verdicts.collect(),
            cases: cases.len(),
        }
    }

    /// True if nothing differs but, perhaps, the bytes.
    pub fn is_empty(&self) -> bool {
        self.manifest.is_empty() && self.rules.is_empty() && self.settings.is_empty() && self.verdicts.is_empty()
    }
}

fn same(one: &Case, other: &Case) -> bool {
    one.question == other.question && one.settings == other.settings && one.facts == other.facts
}

fn answer(policy: &Arc<Policy>, case: &Case) -> Value {
    let asked = bind(policy, &case.settings).and_then(|bound| case.question.put(&bound, &case.facts));
    asked.map_or_else(|unanswered| serde_json::json!({ "fault": unanswered.label() }), |answer| answer.verdict)
}

/// The manifest without its rules, and the rules by their ids.
fn manifest(package: &Package) -> (Value, Value) {
    let mut manifest = serde_json::to_value(package.manifest()).unwrap_or_default();
    let rules = manifest.as_object_mut().and_then(|fields| fields.remove("rules")).unwrap_or_default();
    let by_id = rules.as_array().into_iter().flatten().filter_map(|rule| {
        let id = rule.get("id")?.as_str()?;
        Some((id.to_owned(), rule.clone()))
    });
    (manifest, Value::Object(by_id.collect::<Map<_, _>>()))
}

/// Every place at which two values differ.
pub(crate) fn changes(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(Some(before), Some(after), "", &mut changes);
    changes
}

fn compare(before: Option<&Value>, after: Option<&Value>, field: &str, changes: &mut Vec<Change>) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let place = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
                compare(old.get(name), new.get(name), &place, changes);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for at in 0..old.len().max(new.len()) {
                compare(old.get(at), new.get(at), &format!("{field}[{at}]"), changes);
            }
        }
        (before, after) => {
            changes.push(Change { field: field.to_owned(), before: before.cloned(), after: after.cloned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_change_is_named_by_its_place() {
        let changes = changes(
            &json!({ "same": 1, "list": [1, { "a": 1 }], "gone": true }),
            &json!({ "same": 1, "list": [1, { "a": 2 }, 3], "new": null }),
        );
        let places: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(places, ["gone", "list[1].a", "list[2]", "new"]);
        assert_eq!((&changes[1].before, &changes[1].after), (&Some(json!(1)), &Some(json!(2))));
        assert_eq!((&changes[0].after, &changes[3].before), (&None, &None));
    }
}
