//! What a package says about itself: the custom section `xiaoer:manifest`, JSON.

use super::PackageError;
use crate::{kind::Kind, limits::AskedLimits};
use serde::{Deserialize, Serialize};

/// The largest manifest, bytes.
pub const MANIFEST_BYTES: usize = 64 << 10;
/// The longest single text in a manifest, bytes.
const TEXT_BYTES: usize = 512;
/// The most catalogue ids that one rule stands for, and the longest of them, bytes.
const CATALOGUE_IDS: usize = 16;
const CATALOGUE_ID_BYTES: usize = 32;

/// Who a policy is by, what it decides, and the rules that it knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// For example `xiaoer-refund`; the same through all versions.
    pub id: String,
    /// The policy's own version, for example `1.4.0`.
    pub version: String,
    /// What it decides about.
    pub kind: Kind,
    /// The contract version it is written for.
    pub contract: String,
    /// Who wrote it.
    pub author: String,
    /// The licence, an SPDX expression where there is one.
    pub licence: String,
    /// Its name for people.
    pub title: Title,
    /// Every rule id that its verdicts may name.
    pub rules: Vec<Rule>,
    /// Limits that it needs other than the box's defaults.
    #[serde(default)]
    pub limits: AskedLimits,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Chinese.
    #[serde(rename = "zh-CN")]
    pub zh_cn: String,
    /// English.
    pub en: String,
}

/// A rule of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The id that reasons carry, for example `RF-12`.
    pub id: String,
    /// The rule in a few words.
    pub title: Title,
    /// The rules of the trade's catalogue that it carries out, for example `["RF-07", "W-07"]`; empty for a rule that is
    /// the shop's own.
    #[serde(default)]
    pub catalogue: Vec<String>,
}

impl Manifest {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, PackageError> {
        let refused = |detail: String| PackageError::Manifest { detail };
        if bytes.len() > MANIFEST_BYTES {
            return Err(refused(format!("{} bytes, at most {MANIFEST_BYTES}", bytes.len())));
        }
        // A manifest for a newer contract may have fields that this one does not: the version is read on its own first.
        let version: ContractOf = serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
        super::refuse_other_contract(&version.contract)?;
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
        manifest.check().map_err(refused)?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), String> {
        let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
        if self.id.is_empty() || !self.id.chars().all(name) {
            return Err("id: lower-case letters, digits, '-', '_' and '.' only".to_owned());
        }
        let mut texts = vec![
            ("id", &self.id),
            ("version", &self.version),
            ("author", &self.author),
            ("licence", &self.licence),
            ("title.zh-CN", &self.title.zh_cn),
            ("title.en", &self.title.en),
        ];
        for rule in &self.rules {
            texts.extend([
                ("rules.id", &rule.id),
                ("rules.title.zh-CN", &rule.title.zh_cn),
                ("rules.title.en", &rule.title.en),
            ]);
        }
        for (field, text) in texts {
            if text.is_empty() || text.len() > TEXT_BYTES {
                return Err(format!("{field}: 1 to {TEXT_BYTES} bytes"));
            }
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        for rule in &self.rules {
            let good = |id: &String| (1..=CATALOGUE_ID_BYTES).contains(&id.len()) && id.chars().all(plain);
            if rule.catalogue.len() > CATALOGUE_IDS || !rule.catalogue.iter().all(good) {
                return Err(format!(
                    "rules.catalogue of {}: at most {CATALOGUE_IDS} ids of letters, digits and '-'",
                    rule.id
                ));
            }
        }
        let mut ids: Vec<_> = self.rules.iter().map(|rule| rule.id.as_str()).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("rules: {} is listed twice", pair[0])),
            None => Ok(()),
        }
    }
}

/// The one field that every contract version's manifest has.
#[derive(Deserialize)]
struct ContractOf {
    contract: String,
}
