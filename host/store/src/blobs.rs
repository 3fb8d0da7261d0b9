//! Policy packages and settings, under the digests that events name them by.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};
use xiaoer_desk::digest::Digest;

use crate::{StoreError, column};

/// What a blob is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlobKind {
    /// A policy package, as it was uploaded.
    Package,
    /// Settings of a policy, as JSON.
    Settings,
}

impl BlobKind {
    fn name(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Settings => "settings",
        }
    }
}

/// Bytes under a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// What it is.
    pub kind: BlobKind,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Stores a blob. One that is there already is the same, since its digest is, or was changed behind our back: then this
/// mends it.
pub(crate) fn put(connection: &Connection, blob: &Blob) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO blobs (digest, kind, bytes) VALUES (?1, ?2, ?3)
             ON CONFLICT (digest) DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes",
        )?
        .execute(params![blob.digest.0, blob.kind.name(), blob.bytes])?;
    Ok(())
}

/// The bytes under a digest. What was changed since is as good as gone: nobody may run under another's name.
pub(crate) fn get(connection: &Connection, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT bytes FROM blobs WHERE digest = ?1")?;
    let found: Option<Vec<u8>> = statement.query_row([digest.0], |row| row.get(0)).optional()?;
    Ok(found.filter(|bytes| Sha256::digest(bytes)[..] == digest.0))
}

/// The digests of all blobs of a kind, in the order in which they came.
pub(crate) fn of_kind(connection: &Connection, kind: BlobKind) -> Result<Vec<Digest>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT digest FROM blobs WHERE kind = ?1 ORDER BY rowid")?;
    let digests = statement.query_map([kind.name()], |row| column::digest(row, 0))?;
    Ok(digests.collect::<Result<_, _>>()?)
}
