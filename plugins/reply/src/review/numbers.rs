//! Numbers in a text: the shapes of phone numbers, identity numbers and amounts.

use xiaoer_sdk::reply::Fen;

use crate::passage::Span;

/// The value of a character as a digit, also where somebody spells a number out to slip it past a filter.
fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '零' | '〇' => Some(0),
        '一' | '幺' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// Exactly so many digits from a place on, single spaces or hyphens between them allowed, no digit after them.
fn digits_at(chars: &[char], start: usize, count: usize) -> Option<(Vec<u8>, usize)> {
    let mut digits = Vec::with_capacity(count);
    let mut at = start;
    while digits.len() < count {
        match digit(*chars.get(at)?) {
            Some(value) => digits.push(value),
            None if !digits.is_empty()
                && matches!(chars[at], ' ' | '-')
                && chars.get(at + 1).copied().is_some_and(|c| digit(c).is_some()) => {}
            None => return None,
        }
        at += 1;
    }
    let more = chars.get(at).copied().is_some_and(|c| digit(c).is_some());
    (!more).then_some((digits, at))
}

/// Phone numbers: a mobile number, with or without 86, or a landline with its area code.
pub fn phones(chars: &[char]) -> impl Iterator<Item = Span> + '_ {
    (0..chars.len()).filter_map(move |start| {
        let first = digit(chars[start])?;
        let before = start.checked_sub(1).map(|at| chars[at]);
        if before.is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let mobile = |digits: &[u8]| digits[0] == 1 && digits[1] >= 3;
        let found = match first {
            1 => digits_at(chars, start, 11).filter(|(digits, _)| mobile(digits)),
            8 => digits_at(chars, start, 13).filter(|(digits, _)| digits[1] == 6 && mobile(&digits[2..])),
            0 => digits_at(chars, start, 15)
                .filter(|(digits, _)| digits[..4] == [0, 0, 8, 6] && mobile(&digits[4..]))
                .or_else(|| digits_at(chars, start, 12).filter(|(digits, _)| digits[1] >= 3))
                .or_else(|| digits_at(chars, start, 11).filter(|(digits, _)| digits[1] > 0))
                .or_else(|| digits_at(chars, start, 10).filter(|(digits, _)| (1..=2).contains(&digits[1]))),
            _ => None,
        };
        found.map(|(_, end)| Span { start, end })
    })
}

/// Identity numbers of the second generation: 18 places, a date that can be, and the check digit of GB 11643.
pub fn identity_numbers(chars: &[char]) -> impl Iterator<Item = Span> + '_ {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'x', '9', '8', '7', '6', '5', '4', '3', '2'];
    chars.windows(18).enumerate().filter_map(move |(start, place)| {
        let beside = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
        if !place[..17].iter().all(char::is_ascii_digit) || beside(start.checked_sub(1)) || beside(Some(start + 18)) {
            return None;
        }
        let value = |at: usize| place[at] as u32 - '0' as u32;
        let (year, month, day) = (value(6) * 10 + value(7), value(10) * 10 + value(11), value(12) * 10 + value(13));
        let sum: u32 = WEIGHTS.iter().enumerate().map(|(at, weight)| weight * value(at)).sum();
        let valid = (19..=20).contains(&year)
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && CHECKS[(sum % 11) as usize] == place[17];
        valid.then_some(Span { start, end: start + 18 })
    })
}

/// A number as it is typed: 128, 1,280.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// In hundredths; what stands further behind the point is cut.
    pub hundredths: i64,
    /// Where it stands.
    pub span: Span,
}

impl Figure {
    /// The number, if it is a whole one.
    pub fn whole(&self) -> Option<i64> {
        (self.hundredths % 100 == 0).then_some(self.hundredths / 100)
    }
}

/// Whether a comma stands before exactly three digits, as in 1,280 and not in 98,50.
fn sets_off_thousands(chars: &[char], comma: usize) -> bool {
    chars[comma + 1..].iter().take(4).take_while(|c| c.is_ascii_digit()).count() == 3
}

