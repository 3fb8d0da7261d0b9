//! Every number of catalogue 3 that a shop may want otherwise.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::{Fen, SettingsProblem};

/// The policy's settings. `settings.schema.json` says the same with titles and ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Orders that are paid and not shipped.
    pub unshipped: Unshipped,
    /// Returns without a reason.
    pub no_reason: NoReason,
    /// Quality problems.
    pub quality: Quality,
    /// The few yuan for which a buyer mends a small fault himself.
    pub compensation: Compensation,
    /// Photos that a claim needs.
    pub evidence: Evidence,
    /// Parcels that do not arrive.
    pub logistics: Logistics,
    /// How long each next step may take.
    pub deadlines: Deadlines,
}

/// RF-02, RF-03.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unshipped {
    /// Late when this many hours have passed since payment; the full hour is late.
    pub late_h: u32,
    /// Freight goes back with an order of which nothing was shipped, whoever cancels it.
    pub freight_back: bool,
}

impl Default for Unshipped {
    fn default() -> Self {
        Self { late_h: 48, freight_back: true }
    }
}

/// RF-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoReason {
    /// Days of the no-reason window; the last day counts to 24:00.
    pub window_days: u32,
    /// Which day is the first of them.
    pub first_day: FirstDay,
    /// A-37: the window is for exchanges too.
    pub covers_exchange: bool,
    /// A-32: the boss is asked before the goods travel. The right does not depend on him, so his refusal denies nothing.
    pub ask_boss: bool,
    /// Who pays for the way back where nobody insured it.
    pub freight_payer: ReturnPayer,
}

impl Default for NoReason {
    fn default() -> Self {
        Self {
            window_days: 7,
            first_day: FirstDay::AfterSigning,
            covers_exchange: true,
            ask_boss: false,
            freight_payer: ReturnPayer::Buyer,
        }
    }
}

/// The day that counts as the first of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// The day after signing: the reading that favours the buyer.
    AfterSigning,
    /// The day of signing itself.
    OfSigning,
}

/// Who pays for the way back of goods that are disliked or do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnPayer {
    Buyer,
    Seller,
}

/// RF-11, RF-13, RF-14.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quality {
    /// Use for at most this many days is short use.
    pub short_use_days: u32,
    /// A-47: what the boss's "no" means.
    pub boss_refusal: BossRefusal,
    /// The shop repairs, so a repair may be offered.
    pub repair_offered: bool,
}

impl Default for Quality {
    fn default() -> Self {
        Self { short_use_days: 7, boss_refusal: BossRefusal::SupervisorDecides, repair_offered: true }
    }
}

/// A-47.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BossRefusal {
    /// His consent is a gate inside the shop: the supervisor finds another way.
    SupervisorDecides,
    /// He can refuse: a denial is proposed, and the supervisor confirms it under the legal warning.
    DenialProposed,
}

/// RF-12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Compensation {
    /// Share of the item's price, in basis points (1/10,000).
    pub share_bp: u32,
    /// Never offered less.
    pub min_fen: Fen,
    /// Never offered more.
    pub max_fen: Fen,
    /// An agent may offer up to this.
    pub agent_limit_fen: Fen,
    /// A supervisor may offer up to this; more is for the boss.
    pub supervisor_limit_fen: Fen,
    /// A-48: for which faults.
    pub faults: MendableFaults,
}

impl Default for Compensation {
    fn default() -> Self {
        Self {
            share_bp: 500,
            min_fen: 300,
            max_fen: 900,
            agent_limit_fen: 500,
            supervisor_limit_fen: 1000,
            faults: MendableFaults::Small,
        }
    }
}

/// A-48. A fault that touches safety is never for haggling, whatever is set here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MendableFaults {
    /// Large faults are for the supervisor.
    Small,
    /// Large faults are offered the compensation too.
    All,
}

/// RF-15, RF-16.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// Photos or videos of the fault that a claim needs.
    pub fault_photos: u32,
    /// Photos of the label or the packaging that a claim needs.
    pub label_photos: u32,
    /// Damage must be shown within this many hours of signing.
    pub damage_within_h: u32,
    /// From this price on, a video is needed besides.
    pub video_from_fen: Fen,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { fault_photos: 1, label_photos: 1, damage_within_h: 48, video_from_fen: 100_000 }
    }
}

