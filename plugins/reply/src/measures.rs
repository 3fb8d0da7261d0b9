//! What a buyer tells of the person to be fitted: 身高98，体重30斤; 平时穿38码，脚背高 (SZ-01, SZ-05 to SZ-07). The latest
//! word on each counts. A number without a unit or a name is nobody's height.

use xiaoer_sdk::reply::{Content, Message, SizeFacts, Speaker};

use crate::passage::{Passage, Span};
use crate::review::numbers::{Figure, figures};
use crate::words::Words;

/// How many characters may stand between a name and its number: 身高大概是98.
const REACH: usize = 6;

/// Sizes of shoes, in hundredths: what a buyer usually wears above that are clothes, which go by the height.
const SHOES: std::ops::RangeInclusive<i64> = 1_300..=5_000;

const HEIGHT: Words = Words::Factory(&["身高", "高", "height", "tall"]);
const USUAL: Words = Words::Factory(&["平时", "平常", "一般", "穿", "wear", "usual", "normally"]);
#[rustfmt::skip]
const CHUBBY: Words = Words::Factory(&["偏胖", "有点胖", "比较胖", "微胖", "挺胖", "很胖", "胖胖的", "肉肉的", "胖一点", "chubby"]);
const NOT_CHUBBY: Words = Words::Factory(&["不偏胖", "不是很胖", "不是偏胖", "没有偏胖", "not chubby"]);
#[rustfmt::skip]
const WIDE: Words = Words::Factory(&["脚宽", "脚偏宽", "脚比较宽", "脚背高", "脚面高", "脚胖", "脚肥", "脚厚", "wide foot", "wide feet", "high instep"]);
const NOT_WIDE: Words = Words::Factory(&["脚宽不宽", "脚不宽"]);
#[rustfmt::skip]
const LOOSE: Words = Words::Factory(&["喜欢宽松", "喜欢松", "穿宽松", "宽松一点", "宽松点", "宽松些", "松一点", "loose fit", "like it loose"]);

/// The measures that the buyer's messages tell, if any.
pub fn said(messages: &[Message]) -> Option<SizeFacts> {
    let mut known = SizeFacts {
        height_cm: None,
        weight_kg_tenths: None,
        age_years: None,
        usual_size: None,
        chubby: false,
        wide_foot: false,
        likes_loose: false,
    };
    let mut found = false;
    for message in messages.iter().filter(|m| m.speaker == Speaker::Buyer && m.content == Content::Text) {
        let text = Passage::new(&message.text);
        for (word, exempt, flag) in [
            (&CHUBBY, &NOT_CHUBBY, &mut known.chubby),
            (&WIDE, &NOT_WIDE, &mut known.wide_foot),
            (&LOOSE, &Words::NONE, &mut known.likes_loose),
        ] {
            *flag |= text.first_of(word, exempt).is_some();
        }
        found |= numbers(&text, &mut known);
    }
    found.then_some(known)
}

/// Reads the numbers of one message; false if none of them is a measure.
fn numbers(text: &Passage, known: &mut SizeFacts) -> bool {
    if !text.chars().iter().any(char::is_ascii_digit) {
        return false;
    }
    let all = figures(text.chars());
    let mut found = false;
    for (at, figure) in all.iter().enumerate() {
        let unit = |words: &[&str]| words.iter().any(|word| text.end_of(word, figure.span.end).is_some());
        let before = Span { start: figure.span.start.saturating_sub(REACH), end: figure.span.start };
        // What names the number stands in the same clause: 身高98，平时穿100.
        let clause = text.clause_at(figure.span.start);
        let named = |words: &Words| text.span_has(Span { start: before.start.max(clause.start), ..before }, words);
        if let Some(cm) = height(text, figure, unit, named) {
            (known.height_cm, found) = (Some(cm), true);
        } else if unit(&["kg", "公斤", "千克"]) {
            (known.weight_kg_tenths, found) = (u32::try_from(figure.hundredths / 10).ok(), true);
        } else if unit(&["斤"]) {
            // A 斤 is half a kilogram.
            (known.weight_kg_tenths, found) = (u32::try_from(figure.hundredths / 20).ok(), true);
        } else if unit(&["岁", "周岁", "years old"]) {
            (known.age_years, found) = (figure.whole().and_then(|years| u32::try_from(years).ok()), true);
        } else if unit(&["个月"]) && !named(&USUAL) && figure.hundredths < 3_600 {
            (known.age_years, found) = (u32::try_from(figure.hundredths / 1_200).ok(), true);
        } else if SHOES.contains(&figure.hundredths)
            && named(&USUAL)
            && !unit(&["件", "双", "元", "块", "天", "次", "个", "%"])
        {
            // Two sizes that both fit are one answer: 38-39码.
            let first = at.checked_sub(1).and_then(|before| all.get(before)).filter(|first| {
                first.span.end + 1 == figure.span.start
                    && matches!(text.chars()[first.span.end], '-' | '/' | '~' | '、' | '或' | '到' | '和')
            });
            let span = Span { start: first.map_or(figure.span.start, |first| first.span.start), end: figure.span.end };
            (known.usual_size, found) = (Some(text.excerpt(span)), true);
        }
    }
    found
}

