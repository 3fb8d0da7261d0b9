//! A table: as it is written, and as it is asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::text::pair;

use crate::cell;
use crate::cover::is_covered;
use crate::field::Field;
use crate::outcome::{Cells, Outcome};
use crate::problem::{Place, unread};
use crate::set::Set;

/// A table as the settings have it and the console edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The facts that the condition columns look at, each once.
    pub columns: Vec<String>,
    /// The rows, the first that holds decides. The last has no conditions.
    pub rows: Vec<Row>,
}

/// A row as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// A condition for each column; an empty one always holds.
    pub when: Vec<String>,
    /// The outcome by its columns; one that is left out is empty.
    pub then: BTreeMap<String, String>,
}

/// A table that was checked and answers every case.
pub struct Table<O: Outcome> {
    rows: Vec<Rule<O>>,
}

/// The facts that a row looks at, each with the values that hold.
type Conditions<F> = Vec<(&'static Field<F>, Set)>;

/// A row that was checked.
pub struct Rule<O: Outcome> {
    conditions: Conditions<O::Facts>,
    outcome: O,
}

impl<O: Outcome> Table<O> {
    /// Checks a table that stands at `pointer` in the settings, and compiles it. Everything that is wrong is reported at once.
    pub fn compile(
        written: &Written,
        fields: &'static [Field<O::Facts>],
        pointer: &str,
    ) -> Result<Self, Vec<SettingsProblem>> {
        let place = Place::table(pointer);
        let mut problems = Vec::new();
        let columns = columns(written, fields, &place, &mut problems);
        // Cells cannot be judged by columns that do not exist.
        let Some(columns) = columns else { return Err(problems) };
        let mut sets: Vec<Vec<Set>> = Vec::new();
        let mut rows = Vec::new();
        for (at, row) in written.rows.iter().enumerate() {
            let conditions = conditions(row, at, &columns, &place, &mut problems);
            for name in row.then.keys().filter(|name| !O::COLUMNS.contains(&name.as_str())) {
                let known = O::COLUMNS.join(", ");
                problems.push(place.outcome(at, name).problem(&pair(
                    format!("没有这个结果列；可用的有 {known}"),
                    format!("there is no such outcome; there are {known}"),
                )));
            }
            let outcome = O::read(&mut Cells {
                texts: &row.then,
                fields,
                has_amount: O::HAS_AMOUNT,
                place: &place,
                row: at,
                problems: &mut problems,
            });
            let Some(conditions) = conditions else { continue };
            if is_covered(&conditions, &sets) {
                problems.push(place.row(at).problem(&pair(
                    "上面的行已经包含了所有这样的情形，这一行永远用不到；请移到前面、修改条件或删除",
                    "the rows above take every such case, so this row is never used; move it up, change it or delete it",
                )));
            }
            let limited =
                columns.iter().zip(&conditions).filter(|(field, set)| **set != Set::all(field.kind, field.optional));
            let limited = limited.map(|(field, set)| (*field, set.clone())).collect();
            if outcome.ends() {
                sets.push(conditions);
            }
            rows.push(Rule { conditions: limited, outcome });
        }
        check_last(written, &place, &mut problems);
        if problems.is_empty() { Ok(Self { rows }) } else { Err(problems) }
    }

    /// What the first row that holds decides. There always is one.
    pub fn find(&self, facts: &O::Facts) -> &O {
        match self.rows.iter().find(|rule| rule.holds(facts)) {
            Some(rule) => &rule.outcome,
            None => unreachable!("the last row of a checked table has no conditions"),
        }
    }

    /// The rows that hold, down to the first that ends the search. The last row speaks only where no other does.
    pub fn all(&self, facts: &O::Facts) -> Vec<&Rule<O>> {
        let mut held = Vec::new();
        let others = self.rows.len().saturating_sub(1);
        for rule in self.rows.iter().take(others).filter(|rule| rule.holds(facts)) {
            held.push(rule);
            if rule.outcome.ends() {
                return held;
            }
        }
        if held.is_empty() {
            held.extend(self.rows.last());
        }
        held
    }
}

impl<O: Outcome> Rule<O> {
    /// True if all the row's conditions hold.
    pub fn holds(&self, facts: &O::Facts) -> bool {
        self.conditions.iter().all(|(field, set)| set.has((field.get)(facts)))
    }

    /// What the row decides.
    pub fn outcome(&self) -> &O {
        &self.outcome
    }
}

fn columns<F>(
    written: &Written,
    fields: &'static [Field<F>],
    place: &Place,
    problems: &mut Vec<SettingsProblem>,
) -> Option<Vec<&'static Field<F>>> {
    let mut columns = Vec::new();
    for (at, name) in written.columns.iter().enumerate() {
        let heading = place.heading(at, name);
        match fields.iter().find(|field| field.path == name.trim()) {
            Some(field) => columns.push(field),
            None => problems.push(heading.problem(&pair(
                "资料里没有这一项，请从可用的项目中选择",
                "there is no such fact; choose one of those that the table offers",
            ))),
        }
        if written.columns[..at].contains(name) {
            problems.push(heading.problem(&pair("这一列出现了两次", "this column is there twice")));
        }
    }
    problems.is_empty().then_some(columns)
}

/// The row's cells, or nothing if one of them cannot be read.
fn conditions<F>(
    row: &Row,
    at: usize,
    columns: &[&'static Field<F>],
    place: &Place,
    problems: &mut Vec<SettingsProblem>,
) -> Option<Vec<Set>> {
    if row.when.len() != columns.len() {
        let (is, should) = (row.when.len(), columns.len());
        problems.push(place.row(at).problem(&pair(
            format!("有 {is} 个条件格，应当有 {should} 个"),
            format!("there are {is} condition cells where there should be {should}"),
        )));
        return None;
    }
    let mut sets = Vec::new();
    for (number, (cell, field)) in row.when.iter().zip(columns).enumerate() {
        match cell::read(cell, field.kind, field.optional) {
            Ok(set) => sets.push(set),
            Err(why) => {
                problems.push(place.condition(at, number, field.path).problem(&unread(&why, field.kind)));
            }
        }
    }
    (sets.len() == columns.len()).then_some(sets)
}

/// Something must be decided whatever the case.
fn check_last(written: &Written, place: &Place, problems: &mut Vec<SettingsProblem>) {
    let open = |row: &Row| row.when.iter().all(|cell| matches!(cell.trim(), "" | "-"));
    if written.rows.last().is_none_or(|row| !open(row)) {
        let place = written.rows.len().checked_sub(1).map_or_else(|| place.clone(), |last| place.row(last));
        problems.push(place.problem(&pair(
            "缺少默认行：最后一行的条件要全部留空，没有别的行适用时由它决定",
            "the default row is missing: the last row has no conditions and decides where no other row does",
        )));
    }
}
