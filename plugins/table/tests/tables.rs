//! Tables over a small record: what is decided, and what is said of a table that is wrong.

use serde_json::{Value as Json, json};
use xiaoer_sdk::common::{Language, SettingsProblem};
use xiaoer_table::{Cells, Field, Kind, Outcome, Sentence, Sum, Table, Value, Written};

struct Order {
    paid: i64,
    state: usize,
    remark: Option<&'static str>,
    days: Option<i64>,
}

static FIELDS: [Field<Order>; 4] = [
    Field { path: "paid", kind: Kind::Money, optional: false, get: |order| Value::Int(order.paid) },
    Field {
        path: "state",
        kind: Kind::Word(|| vec!["unpaid", "shipped", "signed"]),
        optional: false,
        get: |order| Value::Word(order.state),
    },
    Field {
        path: "remark",
        kind: Kind::Text,
        optional: true,
        get: |order| order.remark.map_or(Value::Absent, Value::Text),
    },
    Field { path: "days", kind: Kind::Number, optional: true, get: |order| Value::of(order.days) },
];

struct Pay {
    sum: Sum<Order>,
    why: Sentence<Order>,
}

impl Outcome for Pay {
    type Facts = Order;
    const COLUMNS: &'static [&'static str] = &["sum", "why_zh", "why_en"];

    fn read(cells: &mut Cells<'_, Order>) -> Self {
        Self { sum: cells.sum("sum", Kind::Money), why: cells.sentence("why_zh", "why_en") }
    }
}

/// A table over all four columns; the outcome of each row is its sum.
fn table(rows: &[([&str; 4], &str)]) -> Written {
    let rows: Vec<Json> = rows
        .iter()
        .map(|(when, sum)| json!({ "when": when, "then": { "sum": sum, "why_zh": "给{amount}元，实付{paid}元" } }))
        .collect();
    serde_json::from_value(json!({ "columns": ["paid", "state", "remark", "days"], "rows": rows })).unwrap()
}

fn compiled(rows: &[([&str; 4], &str)]) -> Table<Pay> {
    Table::compile(&table(rows), &FIELDS, "/table").ok().unwrap()
}

fn problems(written: &Written) -> Vec<SettingsProblem> {
    Table::<Pay>::compile(written, &FIELDS, "/table").err().unwrap()
}

const ORDER: Order = Order { paid: 1_000, state: 1, remark: None, days: Some(3) };
const REST: ([&str; 4], &str) = ([""; 4], "0");

#[test]
fn the_first_row_whose_conditions_all_hold_decides() {
    let table = compiled(&[
        (["<= 10元", "shipped", "", ""], "1元"),
        (["<= 10元", "", "", "is set"], "50% paid"),
        (["", "", "contains 急", ""], "3元"),
        REST,
    ]);
    let sum = |order: &Order| table.find(order).sum.of(order);
    assert_eq!(sum(&ORDER), 100);
    assert_eq!(sum(&Order { state: 2, ..ORDER }), 500);
    assert_eq!(sum(&Order { state: 2, days: None, remark: Some("急用"), ..ORDER }), 300);
    assert_eq!(sum(&Order { paid: 1_001, ..ORDER }), 0);
}

#[test]
fn sentences_name_facts_and_the_amount_and_one_language_serves_both() {
    let table = compiled(&[REST]);
    for language in [Language::ZhCn, Language::En] {
        assert_eq!(table.find(&ORDER).why.say(&ORDER, "9.00", language), "给9.00元，实付10.00元");
    }
}

#[test]
fn a_cell_that_cannot_be_read_is_named_by_row_and_column_in_both_languages() {
    let wrong = table(&[(["", "singed", "", ""], "1元"), ([""; 4], "five")]);
    let found = problems(&wrong);
    assert_eq!(found[0].path, "/table/rows/0/when/1");
    assert_eq!(found[0].zh_cn, "第1行“state”列：“singed”不对，应当填以下之一：unpaid、shipped、signed");
    assert_eq!(
        found[0].en,
        "Row 1, column \"state\": \"singed\" will not do; this takes one of: unpaid, shipped, signed"
    );
    assert_eq!((found[1].path.as_str(), found.len()), ("/table/rows/1/then/sum", 2));
    assert!(found[1].en.starts_with("Row 2, column \"sum\": \"five\""), "{}", found[1].en);
}

#[test]
fn unknown_and_repeated_columns_are_named() {
    let mut wrong = table(&[REST]);
    wrong.columns[3] = "paid".to_owned();
    wrong.columns[2] = "colour".to_owned();
    let found = problems(&wrong);
    assert_eq!([found[0].path.as_str(), found[1].path.as_str()], ["/table/columns/2", "/table/columns/3"]);
    assert!(found[0].en.contains("\"colour\"") && found[1].en.contains("twice"));
}

#[test]
fn a_table_without_a_default_row_is_refused() {
    let found = problems(&table(&[(["< 5", "", "", ""], "1")]));
    assert_eq!((found[0].path.as_str(), found.len()), ("/table/rows/0", 1));
    assert!(found[0].en.contains("default row") && found[0].zh_cn.contains("默认行"));
    assert_eq!(problems(&table(&[]))[0].path, "/table");
}

#[test]
fn a_row_that_no_case_can_reach_is_named() {
    let unreachable = |rows: &[([&str; 4], &str)]| -> Vec<String> {
        match Table::<Pay>::compile(&table(rows), &FIELDS, "/table") {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|problem| problem.path).collect(),
        }
    };
    // Two rows together take everything of a third.
    let halves = [(["<= 5", "", "", ""], "1"), (["> 5", "", "", ""], "2"), (["", "signed", "", ""], "3"), REST];
    assert_eq!(unreachable(&halves), ["/table/rows/2", "/table/rows/3"]);
    let words = [
        (["", "unpaid, shipped", "", ""], "1"),
        (["", "signed", "", "is set"], "2"),
        (["", "signed", "", "3"], "3"),
        REST,
    ];
    assert_eq!(unreachable(&words), ["/table/rows/2"]);
    let texts = [
        (["", "", "contains 急", ""], "1"),
        (["", "", "急用, 快", ""], "2"),
        (["", "", "contains 急", "3"], "3"),
        REST,
    ];
    assert_eq!(unreachable(&texts), ["/table/rows/2"]);
    // An absent number is not below five, and what is asked later may differ in another column.
    let open = [(["", "", "", "< 5"], "1"), (["", "", "", ">= 5"], "2"), (["< 5", "", "", ""], "3"), REST];
    assert_eq!(unreachable(&open), Vec::<String>::new());
    assert_eq!(unreachable(&[REST, REST]), ["/table/rows/1"]);
}

#[test]
fn unknown_outcomes_and_braces_are_named() {
    let mut wrong = table(&[REST]);
    wrong.rows[0].then.insert("colour".to_owned(), "red".to_owned());
    wrong.rows[0].then.insert("why_en".to_owned(), "paid {price}".to_owned());
    let paths: Vec<String> = problems(&wrong).into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["/table/rows/0/then/colour", "/table/rows/0/then/why_en"]);
}
