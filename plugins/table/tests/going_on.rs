//! Tables whose rows let others speak, and sentences that somebody else fills.

use serde_json::json;
use xiaoer_sdk::common::Language;
use xiaoer_table::{Cells, Field, Kind, Outcome, Sentence, Table, Value, Written};

struct Talk {
    says: &'static str,
    courier: Option<&'static str>,
}

static FIELDS: [Field<Talk>; 2] = [
    Field { path: "says", kind: Kind::Text, optional: false, get: |talk| Value::Text(talk.says) },
    Field { path: "courier", kind: Kind::Text, optional: true, get: |talk| Value::text(talk.courier) },
];

struct Say {
    text: Sentence<Talk>,
    go_on: bool,
}

impl Outcome for Say {
    type Facts = Talk;
    const COLUMNS: &'static [&'static str] = &["text", "go_on"];
    const HAS_AMOUNT: bool = false;

    fn read(cells: &mut Cells<'_, Talk>) -> Self {
        cells.only_with(&["text"], &["go_on"]);
        Self { text: cells.sentence("text", ""), go_on: cells.flag("go_on") }
    }

    fn ends(&self) -> bool {
        !self.go_on
    }
}

/// Rows by what is said, the text, and whether they go on.
fn table(rows: &[(&str, &str, &str)]) -> Result<Table<Say>, Vec<String>> {
    let rows: Vec<_> = rows
        .iter()
        .map(|(says, text, go_on)| json!({ "when": [says], "then": { "text": text, "go_on": go_on } }))
        .collect();
    let written: Written = serde_json::from_value(json!({ "columns": ["says"], "rows": rows })).unwrap();
    Table::compile(&written, &FIELDS, "/table").map_err(|problems| problems.into_iter().map(|one| one.path).collect())
}

fn said(table: &Table<Say>, says: &'static str) -> Vec<String> {
    let talk = Talk { says, courier: None };
    table.all(&talk).iter().map(|row| row.outcome().text.fill(&talk, Language::ZhCn).0).collect()
}

#[test]
fn rows_speak_down_to_the_first_that_ends_and_the_last_only_alone() {
    let rows = [
        ("含 急", "快", "yes"),
        ("含 急, 贵", "便宜", "yes"),
        ("含 急", "好", ""),
        ("含 贵", "贵", ""),
        ("", "别的", ""),
    ];
    let table = table(&rows).ok().unwrap();
    assert_eq!(said(&table, "很急"), ["快", "便宜", "好"]);
    assert_eq!(said(&table, "太贵"), ["便宜", "贵"]);
    assert_eq!(said(&table, "你好"), ["别的"]);
}

#[test]
fn rows_below_one_that_goes_on_can_be_reached() {
    assert!(table(&[("", "一", "yes"), ("含 急", "二", ""), ("", "三", "")]).is_ok());
    let covered = table(&[("含 急", "一", ""), ("含 急", "二", "yes"), ("", "三", "")]);
    assert_eq!(covered.err().unwrap(), ["/table/rows/1"]);
}

#[test]
fn what_is_absent_stays_in_braces_and_is_named_once() {
    let table = table(&[("", "{courier}承运，{says}，{courier}", "")]).ok().unwrap();
    let fill = |courier| {
        let talk = Talk { says: "急", courier };
        table.all(&talk)[0].outcome().text.fill(&talk, Language::En)
    };
    assert_eq!(fill(None), ("{courier}承运，急，{courier}".to_owned(), vec!["courier".to_owned()]));
    assert_eq!(fill(Some("中通")), ("中通承运，急，中通".to_owned(), Vec::new()));
}

#[test]
fn a_cell_that_means_nothing_and_a_brace_that_is_no_fact_are_named() {
    assert_eq!(table(&[("", "", "yes")]).err().unwrap(), ["/table/rows/0/then/go_on"]);
    assert_eq!(table(&[("", "{amount}", "")]).err().unwrap(), ["/table/rows/0/then/text"]);
}
