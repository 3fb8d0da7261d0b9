//! What is wrong with a table, said in both languages with the row and the column.

use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::text::{Pair, pair};

use crate::cell::Unread;
use crate::field::Kind;

/// Where something is wrong: a place in the JSON, and what people call it.
#[derive(Debug, Clone)]
pub struct Place {
    path: String,
    name: Pair,
}

impl Place {
    /// The table itself.
    pub fn table(pointer: &str) -> Self {
        Self { path: pointer.to_owned(), name: pair("", "") }
    }

    /// The heading of a condition column.
    pub fn heading(&self, at: usize, name: &str) -> Self {
        self.inside(&format!("columns/{at}"), pair(format!("“{name}”列："), format!("Column \"{name}\": ")))
    }

    /// A whole row; people count from 1.
    pub fn row(&self, at: usize) -> Self {
        let number = at + 1;
        self.inside(&format!("rows/{at}"), pair(format!("第{number}行："), format!("Row {number}: ")))
    }

    /// A condition cell.
    pub fn condition(&self, row: usize, at: usize, column: &str) -> Self {
        self.cell(row, &format!("when/{at}"), column)
    }

    /// An outcome cell.
    pub fn outcome(&self, row: usize, column: &str) -> Self {
        self.cell(row, &format!("then/{column}"), column)
    }

    fn cell(&self, row: usize, inside: &str, column: &str) -> Self {
        let number = row + 1;
        self.inside(
            &format!("rows/{row}/{inside}"),
            pair(format!("第{number}行“{column}”列："), format!("Row {number}, column \"{column}\": ")),
        )
    }

    fn inside(&self, path: &str, name: Pair) -> Self {
        Self { path: format!("{}/{path}", self.path), name }
    }

    /// The problem at this place.
    pub fn problem(&self, said: &Pair) -> SettingsProblem {
        SettingsProblem {
            path: self.path.clone(),
            zh_cn: format!("{}{}", self.name.zh_cn, said.zh_cn),
            en: format!("{}{}", self.name.en, said.en),
        }
    }
}

/// Why a condition cell cannot be read.
pub fn unread(why: &Unread, kind: Kind) -> Pair {
    match why {
        Unread::Value(text) => expected(text, kind),
        Unread::Comparison(sign) => {
            pair(format!("这一列不能用“{sign}”比较"), format!("this column cannot be compared with \"{sign}\""))
        }
        Unread::Never => pair("这个条件永远不会成立", "this condition can never hold"),
    }
}

/// A text that is no value of the kind, and what would be.
pub fn expected(text: &str, kind: Kind) -> Pair {
    let (zh, en) = match kind {
        Kind::Money => ("金额，例如 50元 或 5000（分）".to_owned(), "money, such as 50yuan or 5000 (fen)".to_owned()),
        Kind::Number => ("整数".to_owned(), "a whole number".to_owned()),
        Kind::Instant => ("日期，例如 2026-11-11".to_owned(), "a date, such as 2026-11-11".to_owned()),
        Kind::Length => {
            ("时长，例如 30分钟、2小时、3天".to_owned(), "a length of time, such as 30min, 2h, 3d".to_owned())
        }
        Kind::Points => ("分数，例如 2.5分".to_owned(), "points, such as 2.5points".to_owned()),
        Kind::Flag => ("是 或 否".to_owned(), "yes or no".to_owned()),
        Kind::Word(names) => (format!("以下之一：{}", names().join("、")), format!("one of: {}", names().join(", "))),
        Kind::Text => ("文字".to_owned(), "text".to_owned()),
    };
    pair(format!("“{text}”不对，应当填{zh}"), format!("\"{text}\" will not do; this takes {en}"))
}