/// Every number in ASCII digits.
#[inline(never)]
pub fn figures(chars: &[char]) -> Vec<Figure> {
    let at_place = |start: usize| {
        if !chars[start].is_ascii_digit() {
            return None;
        }
        // 280 in 1,280 and 5 in 12.5 begin no number.
        let inside = start.checked_sub(1).is_some_and(|at| {
            let digit_before = at.checked_sub(1).is_some_and(|at| chars[at].is_ascii_digit());
            chars[at].is_ascii_digit()
                || digit_before && (chars[at] == '.' || chars[at] == ',' && sets_off_thousands(chars, at))
        });
        if inside {
            return None;
        }
        let mut hundredths: i64 = 0;
        let mut decimals = None;
        let mut at = start;
        while let Some(c) = chars.get(at) {
            let next_is_digit = chars.get(at + 1).is_some_and(char::is_ascii_digit);
            match (c, decimals) {
                ('0'..='9', None) => hundredths = hundredths.checked_mul(10)?.checked_add(i64::from(digit(*c)?))?,
                ('0'..='9', Some(places)) => {
                    if places < 2 {
                        hundredths = hundredths.checked_mul(10)?.checked_add(i64::from(digit(*c)?))?;
                    }
                    decimals = Some(places + 1);
                }
                (',', None) if sets_off_thousands(chars, at) => {}
                ('.', None) if next_is_digit => decimals = Some(0),
                _ => break,
            }
            at += 1;
        }
        for _ in decimals.unwrap_or(0_u32).min(2)..2 {
            hundredths = hundredths.checked_mul(10)?;
        }
        Some(Figure { hundredths, span: Span { start, end: at } })
    };
    (0..chars.len()).filter_map(at_place).collect()
}

/// Amounts of money: 128元, 128.5块, ¥128, 128 yuan.
#[inline(never)]
pub fn amounts(chars: &[char]) -> Vec<(Fen, Span)> {
    let money = figures(chars).into_iter().filter(|figure| is_money(chars, figure.span));
    let mut amounts: Vec<(Fen, Span)> = money.map(|figure| (figure.hundredths, figure.span)).collect();
    amounts.extend(spelled_amounts(chars));
    amounts
}

/// Amounts that are written out: 一百五十元, 三十块. 一块 is together, and a lone 元 or 块 is no amount.
fn spelled_amounts(chars: &[char]) -> impl Iterator<Item = (Fen, Span)> + '_ {
    chars.iter().enumerate().filter(|(_, c)| matches!(**c, '元' | '块')).filter_map(|(end, unit)| {
        let part = |c: char| !c.is_ascii_digit() && (digit(c).is_some() || matches!(c, '两' | '十' | '百' | '千'));
        let length = chars[..end].iter().rev().take(8).take_while(|c| part(**c)).count();
        let start = end - length;
        if length == 0 || length == 1 && chars[start] == '一' && *unit == '块' {
            return None;
        }
        let mut yuan: Fen = 0;
        let mut count: Option<Fen> = None;
        for c in &chars[start..end] {
            let scale = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1_000,
                '两' => {
                    count = Some(2);
                    continue;
                }
                digits => {
                    count = Some(count.unwrap_or(0) * 10 + Fen::from(digit(*digits)?));
                    continue;
                }
            };
            yuan += count.take().unwrap_or(1) * scale;
        }
        Some(((yuan + count.unwrap_or(0)) * 100, Span { start, end }))
    })
}

/// Whether the number at a span is an amount of money.
fn is_money(chars: &[char], span: Span) -> bool {
    let mut unit = chars[span.end..].iter().skip_while(|c| **c == ' ');
    let before = span.start.checked_sub(1).map(|at| chars[at]);
    matches!(chars.get(span.end), Some('元' | '块'))
        || "yuan".chars().all(|c| unit.next() == Some(&c))
        || matches!(before, Some('¥' | '\u{FFE5}'))
}

/// Discounts as the trade says them, as what is paid in percent: 9折 is 90, 8.5折, 85折 and 八五折 are 85, 半价 is 50.
#[inline(never)]
pub fn discounts(chars: &[char]) -> Vec<(u8, Span)> {
    let found = chars.iter().enumerate().filter(|(_, c)| **c == '折').filter_map(|(end, _)| {
        let start = (end.saturating_sub(3)..end)
            .rev()
            .take_while(|at| digit(chars[*at]).is_some() || chars[*at] == '.')
            .last()?;
        let digits: Vec<u8> = chars[start..end].iter().filter_map(|c| digit(*c)).collect();
        let percent = match digits[..] {
            [tens] if tens > 0 => tens * 10,
            [tens, ones] if tens > 0 => tens * 10 + ones,
            _ => return None,
        };
        Some((percent, Span { start, end: end + 1 }))
    });
    let mut found: Vec<(u8, Span)> = found.collect();
    found.extend(half_prices(chars));
    found.extend(per_cent_off(chars));
    found
}

/// 半价, and 打对折: 对折收纳 folds something else.
fn half_prices(chars: &[char]) -> impl Iterator<Item = (u8, Span)> + '_ {
    chars.windows(2).enumerate().filter_map(|(start, pair)| {
        let folded = || start.checked_sub(1).is_some_and(|at| chars[at] == '打');
        let half = *pair == ['半', '价'] || *pair == ['对', '折'] && folded();
        half.then_some((50, Span { start, end: start + 2 }))
    })
}

