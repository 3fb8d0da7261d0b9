//! Every number of catalogue 4.4. Points are in tenths.

mod check;

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::Tenths;
use xiaoer_wages::{Attribution, Levels, Pay};

/// The policy's settings. `settings.schema.json` says the same with titles and ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The scale.
    pub score: Score,
    /// PP-02, PP-03.
    pub late: Late,
    /// PP-04, PP-05.
    pub awol: Awol,
    /// PP-01, PP-06.
    pub rest: Rest,
    /// PP-07.
    pub not_logged_in: NotLoggedIn,
    /// PP-08.
    pub slow_complaint: SlowComplaint,
    /// PP-09, PP-11.
    pub attitude: Attitude,
    /// PP-10.
    pub daily_task: DailyTask,
    /// PP-12 to PP-14.
    pub levels: Levels,
    /// PAY-10 to PAY-12.
    pub pay: Pay,
    /// ATT-01 to ATT-07.
    pub attribution: Attribution,
}

/// The scale (A-24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Score {
    /// What everybody starts a month with.
    pub start: Tenths,
}

impl Default for Score {
    fn default() -> Self {
        Self { start: 100 }
    }
}

/// Whether a limit itself belongs to what is beyond it (A-18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Boundary {
    /// Only what is longer.
    Over,
    /// The limit too.
    From,
}

/// PP-02, PP-03.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Late {
    /// Each lateness.
    pub points: Tenths,
    /// A lateness beyond this is absence.
    pub absence_after_s: u32,
    /// Whether exactly that long is absence.
    pub boundary: Boundary,
    /// Each absence; it replaces the lateness.
    pub absence_points: Tenths,
}

impl Default for Late {
    fn default() -> Self {
        Self { points: 5, absence_after_s: 1_800, boundary: Boundary::Over, absence_points: 20 }
    }
}

/// PP-04, PP-05.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Awol {
    /// Each.
    pub points: Tenths,
}

impl Default for Awol {
    fn default() -> Self {
        Self { points: 50 }
    }
}

/// What a forgotten register means (A-22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForgottenRegister {
    /// One of the month's rest days is used up.
    UsesRestDay,
    /// It is noted, and nothing follows.
    RecordedOnly,
}

/// PP-01, PP-06. Leave and rest are one quota (A-23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rest {
    /// Rest days of a month.
    pub quota: u32,
    /// Each leave beyond them.
    pub over_quota_points: Tenths,
    /// What a forgotten register means.
    pub forgotten_register: ForgottenRegister,
}

impl Default for Rest {
    fn default() -> Self {
        Self { quota: 4, over_quota_points: 20, forgotten_register: ForgottenRegister::UsesRestDay }
    }
}

/// How being found offline adds up in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotLoggedInMode {
    /// Once a month, when the count is reached.
    OncePerMonth,
    /// Each time the count is reached again.
    PerBlock,
}

/// PP-07.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NotLoggedIn {
    /// So often a month.
    pub count: u32,
    /// What it costs then.
    pub points: Tenths,
    /// How it adds up.
    pub mode: NotLoggedInMode,
    /// Noon, which is watched most, begins at this minute of the day (AT-13).
    pub noon_from_min: u32,
    /// Noon ends before this minute of the day.
    pub noon_to_min: u32,
}

impl Default for NotLoggedIn {
    fn default() -> Self {
        Self { count: 3, points: 50, mode: NotLoggedInMode::OncePerMonth, noon_from_min: 690, noon_to_min: 810 }
    }
}

/// How the two steps go together (A-19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlowComplaintMode {
    /// The second step takes the place of the first.
    Replace,
    /// It comes on top.
    Add,
}

/// PP-08.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SlowComplaint {
    /// Complaints of a month to the first step.
    pub first_at: u32,
    /// What the first step costs.
    pub first_points: Tenths,
    /// Complaints of a month to the second step.
    pub second_at: u32,
    /// What the second step costs.
    pub second_points: Tenths,
    /// How the steps go together.
    pub mode: SlowComplaintMode,
}

impl Default for SlowComplaint {
    fn default() -> Self {
        Self { first_at: 3, first_points: 50, second_at: 5, second_points: 100, mode: SlowComplaintMode::Replace }
    }
}

/// How each complaint and the steps go together (A-20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttitudeMode {
    /// A step says the total; complaints between the steps count one by one.
    Totals,
    /// Each complaint and each step are added.
    Add,
}

/// PP-09, PP-11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attitude {
    /// Each complaint.
    pub each_points: Tenths,
    /// Complaints of a month to the first step.
    pub first_at: u32,
    /// The first step.
    pub first_points: Tenths,
    /// Complaints of a month to the second step.
    pub second_at: u32,
    /// The second step, which more complaints do not exceed.
    pub second_points: Tenths,
    /// How they go together.
    pub mode: AttitudeMode,
    /// From this complaint of a month on it is reported to the general manager; 0: never.
    pub report_from: u32,
}

impl Default for Attitude {
    fn default() -> Self {
        Self {
            each_points: 10,
            first_at: 3,
            first_points: 50,
            second_at: 5,
            second_points: 100,
            mode: AttitudeMode::Totals,
            report_from: 3,
        }
    }
}

/// PP-10.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DailyTask {
    /// The least that a supervisor may ask for.
    pub min_points: Tenths,
    /// The most.
    pub max_points: Tenths,
}

impl Default for DailyTask {
    fn default() -> Self {
        Self { min_points: 5, max_points: 10 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> serde_json::Value {
        serde_json::from_str(include_str!("../settings.schema.json")).unwrap()
    }

    #[test]
    fn the_schema_and_the_code_agree_on_every_default() {
        assert_eq!(xiaoer_sdk::schema::defaults(&schema()), serde_json::to_value(Settings::default()).unwrap());
        assert_eq!(xiaoer_sdk::schema::undocumented(&schema()), Vec::<String>::new());
    }

    #[test]
    fn the_schemas_choices_are_the_codes_choices() {
        for choice in xiaoer_sdk::schema::choices(&schema()) {
            let settings = choice.to_string();
            assert!(xiaoer_sdk::read_settings::<Settings>(&settings).is_ok(), "{settings}");
        }
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"attitude":{"mode":"sum"}}"#).is_err());
        assert!(xiaoer_sdk::read_settings::<Settings>(r#"{"levels":{"warn":1}}"#).is_err());
    }
}