/// A height in cm: 98cm, 1米2, 1.25米, 身高98.
fn height(
    text: &Passage,
    figure: &Figure,
    unit: impl Fn(&[&str]) -> bool,
    named: impl Fn(&Words) -> bool,
) -> Option<u32> {
    let hundredths = figure.hundredths;
    let cm = if unit(&["cm", "厘米", "公分"]) {
        hundredths / 100
    } else if unit(&["米"]) {
        // What follows are tenths or hundredths of a metre: 1米2, 1米25.
        let rest = figures(&text.chars()[figure.span.end + 1..]).into_iter().next();
        let rest = rest.filter(|rest| rest.span.start == 0).and_then(|rest| Some((rest.whole()?, rest.span.end)));
        hundredths
            + match rest {
                Some((tenths, 1)) => tenths * 10,
                Some((cm, 2)) => cm,
                _ => 0,
            }
    } else if named(&HEIGHT) && !unit(&["kg", "公斤", "斤", "岁", "码", "元", "%"]) {
        hundredths / 100
    } else {
        return None;
    };
    u32::try_from(cm).ok().filter(|cm| (40..=250).contains(cm))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &[&str]) -> Option<SizeFacts> {
        let message =
            |text: &&str| Message { speaker: Speaker::Buyer, at: 0, content: Content::Text, text: (*text).to_owned() };
        said(&lines.iter().map(message).collect::<Vec<_>>())
    }

    #[test]
    fn heights_weights_and_ages_are_read_as_buyers_write_them() {
        for (text, height, weight, age) in [
            ("宝宝身高98，体重30斤", Some(98), Some(150), None),
            ("身高大概105cm，18kg", Some(105), Some(180), None),
            ("1米2的孩子穿多大", Some(120), None, None),
            ("1米25，50斤", Some(125), Some(250), None),
            ("1.1米，6岁", Some(110), None, Some(6)),
            ("3岁半，95公分 14.5公斤", Some(95), Some(145), Some(3)),
            ("18个月大", None, None, Some(1)),
        ] {
            let found = told(&[text]).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.height_cm, found.weight_kg_tenths, found.age_years), (height, weight, age), "{text}");
        }
    }

    #[test]
    fn a_number_that_measures_nobody_is_none() {
        for text in [
            "有120码吗",
            "98元包邮吗",
            "拍2件",
            "3天能到吗",
            "我要2双",
            "身高多少穿110码",
            "12号发货吗",
            "高度30cm的盒子吗",
        ] {
            assert!(told(&[text]).is_none_or(|found| found.height_cm.is_none()), "{text}");
        }
        assert_eq!(told(&["有120码吗", "满100元包邮吗"]), None);
    }

    #[test]
    fn the_usual_size_of_shoes_with_the_foot_and_the_liking() {
        let found = told(&["平时穿38码，脚背高", "喜欢宽松一点"]).unwrap();
        assert_eq!((found.usual_size.as_deref(), found.wide_foot, found.likes_loose), (Some("38"), true, true));
        assert_eq!(told(&["一般穿38-39码"]).unwrap().usual_size.as_deref(), Some("38-39"));
        assert_eq!(told(&["I usually wear 38"]).unwrap().usual_size.as_deref(), Some("38"));
    }

    #[test]
    fn the_latest_word_counts_and_a_chubby_child_is_one() {
        let found = told(&["身高98，有点胖", "不对，身高是105"]).unwrap();
        assert_eq!((found.height_cm, found.chubby), (Some(105), true));
        assert!(!told(&["身高98，不是很胖"]).unwrap().chubby);
    }
}
