//! What a policy says, in the shop's language.

use crate::common::{Fen, Instant, Language, Millis, Reason, Tenths};
use crate::date::{day_number, minute_of_day, month_and_day};

/// One sentence in both of the product's languages, of which the shop reads one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// 简体中文.
    pub zh_cn: String,
    /// English.
    pub en: String,
}

/// A sentence in both languages.
pub fn pair(zh_cn: impl Into<String>, en: impl Into<String>) -> Pair {
    Pair { zh_cn: zh_cn.into(), en: en.into() }
}

impl Pair {
    /// The sentence in one language.
    pub fn in_language(self, language: Language) -> String {
        match language {
            Language::ZhCn => self.zh_cn,
            Language::En => self.en,
        }
    }

    /// The sentence as a reason of the given rule.
    pub fn as_reason(self, rule: &str, language: Language) -> Reason {
        Reason { rule: rule.to_owned(), text: self.in_language(language) }
    }
}

/// Yuan as people write it: `12.34`, `-0.05`.
pub fn yuan(amount: Fen) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    let fen = amount.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// A length of time as a clock shows it: `2:01`, `1:59:59`. Parts of a second are cut off.
pub fn clock(duration: Millis) -> String {
    let seconds = duration.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A length of time beside a limit: to the millisecond where both would read the same.
pub fn clock_beside(duration: Millis, limit: Millis) -> String {
    let part = duration.max(0) % 1000;
    let read = clock(duration);
    if part > 0 && read == clock(limit) { format!("{read}.{part:03}") } else { read }
}

/// Points as people write them: `9.5`, `-0.5`.
pub fn points(tenths: Tenths) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// A share of 10,000 as a percentage: `0.5`, `20`.
pub fn percent(basis_points: u32) -> String {
    let written = format!("{}.{:02}", basis_points / 100, basis_points % 100);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A day and time in Shanghai: `11-21 10:05`.
pub fn moment(at: Instant) -> String {
    let ((month, day), minute) = (month_and_day(day_number(at)), minute_of_day(at));
    format!("{month:02}-{day:02} {:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_written_with_two_digits_and_one_sign() {
        assert_eq!([yuan(1234), yuan(5), yuan(-5), yuan(-123_456)], ["12.34", "0.05", "-0.05", "-1234.56"]);
        assert_eq!(yuan(i64::MIN), "-92233720368547758.08");
    }

    #[test]
    fn a_clock_shows_hours_only_where_there_are_some() {
        assert_eq!([clock(121_999), clock(7_199_000), clock(14_400_000)], ["2:01", "1:59:59", "4:00:00"]);
    }

    #[test]
    fn points_have_one_digit_and_one_sign() {
        assert_eq!([points(100), points(5), points(-5), points(-120)], ["10.0", "0.5", "-0.5", "-12.0"]);
        assert_eq!(points(i32::MIN), "-214748364.8");
    }

    #[test]
    fn a_percentage_has_only_the_digits_that_it_needs() {
        assert_eq!(
            [percent(50), percent(2_000), percent(1), percent(1_250), percent(0)],
            ["0.5", "20", "0.01", "12.5", "0"]
        );
    }

    #[test]
    fn a_moment_is_read_in_shanghai() {
        // 2026-11-21 00:00:00 in Shanghai.
        let midnight = 1_795_190_400_000;
        assert_eq!([moment(midnight), moment(midnight - 1), moment(0)], ["11-21 00:00", "11-20 23:59", "01-01 08:00"]);
    }

    #[test]
    fn the_shop_reads_its_own_language() {
        let sentence = pair("不满足", "not met");
        assert_eq!(sentence.clone().as_reason("RF-08", Language::ZhCn).text, "不满足");
        assert_eq!(sentence.in_language(Language::En), "not met");
    }
}
