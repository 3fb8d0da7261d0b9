//! The facts that a condition can name: a path, what kind of value stands there, and how to get it from the typed facts.

use xiaoer_sdk::common::Instant;
use xiaoer_sdk::date::HOUR;
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

    /// Yes or no, which may be unknown.
    pub fn flag_of<'a>(value: Option<bool>) -> Value<'a> {
        value.map_or(Value::Absent, Value::flag)
    }

    /// Full hours from an instant to another; none where there was no such instant.
    pub fn hours<'a>(since: Option<Instant>, now: Instant) -> Value<'a> {
        Value::of(since.map(|since| now.saturating_sub(since).div_euclid(HOUR)))
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

impl<'a> Value<'a> {
    /// Text that may be absent.
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Value::Absent, Value::Text)
    }
}

/// Declares a kind's `FACTS`: for each a path, a kind, whether it may be absent, and how to get the value.
#[macro_export]
macro_rules! facts {
    ($record:ty: $($path:literal $kind:expr, $optional:literal, $facts:ident => $value:expr;)*) => {
        /// Every fact that a column of the table can look at.
        pub static FACTS: &[$crate::Field<$record>] = &[$(
            $crate::Field { path: $path, kind: $kind, optional: $optional, get: |$facts| $value }
        ),*];
    };
}

/// The names of an enum of the contract.
pub fn names<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|(name, _)| *name).collect()
}

impl Kind {
    /// True if both are counted in the same way.
    pub(crate) fn is_as(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

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
