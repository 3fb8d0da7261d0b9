//! Numbers as people write them in a cell, and sums of money or points worked out from the facts.

use xiaoer_sdk::date::{DAY, HOUR, MINUTE, SECOND, end_of_day};

use crate::field::{Field, Kind, Value};

/// Reads a whole number, or a number with one of the units, as how many of the smallest.
fn with_unit(text: &str, units: &[(&str, i64, usize)]) -> Option<i64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text[digits.len()..].trim();
    if unit.is_empty() {
        return digits.parse().ok();
    }
    let (_, factor, decimals) = units.iter().find(|(name, ..)| *name == unit)?;
    scaled(digits, *decimals)?.checked_mul(*factor)
}

/// `12.3` with two decimals is 1230.
fn scaled(digits: &str, decimals: usize) -> Option<i64> {
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    if rest.len() > decimals || !rest.chars().all(|c| c.is_ascii_digit()) || whole.trim_start_matches('-').is_empty() {
        return None;
    }
    format!("{whole}{rest:0<decimals$}").parse().ok()
}

/// A value of a kind that is counted, as a cell writes it.
pub fn counted(kind: Kind, text: &str) -> Option<i64> {
    match kind {
        Kind::Money => with_unit(text, &[("元", 1, 2), ("yuan", 1, 2), ("fen", 1, 0), ("分", 1, 0)]),
        Kind::Number => with_unit(text, &[]),
        Kind::Points => with_unit(text, &[("分", 1, 1), ("points", 1, 1)]),
        Kind::Length => with_unit(
            text,
            &[
                ("ms", 1, 0),
                ("s", SECOND, 0),
                ("秒", SECOND, 0),
                ("min", MINUTE, 0),
                ("分钟", MINUTE, 0),
                ("h", HOUR, 0),
                ("小时", HOUR, 0),
                ("d", DAY, 0),
                ("天", DAY, 0),
            ],
        ),
        Kind::Instant => text.trim().parse().ok().or_else(|| date(text.trim())),
        Kind::Flag | Kind::Word(_) | Kind::Text => None,
    }
}

/// The midnight at which a date begins in Shanghai, from `2026-11-11`.
fn date(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    let leap_days = (1970..year).filter(|year| is_leap(*year)).count() as i64;
    Some(end_of_day((year - 1970) * 365 + leap_days + months + day - 2))
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A sum of money or points: so much, or a share of what the facts name.
pub struct Sum<F: 'static> {
    fixed: i64,
    share: Option<(&'static Field<F>, i64)>,
}

impl<F> Clone for Sum<F> {
    fn clone(&self) -> Self {
        Self { fixed: self.fixed, share: self.share }
    }
}

impl<F> Sum<F> {
    /// Nothing.
    pub const NONE: Self = Self { fixed: 0, share: None };

    /// Reads `9元`, `900`, `order.amount_paid` or `5% item_price`, or the same of points.
    pub fn read(text: &str, kind: Kind, fields: &'static [Field<F>]) -> Option<Self> {
        if let Some(fixed) = counted(kind, text) {
            return Some(Self { fixed, share: None });
        }
        let (percent, path) = text.split_once('%').unwrap_or(("100", text));
        let basis_points = scaled(percent.trim(), 2).filter(|bp| (0..=1_000_000).contains(bp))?;
        let field = fields.iter().find(|field| field.path == path.trim() && field.kind.is_as(kind))?;
        Some(Self { fixed: 0, share: Some((field, basis_points)) })
    }

    /// The sum, if it needs no facts.
    pub fn fixed(&self) -> Option<i64> {
        self.share.is_none().then_some(self.fixed)
    }

    /// The sum for these facts, half a fen rounded up; what is absent is none.
    pub fn of(&self, facts: &F) -> i64 {
        let Some((field, basis_points)) = self.share else { return self.fixed };
        let Value::Int(base) = (field.get)(facts) else { return 0 };
        let doubled = i128::from(base) * i128::from(basis_points) * 2 + 10_000;
        i64::try_from(doubled.div_euclid(20_000)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_points_and_lengths_of_time_are_read_with_their_units() {
        let money = |text| counted(Kind::Money, text);
        assert_eq!(
            [money("50元"), money("50.05 yuan"), money("5000"), money("-3元")],
            [Some(5_000), Some(5_005), Some(5_000), Some(-300)]
        );
        assert_eq!([money("50.00"), money("0.005元"), money("元"), money("五元")], [None; 4]);
        assert_eq!(counted(Kind::Length, "30分钟"), Some(30 * MINUTE));
        assert_eq!(counted(Kind::Points, "2.5分"), Some(25));
        assert_eq!(counted(Kind::Number, "3天"), None);
    }

    #[test]
    fn a_date_is_its_midnight_in_shanghai() {
        assert_eq!(counted(Kind::Instant, "2026-11-21"), Some(1_795_190_400_000));
        assert_eq!(counted(Kind::Instant, "1970-01-01"), Some(-8 * HOUR));
        assert_eq!(counted(Kind::Instant, "2024-02-29"), Some(1_709_136_000_000));
        assert_eq!(counted(Kind::Instant, "2026-02-29"), None);
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_fen() {
        static FIELDS: [Field<i64>; 1] =
            [Field { path: "price", kind: Kind::Money, optional: false, get: |facts| Value::Int(*facts) }];
        let five = Sum::read("5% price", Kind::Money, &FIELDS).unwrap();
        assert_eq!([five.of(&1_000), five.of(&1_010), five.of(&1_009)], [50, 51, 50]);
        assert_eq!(Sum::read("price", Kind::Money, &FIELDS).unwrap().of(&i64::MAX), i64::MAX);
        assert!(Sum::read("5% weight", Kind::Money, &FIELDS).is_none());
        assert!(Sum::read("5% price", Kind::Points, &FIELDS).is_none());
    }
}
