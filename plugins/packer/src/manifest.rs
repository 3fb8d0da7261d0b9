//! The manifest: who made a policy, what kind it is, and which rules it may name.

use serde::{Deserialize, Serialize};

/// What a package says of itself, readable without running it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Lower-case words joined by dots, for example `xiaoer.refund`.
    pub id: String,
    /// `major.minor.patch` of the policy itself.
    pub version: String,
    /// Which world the component is.
    pub kind: Kind,
    /// The version of the contract in `wit/`, for example `0.1.0`.
    pub contract: String,
    /// A person or a firm.
    pub author: String,
    /// SPDX expression.
    pub licence: String,
    /// The policy's name for people.
    pub title: Localized,
    /// Every rule that a verdict of this policy may name.
    pub rules: Vec<Rule>,
    /// Limits that the policy asks for where the box's defaults are not enough; the box may refuse them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// The kinds of policy, one world each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 话术策略.
    Reply,
    /// 售后策略.
    Refund,
    /// 考核策略.
    Penalty,
}

impl Kind {
    /// The name of the contract's interface that a policy of this kind exports.
    pub fn interface(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Refund => "refund",
            Self::Penalty => "penalty",
        }
    }

    /// The names of the functions that a policy of this kind has.
    pub fn functions(self) -> &'static [&'static str] {
        match self {
            Self::Reply => &["prepare", "advise", "review-draft"],
            Self::Refund => &["prepare", "decide"],
            Self::Penalty => &["prepare", "assess", "close-month", "attribute-sale"],
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized {
    /// 简体中文.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// English.
    pub en: String,
}

/// One entry of the rule index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// For example `RF-12`.
    pub id: String,
    /// What the rule is about, in a few words.
    pub title: Localized,
    /// The rules of the trade's catalogue that it carries out; none for a rule of the shop's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogue: Vec<String>,
}

/// Limits of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Instructions, counted as fuel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fuel: Option<u64>,
    /// Bytes of linear memory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<u64>,
    /// Milliseconds of wall time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
}

/// Why a manifest is refused.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// Not the JSON form of a manifest.
    #[error("the manifest is not of the documented form: {0}")]
    Form(#[from] serde_json::Error),
    /// The id would not do as a file name or an address.
    #[error("the manifest's id {0:?} must be lower-case letters, digits and hyphens in words joined by dots")]
    Id(String),
    /// A version is not `major.minor.patch`.
    #[error("the manifest's {field} {value:?} must be three numbers joined by dots, for example 1.0.0")]
    Version {
        /// `version` or `contract`.
        field: &'static str,
        /// What it says.
        value: String,
    },
    /// Nobody could read a nameless policy's verdicts.
    #[error("the manifest's {0} is empty; it is shown to the people who live with the policy")]
    Empty(&'static str),
    /// A rule listed twice would make a verdict ambiguous.
    #[error("the manifest lists the rule {0} twice")]
    RepeatedRule(String),
}

impl Manifest {
    /// Reads a manifest and refuses one that the box could not show or file.
    pub fn from_json(json: &str) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_str(json)?;
        if !is_id(&manifest.id) {
            return Err(ManifestError::Id(manifest.id));
        }
        for (field, value) in [("version", &manifest.version), ("contract", &manifest.contract)] {
            if !is_version(value) {
                return Err(ManifestError::Version { field, value: value.clone() });
            }
        }
        for (field, text) in [
            ("author", &manifest.author),
            ("licence", &manifest.licence),
            ("title in Chinese", &manifest.title.zh_cn),
            ("title in English", &manifest.title.en),
        ] {
            if text.trim().is_empty() {
                return Err(ManifestError::Empty(field));
            }
        }
        let mut ids: Vec<&str> = manifest.rules.iter().map(|rule| rule.id.as_str()).collect();
        ids.sort_unstable();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(ManifestError::RepeatedRule(pair[0].to_owned()));
        }
        Ok(manifest)
    }
}

fn is_id(id: &str) -> bool {
    id.len() <= 100
        && id.split('.').all(|word| {
            word.starts_with(|first: char| first.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        })
}

fn is_version(version: &str) -> bool {
    let parts: Vec<&str> = version.split('.').collect();
    parts.len() == 3
        && parts.iter().all(|part| {
            part.parse::<u32>().is_ok_and(|number| number.to_string() == *part) // no sign, no leading zero
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
        "id": "xiaoer.refund", "version": "1.0.0", "kind": "refund", "contract": "0.1.0", "author": "xiaoer",
        "licence": "MIT OR Apache-2.0", "title": { "zh-CN": "售后", "en": "After-sale" },
        "rules": [{ "id": "RF-01", "title": { "zh-CN": "未付款", "en": "Unpaid" } }]
    }"#;

    fn refused(find: &str, replace: &str) -> ManifestError {
        assert!(GOOD.contains(find));
        Manifest::from_json(&GOOD.replace(find, replace)).unwrap_err()
    }

    #[test]
    fn a_good_manifest_is_read_whole() {
        let manifest = Manifest::from_json(GOOD).unwrap();
        assert_eq!((manifest.id.as_str(), manifest.kind), ("xiaoer.refund", Kind::Refund));
        assert_eq!(manifest.rules[0].title.zh_cn, "未付款");
    }

    #[test]
    fn an_id_that_could_escape_a_folder_is_refused() {
        assert!(matches!(refused("xiaoer.refund", "../refund"), ManifestError::Id(_)));
        assert!(matches!(refused("xiaoer.refund", "xiaoer..refund"), ManifestError::Id(_)));
    }

    #[test]
    fn versions_are_three_plain_numbers() {
        assert!(matches!(refused("1.0.0", "1.0"), ManifestError::Version { field: "version", .. }));
        assert!(matches!(refused("0.1.0", "0.01.0"), ManifestError::Version { field: "contract", .. }));
    }

    #[test]
    fn unknown_fields_empty_titles_and_repeated_rules_are_refused() {
        assert!(matches!(refused("\"author\"", "\"auhtor\""), ManifestError::Form(_)));
        assert!(matches!(refused("After-sale", " "), ManifestError::Empty("title in English")));
        let rule = r#"{ "id": "RF-01", "title": { "zh-CN": "未付款", "en": "Unpaid" } }"#;
        assert!(matches!(refused(rule, &format!("{rule},{rule}")), ManifestError::RepeatedRule(id) if id == "RF-01"));
    }
}
