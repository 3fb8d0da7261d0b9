//! A piece of text made ready to be searched for many words: folded, freed of stray spaces, and indexed by character,
//! so that looking for a word costs only the places where it could begin. A call looks for hundreds of words in a text
//! that may be 10,000 characters long.

use crate::fold::{ends_clause, fold, is_silent};
use crate::words::{Words, folded};

/// Where something stands in a passage, in characters: `start` included, `end` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// No clause is longer than twice this, in characters.
const CLAUSE_REACH: usize = 60;

/// Ends a chain of the index.
const NOWHERE: u32 = u32::MAX;

/// A folded text and its index.
pub struct Passage<'t> {
    source: &'t str,
    chars: Vec<char>,
    /// Where each character begins in `source`, in bytes.
    at: Vec<u32>,
    /// The first place of each class of characters; the class is the low byte of the character.
    first: [u32; 256],
    /// The next place of the same class.
    next: Vec<u32>,
}

impl<'t> Passage<'t> {
    /// Reads a text. White space beside a Chinese character says nothing and is dropped; a run of it counts once.
    pub fn new(source: &'t str) -> Self {
        let mut chars: Vec<char> = Vec::with_capacity(source.len() / 2);
        let mut at: Vec<u32> = Vec::with_capacity(source.len() / 2);
        let mut space: Option<(char, u32)> = None;
        for (place, raw) in source.char_indices() {
            let Some(c) = fold(raw) else { continue };
            if matches!(c, ' ' | '\n' | '\r' | '\t') {
                let breaks_line = c == '\n' || c == '\r' || space.is_some_and(|(kept, _)| kept == '\n');
                space = Some((if breaks_line { '\n' } else { ' ' }, place as u32));
                continue;
            }
            if let Some((kept, from)) = space.take() {
                let beside_chinese = !c.is_ascii() || chars.last().is_some_and(|last| !last.is_ascii());
                if !chars.is_empty() && (kept == '\n' || !beside_chinese) {
                    chars.push(kept);
                    at.push(from);
                }
            }
            chars.push(c);
            at.push(place as u32);
        }
        let mut first = [NOWHERE; 256];
        let mut next = vec![NOWHERE; chars.len()];
        for (place, c) in chars.iter().enumerate().rev() {
            let class = &mut first[*c as usize & 0xFF];
            next[place] = *class;
            *class = place as u32;
        }
        Self { source, chars, at, first, next }
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The text as typed.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Nothing was written, or nothing that shows.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The words at a span as they were typed.
    #[inline(never)]
    pub fn excerpt(&self, span: Span) -> String {
        let from = self.at.get(span.start).map_or(self.source.len(), |at| *at as usize);
        let to = self.at.get(span.end).map_or(self.source.len(), |at| *at as usize);
        self.source.get(from..to).unwrap_or_default().trim().to_owned()
    }

    /// Every place of a word in folded spelling, first to last. Places may overlap.
    pub fn find<'p>(&'p self, word: &'p str) -> impl Iterator<Item = Span> + 'p {
        let mut place = self.first_like(word);
        std::iter::from_fn(move || {
            let found = self.next_place(word, place)?;
            place = self.next[found.start];
            Some(found)
        })
    }

    /// Every place of every word of a list, word by word. Called from many rules, so it is compiled once and not into
    /// each of them.
    #[inline(never)]
    pub fn find_any(&self, words: &Words) -> Vec<Span> {
        words.iter().flat_map(|word| self.find(word)).collect()
    }

    /// The first place at which the word may begin.
    fn first_like(&self, word: &str) -> u32 {
        if word.is_empty() { NOWHERE } else { self.first[class_of(word)] }
    }

    /// The next occurrence along the chain of places that begin like the word.
    #[inline(never)]
    fn next_place(&self, word: &str, mut place: u32) -> Option<Span> {
        while place != NOWHERE {
            let start = place as usize;
            if let Some(end) = self.end_of(word, start) {
                return Some(Span { start, end });
            }
            place = self.next[start];
        }
        None
    }

    /// The end of a word in folded spelling that begins at a place, if it does. A Latin word begins where a word
    /// begins, and a short one (hi, xl, cm) ends there too; longer ones may go on, as in refund and refunded.
    #[inline(never)]
    pub fn end_of(&self, word: &str, start: usize) -> Option<usize> {
        let mut rest = self.chars[start..].iter();
        let mut end = start;
        for c in word.chars() {
            if rest.next() != Some(&c) {
                return None;
            }
            end += 1;
        }
        let letter = |at: usize| self.chars.get(at).is_some_and(char::is_ascii_alphabetic);
        let joined_before = start > 0 && letter(start) && letter(start - 1);
        let joined_after = end - start <= 3 && letter(end) && letter(end - 1);
        (end > start && !joined_before && !joined_after).then_some(end)
    }

    /// Whether a word in folded spelling occurs.
    #[inline(never)]
    pub fn has(&self, word: &str) -> bool {
        self.next_place(word, self.first_like(word)).is_some()
    }

    /// Whether a name occurs, however it is written.
    pub fn has_name(&self, name: &str) -> bool {
        self.has(&folded(name))
    }

    /// Whether any word of a list occurs.
    #[inline(never)]
    pub fn has_any(&self, words: &Words) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// The first word of a list that occurs outside every exempt phrase.
    #[inline(never)]
    pub fn first_of(&self, words: &Words, exempt: &Words) -> Option<Span> {
        words.iter().find_map(|word| {
            let mut place = self.first_like(word);
            while let Some(span) = self.next_place(word, place) {
                if !self.is_exempt(span, exempt) {
                    return Some(span);
                }
                place = self.next[span.start];
            }
            None
        })
    }

    /// Whether a span lies inside an occurrence of an exempt phrase.
    #[inline(never)]
    pub fn is_exempt(&self, span: Span, exempt: &Words) -> bool {
        exempt.iter().any(|phrase| {
            // Only an occurrence that begins close enough before the span can reach over it.
            let reach = phrase.chars().count().saturating_sub(span.end - span.start);
            (span.start.saturating_sub(reach)..=span.start)
                .any(|start| self.end_of(phrase, start).is_some_and(|end| end >= span.end))
        })
    }

    /// The clause around a place: up to the punctuation on either side, which does not belong to it. Somebody who
    /// writes without any punctuation is cut off after [`CLAUSE_REACH`] characters on either side.
    #[inline(never)]
    pub fn clause_at(&self, place: usize) -> Span {
        let (first, last) = (place.saturating_sub(CLAUSE_REACH), self.len().min(place + CLAUSE_REACH));
        let start = (first..place).rev().find(|at| self.breaks_clause(*at)).map_or(first, |at| at + 1);
        let end = (place..last).find(|at| self.breaks_clause(*at)).unwrap_or(last);
        Span { start, end }
    }

    /// The mark that ends the clause, if one does.
    pub fn mark_after(&self, clause: Span) -> Option<char> {
        self.chars.get(clause.end).copied()
    }

    /// A point or comma between digits belongs to a number.
    fn breaks_clause(&self, at: usize) -> bool {
        let c = self.chars[at];
        if !ends_clause(c) {
            return false;
        }
        let digit = |at: Option<usize>| at.and_then(|at| self.chars.get(at)).is_some_and(char::is_ascii_digit);
        !(matches!(c, '.' | ',' | ':') && digit(at.checked_sub(1)) && digit(Some(at + 1)))
    }

    /// Whether a word of the list occurs within a span.
    #[inline(never)]
    pub fn span_has(&self, span: Span, words: &Words) -> bool {
        words.iter().any(|word| self.has(word) && self.find_in(span, word).next().is_some())
    }

    /// Every place of a word within a short span.
    pub fn find_in<'p>(&'p self, span: Span, word: &'p str) -> impl Iterator<Item = Span> + 'p {
        let head = word.chars().next();
        (span.start..span.end.min(self.len()))
            .filter(move |start| Some(self.chars[*start]) == head)
            .filter_map(|start| self.end_of(word, start).map(|end| Span { start, end }))
            .filter(move |found| found.end <= span.end)
    }

    /// The text as typed, with another word in place of each span. Spans are in order and do not overlap.
    #[inline(never)]
    pub fn replace(&self, spans: impl Iterator<Item = Span>, with: &str) -> String {
        self.replace_each(spans.map(|span| (span, with)))
    }

    /// The text as typed, with other words in place of each span. Spans are in order and do not overlap.
    pub fn replace_each<'w>(&self, spans: impl Iterator<Item = (Span, &'w str)>) -> String {
        let mut text = String::with_capacity(self.source.len());
        let mut kept = 0;
        for (span, with) in spans {
            let from = self.at.get(span.start).map_or(self.source.len(), |at| *at as usize);
            let to = self.at.get(span.end).map_or(self.source.len(), |at| *at as usize);
            text.push_str(self.source.get(kept..from).unwrap_or_default());
            text.push_str(with);
            kept = to;
        }
        text.push_str(self.source.get(kept..).unwrap_or_default());
        text
    }

    /// The characters that say something: without punctuation, spaces, symbols and emoji.
    pub fn spoken(&self) -> impl Iterator<Item = char> + '_ {
        self.chars.iter().copied().filter(|c| !is_silent(*c))
    }

    /// How many Chinese characters and how many Latin letters there are.
    pub fn scripts(&self) -> (usize, usize) {
        self.chars.iter().fold((0, 0), |(chinese, latin), c| match c {
            '\u{4E00}'..='\u{9FFF}' => (chinese + 1, latin),
            _ if c.is_ascii_alphabetic() => (chinese, latin + 1),
            _ => (chinese, latin),
        })
    }
}

