//! A policy's own test cases: files of its author's, one group each, joined into one section of the package.
//!
//! What is refused here is what no box could read: bad JSON, a function that the kind of policy does not have, names
//! used twice, too much of it. Whether the facts are the contract's is found by whoever reads the package.

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::manifest::Kind;

/// The largest section of cases, bytes.
const SECTION_BYTES: usize = 256 << 10;
/// The most cases in a package.
const MOST: usize = 500;

/// One group: calls of one function that share what they do not change.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    function: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    facts: Option<Value>,
    cases: Vec<Case>,
}

/// One case: what it changes, and what it expects.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    facts: Option<Value>,
    expected: Value,
}

/// A file with a group of cases.
#[derive(Debug, Clone, Copy)]
pub struct CaseFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its text.
    pub json: &'a str,
}

/// Why cases are refused.
#[derive(Debug, thiserror::Error)]
pub enum CasesError {
    /// Not the JSON form of a group.
    #[error("{file} is not a group of cases: {error}")]
    Form {
        /// The file.
        file: String,
        /// What is wrong with it.
        error: serde_json::Error,
    },
    /// The function is not one of this kind of policy.
    #[error("{file}: a {kind} policy has no function {function:?}; it has {known}")]
    Function {
        /// The file.
        file: String,
        /// What it asks for.
        function: String,
        /// What the policy is.
        kind: &'static str,
        /// What it has.
        known: String,
    },
    /// Nobody could say which case failed.
    #[error("{file}: a case has an empty name, or {name:?} is used twice")]
    Name {
        /// The file.
        file: String,
        /// The name.
        name: String,
    },
    /// More than a package may carry.
    #[error("{count} test cases of {bytes} bytes; a package carries at most {MOST} cases in {SECTION_BYTES} bytes")]
    TooMany {
        /// How many there are.
        count: usize,
        /// Their size.
        bytes: usize,
    },
}

/// Name and text of every `.json` file of a folder, by name; none where there is no such folder.
pub fn case_files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The section's text: the groups in the order of the files, without spaces.
pub(crate) fn join(files: &[CaseFile<'_>], kind: Kind) -> Result<String, CasesError> {
    let mut names = HashSet::new();
    let mut groups = Vec::with_capacity(files.len());
    for file in files {
        let form = |error| CasesError::Form { file: file.name.to_owned(), error };
        let group: Group = serde_json::from_str(file.json).map_err(form)?;
        let known = kind.functions();
        if !known.contains(&group.function.as_str()) {
            return Err(CasesError::Function {
                file: file.name.to_owned(),
                function: group.function,
                kind: kind.interface(),
                known: known.join(", "),
            });
        }
        for case in &group.cases {
            if case.name.trim().is_empty() || !names.insert(case.name.clone()) {
                return Err(CasesError::Name { file: file.name.to_owned(), name: case.name.clone() });
            }
        }
        groups.push(serde_json::to_string(&group).map_err(form)?);
    }
    let text = format!("[{}]", groups.join(","));
    if names.len() > MOST || text.len() > SECTION_BYTES {
        return Err(CasesError::TooMany { count: names.len(), bytes: text.len() });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{ "function": "decide", "facts": { "now": 1 }, "cases": [
        { "name": "one", "expected": { "decision": "deny" } }, { "name": "two", "facts": { "now": 2 }, "expected": {} } ] }"#;

    fn of(json: &str) -> Result<String, CasesError> {
        join(&[CaseFile { name: "a.json", json }], Kind::Refund)
    }

    #[test]
    fn files_become_one_list_in_their_order() {
        let other = r#"{ "function": "prepare", "cases": [] }"#;
        let files = [CaseFile { name: "a.json", json: GOOD }, CaseFile { name: "b.json", json: other }];
        let groups: Value = serde_json::from_str(&join(&files, Kind::Refund).unwrap()).unwrap();
        assert_eq!((&groups[0]["cases"][1]["facts"]["now"], &groups[1]["function"]), (&2.into(), &"prepare".into()));
        assert_eq!(join(&[], Kind::Refund).unwrap(), "[]");
    }

    #[test]
    fn what_no_box_could_read_is_refused_with_its_file() {
        let refused = |find: &str, replace: &str| {
            assert!(GOOD.contains(find));
            of(&GOOD.replace(find, replace)).unwrap_err().to_string()
        };
        assert!(refused("\"decide\"", "\"assess\"").contains("a.json: a refund policy has no function \"assess\""));
        assert!(refused("\"two\"", "\"one\"").contains("\"one\" is used twice"));
        assert!(refused("\"expected\": {} ", "\"expect\": {} ").contains("a.json is not a group of cases"));
        assert!(refused("\"now\": 1", &format!("\"now\": {:?}", "x".repeat(SECTION_BYTES))).contains("at most 500"));
    }
}
