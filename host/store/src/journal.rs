//! The journal: what has happened, numbered without gaps, each row sealed to the one before.

use rusqlite::{Connection, OptionalExtension, Rows, params};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use xiaoer_desk::{event::Entry, ids::CaseId, time::Instant};

use crate::{StoreError, column};

/// An entry with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Journalled {
    /// Its number; the first is 1.
    pub seq: u64,
    /// What happened, when and by whom.
    pub entry: Entry,
}

/// The end of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tail {
    pub(crate) seq: u64,
    pub(crate) hash: [u8; 32],
}

impl Tail {
    /// Before the first entry.
    pub(crate) const GENESIS: Self = Self { seq: 0, hash: [0; 32] };

    /// The tail after one more row.
    pub(crate) fn after(self, at: Instant, by: &str, event: &str) -> Self {
        let seq = self.seq + 1;
        Self { seq, hash: seal(&self.hash, seq, at, by, event) }
    }
}

/// SHA-256 of a row and of the seal before it.
pub(crate) fn seal(prev: &[u8; 32], seq: u64, at: Instant, by: &str, event: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(prev)
        .chain_update(seq.to_be_bytes())
        .chain_update(at.0.to_be_bytes())
        .chain_update(by)
        .chain_update(event)
        .finalize()
        .into()
}

pub(crate) fn tail(connection: &Connection) -> Result<Tail, StoreError> {
    let mut statement = connection.prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?;
    let tail =
        statement.query_row([], |row| Ok(Tail { seq: column::number(row, 0)?, hash: row.get(1)? })).optional()?;
    Ok(tail.unwrap_or(Tail::GENESIS))
}

/// Adds an entry and gives the new end of the chain.
pub(crate) fn append(connection: &Connection, tail: Tail, entry: &Entry) -> Result<Tail, StoreError> {
    let (by, event) = (column::to_json(&entry.by)?, column::to_json(&entry.event)?);
    let next = tail.after(entry.at, &by, &event);
    connection
        .prepare_cached("INSERT INTO journal (seq, at, by, event, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![next.seq as i64, entry.at.0, by, event, tail.hash, next.hash])?;
    Ok(next)
}

/// Entries after a number, in order.
pub(crate) fn after(connection: &Connection, seq: u64, limit: u32) -> Result<Vec<Journalled>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq, at, by, event FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
    gather(statement.query(params![i64::try_from(seq).unwrap_or(i64::MAX), limit])?)
}

/// The entries that tell of a case, in order. The condition is the one of the index `journal_case`, letter for letter.
pub(crate) fn of_case(connection: &Connection, case: CaseId, limit: u32) -> Result<Vec<Journalled>, StoreError> {
    let mut statement = connection.prepare_cached(
        r#"SELECT seq, at, by, event FROM journal WHERE substr(event, 1, 8) = '{"case":'
           AND CAST(ltrim(substr(event, 9 + instr(substr(event, 9), '"case":') + 6), '{"id:') AS INTEGER) = ?1
           ORDER BY seq LIMIT ?2"#,
    )?;
    gather(statement.query(params![i64::try_from(case.0).unwrap_or(i64::MAX), limit])?)
}

fn gather(mut rows: Rows<'_>) -> Result<Vec<Journalled>, StoreError> {
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let seq = column::number(row, 0)?;
        let (by, event): (String, String) = (row.get(2)?, row.get(3)?);
        entries.push(Journalled { seq, entry: read(seq, row.get(1)?, &by, &event)? });
    }
    Ok(entries)
}

/// The entry of a row.
pub(crate) fn read(seq: u64, at: i64, by: &str, event: &str) -> Result<Entry, StoreError> {
    Ok(Entry {
        at: Instant(at),
        by: column::json(by, || format!("journal row {seq}, by"))?,
        event: column::json(event, || format!("journal row {seq}, event"))?,
    })
}
