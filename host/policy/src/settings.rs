//! Settings of a policy: JSON, checked by the policy's own schema, kept in one canonical form with its digest.

mod fields;
mod words;

pub use fields::{Field, fields};

use crate::{contract::common::SettingsProblem, digest::Digest, fault::Fault, sentence::Sentence};
use serde_json::Value;
use std::sync::Arc;

/// How many problems are reported at once; a form shows them beside its fields.
const PROBLEMS: usize = 50;

/// Settings that the schema and the policy have accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    text: String,
    digest: Digest,
    policy: Digest,
}

impl Settings {
    /// The JSON text that the policy gets: keys sorted, no spaces, so equal settings have equal text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The package that accepted them.
    pub const fn policy(&self) -> Digest {
        self.policy
    }
}

/// Settings that were not accepted. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum SettingsRefused {
    /// What is wrong, field by field.
    Problems(Vec<SettingsProblem>),
    /// More JSON than the policy may be given.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The policy's own check gave no answer.
    Fault(Fault),
    /// They were checked by another package than the one that they are bound to.
    OtherPolicy,
}

impl SettingsRefused {
    /// What the operator is told; the fields' own sentences are in [`SettingsRefused::Problems`].
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Problems(problems) => {
                let (first_zh, first_en) = problems.first().map_or(("", ""), |problem| (&*problem.zh_cn, &*problem.en));
                let count = problems.len();
                Sentence::new(
                    format!("设置有 {count} 处需要修改。{first_zh}"),
                    format!("The settings need {count} correction(s). {first_en}"),
                )
            }
            Self::TooLarge { limit } => Sentence::new(
                format!("设置超过上限({} KiB)。请缩短话术或删除不用的条目。", limit >> 10),
                format!(
                    "The settings exceed the limit ({} KiB). Shorten scripts or remove unused entries.",
                    limit >> 10
                ),
            ),
            Self::Fault(fault) => {
                let Sentence { zh, en } = fault.sentence();
                Sentence::new(
                    format!("策略未能检查设置:{zh}"),
                    format!("The policy could not check the settings: {en}"),
                )
            }
            Self::OtherPolicy => Sentence::new(
                "这些设置是另一个策略版本检查过的,请用当前版本重新检查。",
                "These settings were checked by another version of the policy. Check them with this version.",
            ),
        }
    }
}

/// A policy's settings schema. Settings are checked a few times a day, and a compiled schema is many times its text, so
/// it is compiled for each check.
#[derive(Debug)]
pub(crate) struct Schema(Arc<Value>);

impl Schema {
    /// A schema that can be used; otherwise why it cannot.
    pub(crate) fn proven(source: &Arc<Value>) -> Result<Self, String> {
        let schema = Self(Arc::clone(source));
        schema.compiled()?;
        Ok(schema)
    }

    fn compiled(&self) -> Result<jsonschema::Validator, String> {
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            // Patterns come from the package: the linear engine, so that none can run for ever.
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .build(&self.0)
            .map_err(|error| error.to_string())
    }

    pub(crate) const fn source(&self) -> &Arc<Value> {
        &self.0
    }

    /// The settings in canonical form, if the schema accepts them.
    pub(crate) fn check(&self, settings: &Value, policy: Digest, limit: u64) -> Result<Settings, SettingsRefused> {
        let mut text = String::new();
        canonical(settings, &mut text);
        if text.len() as u64 > limit {
            return Err(SettingsRefused::TooLarge { limit });
        }
        let Ok(validator) = self.compiled() else { return Err(SettingsRefused::Problems(vec![words::unusable()])) };
        let problems: Vec<_> =
            validator.iter_errors(settings).take(PROBLEMS).map(|error| words::problem(&error, &self.0)).collect();
        if problems.is_empty() {
            let digest = Digest::of(text.as_bytes());
            Ok(Settings { text, digest, policy })
        } else {
            Err(SettingsRefused::Problems(problems))
        }
    }
}

/// Writes JSON with sorted keys and no spaces.
fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (at, (key, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                canonical(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                canonical(item, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Schema {
        Schema::proven(&Arc::new(json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["window_days"],
            "properties": {
                "window_days": { "type": "integer", "minimum": 0, "maximum": 90, "title": "退换期(天)" },
                "mode": { "enum": ["strict", "mild"] },
                "word": { "type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-z]+$" },
            }
        })))
        .unwrap()
    }

    fn refused(settings: &Value) -> Vec<SettingsProblem> {
        match schema().check(settings, Digest::of(b""), 1000) {
            Err(SettingsRefused::Problems(problems)) => problems,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn equal_settings_have_equal_text_and_digest() {
        let one: Value = serde_json::from_str(r#"{"word": "a",  "window_days": 7}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"window_days":7,"word":"a"}"#).unwrap();
        let (one, two) = (schema().check(&one, Digest::of(b""), 1000), schema().check(&two, Digest::of(b""), 1000));
        assert_eq!(one.as_ref().unwrap().text(), r#"{"window_days":7,"word":"a"}"#);
        assert_eq!(one, two);
    }

    #[test]
    fn every_problem_names_its_field_in_both_languages() {
        let problems = refused(&json!({ "window_days": 91, "mode": "wild", "word": "", "typo": 1 }));
        let mut paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths, ["/mode", "/typo", "/window_days", "/word"]);
        let window = problems.iter().find(|problem| problem.path == "/window_days").unwrap();
        assert_eq!(window.zh_cn, "“退换期(天)”不能大于 90。");
        assert_eq!(window.en, "window_days must be at most 90.");
    }

    #[test]
    fn a_wrong_type_is_said_in_the_reader_s_words() {
        let problems = refused(&json!({ "window_days": "seven" }));
        assert_eq!(problems[0].zh_cn, "“退换期(天)”应为整数。");
        assert_eq!(problems[0].en, "window_days must be a whole number.");
    }

    #[test]
    fn a_missing_setting_is_named_by_its_own_path() {
        let problems = refused(&json!({}));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "/window_days");
        assert_eq!(problems[0].zh_cn, "缺少“退换期(天)”。");
    }

    #[test]
    fn settings_above_the_limit_are_refused_before_anything_is_checked() {
        let long = "x".repeat(2000);
        let refused = schema().check(&json!({ "window_days": long }), Digest::of(b""), 1000);
        assert_eq!(refused, Err(SettingsRefused::TooLarge { limit: 1000 }));
    }
}
