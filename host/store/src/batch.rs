//! Everything that one commit makes durable together.

use std::collections::BTreeMap;

use xiaoer_desk::{
    document::{Document, Noun},
    event::Entry,
};

use crate::{AccessChange, Blob, ExternalMessage, Identity, NewText, Receipt};

/// What one commit writes: all of it or nothing.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// What happened, in order; each gets the next number of the journal.
    pub entries: Vec<Entry>,
    /// The nouns that these entries touched, as they stand after the last of them; `None` deletes the document.
    pub documents: BTreeMap<Noun, Option<Document>>,
    /// The texts whose digests the entries name and that are not stored yet.
    pub texts: Vec<NewText>,
    /// Buyers who wrote for the first time, or under a new name.
    pub identities: Vec<Identity>,
    /// Platform numbers of the messages among the entries.
    pub external_messages: Vec<ExternalMessage>,
    /// Answers to requests with an idempotency key.
    pub receipts: Vec<Receipt>,
    /// Packages and settings that the entries name.
    pub blobs: Vec<Blob>,
    /// Changes of accounts, sessions and tokens, in order.
    pub access: Vec<AccessChange>,
}

/// Where a batch went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Number of its first entry; one more than `last_seq` where it had none.
    pub first_seq: u64,
    /// Number of the last entry of the journal.
    pub last_seq: u64,
}
