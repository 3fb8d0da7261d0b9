//! What to write instead of a word that should not stand there: the shop's list of rewordings.

use super::Case;
use crate::passage::Span;
use crate::words::folded;

impl Case<'_> {
    /// The draft with the listed words in place of those at a span, if the list has them.
    pub(super) fn reworded(&self, span: Span) -> Option<String> {
        let (span, instead) = self.rewording_at(span)?;
        Some(self.with(span, instead))
    }

    /// The draft with the listed words in place of every span, if the list has all of them: what raised a rule once
    /// must not raise it again.
    pub(super) fn reworded_all(&self, mut spans: Vec<Span>) -> Option<String> {
        spans.sort_by_key(|span| span.start);
        let mut changes: Vec<(Span, &str)> = Vec::new();
        for span in spans {
            // 一定 inside 一定会 that is already replaced.
            if changes.last().is_none_or(|(last, _)| last.end <= span.start) {
                changes.push(self.rewording_at(span)?);
            }
        }
        Some(self.text.replace_each(changes.into_iter()))
    }

    /// What the list has for the words that begin at a span, and the span that it takes the place of. The longest word
    /// that covers the span goes first: 一定会 before 一定.
    fn rewording_at(&self, span: Span) -> Option<(Span, &str)> {
        // An English sentence takes English words, a Chinese one those that stand first.
        let suits = |instead: &str| self.text.scripts().0 > 0 || instead.is_ascii();
        let rewordings = &self.settings.wording.rewordings;
        let mut best: Option<(Span, &str)> = None;
        for known in rewordings.iter().filter(|known| suits(&known.instead)) {
            let covers = self.text.end_of(&folded(&known.word), span.start).filter(|end| *end >= span.end);
            if let Some(end) = covers.filter(|end| best.is_none_or(|(longest, _)| *end > longest.end)) {
                best = Some((Span { start: span.start, end }, &known.instead));
            }
        }
        // 质量是保证的 is no place for a verb, and guaranteed is not guarantee.
        let joined = |(span, _): &(Span, &str)| {
            let latin = |at: usize| self.text.chars().get(at).is_some_and(char::is_ascii_alphabetic);
            self.text.chars().get(span.end) == Some(&'的') || latin(span.end - 1) && latin(span.end)
        };
        best.filter(|found| !joined(found))
    }
}
