//! L-07: size advice says that it is advice.

use xiaoer_sdk::reply::{Level, Topic};
use xiaoer_sdk::round::{latest_round, words_of};
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::measures;
use crate::passage::{Passage, Span};
use crate::scripts::is_size_advice;
use crate::words::Words;

/// How far after a choosing word its size may stand, in characters: 选一下110, 可以拍个120码.
const REACH: usize = 6;

pub fn review(case: &mut Case) {
    if case.text.has_any(&case.settings.size.advice_words) {
        return;
    }
    let from_script = case.draft.script_id.as_deref().is_some_and(is_size_advice);
    let typed = if case.draft.topics.contains(&Topic::Size) { advised_size(case) } else { None };
    if !from_script && typed.is_none() {
        return;
    }
    let reason =
        pair("给尺码时要带上「建议」两字，并请顾客结合自身情况", "Size advice must say that it is a suggestion");
    let found = Found::new("L-07", Level::Block, reason);
    match typed {
        Some(span) => {
            let size = case.text.excerpt(span);
            let rewrite = case.script("K-27", Some(("size", &size)));
            case.push_at(span, found.rewritten(rewrite));
        }
        None => case.push(found),
    }
}

/// The size that the draft tells the buyer to take, outside a question.
fn advised_size(case: &Case) -> Option<Span> {
    let text = case.text;
    let told = |span: &Span| {
        let clause = text.clause_at(span.start);
        text.mark_after(clause) != Some('?') && !text.chars()[clause.start..clause.end].contains(&'吗')
    };
    let chosen = text.find_any(&case.settings.size.choosing_words).into_iter().filter(told).find_map(|verb| {
        let clause = text.clause_at(verb.start);
        let behind = Span { start: verb.end, end: clause.end.min(verb.end + REACH + 3) };
        size_in(text, behind).or_else(|| relative_size(text, behind))
    });
    chosen.or_else(|| {
        if asks_for_a_size(case) {
            sizes(text).into_iter().filter(told).find(|size| fits_or_stands_alone(case, *size))
        } else {
            None
        }
    })
}

/// Whether the buyer's latest round asks which size to take, and not what a size measures or whether it is there.
fn asks_for_a_size(case: &Case) -> bool {
    let round = latest_round(&case.draft.messages);
    let words = words_of(round);
    Passage::new(&words).has_any(&WHICH_SIZE) || measures::said(round).is_some()
}

/// Words that ask which size to take.
#[rustfmt::skip]
const WHICH_SIZE: Words = Words::Factory(&[
    "穿多大", "拍多大", "买多大", "选多大", "要多大", "穿什么码", "拍什么码", "买什么码", "选什么码", "穿几码", "拍几码", "买几码", "选几码", "哪个码", "哪个尺码", "什么尺码", "多大合适",
    "什么码合适", "穿啥码", "which size", "what size",
]);

/// A size that is all the answer says (120码的), or that the answer finds right (您家宝宝120码正合适).
fn fits_or_stands_alone(case: &Case, size: Span) -> bool {
    let text = case.text;
    let end = size.end + usize::from(matches!(text.chars().get(size.end), Some('码' | '号')));
    let clause = text.clause_at(size.start);
    let behind = Span { start: end, end: clause.end.min(end + REACH + 4) };
    let fillers = |span: Span| {
        let said: Vec<char> =
            text.chars()[span.start..span.end].iter().copied().filter(|c| !crate::fold::is_silent(*c)).collect();
        said.iter().all(|c| matches!(c, '亲' | '的' | '哦' | '呢' | '哈' | '呀' | '就' | '是' | '您' | '好'))
    };
    // 120码的衣长 goes on; the answer is the whole message but for 亲.
    let alone = fillers(Span { start: 0, end: size.start }) && fillers(Span { start: end, end: text.len() });
    alone || text.span_has(behind, &FITS)
}

/// Words that find a size right, behind it.
const FITS: Words = Words::Factory(&[
    "合适",
    "正好",
    "刚好",
    "刚刚好",
    "够穿",
    "能穿",
    "可以穿",
    "合身",
    "就行",
    "就可以",
    "就好",
    "fits",
    "will fit",
    "is right",
]);

/// A size by another: 拍大一码, 平时穿多大就拍多大, 按平时的码拍.
fn relative_size(text: &Passage, within: Span) -> Option<Span> {
    RELATIVE.iter().find_map(|word| text.find_in(within, word).next())
}

/// Sizes that are said by another.
const RELATIVE: Words = Words::Factory(&[
    "大一码",
    "小一码",
    "大1码",
    "小1码",
    "大一号",
    "小一号",
    "大两码",
    "多大就",
    "one size up",
    "a size up",
]);

/// Every size in a text: 110, 38, 2xl, m.
fn sizes(text: &Passage) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(size) = size_from(text, Span { start, end: text.len() }) {
        found.push(size);
        start = size.end;
    }
    found
}

/// A size close behind a choosing word: 110, size 120.
fn size_in(text: &Passage, within: Span) -> Option<Span> {
    // English says what it is: take size 120, the size XL.
    let named = SIZE_ITSELF.iter().find_map(|word| text.find_in(within, word).next());
    let start = named.map_or(within.start, |named| named.end);
    size_from(text, Span { start, end: within.end.max(named.map_or(0, |named| named.end + REACH)) })
        .filter(|size| size.start < start + REACH)
}

const SIZE_ITSELF: Words = Words::Factory(&["size", "a ", "the "]);

/// The first size in a stretch.
fn size_from(text: &Passage, within: Span) -> Option<Span> {
    let chars = text.chars();
    let part = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    let mut start = within.start;
    while let Some(found) = (start..within.end.min(chars.len())).find(|at| part(*at)) {
        let length = chars[found..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let size = Span { start: found, end: found + length };
        if is_size(chars, size) {
            return Some(size);
        }
        start = size.end;
    }
    None
}

fn is_size(chars: &[char], size: Span) -> bool {
    let token = &chars[size.start..size.end];
    let number = token.iter().all(char::is_ascii_digit) && (2..=3).contains(&token.len());
    let letters = token.iter().all(|c| c.is_ascii_digit() || matches!(c, 's' | 'm' | 'l' | 'x'))
        && token.iter().any(char::is_ascii_alphabetic);
    let apostrophe = size.start.checked_sub(1).is_some_and(|at| chars[at] == '\'');
    // 拍100元 and 买10件 are no sizes, nor is the 98 of 98.5.
    let unit = chars.get(size.end);
    let counted = matches!(
        unit,
        Some(
            '元' | '块'
                | '件'
                | '双'
                | '个'
                | '天'
                | '条'
                | '套'
                | '%'
                | '斤'
                | '岁'
                | '厘'
                | '公'
                | '小'
                | '月'
                | '日'
                | '点'
                | '折'
                | '米'
                | '寸'
                | '\''
        )
    );
    let decimal = unit == Some(&'.') && chars.get(size.end + 1).is_some_and(char::is_ascii_digit);
    (number || letters) && !apostrophe && !counted && !decimal
}
