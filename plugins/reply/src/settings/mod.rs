//! The operator's settings. A key that is absent has the factory's value, so the settings of a shop hold only what the
//! shop wants otherwise, and an empty object is a whole policy. The form is described in `settings.schema.json`.

mod bargaining;
mod course;
mod duty;
mod levels;
mod lines;
mod scripts;
mod shop;
mod size;
mod store;
mod terms;
mod topics;
mod wording;

use std::borrow::Cow;

use serde::Deserialize;

pub use bargaining::{BargainingSettings, Stance};
pub use course::CourseSettings;
pub use duty::DutySettings;
pub use levels::{ADJUSTABLE, LevelChoice, LevelSettings};
pub use lines::LineSettings;
pub use scripts::{ScriptSettings, Wording as OwnWording};
pub use shop::{
    AfterSaleSettings, DeliverySettings, FreeShippingScope, FreeShippingSettings, InvoiceSettings, PaymentSettings,
    PlatformName, PromotionSettings, StockSettings,
};
pub use size::{SizeRow, SizeSettings};
pub use store::StoreSettings;
pub use terms::TermSettings;
pub use topics::{OwnPhrase, TagSettings, TopicName, topic_label};
pub use wording::{Rewording, WordingSettings};

/// A text of the operator's; the factory's costs nothing to read.
pub type Text = Cow<'static, str>;

/// Everything that an operator can change about this policy.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The automatic greeting.
    pub greeting: GreetingSettings,
    /// When stock is plenty.
    pub stock: StockSettings,
    /// The shop's current promotion.
    pub promotion: PromotionSettings,
    /// Free shipping.
    pub free_shipping: FreeShippingSettings,
    /// What an agent may concede.
    pub bargaining: BargainingSettings,
    /// Shipping.
    pub delivery: DeliverySettings,
    /// Ways to pay.
    pub payment: PaymentSettings,
    /// Invoices.
    pub invoice: InvoiceSettings,
    /// Size advice.
    pub size: SizeSettings,
    /// Returns.
    pub after_sale: AfterSaleSettings,
    /// What each platform calls things.
    pub terms: TermSettings,
    /// Recognising what a buyer writes about.
    pub tags: TagSettings,
    /// How strictly each rule is kept.
    pub levels: LevelSettings,
    /// Manners: L-01 to L-22.
    pub wording: WordingSettings,
    /// The course of a conversation: L-15 to L-29, and how often something may be said.
    pub course: CourseSettings,
    /// Lines that must never be crossed: H-01 to H-28.
    pub lines: LineSettings,
    /// What an agent may not do alone: H-02, H-07, H-09, H-20, H-29.
    pub duty: DutySettings,
    /// Words that state facts of the shop's records: L-23, H-17, H-18, H-25.
    pub store: StoreSettings,
    /// The shop's own wording of scripts.
    pub scripts: ScriptSettings,
}

/// K-01, K-05, K-06.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct GreetingSettings {
    /// Whether the box greets by itself.
    pub automatic: bool,
    /// Milliseconds after the buyer's first message; at most 10,000 (M-01a).
    pub delay_ms: u32,
    /// An order younger than this many minutes is one that the buyer has just placed (K-06).
    pub just_ordered_min: u32,
    /// A sticker for `{emoji}`, as the platform's chat writes it; empty means none (L-14).
    pub emoji: Text,
}

/// The greeting must come within ten seconds (M-01a).
pub const GREETING_DELAY_MAX_MS: u32 = 10_000;

impl Default for GreetingSettings {
    fn default() -> Self {
        Self { automatic: true, delay_ms: 2_000, just_ordered_min: 30, emoji: Text::Borrowed("") }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, to_value};

    use super::*;
    use crate::scripts::FAMILIES;
    use crate::variables::NAMES;

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../settings.schema.json")).unwrap()
    }

    #[test]
    fn the_schema_and_the_code_agree_on_every_default() {
        let (schema, code) = (xiaoer_sdk::schema::defaults(&schema()), to_value(Settings::default()).unwrap());
        for (name, value) in code.as_object().unwrap() {
            assert_eq!(schema.get(name), Some(value), "/{name}");
        }
        assert_eq!(schema, code);
    }

    #[test]
    fn the_form_says_everything_in_both_languages() {
        assert_eq!(xiaoer_sdk::schema::undocumented(&schema()), Vec::<String>::new());
    }

    #[test]
    fn the_form_names_every_variable_and_every_script() {
        let schema = schema();
        let scripts = &schema["properties"]["scripts"];
        let named: Vec<[&str; 3]> = scripts["x-variables"]
            .as_array()
            .unwrap()
            .iter()
            .map(|variable| {
                // With an example of each the form shows what a script reads like.
                assert!(["example", "x-example-en"].iter().all(|key| variable[key].is_string()), "{variable}");
                ["name", "title", "x-title-en"].map(|key| variable[key].as_str().unwrap())
            })
            .collect();
        assert_eq!(named, NAMES);
        for family in FAMILIES {
            let form = &scripts["properties"][family.name];
            assert_eq!([&form["title"], &form["x-title-en"]], family.title);
            for script in family.scripts {
                let form = &form["properties"][script.id];
                assert_eq!(form["title"], format!("{} {}", script.id, script.title[0]));
                assert_eq!(form["x-title-en"], format!("{} {}", script.id, script.title[1]));
            }
        }
    }

    #[test]
    fn the_settings_as_the_form_has_them_are_the_factorys() {
        let whole = xiaoer_sdk::schema::defaults(&schema()).to_string();
        let read: Settings = xiaoer_sdk::read_settings(&whole).unwrap();
        assert_eq!(to_value(&read).unwrap(), to_value(Settings::default()).unwrap());
        assert!(crate::check::check(&read).is_empty());
    }

    #[test]
    fn settings_that_are_left_out_keep_their_defaults() {
        let read: Settings = xiaoer_sdk::read_settings(r#"{"stock":{"plenty_from":50}}"#).unwrap();
        assert_eq!(read, Settings { stock: StockSettings { plenty_from: 50 }, ..Settings::default() });
    }
}
