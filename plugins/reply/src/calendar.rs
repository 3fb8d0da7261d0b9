//! Dates in settings, as Shanghai counts days.

use xiaoer_sdk::common::Instant;
use xiaoer_sdk::date::{day_number, month_and_day};

/// The days on which something holds; both ends are included, and an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: Option<i64>,
    last: Option<i64>,
}

impl Period {
    /// From two dates of the form `YYYY-MM-DD`. An empty date leaves that end open; so does one that is not a date,
    /// which the check of the settings refuses.
    pub fn new(first: &str, last: &str) -> Self {
        Self { first: parse_date(first), last: parse_date(last) }
    }

    /// Whether an instant lies in the period.
    pub fn includes(self, now: Instant) -> bool {
        let today = day_number(now);
        self.first.is_none_or(|first| first <= today) && self.last.is_none_or(|last| today <= last)
    }
}

/// A date of the form `YYYY-MM-DD` as days since 1970-01-01, if it exists.
pub fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return None;
    }
    // Years that begin in March put the leap day last, so that months have fixed offsets.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// The month of an instant in Shanghai, 1 to 12.
pub fn month_of(now: Instant) -> u8 {
    month_and_day(day_number(now)).0
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21 00:00:00 in Shanghai.
    const MIDNIGHT: Instant = 1_795_190_400_000;
    const DAY: i64 = 86_400_000;

    #[test]
    fn a_date_is_the_day_that_shanghai_counts() {
        assert_eq!(parse_date("1970-01-01"), Some(0));
        assert_eq!(parse_date("2026-11-21"), Some(day_number(MIDNIGHT)));
        assert_eq!(parse_date("2024-02-29"), Some(19_782));
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in
            ["", "2026-02-29", "2026-13-01", "2026-1-1", "2026/01/01", "2026-00-10", "+026-01-01", "2026-01-01-1"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn both_ends_of_a_period_are_included() {
        let period = Period::new("2026-11-21", "2026-11-22");
        assert!(!period.includes(MIDNIGHT - 1));
        assert!(period.includes(MIDNIGHT));
        assert!(period.includes(MIDNIGHT + 2 * DAY - 1));
        assert!(!period.includes(MIDNIGHT + 2 * DAY));
        assert!(Period::new("", "").includes(0));
    }

    #[test]
    fn months_change_at_midnight_in_shanghai() {
        assert_eq!(month_of(MIDNIGHT), 11);
        assert_eq!(month_of(MIDNIGHT + 10 * DAY - 1), 11);
        assert_eq!(month_of(MIDNIGHT + 10 * DAY), 12);
        assert_eq!(month_of(0), 1);
    }
}
