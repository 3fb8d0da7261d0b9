//! A shop and the numbers its desk is held to. Every number has the catalogue's default and can be set per shop.

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor, desk::Desk, event::Event, ids::ShopId, money::Fen, refusal::Refusal, role::Permission, time::Millis,
};

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
    /// Counts changes, so that nobody overwrites a change they have not seen.
    pub version: u32,
}

/// Times and limits. Durations in milliseconds; the defaults are the catalogue's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Targets {
    /// M-01a: a greeting within this long of the first message.
    pub greeting_ms: Millis,
    /// Waiting this long is shown amber.
    pub amber_ms: Millis,
    /// Waiting this long is shown red at the agent's seat.
    pub red_ms: Millis,
    /// M-01b, M-03: an answer later than this is late.
    pub late_ms: Millis,
    /// M-05: the supervisor is told at this age.
    pub alert_ms: Millis,
    /// M-05: unanswered longer than this.
    pub unanswered_ms: Millis,
    /// M-06: unanswered this long, and again for each further such span.
    pub unanswered_block_ms: Millis,
    /// M-02: on hold, the agent is reminded after this long without contact.
    pub hold_remind_ms: Millis,
    /// M-02: on hold, no contact for longer than this is a breach.
    pub hold_gap_ms: Millis,
    /// W-01: silence after which an answered conversation closes.
    pub close_ms: Millis,
    /// whoever waits longer than this goes first, buying or not.
    pub starvation_ms: Millis,
    /// Open conversations that one agent is given by the desk at the same time.
    pub capacity: u32,
    /// M-20: a queue of more people than this is shown amber on the wall.
    pub queue_amber: u32,
    /// M-20: a queue of more people than this is shown red on the wall.
    pub queue_red: u32,
    /// Share of rounds to be answered in time, in permille.
    pub in_time_permille: u32,
    /// Review of an application (M-15).
    pub case_review_ms: Millis,
    /// W-07: how long the desk waits for missing facts before it closes the case.
    pub case_info_ms: Millis,
    /// W-07: how long the buyer may choose.
    pub case_choice_ms: Millis,
    /// how long the boss may take.
    pub case_boss_ms: Millis,
    /// W-07: how long the return parcel may take.
    pub case_parcel_ms: Millis,
    /// RF-07: promised return window (承诺退换期) in days.
    pub return_window_days: u32,
    /// RF-11: promised window for quality problems in days.
    pub quality_window_days: u32,
    /// RF-07: seven-day no-reason return is offered.
    pub no_reason: bool,
    /// RF-12: the most an after-sale agent may pay as compensation.
    pub agent_compensation_fen: Fen,
    /// RF-12: the most a supervisor may pay as compensation.
    pub supervisor_compensation_fen: Fen,
    /// W-13: working days in which an agent may appeal.
    pub appeal_working_days: u32,
}

impl Default for Targets {
    fn default() -> Self {
        Self {
            greeting_ms: Millis::seconds(10),
            amber_ms: Millis::seconds(60),
            red_ms: Millis::seconds(100),
            late_ms: Millis::minutes(2),
            alert_ms: Millis::minutes(20),
            unanswered_ms: Millis::minutes(30),
            unanswered_block_ms: Millis::hours(2),
            hold_remind_ms: Millis::seconds(150),
            hold_gap_ms: Millis::minutes(3),
            close_ms: Millis::minutes(30),
            starvation_ms: Millis::seconds(90),
            capacity: 10,
            queue_amber: 5,
            queue_red: 10,
            in_time_permille: 900,
            case_review_ms: Millis::hours(48),
            case_info_ms: Millis::hours(72),
            case_choice_ms: Millis::hours(72),
            case_boss_ms: Millis::hours(24),
            case_parcel_ms: Millis::hours(7 * 24),
            return_window_days: 7,
            quality_window_days: 15,
            no_reason: true,
            agent_compensation_fen: Fen(500),
            supervisor_compensation_fen: Fen(1_000),
            appeal_working_days: 3,
        }
    }
}

impl Targets {
    fn check(&self) -> Result<(), Refusal> {
        let times = [
            ("greeting_ms", self.greeting_ms),
            ("amber_ms", self.amber_ms),
            ("red_ms", self.red_ms),
            ("late_ms", self.late_ms),
            ("alert_ms", self.alert_ms),
            ("unanswered_ms", self.unanswered_ms),
            ("unanswered_block_ms", self.unanswered_block_ms),
            ("hold_remind_ms", self.hold_remind_ms),
            ("hold_gap_ms", self.hold_gap_ms),
            ("close_ms", self.close_ms),
            ("starvation_ms", self.starvation_ms),
            ("case_review_ms", self.case_review_ms),
            ("case_info_ms", self.case_info_ms),
            ("case_choice_ms", self.case_choice_ms),
            ("case_boss_ms", self.case_boss_ms),
            ("case_parcel_ms", self.case_parcel_ms),
        ];
        // A year bounds every time, so that no sum of two of them can leave the calendar.
        let year = Millis::hours(24 * 366);
        for (name, value) in times {
            if value < Millis::seconds(1) || value > year {
                return Err(Refusal::invalid(
                    "bad_target",
                    format!("时限 {name} 必须在 1 秒到 366 天之间。"),
                    format!("The time {name} must be between 1 second and 366 days."),
                ));
            }
        }
        let ordered = self.amber_ms <= self.red_ms
            && self.red_ms <= self.late_ms
            && self.late_ms < self.unanswered_ms
            && self.alert_ms <= self.unanswered_ms
            && self.unanswered_ms < self.unanswered_block_ms
            && self.hold_remind_ms <= self.hold_gap_ms;
        let bounded = (1..=1_000).contains(&self.capacity)
            && self.in_time_permille <= 1_000
            && self.queue_amber <= self.queue_red
            && self.return_window_days <= 366
            && self.quality_window_days <= 3_660
            && self.agent_compensation_fen >= Fen(0)
            && self.agent_compensation_fen <= self.supervisor_compensation_fen
            && (1..=31).contains(&self.appeal_working_days);
        if ordered && bounded {
            Ok(())
        } else {
            Err(Refusal::invalid(
                "bad_target",
                "时限或上限的先后不对：变黄 ≤ 变红 ≤ 迟复 < 半小时未复 < 两小时未复，提醒 ≤ 超时；接待上限 1–1000，达标率 ≤ 100%，排队变黄 ≤ 变红，客服赔付上限 ≤ 主管赔付上限。",
                "Times or limits are out of order: amber <= red <= late < unanswered < unanswered block; reminder <= gap; capacity 1 to 1000; target at most 1000 permille; queue amber <= red; agent's compensation at most the supervisor's.",
            ))
        }
    }
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
            ShopCommand::Open { name, platform, language, targets } => {
                targets.check()?;
                ShopEvent::Opened(Shop {
                    id: ShopId(self.last.shop + 1),
                    name: checked_name(name)?,
                    platform: *platform,
                    language: *language,
                    targets: targets.clone(),
                    version: 1,
                })
            }
            ShopCommand::Change { shop, expected_version, name, language, targets } => {
                let old = self.shop(*shop)?;
                if old.version != *expected_version {
                    return Err(Refusal::stale());
                }
                targets.check()?;
                ShopEvent::Changed(Shop {
                    name: checked_name(name)?,
                    language: *language,
                    targets: targets.clone(),
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
