//! Reading beside the writer. Every call sees one state of the database, whatever is committed meanwhile.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, PoisonError},
};

use rusqlite::Connection;
use serde::Serialize;
use xiaoer_desk::{
    digest::Digest,
    document::{Document, Noun},
    ids::{CaseId, ConversationId, CustomerId, ShopId, StaffId, VerdictId},
    policy::{Candidate, Judgement},
    time::Instant,
};

use crate::{
    Account, BlobKind, Filter, Held, Hit, Identity, Journalled, LoginRecord, MessageRow, SearchQuery, Session,
    StoreError, TalkRow, Token, TrialRow, VerdictRow, access, blobs, column, connection, documents, identities,
    journal, messages, search, texts, trials, verdicts,
};

/// Connections for reading. Few: reads are short, and each connection has a cache.
const CONNECTIONS: usize = 4;
/// Most entries of the journal that one call gives.
pub const MOST_ENTRIES: u32 = 10_000;

/// Reads the data folder. Calls block for as long as the disk takes; clones share a few connections.
#[derive(Debug, Clone)]
pub struct Reader {
    pool: Arc<Pool>,
}

#[derive(Debug)]
struct Pool {
    database: PathBuf,
    idle: Mutex<Vec<Connection>>,
    returned: Condvar,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Entries of the journal.
    pub entries: u64,
    /// Messages.
    pub messages: u64,
    /// Verdicts of policies.
    pub verdicts: u64,
    /// Documents on the desk.
    pub open_documents: u64,
    /// Bytes of the database.
    pub database_bytes: u64,
    /// Bytes of the write-ahead log.
    pub log_bytes: u64,
}

impl Reader {
    pub(crate) fn new(database: PathBuf) -> Result<Self, StoreError> {
        let idle = (0..CONNECTIONS).map(|_| connection::reader(&database)).collect::<Result<_, _>>()?;
        Ok(Self { pool: Arc::new(Pool { database, idle: Mutex::new(idle), returned: Condvar::new() }) })
    }

