//! L-07: size advice says that it is advice.

use xiaoer_sdk::reply::{Level, Topic};
use xiaoer_sdk::text::pair;

use super::{Case, Found};
use crate::passage::Span;
use crate::scripts::is_size_advice;

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

/// The size that the draft tells the buyer to take: after a choosing word, outside a question.
fn advised_size(case: &Case) -> Option<Span> {
    let text = case.text;
    text.find_any(&case.settings.size.choosing_words).into_iter().find_map(|verb| {
        let clause = text.clause_at(verb.start);
        if text.mark_after(clause) == Some('?') || text.chars()[clause.start..clause.end].contains(&'吗') {
            return None;
        }
        size_in(text.chars(), Span { start: verb.end, end: clause.end.min(verb.end + REACH + 3) })
    })
}

/// A size in a stretch of text: 110, 38, 2xl, m.
fn size_in(chars: &[char], within: Span) -> Option<Span> {
    let part = |c: &char| c.is_ascii_alphanumeric();
    let start = (within.start..within.end.min(within.start + REACH)).find(|at| chars.get(*at).is_some_and(part))?;
    let length = chars[start..].iter().take_while(|c| part(c)).count();
    let token = &chars[start..start + length];
    let number = token.iter().all(char::is_ascii_digit) && (2..=3).contains(&length);
    let letters = token.iter().all(|c| c.is_ascii_digit() || matches!(c, 's' | 'm' | 'l' | 'x'))
        && token.iter().any(char::is_ascii_alphabetic);
    // 拍100元 and 买10件 are no sizes.
    let unit = chars.get(start + length);
    let counted = matches!(unit, Some('元' | '块' | '件' | '双' | '个' | '天' | '条' | '套' | '%' | '.'));
    ((number || letters) && !counted).then_some(Span { start, end: start + length })
}
