//! Answers given to requests with an idempotency key.

use rusqlite::{Connection, OptionalExtension, params};
use xiaoer_desk::{digest::Digest, time::Instant};

use crate::{StoreError, column};

/// What was answered to a request. Holds ids, never a person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Who asked; keys of different senders have nothing to do with each other.
    pub who: String,
    /// The key.
    pub key: String,
    /// Digest of the request, to tell a repetition from a key used for something else.
    pub request: Digest,
    /// Status of the answer.
    pub status: u16,
    /// Body of the answer.
    pub body: String,
    /// When.
    pub at: Instant,
}

pub(crate) fn insert(connection: &Connection, receipt: &Receipt) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO receipts (who, key, request, status, body, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![receipt.who, receipt.key, receipt.request.0, receipt.status, receipt.body, receipt.at.0])?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, who: &str, key: &str) -> Result<Option<Receipt>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT who, key, request, status, body, at FROM receipts WHERE who = ?1 AND key = ?2")?;
    let found = statement.query_row([who, key], |row| {
        Ok(Receipt {
            who: row.get(0)?,
            key: row.get(1)?,
            request: column::digest(row, 2)?,
            status: row.get(3)?,
            body: row.get(4)?,
            at: Instant(row.get(5)?),
        })
    });
    Ok(found.optional()?)
}
