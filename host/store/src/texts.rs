//! Personal text, beside the journal: stored under the digest that events name it by, and erasable.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};
use xiaoer_desk::{
    aftersale::CaseEvent,
    conversation::ConversationEvent,
    digest::Digest,
    event::{Entry, Event},
    ids::CustomerId,
    order::OrderEvent,
    pay::PayEvent,
    penalty::PenaltyEvent,
    policy::{Judgement, PolicyEvent, TrialAnswer},
    time::Instant,
};

use crate::{StoreError, column};

/// A text on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// SHA-256 of salt and body.
    pub digest: Digest,
    /// Random; without it the digest of a short text would tell the text to whoever guesses it.
    pub salt: [u8; 16],
    /// The text.
    pub body: String,
    /// Whose erasure takes it along; `None` where it is nobody's in particular.
    pub customer: Option<CustomerId>,
    /// When it was written; retention goes by it.
    pub at: Instant,
}

impl NewText {
    /// Makes the digest of a text.
    pub fn new(salt: [u8; 16], body: impl Into<String>, customer: Option<CustomerId>, at: Instant) -> Self {
        let body = body.into();
        Self { digest: digest(&salt, &body), salt, body, customer, at }
    }
}

pub(crate) fn digest(salt: &[u8], body: &str) -> Digest {
    Digest(Sha256::new().chain_update(salt).chain_update(body).finalize().into())
}

/// The digests of texts that an event names. Packages and settings are not among them: they are blobs.
pub(crate) fn named_by(event: &Event) -> Vec<Digest> {
    use ConversationEvent as C;
    let of = |judgement: &Judgement| vec![judgement.input, judgement.output];
    match event {
        Event::Conversation(C::MessageReceived { text, .. } | C::MessageSent { text, .. }) => vec![*text],
        Event::Conversation(C::Advised { advice, .. }) => {
            let mut named = advice.judgement.as_ref().map(of).unwrap_or_default();
            named.extend(advice.greeting.as_ref().map(|greeting| greeting.text));
            named
        }
        Event::Conversation(C::DraftReviewed { judgement, .. })
        | Event::Case(CaseEvent::Judged { judgement, .. })
        | Event::Penalty(PenaltyEvent::IncidentJudged { judgement, .. }) => of(judgement),
        Event::Order(OrderEvent::Remarked { remark, .. }) => vec![*remark],
        Event::Case(CaseEvent::Applied { case }) => case.words.into_iter().collect(),
        Event::Case(CaseEvent::Decided { note, .. }) => note.iter().copied().collect(),
        Event::Case(CaseEvent::ParcelSent { parcel, .. }) => vec![*parcel],
        Event::Penalty(PenaltyEvent::Proposed { penalty }) => of(&penalty.judgement),
        Event::Penalty(PenaltyEvent::Appealed { appeal, .. }) => vec![*appeal],
        Event::Penalty(PenaltyEvent::IncidentRecorded(incident)) => {
            incident.entered.iter().map(|entered| entered.evidence).collect()
        }
        Event::Pay(PayEvent::MonthClosed(statement)) => of(&statement.judgement),
        Event::Policy(PolicyEvent::Compared { answer: TrialAnswer::Different(output), .. }) => vec![*output],
        _ => Vec::new(),
    }
}

/// The texts of the batch being written, by digest: number and body. Spares a look into the database for each.
pub(crate) type Written<'b> = HashMap<Digest, (i64, &'b str)>;

/// Stores the texts of a batch. Each belongs to the first entry that names it.
pub(crate) fn insert<'b>(
    connection: &Connection,
    texts: &'b [NewText],
    entries: &[Entry],
    first_seq: u64,
) -> Result<Written<'b>, StoreError> {
    if texts.is_empty() {
        return Ok(Written::new());
    }
    let mut named: HashMap<Digest, u64> = HashMap::with_capacity(texts.len());
    for (seq, entry) in (first_seq..).zip(entries) {
        for digest in named_by(&entry.event) {
            named.entry(digest).or_insert(seq);
        }
    }
    let mut written = Written::with_capacity(texts.len());
    let mut statement = connection.prepare_cached(
        "INSERT INTO texts (digest, customer, at, seq, salt, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (digest) DO NOTHING",
    )?;
    for text in texts {
        let seq = named.get(&text.digest).copied().unwrap_or(first_seq);
        let customer = text.customer.map(|id| id.0 as i64);
        let new = statement.execute(params![text.digest.0, customer, text.at.0, seq as i64, text.salt, text.body])?;
        if new > 0 {
            written.insert(text.digest, (connection.last_insert_rowid(), &text.body));
        }
    }
    Ok(written)
}

/// Number and body of a text that an event names; the body is `None` once erased.
pub(crate) fn find(connection: &Connection, digest: &Digest) -> Result<Option<(i64, Option<String>)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, body FROM texts WHERE digest = ?1")?;
    Ok(statement.query_row([digest.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Number of a text that an event names, or an error that says which is missing.
pub(crate) fn require(connection: &Connection, written: &Written<'_>, digest: &Digest) -> Result<i64, StoreError> {
    if let Some((id, _)) = written.get(digest) {
        return Ok(*id);
    }
    match find(connection, digest)? {
        Some((id, _)) => Ok(id),
        None => Err(StoreError::Incomplete { what: format!("no text with the digest {digest}") }),
    }
}

/// The bodies of texts, those that are there and not erased.
pub(crate) fn bodies(connection: &Connection, digests: &[Digest]) -> Result<BTreeMap<Digest, String>, StoreError> {
    let mut bodies = BTreeMap::new();
    for digest in digests {
        if let Some((_, Some(body))) = find(connection, digest)? {
            bodies.insert(*digest, body);
        }
    }
    Ok(bodies)
}

/// A row as the check reads it.
pub(crate) struct StoredText {
    pub(crate) digest: Digest,
    pub(crate) customer: Option<u64>,
    pub(crate) at: Instant,
    pub(crate) seq: u64,
    pub(crate) salt_and_body: Option<(Vec<u8>, String)>,
    pub(crate) erased_by: Option<u64>,
}

/// Hands every text to `visit`, in the order in which they came.
pub(crate) fn for_each(connection: &Connection, mut visit: impl FnMut(StoredText)) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare("SELECT digest, customer, at, seq, salt, body, erased_by FROM texts ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (salt, body): (Option<Vec<u8>>, Option<String>) = (row.get(4)?, row.get(5)?);
        visit(StoredText {
            digest: column::digest(row, 0)?,
            customer: row.get::<_, Option<i64>>(1)?.map(|id| id as u64),
            at: Instant(row.get(2)?),
            seq: column::number(row, 3)?,
            salt_and_body: salt.zip(body),
            erased_by: row.get::<_, Option<i64>>(6)?.map(|seq| seq as u64),
        });
    }
    Ok(())
}
