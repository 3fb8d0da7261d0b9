//! The facts that a condition can name: a path, what kind of value stands there, and how to get it from the typed facts.

use xiaoer_sdk::words::Word;

/// One fact of the records `F`.
pub struct Field<F: 'static> {
    /// Its place in the JSON form, `order.amount_paid`, or the name of something counted from the facts, `days_since_signed`.
    pub path: &'static str,
    /// What stands there.
    pub kind: Kind,
    /// It may be absent.
    pub optional: bool,
    /// Gets it.
    pub get: for<'a> fn(&'a F) -> Value<'a>,
}

/// What kind of value a fact is, which says how a cell writes it.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Integer fen.
    Money,
    /// A plain whole number.
    Number,
    /// An instant.
    Instant,
    /// A length of time in milliseconds.
    Length,
    /// Tenths of a point.
    Points,
    /// Yes or no.
    Flag,
    /// One of these names.
    Word(fn() -> Vec<&'static str>),
    /// Text.
    Text,
}

/// A value of the facts, as conditions compare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// There is none.
    Absent,
    /// Money, a number, an instant, a length of time or points.
    Int(i64),
    /// The place of a word among its kind's names; for yes or no, 0 is no.
    Word(usize),
    /// Text.
    Text(&'a str),
}

impl Value<'_> {
    /// An integer that may be absent.
    pub fn of<'a>(value: Option<impl Into<i64>>) -> Value<'a> {
        value.map_or(Value::Absent, |value| Value::Int(value.into()))
    }

    /// Yes or no.
    pub fn flag<'a>(value: bool) -> Value<'a> {
        Value::Word(usize::from(value))
    }

    /// How many there are.
    pub fn count<'a>(number: usize) -> Value<'a> {
        Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The names of an enum of the contract.
pub fn names<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|(name, _)| *name).collect()
}

impl Kind {
    /// The names of a word or a flag; none for other kinds.
    pub(crate) fn names(self) -> Vec<&'static str> {
        match self {
            Self::Flag => vec!["no", "yes"],
            Self::Word(names) => names(),
            _ => Vec::new(),
        }
    }

    /// What the schema calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Number => "number",
            Self::Instant => "instant",
            Self::Length => "length",
            Self::Points => "points",
            Self::Flag => "flag",
            Self::Word(_) => "word",
            Self::Text => "text",
        }
    }
}
