//! What to write instead of a word that should not stand there: the shop's list of rewordings.

use super::Case;
use crate::passage::Span;
use crate::words::folded;

impl Case<'_> {
    /// The draft with the listed words in place of those at a span, if the list has them.
    pub(super) fn reworded(&self, span: Span) -> Option<String> {
        // 质量是保证的 is no place for a verb.
        if self.text.chars().get(span.end) == Some(&'的') {
            return None;
        }
        let said = folded(&self.text.excerpt(span));
        // An English sentence takes English words, a Chinese one those that stand first.
        let suits = |instead: &str| self.text.scripts().0 > 0 || instead.is_ascii();
        let rewordings = &self.settings.wording.rewordings;
        let rewording = rewordings.iter().find(|known| folded(&known.word) == said && suits(&known.instead))?;
        Some(self.with(span, &rewording.instead))
    }
}