    /// Runs a read on one connection, in one transaction.
    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut lent = Lent::take(&self.pool);
        let transaction = lent.connection()?.transaction()?;
        let answer = read(&transaction)?;
        transaction.finish()?;
        Ok(answer)
    }

    /// Entries after a number, in order; at most [`MOST_ENTRIES`].
    pub fn journal(&self, after_seq: u64, limit: u32) -> Result<Vec<Journalled>, StoreError> {
        self.read(|connection| journal::after(connection, after_seq, limit.min(MOST_ENTRIES)))
    }

    /// What has happened to an after-sale case, in order; at most [`MOST_ENTRIES`].
    pub fn case_history(&self, case: CaseId) -> Result<Vec<Journalled>, StoreError> {
        self.read(|connection| journal::of_case(connection, case, MOST_ENTRIES))
    }

    /// Number of the last entry; 0 before the first.
    pub fn last_seq(&self) -> Result<u64, StoreError> {
        self.read(|connection| Ok(journal::tail(connection)?.seq))
    }

    /// The latest document of a noun, closed ones included.
    pub fn document(&self, noun: Noun) -> Result<Option<Document>, StoreError> {
        self.read(|connection| documents::get(connection, noun))
    }

    /// Documents of a kind (the first part of `Noun::key`), latest number first.
    pub fn documents(&self, kind: &str, filter: &Filter) -> Result<Vec<Document>, StoreError> {
        self.read(|connection| documents::list(connection, kind, filter))
    }

    /// The messages of a conversation, oldest first.
    pub fn messages(&self, conversation: ConversationId) -> Result<Vec<MessageRow>, StoreError> {
        self.read(|connection| messages::of_conversation(connection, conversation))
    }

    /// The latest message of each conversation that has one.
    pub fn latest_messages(
        &self,
        conversations: &[ConversationId],
    ) -> Result<BTreeMap<ConversationId, MessageRow>, StoreError> {
        self.read(|connection| messages::latest(connection, conversations))
    }

    /// Who of a shop wrote to whom from one instant to before another, the earliest first.
    pub fn talks(&self, shop: ShopId, from: Instant, to: Instant) -> Result<Vec<TalkRow>, StoreError> {
        self.read(|connection| messages::talks(connection, shop, (from, to)))
    }

    /// Messages with these words, latest first.
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>, StoreError> {
        self.read(|connection| search::find(connection, query))
    }

    /// A text by its digest; `None` if there is none or it was erased.
    pub fn text(&self, digest: Digest) -> Result<Option<String>, StoreError> {
        self.read(|connection| Ok(texts::find(connection, &digest)?.and_then(|(_, body)| body)))
    }

    /// Several texts, those that are there and not erased.
    pub fn texts(&self, digests: &[Digest]) -> Result<BTreeMap<Digest, String>, StoreError> {
        self.read(|connection| texts::bodies(connection, digests))
    }

    /// A verdict of a policy.
    pub fn verdict(&self, verdict: VerdictId) -> Result<Option<VerdictRow>, StoreError> {
        self.read(|connection| verdicts::get(connection, verdict))
    }

    /// What the journal says of a verdict, at the row that tells of it; `None` where that row tells of none.
    pub fn judgement(&self, seq: u64) -> Result<Option<Judgement>, StoreError> {
        let told = self.journal(seq.saturating_sub(1), 1)?.pop();
        Ok(told.and_then(|told| told.entry.event.judgement().map(|(_, judgement)| judgement.clone())))
    }

    /// The state at this moment, to be read page by page.
    pub fn hold(&self) -> Result<Held, StoreError> {
        Held::now(connection::reader(&self.pool.database)?)
    }

    /// The latest answers of a candidate on trial that were not those given, before a journal row, latest first.
    pub fn trial_answers(
        &self,
        shop: ShopId,
        candidate: Candidate,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<TrialRow>, StoreError> {
        self.read(|connection| trials::latest(connection, shop, candidate, before, limit))
    }

    /// The bytes under a digest; none too if they were changed since (then `check` says so).
    pub fn blob(&self, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| blobs::get(connection, &digest))
    }

    /// The digests of all blobs of a kind, oldest first.
    pub fn blobs(&self, kind: BlobKind) -> Result<Vec<Digest>, StoreError> {
        self.read(|connection| blobs::of_kind(connection, kind))
    }

    /// The account with a login.
    pub fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        self.read(|connection| access::account_by_login(connection, login))
    }

    /// A person's account.
    pub fn account(&self, staff: StaffId) -> Result<Option<Account>, StoreError> {
        self.read(|connection| access::account_of(connection, staff))
    }

    /// All accounts.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.read(access::accounts)
    }

    /// A session by the digest of its secret. The caller says whether it still holds.
    pub fn session(&self, digest: Digest) -> Result<Option<Session>, StoreError> {
        self.read(|connection| access::session(connection, &digest))
    }

    /// A token by its digest, revoked ones included.
    pub fn token(&self, digest: Digest) -> Result<Option<Token>, StoreError> {
        self.read(|connection| access::token(connection, &digest))
    }

    /// All tokens, revoked ones included.
    pub fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        self.read(access::tokens)
    }

    /// Attempts to log in, latest first; `before` is the number of the last one of the page before.
    pub fn login_log(&self, before: Option<u64>, limit: u32) -> Result<Vec<LoginRecord>, StoreError> {
        self.read(|connection| access::login_log(connection, before, limit))
    }

    /// Failed attempts for a login since an instant, those before its latest success left out.
    pub fn failures_since(&self, login: &str, since: Instant) -> Result<u32, StoreError> {
        self.read(|connection| access::failures_since(connection, login, since))
    }

    /// The buyer behind an account.
    pub fn customer_of(&self, shop: ShopId, channel: &str, account: &str) -> Result<Option<CustomerId>, StoreError> {
        self.read(|connection| identities::customer_of(connection, shop, channel, account))
    }

    /// Who a buyer is; `None` once erased.
    pub fn identity(&self, customer: CustomerId) -> Result<Option<Identity>, StoreError> {
        self.read(|connection| Ok(identities::of(connection, &[customer])?.remove(&customer)))
    }

    /// Who several buyers are, those who are known.
    pub fn identities(&self, customers: &[CustomerId]) -> Result<BTreeMap<CustomerId, Identity>, StoreError> {
        self.read(|connection| identities::of(connection, customers))
    }

    /// How much there is. Cheap enough to be asked every few seconds.
    pub fn totals(&self) -> Result<Totals, StoreError> {
        let size = |path: PathBuf| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let mut log = self.pool.database.clone().into_os_string();
        log.push("-wal");
        let (database_bytes, log_bytes) = (size(self.pool.database.clone()), size(log.into()));
        self.read(|connection| {
            // Messages and verdicts are numbered without gaps, so the last number is their count.
            let mut statement = connection.prepare_cached(
                "SELECT coalesce((SELECT max(seq) FROM journal), 0), coalesce((SELECT max(message) FROM messages), 0),
                 coalesce((SELECT max(verdict) FROM verdicts), 0), (SELECT count(*) FROM documents WHERE open = 1)",
            )?;
            Ok(statement.query_row([], |row| {
                Ok(Totals {
                    entries: column::number(row, 0)?,
                    messages: column::number(row, 1)?,
                    verdicts: column::number(row, 2)?,
                    open_documents: column::number(row, 3)?,
                    database_bytes,
                    log_bytes,
                })
            })?)
        })
    }
}

/// A connection on loan from the pool; it goes back however the call ends.
struct Lent<'p> {
    pool: &'p Pool,
    connection: Option<Connection>,
}

impl<'p> Lent<'p> {
    fn take(pool: &'p Pool) -> Self {
        let mut idle = pool.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = idle.pop() {
                return Self { pool, connection: Some(connection) };
            }
            idle = pool.returned.wait(idle).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        self.connection.as_mut().ok_or_else(|| StoreError::Defect { detail: "no connection".into() })
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            self.pool.returned.notify_one();
        }
    }
}
