//! The one writer. A commit makes a batch durable as a whole, or leaves no trace of it.

use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use xiaoer_desk::{
    desk::Desk,
    document::{Document, Noun},
    event::{Entry, Event},
    ids::{ConversationId, CustomerId, ShopId},
};

use crate::{
    Batch, Committed, KnownMessage, Receipt, StoreError, access, blobs, connection, documents, erasure, identities,
    journal::{self, Tail},
    lock::FolderLock,
    messages, receipts, search, texts, trials, verdicts,
};

/// Writes to the data folder. There is one per folder, held by the lock.
#[derive(Debug)]
pub struct Writer {
    connection: Connection,
    tail: Tail,
    /// A commit failed, so what the database holds has to be looked up before the next one.
    unsure: bool,
    /// Something was erased, and may still stand in the write-ahead log.
    log_to_sweep: bool,
    _lock: FolderLock,
}

impl Writer {
    pub(crate) fn new(connection: Connection, lock: FolderLock) -> Result<Self, StoreError> {
        let tail = journal::tail(&connection)?;
        Ok(Self { connection, tail, unsure: false, log_to_sweep: false, _lock: lock })
    }

    /// The desk as it was after the last commit.
    pub fn load_desk(&self) -> Result<Desk, StoreError> {
        documents::desk(&self.connection)
    }

    /// Number of the last entry; 0 before the first.
    pub fn last_seq(&self) -> u64 {
        self.tail.seq
    }

    /// Makes a batch durable: when this returns it survives a power cut. On an error nothing of it is saved, and the
    /// next commit works again once the cause is gone.
    pub fn commit(&mut self, batch: &Batch) -> Result<Committed, StoreError> {
        if self.unsure {
            self.tail = journal::tail(&self.connection)?;
            self.unsure = false;
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let written = write(&transaction, self.tail, batch).and_then(|tail| {
            transaction.commit()?;
            Ok(tail)
        });
        match written {
            Ok(tail) => {
                let first_seq = self.tail.seq + 1;
                self.tail = tail;
                self.log_to_sweep |= batch.entries.iter().any(|entry| matches!(entry.event, Event::Customer(_)));
                if self.log_to_sweep {
                    self.log_to_sweep = !self.sweep_log();
                }
                Ok(Committed { first_seq, last_seq: tail.seq })
            }
            Err(error) => {
                self.unsure = true;
                Err(error)
            }
        }
    }

    /// Empties the write-ahead log, where erased text must not live on. Whether it could: a reader at work prevents it,
    /// and is not waited for; then the next commit tries again.
    fn sweep_log(&self) -> bool {
        let sweep = || -> rusqlite::Result<bool> {
            self.connection.busy_timeout(Duration::ZERO)?;
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        };
        let blocked = sweep();
        let restored = self.connection.busy_timeout(connection::BUSY);
        matches!(blocked, Ok(false)) && restored.is_ok()
    }

    /// The message that a platform's message became, if it is here already.
    pub fn external_message(
        &self,
        shop: ShopId,
        channel: &str,
        external_id: &str,
    ) -> Result<Option<KnownMessage>, StoreError> {
        messages::by_external_id(&self.connection, shop, channel, external_id)
    }

    /// The buyer behind an account.
    pub fn customer_of(&self, shop: ShopId, channel: &str, account: &str) -> Result<Option<CustomerId>, StoreError> {
        identities::customer_of(&self.connection, shop, channel, account)
    }

    /// What was answered to a request with this key.
    pub fn receipt(&self, who: &str, key: &str) -> Result<Option<Receipt>, StoreError> {
        receipts::get(&self.connection, who, key)
    }

    /// Lets the database grow to at most so many bytes, or as far as the disk goes. A limit below its present size
    /// leaves it as large as it is.
    pub fn limit_bytes(&self, most: Option<u64>) -> Result<(), StoreError> {
        let page: u32 = self.connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        // SQLite's own most.
        let pages = most.map_or(4_294_967_294, |bytes| (bytes / u64::from(page)).clamp(1, 4_294_967_294));
        self.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;
        Ok(())
    }
}

impl Drop for Writer {
    /// Empties the log into the database, so that a box at rest is one file. A reader at work prevents it: then the next
    /// start reads the log, and nothing is lost.
    fn drop(&mut self) {
        let _ = self.sweep_log();
    }
}

fn write(connection: &Connection, mut tail: Tail, batch: &Batch) -> Result<Tail, StoreError> {
    for (noun, document) in &batch.documents {
        documents::put(connection, *noun, document.as_ref())?;
    }
    let mut written = texts::insert(connection, &batch.texts, &batch.entries, tail.seq + 1)?;
    for blob in &batch.blobs {
        blobs::put(connection, blob)?;
    }
    let at = batch.entries.last().map(|entry| entry.at).unwrap_or_default();
    for identity in &batch.identities {
        identities::put(connection, identity, at)?;
    }
    for entry in &batch.entries {
        tail = journal::append(connection, tail, entry)?;
        project(connection, tail.seq, entry, batch, &written)?;
        if matches!(entry.event, Event::Customer(_)) {
            // What came with this batch may be erased already; from here on only the database knows.
            written.clear();
        }
    }
    for message in &batch.external_messages {
        messages::insert_external(connection, message)?;
    }
    for receipt in &batch.receipts {
        receipts::insert(connection, receipt)?;
    }
    for change in &batch.access {
        access::apply(connection, change)?;
    }
    Ok(tail)
}

/// Brings the read tables along with an entry.
fn project(
    connection: &Connection,
    seq: u64,
    entry: &Entry,
    batch: &Batch,
    written: &texts::Written<'_>,
) -> Result<(), StoreError> {
    if let Some(told) = messages::told(entry) {
        let parties = parties(connection, batch, told.conversation)?;
        let (text, body) = match written.get(&told.text) {
            Some((id, body)) => (*id, Some(std::borrow::Cow::Borrowed(*body))),
            None => match texts::find(connection, &told.text)? {
                Some((id, body)) => (id, body.map(std::borrow::Cow::Owned)),
                None => {
                    return Err(StoreError::Incomplete {
                        what: format!("message {} has no text with the digest {}", told.message, told.text),
                    });
                }
            },
        };
        messages::insert(connection, seq, &told, parties, text)?;
        if let Some(body) = body {
            search::insert(connection, told.message, &body, &search::scope(parties.0, parties.1, told.author))?;
        }
        return Ok(());
    }
    if let Some(told) = verdicts::told(entry) {
        let input = texts::require(connection, written, &told.judgement.input)?;
        let output = texts::require(connection, written, &told.judgement.output)?;
        verdicts::insert(connection, seq, entry.at, &told, (input, output))?;
    }
    if let Some(told) = trials::told(entry) {
        let output = told.output.map(|output| texts::require(connection, written, &output)).transpose()?;
        trials::insert(connection, seq, &told, output)?;
    }
    for digest in texts::named_by(&entry.event) {
        texts::require(connection, written, &digest)?;
    }
    if let Event::Customer(event) = &entry.event {
        erasure::apply(connection, seq, event)?;
    }
    Ok(())
}

/// Shop and buyer of a conversation, which the batch mostly brings along.
fn parties(
    connection: &Connection,
    batch: &Batch,
    conversation: ConversationId,
) -> Result<(ShopId, CustomerId), StoreError> {
    if let Some(Some(Document::Conversation(found))) = batch.documents.get(&Noun::Conversation(conversation)) {
        return Ok((found.shop, found.customer));
    }
    documents::parties(connection, conversation)?
        .ok_or_else(|| StoreError::Incomplete { what: format!("no document of conversation {conversation}") })
}
