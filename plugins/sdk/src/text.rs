//! What a policy says, in the shop's language.

use crate::common::{Fen, Language, Millis, Reason};

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
    fn the_shop_reads_its_own_language() {
        let sentence = pair("不满足", "not met");
        assert_eq!(sentence.clone().as_reason("RF-08", Language::ZhCn).text, "不满足");
        assert_eq!(sentence.in_language(Language::En), "not met");
    }
}
