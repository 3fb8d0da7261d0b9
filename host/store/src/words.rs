//! How text becomes words for the search.
//!
//! Chinese has no spaces, so a run of characters is indexed as its pairs of neighbours, and its last character alone:
//! 退款申请 becomes 退款, 款申, 申请, 请. Any part of it of two or more characters is then a phrase of pairs, found
//! exactly, and a single character is the beginning of some pair or the lone last one. Letters and digits are words of
//! their own, in lower case, with full-width forms made narrow; between a letter and a digit a new word begins.

/// Longest word of letters or digits; what is longer is cut, in the index and in the query alike.
const LONGEST: usize = 64;
/// Longest query that is looked at, in characters.
const LONGEST_QUERY: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Han,
    Letter,
    Digit,
    Other,
}

/// Characters written without spaces between words: Han, kana, hangul.
fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn class(c: char) -> Class {
    if is_han(c) {
        Class::Han
    } else if c.is_numeric() {
        Class::Digit
    } else if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Other
    }
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The words of a text. The flag says whether the last one is the lone last character of a Han run, and how long that
/// run was.
fn words(text: &str) -> (Vec<String>, usize) {
    let mut words: Vec<String> = Vec::new();
    let mut before = Class::Other;
    let mut run = 0;
    for c in text.chars().map(narrow).flat_map(char::to_lowercase) {
        let now = class(c);
        match (now, words.last_mut()) {
            (Class::Other, _) => {}
            (Class::Han, Some(last)) if before == Class::Han => {
                last.push(c);
                words.push(c.to_string());
            }
            (Class::Letter | Class::Digit, Some(last)) if before == now => {
                if last.chars().count() < LONGEST {
                    last.push(c);
                }
            }
            _ => words.push(c.to_string()),
        }
        run = if now == Class::Han { run + 1 } else { 0 };
        // An end of the text after a separator still ends with the word before it.
        before = now;
    }
    (words, run)
}

/// The words of a text as the index takes them, separated by spaces.
pub(crate) fn indexed(text: &str) -> String {
    words(text).0.join(" ")
}

/// A query as the index understands it: every part between spaces is a phrase, and all must be there. The last word of
/// letters or digits may be the beginning of a longer one. `None` where nothing is left to look for.
pub(crate) fn query(text: &str) -> Option<String> {
    let text: String = text.chars().take(LONGEST_QUERY).collect();
    let phrases: Vec<String> = text.split_whitespace().filter_map(phrase).collect();
    if phrases.is_empty() { None } else { Some(phrases.join(" AND ")) }
}

fn phrase(part: &str) -> Option<String> {
    let (mut words, run) = words(part.trim_matches(|c: char| class(narrow(c)) == Class::Other));
    if run >= 2 {
        // The pairs say all; the text may go on after the last character.
        words.pop();
        return Some(format!("\"{}\"", words.join(" ")));
    }
    if words.is_empty() { None } else { Some(format!("\"{}\" *", words.join(" "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_characters_is_pairs_and_the_last_one() {
        assert_eq!(indexed("退款申请"), "退款 款申 申请 请");
        assert_eq!(indexed("退，款"), "退 款");
    }

    #[test]
    fn letters_and_digits_are_words_in_lower_case() {
        assert_eq!(indexed("iPhone15手机壳，ＸＬ码 SF-1234"), "iphone 15 手机 机壳 壳 xl 码 sf 1234");
    }

    #[test]
    fn a_query_is_a_phrase_for_each_part() {
        assert_eq!(query("退款").unwrap(), "\"退款\"");
        assert_eq!(query("退款 手机壳15").unwrap(), "\"退款\" AND \"手机 机壳 壳 15\" *");
        assert_eq!(query("退").unwrap(), "\"退\" *");
        assert_eq!(query("退款！").unwrap(), "\"退款\"");
    }

    #[test]
    fn punctuation_alone_looks_for_nothing() {
        assert_eq!(query(" ？！ \" "), None);
        assert_eq!(query(""), None);
    }

    #[test]
    fn quotes_and_operators_in_a_query_are_only_text() {
        assert_eq!(query("\" OR NOT *").unwrap(), "\"or\" * AND \"not\" *");
    }
}
