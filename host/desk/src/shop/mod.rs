//! A shop. The numbers its desk is held to have a file of their own, and so has how it counts.

mod conventions;
mod settlement;
mod targets;

use serde::{Deserialize, Serialize};

pub use self::{
    conventions::{Conventions, ReviewReply, SalesAmount, SalesMonth, Settling},
    settlement::{Settlement, Takings},
    targets::Targets,
};
use crate::{actor::Actor, desk::Desk, event::Event, ids::ShopId, refusal::Refusal, role::Permission};

/// Where the shop sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// 淘宝
    Taobao,
    /// 天猫
    Tmall,
    /// 抖音
    Douyin,
    /// 拼多多
    Pinduoduo,
    /// 京东
    Jd,
    /// Anything else.
    Other,
}

/// The language in which a shop's policies write reasons and scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English
    #[serde(rename = "en")]
    En,
}

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// Its number.
    pub id: ShopId,
    /// Its name, as customers see it; 1 to 60 characters.
    pub name: String,
    /// Where it sells.
    pub platform: Platform,
    /// The language of its scripts and reasons.
    pub language: Language,
    /// The times and limits its desk is held to.
    pub targets: Targets,
    /// How it counts where the handbook leaves it open.
    #[serde(default)]
    pub conventions: Conventions,
    /// Counts changes, so that nobody overwrites a change they have not seen.
    pub version: u32,
}

/// What can happen to a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShopEvent {
    /// It was opened.
    Opened(Shop),
    /// Its name, language or times were changed; the whole new record.
    Changed(Shop),
}

/// What one may ask of shops.
#[derive(Debug, Clone)]
pub enum ShopCommand {
    /// Open a shop.
    Open {
        /// 1 to 60 characters.
        name: String,
        /// Where it sells.
        platform: Platform,
        /// Language of scripts and reasons.
        language: Language,
        /// Times and limits.
        targets: Targets,
        /// How it counts.
        conventions: Conventions,
    },
    /// Change a shop.
    Change {
        /// Which.
        shop: ShopId,
        /// The version the person saw.
        expected_version: u32,
        /// New name.
        name: String,
        /// New language.
        language: Language,
        /// New times.
        targets: Targets,
        /// How it counts from now on.
        conventions: Conventions,
    },
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if (1..=60).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        Ok(name.to_owned())
    } else {
        Err(Refusal::invalid("bad_name", "名称要有 1 到 60 个字。", "A name has 1 to 60 characters."))
    }
}

impl Desk {
    /// The shop, or a refusal that says there is none.
    pub fn shop(&self, id: ShopId) -> Result<&Shop, Refusal> {
        self.shops.get(&id).ok_or_else(|| Refusal::not_found("shop_not_found", "店铺", "shop", id))
    }

    pub(crate) fn decide_shop(&self, actor: Actor, command: &ShopCommand) -> Result<Vec<Event>, Refusal> {
        self.require(actor, Permission::ManageShops)?;
        let shop = match command {
            ShopCommand::Open { name, platform, language, targets, conventions } => {
                targets.check()?;
                conventions.check()?;
                ShopEvent::Opened(Shop {
                    id: ShopId(self.last.shop + 1),
                    name: checked_name(name)?,
                    platform: *platform,
                    language: *language,
                    targets: targets.clone(),
                    conventions: conventions.clone(),
                    version: 1,
                })
            }
            ShopCommand::Change { shop, expected_version, name, language, targets, conventions } => {
                let old = self.shop(*shop)?;
                if old.version != *expected_version {
                    return Err(Refusal::stale());
                }
                targets.check()?;
                conventions.check()?;
                ShopEvent::Changed(Shop {
                    name: checked_name(name)?,
                    language: *language,
                    targets: targets.clone(),
                    conventions: conventions.clone(),
                    version: old.version + 1,
                    ..old.clone()
                })
            }
        };
        Ok(vec![Event::Shop(shop)])
    }

    pub(crate) fn apply_shop(&mut self, event: &ShopEvent) {
        let (ShopEvent::Opened(shop) | ShopEvent::Changed(shop)) = event;
        self.last.shop = self.last.shop.max(shop.id.0);
        self.shops.insert(shop.id, shop.clone());
        // The times of a shop move the deadlines of everything that is open in it.
        self.rearm_shop(shop.id);
    }
}
