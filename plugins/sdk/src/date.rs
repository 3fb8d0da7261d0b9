//! Calendar dates as the trade counts them: Asia/Shanghai, UTC+8 all year (catalogue 0.3).

use crate::common::{Instant, Millis};

/// One day in milliseconds.
pub const DAY: Millis = 24 * HOUR;
/// One hour in milliseconds.
pub const HOUR: Millis = 60 * MINUTE;
/// One minute in milliseconds.
pub const MINUTE: Millis = 60 * SECOND;
/// One second in milliseconds.
pub const SECOND: Millis = 1000;

/// China has kept UTC+8 without summer time since 1991, so a fixed offset is the whole rule.
const SHANGHAI: Millis = 8 * HOUR;

/// The Shanghai date of an instant, as days since 1970-01-01.
pub fn day_number(at: Instant) -> i64 {
    at.saturating_add(SHANGHAI).div_euclid(DAY)
}

/// How many midnights of Shanghai lie between two instants: 0 on the same date, 7 a week later, below zero when `to`
/// is on an earlier date.
pub fn day_index(from: Instant, to: Instant) -> i64 {
    day_number(to) - day_number(from)
}

/// The instant at which a Shanghai date ends: 24:00 of that day.
pub fn end_of_day(day_number: i64) -> Instant {
    (day_number + 1).saturating_mul(DAY).saturating_sub(SHANGHAI)
}

/// Month and day of the month of a date, both from 1.
pub fn month_and_day(day_number: i64) -> (u8, u8) {
    // Years that begin in March put the leap day last, so that months have fixed offsets.
    let day_of_era = day_number.saturating_add(719_468).rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    ((if month < 10 { month + 3 } else { month - 9 }) as u8, day as u8)
}

/// Minutes since midnight in Shanghai, 0 to 1,439.
pub fn minute_of_day(at: Instant) -> u32 {
    (at.saturating_add(SHANGHAI).rem_euclid(DAY) / MINUTE) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21 00:00:00 in Shanghai.
    const MIDNIGHT: Instant = 1_795_190_400_000;

    #[test]
    fn a_date_changes_at_midnight_in_shanghai_not_in_greenwich() {
        assert_eq!(day_index(MIDNIGHT - 1, MIDNIGHT), 1);
        assert_eq!(day_index(MIDNIGHT, MIDNIGHT + DAY - 1), 0);
        assert_eq!(day_index(MIDNIGHT, MIDNIGHT - 1), -1);
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        assert_eq!(end_of_day(day_number(MIDNIGHT)), MIDNIGHT + DAY);
        assert_eq!(day_number(end_of_day(20_000)), 20_001);
    }

    #[test]
    fn a_date_has_its_month_and_day_leap_days_too() {
        assert_eq!(month_and_day(day_number(MIDNIGHT)), (11, 21));
        assert_eq!([month_and_day(0), month_and_day(19_782), month_and_day(19_783)], [(1, 1), (2, 29), (3, 1)]);
        assert_eq!(month_and_day(-1), (12, 31));
    }

    #[test]
    fn a_day_has_its_minutes_from_midnight_in_shanghai() {
        assert_eq!([MIDNIGHT, MIDNIGHT - 1, MIDNIGHT + 690 * MINUTE].map(minute_of_day), [0, 1_439, 690]);
    }

    #[test]
    fn absurd_instants_are_counted_without_a_panic() {
        assert!(day_index(Instant::MIN, Instant::MAX) > 0);
        assert_eq!(end_of_day(i64::MAX / 2), Instant::MAX - SHANGHAI);
        assert!([i64::MIN, i64::MAX].map(month_and_day).iter().all(|(month, _)| (1..=12).contains(month)));
        assert!([Instant::MIN, Instant::MAX].map(minute_of_day).iter().all(|minute| *minute < 1_440));
    }
}
