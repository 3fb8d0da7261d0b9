//! Packages and settings, each compared with the digest under which it lies.

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::report::{Problem, Report};
use crate::{StoreError, column};

pub(super) fn compare(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT digest, bytes FROM blobs ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let digest = column::digest(row, 0)?;
        if Sha256::digest(row.get_ref(1)?.as_blob().unwrap_or_default())[..] != digest.0 {
            report.add(Problem::BlobAltered { digest });
        }
    }
    Ok(())
}
