//! Every number of catalogue 4.1 to 4.3.

mod check;

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::Fen;
use xiaoer_sdk::penalty::Grade;
use xiaoer_wages::{Attribution, BelowZero};

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
    /// FT-04 to FT-07.
    pub online: Online,
    /// FT-08, FT-09.
    pub review: Review,
    /// FT-10.
    pub returns: Returns,
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
    /// Day shifts, worked from home too.
    DayShift,
    /// Every shift on duty.
    EveryShift,
}

/// What the free latenesses of a month mean (A-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreeMode {
    /// Each one after the free ones is fined.
    EachAfterFree,
    /// Once there are more, the free ones are fined as well.
    AllOnceExceeded,
    /// The first one after the free ones is still free.
    FromSecondExcess,
}

/// FT-01, FT-02.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Late {
    /// Small latenesses of a month without a fine.
    pub free_count: u32,
    /// What the free ones mean.
    pub mode: FreeMode,
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
        Self {
            free_count: 2,
            mode: FreeMode::EachAfterFree,
            free_max_s: 600,
            fine_fen: 2_000,
            long_fine_fen: 2_000,
            scope: LateScope::OnsiteDayShift,
        }
    }
}

/// FT-03.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Offline {
    /// The fine.
    pub fine_fen: Fen,
    /// Not online since the shift began: only when longer than this (A-02); a shorter absence is a lateness.
    pub grace_s: u32,
    /// Gone in the midst of a shift: only when longer than this (A-02).
    pub mid_shift_grace_s: u32,
}

impl Default for Offline {
    fn default() -> Self {
        Self { fine_fen: 20_000, grace_s: 1_800, mid_shift_grace_s: 600 }
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
    /// The first fine, and once more for each full second time.
    RisingTiers,
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

/// Whose answers and presence are looked at (A-06).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnlineScope {
    /// Whoever is online, on duty or not.
    WhoeverIsOnline,
    /// Only who is on duty.
    OnDuty,
}

/// FT-04 to FT-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Online {
    /// Whose answers and presence are looked at.
    pub scope: OnlineScope,
}

impl Default for Online {
    fn default() -> Self {
        Self { scope: OnlineScope::WhoeverIsOnline }
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

/// What a non-quality return needs before it costs the order's performance (A-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnCauses {
    /// The customer's own reasons, or poor service.
    Either,
    /// Poor service as well: the agent was found at fault.
    Both,
}

/// FT-10.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Returns {
    /// What a non-quality return needs.
    pub causes: ReturnCauses,
}

impl Default for Returns {
    fn default() -> Self {
        Self { causes: ReturnCauses::Either }
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

/// What the team's score does to its bonus (A-09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamScoreMode {
    /// The bonus is the score's share of the full one.
    Scaled,
    /// The full bonus, whatever the score.
    Flat,
}

/// PAY-01 to PAY-09.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pay {
    /// Base by grade.
    pub base_fen: BaseFen,
    /// Share of personal sales, in basis points (1/10,000).
    pub commission_bp: u32,
    /// What becomes of a month in which more came back than was sold (A-15).
    pub below_zero: BelowZero,
    /// Share of the base for a full team score, in basis points.
    pub team_score_bp_of_base: u32,
    /// What the score does to it.
    pub team_score_mode: TeamScoreMode,
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
            below_zero: BelowZero::Carry,
            team_score_bp_of_base: 1_000,
            team_score_mode: TeamScoreMode::Scaled,
            full_attendance_fen: 10_000,
            living_fen: 20_000,
            rest_quota: 4,
            deduction_warning_bp: 2_000,
        }
    }
}

/// Base pay of a month by grade, PAY-01 to PAY-04.
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
        let schema: serde_json::Value = serde_json::from_str(include_str!("../settings.schema.json")).unwrap();
        let choices = xiaoer_sdk::schema::choices(&schema);
        for choice in choices {
            let settings = choice.to_string();
            assert!(xiaoer_sdk::read_settings::<Settings>(&settings).is_ok(), "{settings}");
        }
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"slow":{"mode":"weekly"}}"#).is_err());
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"slow":{"free":1}}"#).is_err());
    }
}
