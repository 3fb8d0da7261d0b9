//! What follows from a month's score: PP-12 to PP-14. Judged once, when the month closes.

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::{SettingsProblem, Tenths};
use xiaoer_sdk::penalty::{MonthCase, ScoreLevel};
use xiaoer_sdk::text::{Pair, pair, points};

/// What follows a severe penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterSevere {
    /// The row of months begins anew.
    Restart,
    /// Every further bad month is severe.
    GoOn,
}

/// PP-12 to PP-14.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Levels {
    /// Verbal warning at or below this.
    pub warn_at: Tenths,
    /// Penalty by the company at or below this.
    pub penalty_at: Tenths,
    /// A month at or below this counts to the severe penalty.
    pub severe_at: Tenths,
    /// So many months in a row.
    pub severe_months: u32,
    /// A month with fewer working days neither counts nor ends the row.
    pub min_working_days: u32,
    /// What follows a severe penalty.
    pub after_severe: AfterSevere,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            warn_at: 50,
            penalty_at: 20,
            severe_at: 50,
            severe_months: 3,
            min_working_days: 10,
            after_severe: AfterSevere::Restart,
        }
    }
}

/// The highest level that the score reaches, with the rule and the reason.
pub fn level(setting: &Levels, case: &MonthCase, score: Tenths) -> (ScoreLevel, Option<(&'static str, Pair)>) {
    if let Some(months) = bad_months(setting, case, score) {
        let limit = points(setting.severe_at);
        let why = pair(
            format!("连续{}个月不高于{limit}分({months})，严厉处罚", setting.severe_months),
            format!("{} months in a row at or below {limit} points ({months}): severe penalty", setting.severe_months),
        );
        return (ScoreLevel::Severe, Some(("PP-14", why)));
    }
    let (own, warn, penalty) = (points(score), points(setting.warn_at), points(setting.penalty_at));
    if score <= setting.penalty_at {
        let why = pair(
            format!("本月{own}分 ≤ {penalty}分，由公司处罚"),
            format!("{own} points this month ≤ {penalty}: a penalty by the company"),
        );
        (ScoreLevel::CompanyPenalty, Some(("PP-13", why)))
    } else if score <= setting.warn_at {
        let why = pair(
            format!("本月{own}分 ≤ {warn}分，口头警告"),
            format!("{own} points this month ≤ {warn}: verbal warning"),
        );
        (ScoreLevel::Warning, Some(("PP-12", why)))
    } else {
        (ScoreLevel::Ok, None)
    }
}

/// The months that make this one the last of a bad row, latest first, or nothing. A month with few working days neither
/// counts nor ends the row.
fn bad_months(setting: &Levels, case: &MonthCase, score: Tenths) -> Option<String> {
    let few = |days: u8| u32::from(days) < setting.min_working_days;
    let is_bad = |score: Tenths| score <= setting.severe_at;
    if few(case.working_days) || !is_bad(score) {
        return None;
    }
    // Only months without a gap between them are in a row.
    let mut expected = (case.year, case.month);
    let in_a_row = case.earlier_scores.iter().take_while(|month| {
        expected = before(expected);
        (month.year, month.month) == expected
    });
    let earlier = in_a_row.filter(|month| !few(month.working_days)).take_while(|month| {
        // After a severe penalty the count begins again.
        let restarts = setting.after_severe == AfterSevere::Restart && month.level == ScoreLevel::Severe;
        is_bad(month.score) && !restarts
    });
    let own = (case.year, case.month, score);
    let row = std::iter::once(own).chain(earlier.map(|month| (month.year, month.month, month.score)));
    let row: Vec<String> = row
        .take(setting.severe_months as usize)
        .map(|(year, month, score)| format!("{year}-{month:02}: {}", points(score)))
        .collect();
    (row.len() == setting.severe_months as usize).then(|| row.join(", "))
}

/// The month before.
fn before((year, month): (u32, u8)) -> (u32, u8) {
    if month <= 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) }
}

impl Levels {
    /// What is wrong with levels at `pointer` in the settings, for months that begin with this score.
    pub fn problems(&self, start: Tenths, pointer: &str) -> Vec<SettingsProblem> {
        let mut problems = Vec::new();
        let named = [("warn_at", self.warn_at), ("penalty_at", self.penalty_at), ("severe_at", self.severe_at)];
        for (name, threshold) in named {
            // Everybody would reach it, every month, without any incident.
            if threshold > start {
                let (threshold, start) = (points(threshold), points(start));
                // Only the row of months is where the trade's text has a number that no scale of 10 can have.
                let (hint_zh, hint_en) = if name == "severe_at" {
                    (
                        "；制度里的58分按满分10分理解为5.0或5.8(A-17)",
                        "; the scheme's 58 are read as 5.0 or 5.8 on a scale of 10 (A-17)",
                    )
                } else {
                    ("", "")
                };
                problems.push(SettingsProblem {
                    path: format!("{pointer}/{name}"),
                    zh_cn: format!(
                        "{threshold}分高于起始分{start}分，所有人每月都会达到{hint_zh}"
                    ),
                    en: format!(
                        "{threshold} points are above the {start} that everybody starts with, so all would reach it every month{hint_en}"
                    ),
                });
            }
        }
        if self.penalty_at >= self.warn_at {
            problems.push(SettingsProblem {
                path: format!("{pointer}/penalty_at"),
                zh_cn: "公司处罚的分数必须低于口头警告的分数，否则警告永远不会生效".to_owned(),
                en: "The company's penalty must be at a lower score than the warning, or nobody would ever be warned"
                    .to_owned(),
            });
        }
        problems
    }
}
