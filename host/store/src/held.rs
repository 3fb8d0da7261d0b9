//! One state of the database, held while it is read page by page: what is committed meanwhile is not seen.
//!
//! While it is held the write-ahead log cannot be cut back, and what is erased meanwhile still stands in it. So it is for
//! seconds, and drops with the work.

use rusqlite::Connection;
use xiaoer_desk::ids::VerdictId;

use crate::{Past, StoreError, VerdictRow, verdicts};

/// A state of the database. Has a connection of its own, so that short reads never wait for it.
#[derive(Debug)]
pub struct Held {
    connection: Connection,
}

impl Held {
    /// The state at this moment.
    pub(crate) fn now(connection: Connection) -> Result<Self, StoreError> {
        connection.execute_batch("BEGIN")?;
        // A transaction sees what was there at its first read.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(Self { connection })
    }

    /// The verdicts of a part of the past that come after a number, in order; at most [`crate::MOST_VERDICTS`].
    pub fn verdicts(&self, past: &Past, after: VerdictId, limit: u32) -> Result<Vec<VerdictRow>, StoreError> {
        verdicts::after(&self.connection, past, after, limit)
    }

    /// How many verdicts there are in a part of the past. Looks at each.
    pub fn count_verdicts(&self, past: &Past) -> Result<u64, StoreError> {
        verdicts::count(&self.connection, past)
    }
}
