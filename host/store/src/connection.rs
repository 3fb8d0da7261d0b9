//! How a connection is set up. Every setting carries its reason.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// How long we wait for a database tool that somebody has left open.
pub(crate) const BUSY: Duration = Duration::from_secs(5);
/// Page cache of the writer in KiB. The system's file cache does the rest and gives way under pressure.
const WRITER_CACHE_KIB: u32 = 8 * 1024;
/// Page cache of one reader in KiB.
const READER_CACHE_KIB: u32 = 1024;
/// Pages in the write-ahead log before they are copied into the database.
const CHECKPOINT_PAGES: u32 = 4_000;
/// What the log file is cut back to afterwards, in bytes.
const LOG_LIMIT: u32 = 32 * 1024 * 1024;
/// Statements kept prepared; more than there are.
const STATEMENTS: usize = 128;

pub(crate) fn writer(database: &Path) -> Result<Connection, StoreError> {
    let connection = open(database, OpenFlags::SQLITE_OPEN_READ_WRITE, WRITER_CACHE_KIB)?;
    // WAL lets readers go on while one writes; FULL makes every commit survive a power cut.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    connection.pragma_update(None, "journal_size_limit", LOG_LIMIT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is erased is overwritten with zeros, not only unlinked.
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(connection)
}

pub(crate) fn reader(database: &Path) -> Result<Connection, StoreError> {
    open(database, OpenFlags::SQLITE_OPEN_READ_ONLY, READER_CACHE_KIB)
}

fn open(database: &Path, flags: OpenFlags, cache_kib: u32) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(database, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "cache_size", -i64::from(cache_kib))?;
    // A failing card shows as an error of a read call, not as a signal that ends the process.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // The file is only data: nothing in its schema may call functions with side effects.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}
