//! Templates: `{name}` is a fact, a part in `[` `]` is left out when a fact inside it has no value, and `{{`, `}}`,
//! `[[`, `]]` are the characters themselves.

use std::borrow::Cow;

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'t> {
    Words(&'t str),
    Name(&'t str),
    Open,
    Close,
}

/// What is wrong with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'t> {
    /// `{` or `[` without its partner, or a lone `}` or `]`.
    Unbalanced(char),
    /// `[` inside `[`.
    Nested,
    /// A name that no fact has.
    Unknown(&'t str),
}

/// A text made from a template.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text. A fact without value stays as `{name}`.
    pub text: String,
    /// The names of those, in order, each once.
    pub missing: Vec<String>,
}

/// Fills a template. A faulty template is filled as far as it can be understood; [`faults`] says what is wrong with it.
pub fn render<'f>(template: &str, fact: impl Fn(&str) -> Option<Cow<'f, str>>) -> Rendered {
    let mut rendered = Rendered::default();
    // Where the open optional part began, and whether one of its facts is missing.
    let mut optional: Option<(usize, bool)> = None;
    for piece in pieces(template) {
        match piece {
            Ok(Piece::Words(words)) => rendered.text.push_str(words),
            Ok(Piece::Name(name)) => match fact(name) {
                Some(value) => rendered.text.push_str(&value),
                None if optional.is_some() => optional = optional.map(|(from, _)| (from, true)),
                None => {
                    rendered.text.push('{');
                    rendered.text.push_str(name);
                    rendered.text.push('}');
                    if !rendered.missing.iter().any(|missing| missing == name) {
                        rendered.missing.push(name.to_owned());
                    }
                }
            },
            Ok(Piece::Open) => optional = Some((rendered.text.len(), false)),
            Ok(Piece::Close) => {
                if let Some((from, true)) = optional.take() {
                    rendered.text.truncate(from);
                }
            }
            Err(Fault::Unbalanced(c)) => rendered.text.push(c),
            Err(_) => {}
        }
    }
    rendered
}

/// What is wrong with a template, first to last.
pub fn faults(template: &str, known: impl Fn(&str) -> bool) -> Vec<Fault<'_>> {
    let mut faults = Vec::new();
    let mut open = false;
    for piece in pieces(template) {
        match piece {
            Ok(Piece::Name(name)) if !known(name) => faults.push(Fault::Unknown(name)),
            Ok(Piece::Open) => {
                if open {
                    faults.push(Fault::Nested);
                }
                open = true;
            }
            Ok(Piece::Close) => {
                if !open {
                    faults.push(Fault::Unbalanced(']'));
                }
                open = false;
            }
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if open {
        faults.push(Fault::Unbalanced('['));
    }
    faults
}

/// The `{name}` that a text still holds, if it does: a place that nobody filled.
pub fn unfilled(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        let end = rest[1..].find(|c: char| !(c.is_ascii_lowercase() || c == '_')).map_or(rest.len(), |end| end + 1);
        if end > 1 && rest[end..].starts_with('}') {
            return Some(&rest[..=end]);
        }
        rest = &rest[1..];
    }
    None
}

fn pieces(template: &str) -> impl Iterator<Item = Result<Piece<'_>, Fault<'_>>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let first = *rest.as_bytes().first()?;
        if !matches!(first, b'{' | b'}' | b'[' | b']') {
            let end = rest.find(['{', '}', '[', ']']).unwrap_or(rest.len());
            let words = &rest[..end];
            rest = &rest[end..];
            return Some(Ok(Piece::Words(words)));
        }
        if rest.as_bytes().get(1) == Some(&first) {
            let words = &rest[..1];
            rest = &rest[2..];
            return Some(Ok(Piece::Words(words)));
        }
        let after = &rest[1..];
        match first {
            b'{' => match after.find(['{', '}', '[', ']']) {
                Some(end) if after.as_bytes()[end] == b'}' => {
                    let name = after[..end].trim();
                    rest = &after[end + 1..];
                    Some(Ok(Piece::Name(name)))
                }
                _ => {
                    rest = after;
                    Some(Err(Fault::Unbalanced('{')))
                }
            },
            b'}' => {
                rest = after;
                Some(Err(Fault::Unbalanced('}')))
            }
            b'[' => {
                rest = after;
                Some(Ok(Piece::Open))
            }
            _ => {
                rest = after;
                Some(Ok(Piece::Close))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(template: &str) -> Rendered {
        render(template, |name| (name == "shop").then_some(Cow::Borrowed("小满童装")))
    }

    #[test]
    fn facts_are_filled_and_optional_parts_without_their_fact_are_left_out() {
        assert_eq!(fill("欢迎来到{shop}[,我是{agent}][,{shop}]。").text, "欢迎来到小满童装,小满童装。");
    }

    #[test]
    fn a_fact_without_value_stays_and_is_named_once() {
        let rendered = fill("{eta}前回复,就是{eta},{ x_y }");
        assert_eq!(rendered.text, "{eta}前回复,就是{eta},{x_y}");
        assert_eq!(rendered.missing, ["eta", "x_y"]);
    }

    #[test]
    fn doubled_brackets_are_the_characters_themselves() {
        assert_eq!(fill("[[微笑]]{{shop}}").text, "[微笑]{shop}");
    }

    #[test]
    fn every_fault_is_found() {
        let known = |name: &str| name == "shop";
        assert_eq!(faults("{shop}[,{shop}]", known), []);
        assert_eq!(faults("{shop", known), [Fault::Unbalanced('{')]);
        assert_eq!(faults("shop}", known), [Fault::Unbalanced('}')]);
        assert_eq!(faults("[shop", known), [Fault::Unbalanced('[')]);
        assert_eq!(faults("shop]", known), [Fault::Unbalanced(']')]);
        assert_eq!(faults("[a[b]", known), [Fault::Nested]);
        assert_eq!(faults("{nobody}{}", known), [Fault::Unknown("nobody"), Fault::Unknown("")]);
        assert_eq!(faults("{ab{shop}", known), [Fault::Unbalanced('{')]);
    }

    #[test]
    fn a_faulty_template_still_gives_a_text() {
        assert_eq!(fill("您好{shop").text, "您好{shop");
        assert_eq!(fill("您好]").text, "您好");
        assert_eq!(fill("").text, "");
    }

    #[test]
    fn a_place_that_nobody_filled_is_seen() {
        assert_eq!(unfilled("预计{eta}送到"), Some("{eta}"));
        assert_eq!(unfilled("{a{promo_end}"), Some("{promo_end}"));
        assert_eq!(unfilled("表情{}和{大笑}"), None);
        assert_eq!(unfilled("{eta"), None);
    }
}
