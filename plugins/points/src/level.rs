//! What follows from a month's score: PP-12 to PP-14. Judged once, when the month closes.

use xiaoer_sdk::common::Tenths;
use xiaoer_sdk::penalty::{MonthCase, ScoreLevel};
use xiaoer_sdk::text::{Pair, pair, points};

use crate::settings::{AfterSevere, Levels};

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
