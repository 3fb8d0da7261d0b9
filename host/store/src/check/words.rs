//! Every word of the search against the messages: nothing missing, nothing left over, nothing by other words.
//!
//! The index is walked once, word by word, and each occurrence is added to its message's sum; the texts are walked once
//! and subtracted. Where a sum does not come out at nought the two disagree.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use rusqlite::Connection;
use xiaoer_desk::ids::{CustomerId, ShopId, StaffId};

use super::{Problem, Report};
use crate::{StoreError, column, search, words};

/// Opens a view of the index, beside the database.
pub(super) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, instance)")?)
}

fn occurrence(word: &str, column: &str, position: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (word, column, position).hash(&mut hasher);
    hasher.finish()
}

pub(super) fn compare(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut sums: HashMap<i64, u64> = HashMap::new();
    let mut statement = connection.prepare("SELECT term, doc, col, offset FROM temp.search_words")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index| row.get_ref(index)?.as_str().map_err(rusqlite::Error::from);
        let sum = sums.entry(row.get(1)?).or_default();
        *sum = sum.wrapping_add(occurrence(text(0)?, text(2)?, row.get(3)?));
    }
    let mut statement = connection.prepare(
        "SELECT m.message, m.shop, m.customer, m.author, t.body FROM messages m JOIN texts t ON t.id = m.text
         WHERE t.body IS NOT NULL ORDER BY m.message",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let author = row.get::<_, Option<i64>>(3)?.map(|staff| StaffId(staff as u64));
        let scope = search::scope(ShopId(column::number(row, 1)?), CustomerId(column::number(row, 2)?), author);
        let body: String = row.get(4)?;
        let sum = sums.entry(row.get(0)?).or_default();
        for (column, text) in [("words", words::indexed(&body)), ("scope", scope)] {
            for (position, word) in (0..).zip(text.split_whitespace()) {
                *sum = sum.wrapping_sub(occurrence(word, column, position));
            }
        }
    }
    let mut differing: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum != 0).map(|(message, _)| message).collect();
    differing.sort_unstable();
    for message in differing {
        report.add(Problem::SearchDiffers { message: message as u64 });
    }
    Ok(())
}
