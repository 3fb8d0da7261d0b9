//! The review of a draft: every word of the table that is in it.

use xiaoer_sdk::reply::{Draft, Finding, Review};

use crate::words::Minded;

/// A person has to read them.
const FINDINGS: usize = 20;
/// A proposal longer than this helps nobody, characters.
const LONGEST: usize = 2_000;

/// What is wrong with a draft.
pub fn review(words: &[Minded], draft: &Draft) -> Review {
    let found = words.iter().filter(|minded| holds(minded, &draft.text)).take(FINDINGS);
    Review { findings: found.map(|minded| finding(minded, draft)).collect() }
}

fn holds(minded: &Minded, text: &str) -> bool {
    if minded.alone { core(text) == core(&minded.word) } else { text.contains(minded.word.as_str()) }
}

/// Without what surrounds the words: spaces, full stops, faces.
fn core(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn finding(minded: &Minded, draft: &Draft) -> Finding {
    let rewrite = if minded.instead.is_empty() {
        None
    } else if minded.alone {
        Some(minded.instead.clone())
    } else {
        Some(draft.text.replace(&minded.word, &minded.instead)).filter(|text| text.chars().count() <= LONGEST)
    };
    Finding {
        rule: minded.rule.clone(),
        level: minded.level(),
        text: minded.reason().in_language(draft.shop.language),
        excerpt: Some(minded.word.clone()),
        rewrite,
        ask: None,
    }
}
