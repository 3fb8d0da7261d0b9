//! The factory's scripts (话术), one file per family. A text is a template: `{name}` is a fact, and a part in `[` `]`
//! is left out when a fact inside it has no value. Operators reword them in the settings; ids are the catalogue's.
//!
//! K-21 and K-23 have no text of their own: they are K-18 and K-15 to K-17.

mod after_sale;
mod closing;
mod complaint;
mod greeting;
mod order;
mod phone;
mod price;
mod review;
mod shipping;
mod size;
mod stock;

use std::borrow::Cow;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::NextStep;

use crate::settings::ScriptSettings;

/// One script as delivered.
#[derive(Debug)]
pub struct Script {
    /// For example `K-01`.
    pub id: &'static str,
    /// What it is for: Chinese, English.
    pub title: [&'static str; 2],
    /// Template in Chinese.
    pub zh_cn: &'static str,
    /// Template in English.
    pub en: &'static str,
    /// Templates where the buyer has already written it in the chat, if they differ: Chinese, English.
    pub in_chat: Option<[&'static str; 2]>,
    /// What happens besides sending.
    pub next_step: NextStep,
}

impl Script {
    const fn new(id: &'static str, title: [&'static str; 2], zh_cn: &'static str, en: &'static str) -> Self {
        Self { id, title, zh_cn, en, in_chat: None, next_step: NextStep::None }
    }

    const fn then(self, next_step: NextStep) -> Self {
        Self { next_step, ..self }
    }

    const fn in_chat(self, zh_cn: &'static str, en: &'static str) -> Self {
        Self { in_chat: Some([zh_cn, en]), ..self }
    }

    /// The template in a language for a buyer in the chat or on the phone. The shop's own holds for both.
    pub fn template_for<'s>(&self, own: &'s ScriptSettings, language: Language, in_chat: bool) -> Cow<'s, str> {
        match self.in_chat.filter(|_| in_chat && own.text(self.id, language).is_none()) {
            Some([zh_cn, en]) => Cow::Borrowed(match language {
                Language::ZhCn => zh_cn,
                Language::En => en,
            }),
            None => self.template(own, language),
        }
    }

    /// The template in a language: the shop's own, or the factory's.
    pub fn template<'s>(&self, own: &'s ScriptSettings, language: Language) -> Cow<'s, str> {
        own.text(self.id, language).map_or_else(|| Cow::Borrowed(self.factory(language)), Cow::Borrowed)
    }

    /// The factory's template in a language.
    pub fn factory(&self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.zh_cn,
            Language::En => self.en,
        }
    }
}

/// Scripts for one part of the work.
#[derive(Debug)]
pub struct Family {
    /// The key in the settings.
    pub name: &'static str,
    /// Chinese, English.
    pub title: [&'static str; 2],
    /// In the order of their ids.
    pub scripts: &'static [Script],
}

/// Every family.
pub const FAMILIES: &[Family] = &[
    Family { name: "greeting", title: ["问候与接待", "Greeting and reception"], scripts: greeting::SCRIPTS },
    Family { name: "stock", title: ["库存与推荐", "Stock and recommendation"], scripts: stock::SCRIPTS },
    Family {
        name: "price", title: ["价格、活动与发票", "Price, promotion and invoice"], scripts: price::SCRIPTS
    },
    Family { name: "size", title: ["尺码", "Size"], scripts: size::SCRIPTS },
    Family { name: "order", title: ["订单与付款", "Order and payment"], scripts: order::SCRIPTS },
    Family { name: "shipping", title: ["发货与物流", "Shipping and parcels"], scripts: shipping::SCRIPTS },
    Family { name: "closing", title: ["结束与回访", "Closing and follow-up"], scripts: closing::SCRIPTS },
    Family { name: "after_sale", title: ["售后", "After-sales"], scripts: after_sale::SCRIPTS },
    Family { name: "complaint", title: ["投诉与安抚", "Complaints"], scripts: complaint::SCRIPTS },
    Family { name: "review", title: ["评价回复", "Replies to reviews"], scripts: review::SCRIPTS },
    Family { name: "phone", title: ["电话用语", "On the phone"], scripts: phone::SCRIPTS },
];

/// The script with an id.
pub fn find(id: &str) -> Option<&'static Script> {
    FAMILIES.iter().find_map(|family| family.scripts.iter().find(|script| script.id == id))
}

/// Whether an id belongs to size advice, which must say that it is advice (L-07).
pub fn is_size_advice(id: &str) -> bool {
    size::SCRIPTS.iter().any(|script| script.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_stands_once_and_can_be_found() {
        let ids: Vec<&str> = FAMILIES.iter().flat_map(|family| family.scripts).map(|script| script.id).collect();
        let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(once.len(), ids.len());
        assert!(ids.iter().all(|id| find(id).is_some_and(|script| script.id == *id)));
    }
}
