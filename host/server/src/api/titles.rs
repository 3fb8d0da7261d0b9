//! What rules are called: by the package that names them, by the trade's handbook, and, for rules that a shop has written into
//! a decision table of its own, by the reason that stands in their row.

use serde_json::Value;

use crate::{handbook::RULES, shell::policies::Loaded, wire::terms::Words};

/// Where titles are looked up.
#[derive(Debug, Default)]
pub(super) struct Titles {
    pub(super) package: Option<Loaded>,
    /// Settings in which rules may stand, those that were shown last first.
    pub(super) settings: Vec<Value>,
}

impl Titles {
    /// What a rule is called, if anybody says.
    pub(super) fn of(&self, rule: &str) -> Option<Words> {
        self.in_package(rule)
            .or_else(|| in_handbook(rule))
            .or_else(|| self.settings.iter().find_map(|settings| in_table(settings, rule)))
    }

    fn in_package(&self, rule: &str) -> Option<Words> {
        let known = self.package.as_ref()?.manifest.rules.iter().find(|known| known.id == rule)?;
        Some(known.title.clone().into())
    }
}

fn in_handbook(rule: &str) -> Option<Words> {
    let known = RULES.iter().find(|known| known.id == rule)?;
    Some(Words { zh: known.zh.to_owned(), en: known.en.to_owned() })
}

/// The reason in the first row that names the rule. What is filled in from the facts of a case is left open.
fn in_table(settings: &Value, rule: &str) -> Option<Words> {
    match settings {
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
            let named = text("rule") == Some(rule);
            match text("reason_zh").or_else(|| text("reason_en")).filter(|_| named) {
                Some(zh) => Some(Words { zh: left_open(zh), en: left_open(text("reason_en").unwrap_or(zh)) }),
                None => fields.values().find_map(|inner| in_table(inner, rule)),
            }
        }
        Value::Array(items) => items.iter().find_map(|item| in_table(item, rule)),
        _ => None,
    }
}

/// `{days_used}` becomes `…`.
fn left_open(text: &str) -> String {
    let mut parts = text.split('{');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push('…');
        plain.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_rule_of_the_shops_own_table_is_called_by_its_reason_and_one_of_the_handbook_by_its_title() {
        let row =
            |rule: &str, zh: &str, en: &str| json!({ "then": { "rule": rule, "reason_zh": zh, "reason_en": en } });
        let rows =
            [row("SHOP-1", "用了{days_used}天，退一半", "Used for {days_used} days: half back"), row("SHOP-2", "", "")];
        let titles = Titles { package: None, settings: vec![json!({ "table": { "rows": rows } })] };
        let words = |zh: &str, en: &str| Some(Words { zh: zh.to_owned(), en: en.to_owned() });
        assert_eq!(titles.of("SHOP-1"), words("用了…天，退一半", "Used for … days: half back"));
        assert_eq!(titles.of("SHOP-2"), None);
        assert_eq!(titles.of("SHOP-3"), None);
        assert_eq!(titles.of("RF-01"), in_handbook("RF-01"));
        assert!(titles.of("RF-01").is_some());
    }
}
