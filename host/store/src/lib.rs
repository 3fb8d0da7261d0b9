//! The store: `SQLite`, and all SQL of the box.
//!
//! It promises: a commit is durable as a whole or leaves no trace; the journal is numbered without gaps and sealed row to
//! row; the read tables are never behind it nor ahead of it; personal text can be erased with the journal still whole;
//! and [`check`] proves all of this of a folder.

mod access;
mod batch;
mod blobs;
mod check;
mod column;
mod connection;
mod documents;
mod erasure;
mod error;
mod folder;
mod held;
mod identities;
mod journal;
mod lock;
mod messages;
mod reader;
mod receipts;
mod schema;
mod search;
mod texts;
mod trials;
mod verdicts;
mod words;
mod writer;

use std::{cmp::Ordering, path::Path};

pub use self::{
    access::{AccessChange, Account, LoginRecord, MOST_LOGINS, Session, Token},
    batch::{Batch, Committed},
    blobs::{Blob, BlobKind},
    check::{Problem, Report, check},
    documents::{Filter, MOST_DOCUMENTS},
    error::StoreError,
    held::Held,
    identities::Identity,
    journal::Journalled,
    messages::{ExternalMessage, KnownMessage, MOST_MESSAGES, MessageRow, Sender, TalkRow},
    reader::{MOST_ENTRIES, Reader, Totals},
    receipts::Receipt,
    search::{Hit, MOST_HITS, SearchQuery},
    texts::NewText,
    trials::{MOST_ANSWERS, TrialRow},
    verdicts::{MOST_VERDICTS, Past, VerdictRow},
    writer::Writer,
};

/// Opens a data folder, creating it or bringing it to the present format if need be. Refuses a folder that another box
/// works on, and one that a newer version has written.
pub fn open(folder: &Path) -> Result<(Writer, Reader), StoreError> {
    folder::prepare(folder)?;
    let lock = lock::FolderLock::take(folder)?;
    let database = folder::database(folder)?;
    let mut connection = connection::writer(&database).map_err(|error| located(error, &database))?;
    schema::upgrade(&mut connection)?;
    let writer = Writer::new(connection, lock)?;
    let reader = Reader::new(database)?;
    Ok((writer, reader))
}

/// Opens a data folder for reading alone, whether or not a box works on it. Refuses one that another version has written.
pub fn read(folder: &Path) -> Result<Reader, StoreError> {
    let database = folder::existing_database(folder)?;
    let connection = connection::reader(&database).map_err(|error| located(error, &database))?;
    let (found, known) = (schema::found(&connection).map_err(|error| located(error, &database))?, schema::known());
    match found.cmp(&known) {
        Ordering::Greater => return Err(StoreError::Newer { found, known }),
        Ordering::Less => return Err(StoreError::Older { found, known }),
        Ordering::Equal => {}
    }
    Reader::new(database)
}

/// Puts the full path into an error that `SQLite` gave without one.
fn located(error: StoreError, database: &Path) -> StoreError {
    match error {
        StoreError::NotOurs { .. } => StoreError::NotOurs { path: database.to_path_buf() },
        StoreError::Unreadable { reason, .. } => StoreError::Unreadable { path: database.to_path_buf(), reason },
        other => other,
    }
}
