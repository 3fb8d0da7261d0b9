//! The shop's own wording: family, script id, language, text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use xiaoer_sdk::common::Language;

use super::Text;

/// One script as the shop words it. A language that is absent keeps the factory's text.
#[derive(Debug, Default, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// 简体中文.
    pub zh_cn: Option<Text>,
    /// English.
    pub en: Option<Text>,
}

/// A script that the shop words itself.
#[derive(Debug, PartialEq)]
pub struct Own {
    /// For example `greeting`.
    pub family: Text,
    /// For example `K-01`.
    pub id: Text,
    /// Its texts.
    pub wording: Wording,
}

/// All scripts that the shop words itself, in the order given. A list, not a map: a call looks up at most a handful.
#[derive(Debug, Default, PartialEq)]
pub struct ScriptSettings(pub Vec<Own>);

impl ScriptSettings {
    /// The shop's text of a script, if it has one.
    pub fn text(&self, id: &str, language: Language) -> Option<&str> {
        let wording = &self.0.iter().find(|own| own.id == id)?.wording;
        match language {
            Language::ZhCn => wording.zh_cn.as_deref(),
            Language::En => wording.en.as_deref(),
        }
    }
}

impl<'de> Deserialize<'de> for ScriptSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Families)
    }
}

struct Families;

impl<'de> Visitor<'de> for Families {
    type Value = ScriptSettings;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("script families, each an object from script id to texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(family) = map.next_key::<Text>()? {
            for (id, wording) in map.next_value::<Family>()?.0 {
                all.push(Own { family: family.clone(), id, wording });
            }
        }
        Ok(ScriptSettings(all))
    }
}

struct Family(Vec<(Text, Wording)>);

impl<'de> Deserialize<'de> for Family {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Scripts)
    }
}

struct Scripts;

impl<'de> Visitor<'de> for Scripts {
    type Value = Family;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object from script id to texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut scripts = Vec::new();
        while let Some(script) = map.next_entry()? {
            scripts.push(script);
        }
        Ok(Family(scripts))
    }
}

/// The wording in force: every script in both languages, the shop's own or the factory's.
#[cfg(test)]
impl serde::Serialize for ScriptSettings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use std::collections::BTreeMap;
        let families: BTreeMap<_, BTreeMap<_, BTreeMap<_, _>>> = crate::scripts::FAMILIES
            .iter()
            .map(|family| {
                let scripts = family.scripts.iter().map(|script| {
                    let text = |language| script.template(self, language);
                    let texts = BTreeMap::from([("zh_cn", text(Language::ZhCn)), ("en", text(Language::En))]);
                    (script.id, texts)
                });
                (family.name, scripts.collect())
            })
            .collect();
        families.serialize(serializer)
    }
}