/// 20% off is 80 percent to pay.
fn per_cent_off(chars: &[char]) -> Vec<(u8, Span)> {
    let off = |figure: &Figure| {
        let words = chars[figure.span.end..].iter().copied().take(5).eq("% off".chars());
        let paid = 100_i64.checked_sub(figure.whole()?).and_then(|paid| u8::try_from(paid).ok())?;
        words.then_some((paid, Span { start: figure.span.start, end: figure.span.end + 5 }))
    };
    figures(chars).iter().filter_map(off).collect()
}

/// Numbers of days, also where they are written out: 7天, 七天, 十五天.
#[inline(never)]
pub fn days(chars: &[char]) -> Vec<(i64, Span)> {
    let found = chars.iter().enumerate().filter(|(_, c)| matches!(**c, '天' | '日')).filter_map(|(end, _)| {
        let start = (end.saturating_sub(3)..end)
            .rev()
            .take_while(|at| digit(chars[*at]).is_some() || chars[*at] == '十')
            .last()?;
        let days = match chars[start..end] {
            ['十'] => 10,
            ['十', ones] => 10 + i64::from(digit(ones)?),
            [tens, '十'] => 10 * i64::from(digit(tens)?),
            ref digits => digits.iter().try_fold(0, |sum, c| Some(sum * 10 + i64::from(digit(*c)?)))?,
        };
        Some((days, Span { start, end: end + 1 }))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Passage;

    fn phones_in(text: &str) -> Vec<String> {
        let passage = Passage::new(text);
        phones(passage.chars()).map(|span| passage.excerpt(span)).collect()
    }

    #[test]
    fn phone_numbers_are_found_however_they_are_written() {
        for text in [
            "13812345678",
            "138 1234 5678",
            "138-1234-5678",
            "１３８１２３４５６７８",
            "+8613812345678",
            "86 138 1234 5678",
            "一三八一二三四五六七八",
            "0571-88123456",
            "021-62345678",
            "010 6234 5678",
            "0755-2345678",
        ] {
            assert!(!phones_in(&format!("电话{text}，谢谢")).is_empty(), "{text}");
            assert!(!phones_in(&format!("vx{text}")).is_empty(), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_phone_numbers() {
        for text in [
            "订单2026112112345678901",
            "快递YT1381234567890",
            "满100减10",
            "2026-11-21 10:30",
            "12345678901",
            "138123456789",
            "1381234567",
            "身高110体重38",
        ] {
            assert_eq!(phones_in(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_identity_number_must_pass_its_check() {
        let found = |text: &str| identity_numbers(Passage::new(text).chars()).count();
        // Made up, with the right check digit.
        assert_eq!(found("身份证11010519491231002X"), 1);
        assert_eq!(found("订单110105194912310021"), 0);
        assert_eq!(found("1110105194912310021X"), 0);
    }

    #[test]
    fn amounts_are_read_to_the_fen() {
        let read = |text: &str| amounts(Passage::new(text).chars()).into_iter().map(|(fen, _)| fen).collect::<Vec<_>>();
        assert_eq!(read("128元"), [12_800]);
        assert_eq!(read("开1,280.5块"), [128_050]);
        assert_eq!(read("¥128.999"), [12_899]);
        assert_eq!(read("128 yuan,3件"), [12_800]);
        assert_eq!(read("99999999999999999999999元"), Vec::<Fen>::new());
        assert_eq!(read("一百五十元,三十块,两千零五元,十二块"), [15_000, 3_000, 200_500, 1_200]);
        assert_eq!(read("一块发货,几块,元旦"), Vec::<Fen>::new());
    }

    #[test]
    fn discounts_are_read_as_the_trade_says_them() {
        let read = |text: &str| {
            discounts(Passage::new(text).chars()).into_iter().map(|(percent, _)| percent).collect::<Vec<_>>()
        };
        assert_eq!(read("打9折,8.5折,85折,八五折,九折"), [90, 85, 85, 85, 90]);
        assert_eq!(read("打折,折扣,对折,0折"), Vec::<u8>::new());
        assert_eq!(read("给您半价,打对折,20% off"), [50, 50, 80]);
        assert_eq!(read("对折收纳,98% cotton"), Vec::<u8>::new());
    }

    #[test]
    fn days_are_read_in_digits_and_in_words() {
        let read = |text: &str| days(Passage::new(text).chars()).into_iter().map(|(days, _)| days).collect::<Vec<_>>();
        assert_eq!(read("7天,七天,15天,十五天,十天,二十天,今天,几天"), [7, 7, 15, 15, 10, 20]);
    }
}
