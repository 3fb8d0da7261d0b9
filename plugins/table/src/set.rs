//! The values that a cell lets through, as a set: asked of each case, and compared with each other to find rows that no
//! case can reach.

use crate::field::{Kind, Value};

/// The values of one column that hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// An absent value holds.
    pub absent: bool,
    /// Which of the others hold.
    pub present: Present,
}

/// Values that are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Present {
    /// Whole numbers from and to, both included, in order, none touching the next.
    Ints(Vec<(i64, i64)>),
    /// One bit for each name.
    Words(u64),
    /// These texts, or with `true` every text but these.
    Texts(Vec<String>, bool),
    /// Texts with one of these in them, or with `true` those with none.
    Containing(Vec<String>, bool),
}

impl Present {
    /// Every value of a kind.
    pub fn all(kind: Kind) -> Self {
        match kind {
            Kind::Flag | Kind::Word(_) => Self::Words(bits(kind.names().len())),
            Kind::Text => Self::Texts(Vec::new(), true),
            _ => Self::Ints(vec![(i64::MIN, i64::MAX)]),
        }
    }

    /// No value of a kind.
    pub fn none(kind: Kind) -> Self {
        match kind {
            Kind::Flag | Kind::Word(_) => Self::Words(0),
            Kind::Text => Self::Texts(Vec::new(), false),
            _ => Self::Ints(Vec::new()),
        }
    }
}

fn bits(count: usize) -> u64 {
    1_u64.checked_shl(count as u32).map_or(u64::MAX, |bit| bit - 1)
}

impl Set {
    /// Everything that a column of this kind can hold.
    pub fn all(kind: Kind, optional: bool) -> Self {
        Self { absent: optional, present: Present::all(kind) }
    }

    /// True if no value holds.
    pub fn is_empty(&self) -> bool {
        !self.absent
            && match &self.present {
                Present::Ints(spans) => spans.is_empty(),
                Present::Words(words) => *words == 0,
                Present::Texts(texts, all_but) => texts.is_empty() && !all_but,
                Present::Containing(..) => false,
            }
    }

    /// True if the value holds.
    pub fn has(&self, value: Value<'_>) -> bool {
        match (&self.present, value) {
            (_, Value::Absent) => self.absent,
            (Present::Ints(spans), Value::Int(int)) => spans.iter().any(|(from, to)| (*from..=*to).contains(&int)),
            (Present::Words(words), Value::Word(at)) => words & (1 << at) != 0,
            (Present::Texts(texts, all_but), Value::Text(text)) => texts.iter().any(|known| known == text) != *all_but,
            (Present::Containing(parts, without), Value::Text(text)) => {
                parts.iter().any(|part| text.contains(part.as_str())) != *without
            }
            // A field gives one kind of value, and the cell was read for that kind.
            _ => false,
        }
    }

    /// What holds here and there; nothing if that cannot be told.
    pub fn and(&self, other: &Self) -> Option<Self> {
        let present = match (&self.present, &other.present) {
            (Present::Ints(one), Present::Ints(two)) => Present::Ints(and_spans(one, two)),
            (Present::Words(one), Present::Words(two)) => Present::Words(one & two),
            (Present::Texts(one, false), _) => only(one, other, true),
            (_, Present::Texts(two, false)) => only(two, self, true),
            (Present::Texts(one, true), Present::Texts(two, true)) => {
                let more = two.iter().filter(|text| !one.contains(text));
                Present::Texts(one.iter().chain(more).cloned().collect(), true)
            }
            (one, Present::Texts(none, true)) if none.is_empty() => one.clone(),
            (Present::Texts(none, true), two) if none.is_empty() => two.clone(),
            (one, two) if one == two => one.clone(),
            _ => return None,
        };
        Some(Self { absent: self.absent && other.absent, present })
    }

    /// What holds here and not there; nothing if that cannot be told.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        let present = match (&self.present, &other.present) {
            (Present::Ints(one), Present::Ints(two)) => Present::Ints(and_spans(one, &outside(two))),
            (Present::Words(one), Present::Words(two)) => Present::Words(one & !two),
            (Present::Texts(one, false), _) => only(one, other, false),
            (_, Present::Texts(two, all_but)) if *all_but && two.is_empty() => Present::Texts(Vec::new(), false),
            (Present::Texts(one, true), Present::Texts(two, false)) => {
                let more = two.iter().filter(|text| !one.contains(text));
                Present::Texts(one.iter().chain(more).cloned().collect(), true)
            }
            (Present::Texts(one, true), Present::Texts(two, true)) => {
                Present::Texts(two.iter().filter(|text| !one.contains(text)).cloned().collect(), false)
            }
            (Present::Texts(all, true), Present::Containing(parts, without)) if all.is_empty() => {
                Present::Containing(parts.clone(), !without)
            }
            (one, two) if one == two => Present::Texts(Vec::new(), false),
            _ => return None,
        };
        Some(Self { absent: self.absent && !other.absent, present })
    }
}

/// Of some texts, those that hold, or do not hold, in a set.
fn only(texts: &[String], set: &Set, hold: bool) -> Present {
    Present::Texts(texts.iter().filter(|text| set.has(Value::Text(text)) == hold).cloned().collect(), false)
}

fn and_spans(one: &[(i64, i64)], two: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let pairs = one.iter().flat_map(|a| two.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(from, to)| from <= to).collect()
}

/// Everything that lies outside some spans, which are in order.
pub fn outside(spans: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut gaps = Vec::new();
    let mut next = Some(i64::MIN);
    for (from, to) in spans {
        if let Some(start) = next
            && start < *from
        {
            gaps.push((start, from - 1));
        }
        next = to.checked_add(1);
    }
    gaps.extend(next.map(|start| (start, i64::MAX)));
    gaps
}

/// Single numbers as spans in order.
pub fn points(mut numbers: Vec<i64>) -> Vec<(i64, i64)> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(|number| (number, number)).collect()
}
