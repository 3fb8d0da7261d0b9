//! Every number of catalogue 4.1 to 4.3.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::{Fen, SettingsProblem};
use xiaoer_sdk::penalty::Grade;

/// The policy's settings. `settings.schema.json` says the same with titles and ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// FT-01, FT-02.
    pub late: Late,
    /// FT-03.
    pub offline: Offline,
    /// FT-04.
    pub slow: Slow,
    /// FT-05, FT-06.
    pub unanswered: Unanswered,
    /// FT-07.
    pub idle_hang: IdleHang,
    /// FT-08, FT-09.
    pub review: Review,
    /// A-05.
    pub overlap: Overlap,
    /// PAY-01 to PAY-09.
    pub pay: Pay,
    /// ATT-01 to ATT-07.
    pub attribution: Attribution,
}

/// Who can be late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateScope {
    /// Day shifts worked in the company (A-46); day-into-night shifts are free (AT-02).
    OnsiteDayShift,
    /// Every shift on duty.
    EveryShift,
}

/// FT-01, FT-02.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Late {
    /// Small latenesses of a month without a fine.
    pub free_count: u32,
    /// Small: at most this long.
    pub free_max_s: u32,
    /// Each small lateness after the free ones.
    pub fine_fen: Fen,
    /// Each longer lateness.
    pub long_fine_fen: Fen,
    /// Who can be late.
    pub scope: LateScope,
}

impl Default for Late {
    fn default() -> Self {
        Self { free_count: 2, free_max_s: 600, fine_fen: 2_000, long_fine_fen: 2_000, scope: LateScope::OnsiteDayShift }
    }
}

/// FT-03.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Offline {
    /// The fine.
    pub fine_fen: Fen,
    /// Only when offline longer than this (A-02); a shorter absence is a lateness.
    pub grace_s: u32,
}

impl Default for Offline {
    fn default() -> Self {
        Self { fine_fen: 20_000, grace_s: 1_800 }
    }
}

/// How late answers of a month add up (A-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountMode {
    /// One fine a month, with the first answer over the free number.
    OncePerMonth,
    /// A fine for each answer over the free number.
    PerExcess,
    /// A fine for each full block of one more than the free number.
    PerBlock,
}

/// FT-04.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slow {
    /// Late when longer than this.
    pub threshold_s: u32,
    /// Late answers of a month without a fine.
    pub free_count: u32,
    /// The fine.
    pub fine_fen: Fen,
    /// How they add up.
    pub mode: CountMode,
}

impl Default for Slow {
    fn default() -> Self {
        Self { threshold_s: 120, free_count: 3, fine_fen: 5_000, mode: CountMode::OncePerMonth }
    }
}

/// How the two steps add up (A-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnansweredMode {
    /// The second fine for each full second time; it replaces the first.
    #[serde(rename = "per_2h_block")]
    PerBlock,
    /// The first fine, from the second time on the second fine, never more.
    FlatTiers,
    /// The first fine, and the second for each full second time.
    Additive,
}

/// FT-05, FT-06.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Unanswered {
    /// Fined when longer than this.
    pub t1_s: u32,
    /// The first fine.
    pub f1_fen: Fen,
    /// Fined more from this on, the second itself included.
    pub t2_s: u32,
    /// The second fine.
    pub f2_fen: Fen,
    /// How they add up.
    pub mode: UnansweredMode,
    /// Nothing is counted beyond this.
    pub cap_s: u32,
}

impl Default for Unanswered {
    fn default() -> Self {
        Self { t1_s: 1_800, f1_fen: 10_000, t2_s: 7_200, f2_fen: 20_000, mode: UnansweredMode::PerBlock, cap_s: 86_400 }
    }
}

/// FT-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IdleHang {
    /// Fined from this on, the second itself included.
    pub threshold_s: u32,
    /// The fine.
    pub fine_fen: Fen,
}

impl Default for IdleHang {
    fn default() -> Self {
        Self { threshold_s: 7_200, fine_fen: 20_000 }
    }
}

/// FT-08, FT-09.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Review {
    /// The fine for a review that stays bad.
    pub unchanged_fine_fen: Fen,
    /// A review may turn good for this long (A-16).
    pub deadline_days: u32,
}

impl Default for Review {
    fn default() -> Self {
        Self { unchanged_fine_fen: 10_000, deadline_days: 30 }
    }
}

/// What becomes of fines for one interval (A-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverlapMode {
    /// Only the highest.
    MaxOfSameCause,
    /// All of them.
    All,
}

/// A-05.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Overlap {
    /// What becomes of fines for one interval.
    pub mode: OverlapMode,
}

impl Default for Overlap {
    fn default() -> Self {
        Self { mode: OverlapMode::MaxOfSameCause }
    }
}

