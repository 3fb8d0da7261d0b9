//! A condition cell: the text of a spreadsheet's cell, read as a [`Set`] of values.

use crate::field::{Kind, Value};
use crate::money::counted;
use crate::set::{Present, Set, outside, points};

/// Why a cell cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// This is no value of the column's kind.
    Value(String),
    /// The column's kind knows no such comparison.
    Comparison(&'static str),
    /// It is absent never, or nothing could ever hold.
    Never,
}

/// The comparisons, longest spelling first where one begins with another.
const SIGNS: [(&str, &str); 10] = [
    ("<=", "<="),
    ("≤", "<="),
    (">=", ">="),
    ("≥", ">="),
    ("!=", "!="),
    ("≠", "!="),
    ("<", "<"),
    (">", ">"),
    ("==", "="),
    ("=", "="),
];

/// Reads a cell. An empty one, or `-`, holds for everything.
pub fn read(text: &str, kind: Kind, optional: bool) -> Result<Set, Unread> {
    let text = text.trim();
    let set = match text {
        "" | "-" => Set::all(kind, optional),
        "is set" | "有" => Set { absent: false, present: Present::all(kind) },
        "is not set" | "没有" => Set { absent: optional, present: Present::none(kind) },
        _ => Set { absent: false, present: comparison(text, kind)? },
    };
    if set.is_empty() { Err(Unread::Never) } else { Ok(set) }
}

fn comparison(text: &str, kind: Kind) -> Result<Present, Unread> {
    if let Some((sign, rest)) = SIGNS.iter().find_map(|(sign, same)| Some((*same, text.strip_prefix(sign)?))) {
        return signed(sign, rest.trim(), kind);
    }
    if let Some(rest) = text.strip_prefix("between ") {
        let (from, to) = rest.split_once(" and ").ok_or_else(|| Unread::Value(rest.to_owned()))?;
        return between(from, to, kind);
    }
    if let Some((from, to)) = text.split_once("..") {
        return between(from, to, kind);
    }
    for (word, without) in [("not in ", true), ("in ", false)] {
        if let Some(rest) = text.strip_prefix(word) {
            return one_of(rest, without, kind);
        }
    }
    for (word, without) in [("does not contain ", true), ("contains ", false), ("不含", true), ("含", false)] {
        if let Some(rest) = text.strip_prefix(word) {
            return match kind {
                Kind::Text => {
                    let parts: Vec<String> = listed(rest).filter(|part| !part.is_empty()).map(str::to_owned).collect();
                    if parts.is_empty() {
                        Err(Unread::Value(String::new()))
                    } else {
                        Ok(Present::Containing(parts, without))
                    }
                }
                _ => Err(Unread::Comparison("contains")),
            };
        }
    }
    one_of(text, false, kind)
}

fn signed(sign: &'static str, text: &str, kind: Kind) -> Result<Present, Unread> {
    match sign {
        "=" => return one_of(text, false, kind),
        "!=" => return one_of(text, true, kind),
        _ => {}
    }
    if matches!(kind, Kind::Flag | Kind::Word(_) | Kind::Text) {
        return Err(Unread::Comparison(sign));
    }
    let number = number(text, kind)?;
    let span = match sign {
        "<=" => Some((i64::MIN, number)),
        ">=" => Some((number, i64::MAX)),
        "<" => number.checked_sub(1).map(|last| (i64::MIN, last)),
        _ => number.checked_add(1).map(|first| (first, i64::MAX)),
    };
    Ok(Present::Ints(span.into_iter().collect()))
}

fn between(from: &str, to: &str, kind: Kind) -> Result<Present, Unread> {
    if matches!(kind, Kind::Flag | Kind::Word(_) | Kind::Text) {
        return Err(Unread::Comparison("between"));
    }
    let (from, to) = (number(from, kind)?, number(to, kind)?);
    Ok(Present::Ints(if from <= to { vec![(from, to)] } else { Vec::new() }))
}

/// What stands between commas.
pub fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '，', '、']).map(str::trim)
}

/// One value, or several with commas between them.
fn one_of(text: &str, without: bool, kind: Kind) -> Result<Present, Unread> {
    let parts = listed(text);
    match kind {
        Kind::Text => Ok(Present::Texts(parts.map(str::to_owned).collect(), without)),
        Kind::Flag | Kind::Word(_) => {
            let words = parts.map(|part| word(part, kind)).try_fold(0, |bits, word| Ok(bits | 1 << word?))?;
            let Present::Words(all) = Present::all(kind) else { return Ok(Present::none(kind)) };
            Ok(Present::Words(if without { all & !words } else { words }))
        }
        _ => {
            let numbers = points(parts.map(|part| number(part, kind)).collect::<Result<_, _>>()?);
            Ok(Present::Ints(if without { outside(&numbers) } else { numbers }))
        }
    }
}

fn number(text: &str, kind: Kind) -> Result<i64, Unread> {
    counted(kind, text).ok_or_else(|| Unread::Value(text.trim().to_owned()))
}