/// The class of a word's first character: its low byte, which in UTF-8 is the last six bits of its last byte and two of
/// the byte before.
fn class_of(word: &str) -> usize {
    let bytes = word.as_bytes();
    let length = match bytes[0] {
        0..=0x7F => return bytes[0] as usize,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    ((bytes[length - 2] as usize & 0b11) << 6) | (bytes[length - 1] as usize & 0b11_1111)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str, word: &str) -> Vec<String> {
        let passage = Passage::new(text);
        passage.find(word).map(|span| passage.excerpt(span)).collect()
    }

    #[test]
    fn a_word_is_found_whatever_the_width_the_script_and_the_spaces() {
        assert_eq!(spans("请问什么时候 發 貨？", "什么时候发货"), ["什么时候 發 貨"]);
        assert_eq!(spans("我要ＸＬ的", "xl"), ["ＸＬ"]);
    }

    #[test]
    fn two_messages_are_not_one_word() {
        assert_eq!(spans("先不发\n货呢", "发货"), Vec::<String>::new());
    }

    #[test]
    fn english_words_keep_their_spaces() {
        let passage = Passage::new("When  will it SHIP");
        assert!(passage.has("will it ship"));
        assert_eq!(passage.len(), 17);
    }

    #[test]
    fn a_latin_word_is_not_found_inside_another() {
        assert_eq!(spans("shipping this USB", "hi"), Vec::<String>::new());
        assert_eq!(spans("usb", "sb"), Vec::<String>::new());
        assert_eq!(spans("110cm高", "cm"), ["cm"]);
        assert_eq!(spans("I was refunded", "refund"), ["refund"]);
    }

    #[test]
    fn a_word_inside_an_exempt_phrase_does_not_count() {
        let passage = Passage::new("不一定到,但是一定发");
        let span = passage.first_of(&Words::Factory(&["一定"]), &Words::Factory(&["不一定"]));
        assert_eq!(span, Some(Span { start: 7, end: 9 }));
    }

    #[test]
    fn a_clause_ends_at_punctuation_but_not_inside_a_number() {
        let passage = Passage::new("一共12.50元，谢谢");
        let clause = passage.clause_at(0);
        assert_eq!(passage.excerpt(clause), "一共12.50元");
        assert_eq!(passage.mark_after(clause), Some(','));
    }

    #[test]
    fn an_empty_text_has_nothing() {
        let passage = Passage::new(" \u{200B}\n ");
        assert!(passage.is_empty());
        assert!(!passage.has(""));
        assert_eq!(passage.excerpt(Span { start: 0, end: 0 }), "");
    }
}