/// PAY-01 to PAY-09.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pay {
    /// Base by grade.
    pub base_fen: BaseFen,
    /// Share of personal sales, in basis points (1/10,000).
    pub commission_bp: u32,
    /// Share of the base for a full team score, in basis points.
    pub team_score_bp_of_base: u32,
    /// For a month without absence, lateness beyond the free ones or leave beyond the quota (A-10).
    pub full_attendance_fen: Fen,
    /// Unconditional, by days employed (A-11).
    pub living_fen: Fen,
    /// Rest days of a month that cost nothing.
    pub rest_quota: u32,
    /// The law's ceiling of deductions, as a share of the month's wage in basis points: a warning, not a limit.
    pub deduction_warning_bp: u32,
}

impl Default for Pay {
    fn default() -> Self {
        Self {
            base_fen: BaseFen::default(),
            commission_bp: 50,
            team_score_bp_of_base: 1_000,
            full_attendance_fen: 10_000,
            living_fen: 20_000,
            rest_quota: 4,
            deduction_warning_bp: 2_000,
        }
    }
}

/// Base pay of a month by grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BaseFen {
    /// 初级客服.
    pub junior: Fen,
    /// 中级客服.
    pub intermediate: Fen,
    /// 高级客服.
    pub senior: Fen,
    /// 客户经理.
    pub account_manager: Fen,
}

impl Default for BaseFen {
    fn default() -> Self {
        Self { junior: 150_000, intermediate: 180_000, senior: 220_000, account_manager: 270_000 }
    }
}

impl BaseFen {
    /// The base of one grade.
    pub fn of(&self, grade: Grade) -> Fen {
        match grade {
            Grade::Junior => self.junior,
            Grade::Intermediate => self.intermediate,
            Grade::Senior => self.senior,
            Grade::AccountManager => self.account_manager,
        }
    }
}

/// ATT-01 to ATT-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attribution {
    /// Another agent may chase an order unpaid for longer than this.
    pub chase_after_h: u32,
    /// A talk counts for an order paid within this long.
    pub talk_within_h: u32,
}

impl Default for Attribution {
    fn default() -> Self {
        Self { chase_after_h: 24, talk_within_h: 72 }
    }
}

impl Settings {
    /// What the schema cannot say: numbers that fit alone and not together.
    pub fn problems(&self) -> Vec<SettingsProblem> {
        let mut problems = Vec::new();
        let mut contradiction = |path: &str, zh_cn: &str, en: &str| {
            problems.push(SettingsProblem { path: path.to_owned(), zh_cn: zh_cn.to_owned(), en: en.to_owned() });
        };
        if self.unanswered.t1_s >= self.unanswered.t2_s {
            contradiction(
                "/unanswered/t2_s",
                "第二档时间必须大于第一档时间，否则第一档永远不会生效",
                "The second time must be longer than the first, or the first would never apply",
            );
        }
        if self.unanswered.cap_s < self.unanswered.t2_s {
            contradiction(
                "/unanswered/cap_s",
                "计时上限小于第二档时间，第二档永远不会生效，请调大上限",
                "Counting stops before the second time is reached: raise the cap",
            );
        }
        if self.slow.threshold_s >= self.unanswered.t1_s {
            contradiction(
                "/slow/threshold_s",
                "慢应答的时间必须小于未回复的第一档时间",
                "A slow answer must be shorter than the first time of an unanswered one",
            );
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
    fn the_schemas_choices_are_the_codes_choices() {
        for mode in ["per_2h_block", "flat_tiers", "additive"] {
            let text = format!(r#"{{"unanswered":{{"mode":"{mode}"}}}}"#);
            assert!(xiaoer_sdk::read_settings::<Settings>(&text).is_ok(), "{mode}");
        }
        for mode in ["once_per_month", "per_excess", "per_block"] {
            let text = format!(r#"{{"slow":{{"mode":"{mode}"}}}}"#);
            assert!(xiaoer_sdk::read_settings::<Settings>(&text).is_ok(), "{mode}");
        }
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"slow":{"mode":"weekly"}}"#).is_err());
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"slow":{"free":1}}"#).is_err());
    }

    #[test]
    fn times_in_the_wrong_order_are_named_by_their_place() {
        assert!(Settings::default().problems().is_empty());
        let text = r#"{"unanswered":{"t1_s":7200,"cap_s":60},"slow":{"threshold_s":7200}}"#;
        let settings: Settings = xiaoer_sdk::read_settings(text).unwrap();
        let places: Vec<String> = settings.problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(places, ["/unanswered/t2_s", "/unanswered/cap_s", "/slow/threshold_s"]);
    }
}