/// RF-16, RF-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Logistics {
    /// A parcel without a scan for this many days is lost.
    pub lost_after_days: u32,
    /// Freight goes back where the courier is to blame, as it does where the shop is (RF-22).
    pub freight_back: bool,
}

impl Default for Logistics {
    fn default() -> Self {
        Self { lost_after_days: 7, freight_back: true }
    }
}

/// Timers of W-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deadlines {
    /// A-39: a person decides within this many hours of the application.
    pub review_h: u32,
    /// What an agent may decide alone is decided within this many hours of the application.
    pub agent_h: u32,
    /// The boss answers within this many hours.
    pub boss_h: u32,
    /// The buyer gives missing information within this many hours.
    pub info_h: u32,
    /// The buyer chooses within this many hours.
    pub choice_h: u32,
    /// The buyer sends the goods back within this many days.
    pub return_days: u32,
    /// Money goes back within this many hours once nothing is missing.
    pub refund_h: u32,
    /// Other goods are sent within this many hours once nothing is missing.
    pub reship_h: u32,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            review_h: 48,
            agent_h: 24,
            boss_h: 24,
            info_h: 72,
            choice_h: 72,
            return_days: 7,
            refund_h: 48,
            reship_h: 48,
        }
    }
}

impl Settings {
    /// What the schema cannot say: numbers that fit alone and not together.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let money = &self.compensation;
        let mut problems = Vec::new();
        if money.min_fen > money.max_fen {
            problems.push(SettingsProblem {
                path: "/compensation/min_fen".to_owned(),
                zh_cn: "补偿下限高于补偿上限，请调低下限或调高上限".to_owned(),
                en: "The smallest compensation is above the largest: lower the one or raise the other".to_owned(),
            });
        }
        if money.agent_limit_fen > money.supervisor_limit_fen {
            problems.push(SettingsProblem {
                path: "/compensation/agent_limit_fen".to_owned(),
                zh_cn: "客服的补偿权限高于主管的权限，请调低客服权限或调高主管权限".to_owned(),
                en: "An agent may offer more than a supervisor: lower the agent's limit or raise the supervisor's"
                    .to_owned(),
            });
        }
        if self.deadlines.agent_h > self.deadlines.review_h {
            problems.push(SettingsProblem {
                path: "/deadlines/agent_h".to_owned(),
                zh_cn: "客服处理时限长于审核时限，请缩短前者或延长后者".to_owned(),
                en: "An agent has more time than the whole review: shorten the one or lengthen the other".to_owned(),
            });
        }
        if self.deadlines.boss_h > self.deadlines.review_h {
            problems.push(SettingsProblem {
                path: "/deadlines/boss_h".to_owned(),
                zh_cn: "老板答复时限长于审核时限，老板还没到时间，售后单就已超时；请缩短前者或延长后者".to_owned(),
                en: "The boss has more time than the whole review, so every case that he lets wait is overdue: shorten the \
                     one or lengthen the other"
                    .to_owned(),
            });
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_and_the_code_agree_on_every_default() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
        assert_eq!(xiaoer_sdk::schema::defaults(&schema), serde_json::to_value(Settings::default()).unwrap());
        assert_eq!(xiaoer_sdk::schema::undocumented(&schema), Vec::<String>::new());
    }

    #[test]
    fn settings_that_are_left_out_keep_their_defaults() {
        let settings: Settings = xiaoer_sdk::read_settings(r#"{"no_reason":{"window_days":15}}"#).unwrap();
        assert_eq!(settings.no_reason.window_days, 15);
        assert_eq!(settings.compensation, Compensation::default());
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"no_reason":{"windowdays":15}}"#).is_err());
    }

    #[test]
    fn limits_that_contradict_each_other_are_named_by_their_place() {
        assert!(Settings::default().problems().is_empty());
        let text = r#"{"compensation":{"min_fen":1000,"agent_limit_fen":2000},"deadlines":{"review_h":23}}"#;
        let settings: Settings = xiaoer_sdk::read_settings(text).unwrap();
        let places: Vec<String> = settings.problems().into_iter().map(|problem| problem.path).collect();
        let contradictions =
            ["/compensation/min_fen", "/compensation/agent_limit_fen", "/deadlines/agent_h", "/deadlines/boss_h"];
        assert_eq!(places, contradictions);
    }
}