fn word(text: &str, kind: Kind) -> Result<usize, Unread> {
    let text = match (kind, text) {
        (Kind::Flag, "是" | "true") => "yes",
        (Kind::Flag, "否" | "false") => "no",
        _ => text,
    };
    kind.names().iter().position(|name| *name == text).ok_or_else(|| Unread::Value(text.to_owned()))
}

/// How people are told a value.
pub fn shown(kind: Kind, value: Value<'_>) -> String {
    use xiaoer_sdk::date::day_number;
    use xiaoer_sdk::text::{clock, yuan};
    match (kind, value) {
        (_, Value::Absent) => "-".to_owned(),
        (_, Value::Text(text)) => text.to_owned(),
        (_, Value::Word(at)) => kind.names().get(at).map_or_else(String::new, |name| (*name).to_owned()),
        (Kind::Money, Value::Int(fen)) => yuan(fen),
        (Kind::Length, Value::Int(length)) => clock(length),
        (Kind::Points, Value::Int(tenths)) => {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
        }
        (Kind::Instant, Value::Int(at)) => civil(day_number(at)),
        (_, Value::Int(number)) => number.to_string(),
    }
}

/// Days since 1970-01-01 as a date. The civil calendar counted in eras of 400 years that begin in March, so that a
/// leap day is the last of its year.
fn civil(day: i64) -> String {
    let shifted = day.saturating_add(719_468);
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    format!("{}-{month:02}-{date:02}", year_of_era + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONEY: Kind = Kind::Money;
    const REASON: Kind = Kind::Word(|| vec!["unknown", "dislike", "size", "quality"]);

    fn holds(text: &str, kind: Kind, value: Value<'_>) -> bool {
        read(text, kind, true).unwrap().has(value)
    }

    #[test]
    fn every_comparison_holds_at_its_boundary_and_not_beyond_it() {
        let within = |text| [4_999, 5_000, 5_001].map(|fen| holds(text, MONEY, Value::Int(fen)));
        assert_eq!(within("<= 50元"), [true, true, false]);
        assert_eq!(within("≥5000"), [false, true, true]);
        assert_eq!(within("< 50元"), [true, false, false]);
        assert_eq!(within("> 50元"), [false, false, true]);
        assert_eq!(within("50元"), [false, true, false]);
        assert_eq!(within("!= 50元"), [true, false, true]);
        assert_eq!(within("between 49.99元 and 50元"), [true, true, false]);
        assert_eq!(within("5000..6000"), [false, true, true]);
        assert_eq!(within("not in 4999, 5000"), [false, false, true]);
        assert_eq!(within(""), [true, true, true]);
    }

    #[test]
    fn words_flags_and_texts_are_compared_as_such() {
        assert!(holds("dislike, size", REASON, Value::Word(2)) && !holds("dislike, size", REASON, Value::Word(3)));
        assert!(holds("not in dislike", REASON, Value::Word(0)) && !holds("!= dislike", REASON, Value::Word(1)));
        assert!(holds("是", Kind::Flag, Value::flag(true)) && !holds("yes", Kind::Flag, Value::flag(false)));
        assert!(
            holds("contains 急", Kind::Text, Value::Text("很急")) && !holds("不含急", Kind::Text, Value::Text("急"))
        );
        assert!(holds("中通，圆通", Kind::Text, Value::Text("圆通")));
        let asks = |text| {
            [
                holds("含 包邮，运费", Kind::Text, Value::Text(text)),
                holds("不含 包邮，运费", Kind::Text, Value::Text(text)),
            ]
        };
        assert_eq!([asks("运费多少"), asks("有货吗")], [[true, false], [false, true]]);
    }

    #[test]
    fn what_is_absent_holds_only_where_it_is_asked_for() {
        let absent = |text| holds(text, MONEY, Value::Absent);
        assert_eq!([absent("is not set"), absent(""), absent("!= 5"), absent("is set")], [true, true, false, false]);
    }

    #[test]
    fn what_cannot_be_read_says_which_part() {
        let unread = |text, kind| read(text, kind, false).unwrap_err();
        assert_eq!(unread("dislike, seize", REASON), Unread::Value("seize".to_owned()));
        assert_eq!(unread("<= 50.00", MONEY), Unread::Value("50.00".to_owned()));
        assert_eq!(unread("< size", REASON), Unread::Comparison("<"));
        assert_eq!(unread("contains 5", MONEY), Unread::Comparison("contains"));
        assert_eq!(unread("between 9 and 3", MONEY), Unread::Never);
        assert_eq!(unread("is not set", MONEY), Unread::Never);
    }

    #[test]
    fn values_are_shown_as_people_write_them() {
        assert_eq!(shown(Kind::Instant, Value::Int(1_795_190_400_000)), "2026-11-21");
        assert_eq!(shown(Kind::Points, Value::Int(-25)), "-2.5");
        assert_eq!(shown(Kind::Length, Value::Int(121_000)), "2:01");
        assert_eq!(shown(REASON, Value::Word(3)), "quality");
    }
}
