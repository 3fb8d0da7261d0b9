//! Instants and durations. The core never asks what time it is: `now` is always handed in.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// A duration in milliseconds, taken from a monotonic clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub i64);

impl Millis {
    /// `s` seconds.
    pub const fn seconds(s: i64) -> Self {
        Self(s * 1_000)
    }

    /// `m` minutes.
    pub const fn minutes(m: i64) -> Self {
        Self(m * 60_000)
    }

    /// `h` hours.
    pub const fn hours(h: i64) -> Self {
        Self(h * 3_600_000)
    }
}

/// China has one zone and no summer time: UTC+8 all year.
const SHANGHAI_OFFSET_MS: i64 = 8 * 3_600_000;
const DAY_MS: i64 = 86_400_000;

/// A calendar month in Asia/Shanghai, the unit of the penalty schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    /// Calendar year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.month >= 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// The month before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.month <= 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { year: self.year, month: self.month - 1 }
        }
    }

    /// Days since 1970-01-01 of its first day.
    const fn first_day(self) -> i64 {
        // Days from the civil date, the inverse of `Instant::shanghai_month`.
        let (year, month) = (self.year as i64, self.month as i64);
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * shifted_month + 2) / 5;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The midnight in Asia/Shanghai with which it begins.
    #[must_use]
    pub const fn begins_at(self) -> Instant {
        Instant::beginning_shanghai_day(self.first_day())
    }

    /// 06:00 in Shanghai on the first of the month after: what was confirmed counts from then on.
    #[must_use]
    pub const fn closes_at(self) -> Instant {
        self.next().begins_at().plus(Millis::hours(6))
    }

    /// How many days it has.
    #[must_use]
    pub const fn days(self) -> u8 {
        (self.next().first_day() - self.first_day()) as u8
    }
}

impl std::fmt::Display for Month {
    /// For example `2026-11`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}

const fn is_working_day(day: i64) -> bool {
    // 1970-01-01 was a Thursday; Monday is 0 here.
    (day + 3).rem_euclid(7) < 5
}

impl Instant {
    /// This instant, later by `d`. Saturates at the ends of time rather than wrap.
    #[must_use]
    pub const fn plus(self, d: Millis) -> Self {
        Self(self.0.saturating_add(d.0))
    }

    /// How long after `earlier` this is; negative if it is before.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }

    /// Days since 1970-01-01 in Asia/Shanghai.
    pub const fn shanghai_day(self) -> i64 {
        self.0.saturating_add(SHANGHAI_OFFSET_MS).div_euclid(DAY_MS)
    }

    /// It lies on a Monday to Friday in Asia/Shanghai; holidays are not known here.
    pub const fn is_on_working_day(self) -> bool {
        is_working_day(self.shanghai_day())
    }

    /// The day, counted from 1970-01-01, that is so many working days after this one's.
    pub const fn working_day_after(self, days: u32) -> i64 {
        let mut day = self.shanghai_day();
        let mut left = days;
        while left > 0 {
            day += 1;
            if is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// The midnight in Asia/Shanghai with which a day begins.
    #[must_use]
    pub const fn beginning_shanghai_day(day: i64) -> Self {
        Self(day.saturating_mul(DAY_MS).saturating_sub(SHANGHAI_OFFSET_MS))
    }

    /// The calendar month in Asia/Shanghai.
    pub const fn shanghai_month(self) -> Month {
        // Days to a civil date: the usual shift of the year to start in March puts the leap day last.
        let z = self.shanghai_day() + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        Month { year: year as i32, month: month as u8 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_at_midnight_in_shanghai_not_in_london() {
        // 2026-10-31T15:59:59.999Z is 23:59:59.999 in Shanghai; a millisecond later it is November there.
        let last = Instant(1_793_462_399_999);
        assert_eq!(last.shanghai_month(), Month { year: 2026, month: 10 });
        assert_eq!(last.plus(Millis(1)).shanghai_month(), Month { year: 2026, month: 11 });
        assert_eq!(last.plus(Millis(1)).shanghai_day() - last.shanghai_day(), 1);
        assert_eq!(Instant::beginning_shanghai_day(last.shanghai_day() + 1), last.plus(Millis(1)));
        assert_eq!(Month { year: 2026, month: 11 }.begins_at(), last.plus(Millis(1)));
    }

    #[test]
    fn a_month_closes_at_six_on_the_first_in_shanghai() {
        // 2026-12-31T22:00:00Z
        assert_eq!(Month { year: 2026, month: 12 }.closes_at(), Instant(1_798_754_400_000));
    }

    #[test]
    fn months_have_their_days_and_neighbours() {
        let february = |year| Month { year, month: 2 }.days();
        assert_eq!((february(2026), february(2028), february(2100)), (28, 29, 28));
        let december = Month { year: 2026, month: 12 };
        assert_eq!((december.days(), december.next().before()), (31, december));
    }

    #[test]
    fn three_working_days_skip_the_weekend() {
        // Friday 2026-11-20 12:00 in Shanghai: Monday, Tuesday, Wednesday; the 25th is over at this midnight.
        let friday = Instant(1_795_147_200_000);
        assert!(friday.is_on_working_day() && !Instant(friday.0 + DAY_MS).is_on_working_day());
        assert_eq!(Instant::beginning_shanghai_day(friday.working_day_after(3) + 1), Instant(1_795_622_400_000));
    }
}
