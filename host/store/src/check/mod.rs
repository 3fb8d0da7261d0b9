//! Proof that a folder holds what was written to it: the chain is whole, and everything beside it follows from it.
//!
//! The journal is read once and folded into a desk from nothing; on the way each row of the read tables is looked up and
//! compared, and at the end every document, every text, every package and every word
//! of the search.

mod blobs;
mod documents;
mod fold;
mod rows;
mod texts;
mod words;

mod report;

use std::path::Path;

use rusqlite::Connection;

pub use self::report::{Problem, Report};
use crate::{StoreError, connection, folder, located, schema};

/// Reads a whole folder and compares it with what its journal says. Writes nothing; the box may be running.
pub fn check(folder: &Path) -> Result<Report, StoreError> {
    let database = folder::existing_database(folder)?;
    let mut connection = connection::reader(&database).map_err(|error| located(error, &database))?;
    let mut report = Report::default();
    let done = schema::found(&connection)
        .map_err(|error| located(error, &database))
        .and_then(|format| examine(&mut connection, format, &mut report));
    match done {
        // What cannot even be read is a finding, not a failure of the check.
        Err(StoreError::Corrupt { detail }) => report.add(Problem::Damaged { detail }),
        other => other?,
    }
    Ok(report)
}

fn examine(connection: &mut Connection, format: u32, report: &mut Report) -> Result<(), StoreError> {
    let known = schema::known();
    if format > known {
        return Err(StoreError::Newer { found: format, known });
    }
    if format < known {
        report.add(Problem::OldFormat { found: format, known });
        return Ok(());
    }
    // For the search; it lives beside the database and not in it.
    words::prepare(connection)?;
    let transaction = connection.transaction()?;
    integrity(&transaction, report)?;
    if !schema_agrees(&transaction, report)? {
        return Ok(());
    }
    let mut folded = fold::journal(&transaction, report)?;
    documents::compare(&transaction, std::mem::take(&mut folded.documents), report)?;
    rows::count(&transaction, &folded, report)?;
    texts::compare(&transaction, &folded.erasures, report)?;
    blobs::compare(&transaction, report)?;
    words::compare(&transaction, report)?;
    transaction.finish()?;
    Ok(())
}

fn integrity(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            report.add(Problem::Damaged { detail: line });
        }
    }
    Ok(())
}

fn schema_agrees(connection: &Connection, report: &mut Report) -> Result<bool, StoreError> {
    let (written, expected) = (schema::written(connection)?, schema::expected()?);
    let differing: std::collections::BTreeSet<_> = written
        .iter()
        .filter(|item| !expected.contains(item))
        .chain(expected.iter().filter(|item| !written.contains(item)))
        .map(|(name, _)| name.clone())
        .collect();
    let agrees = differing.is_empty();
    for name in differing {
        report.add(Problem::Schema { name });
    }
    Ok(agrees)
}
