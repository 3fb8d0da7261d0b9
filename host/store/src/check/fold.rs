//! The journal, read once: chain, numbers, and the desk that it leads to.

use std::collections::BTreeMap;

use rusqlite::Connection;
use xiaoer_desk::{
    customer::CustomerEvent,
    desk::Desk,
    event::{Entry, Event},
};

use super::{
    Problem, Report,
    documents::{self, Expected},
    rows,
};
use crate::{StoreError, column, journal, messages, texts, trials, verdicts};

/// What the journal leads to.
#[derive(Default)]
pub(super) struct Folded {
    /// Every document there should be.
    pub(super) documents: Expected,
    /// Every erasure, by its number.
    pub(super) erasures: BTreeMap<u64, CustomerEvent>,
    /// Messages it tells of.
    pub(super) messages: u64,
    /// Verdicts it tells of.
    pub(super) verdicts: u64,
    /// Answers on trial it tells of.
    pub(super) trial_answers: u64,
}

pub(super) fn journal(connection: &Connection, report: &mut Report) -> Result<Folded, StoreError> {
    let mut folded = Folded::default();
    let mut desk = Desk::default();
    let mut tail = journal::Tail::GENESIS;
    let mut statement = connection.prepare("SELECT seq, at, by, event, prev, hash FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (seq, at) = (column::number(row, 0)?, row.get(1)?);
        let (by, event): (String, String) = (row.get(2)?, row.get(3)?);
        let (prev, hash): ([u8; 32], [u8; 32]) = (row.get(4)?, row.get(5)?);
        if seq != tail.seq + 1 {
            report.add(Problem::JournalGap { after: tail.seq, found: seq });
        }
        if prev != tail.hash {
            report.add(Problem::ChainBroken { seq });
        }
        if hash != journal::seal(&prev, seq, xiaoer_desk::time::Instant(at), &by, &event) {
            report.add(Problem::EntryAltered { seq });
        }
        tail = journal::Tail { seq, hash };
        report.entries += 1;
        match journal::read(seq, at, &by, &event) {
            Ok(entry) => take(connection, &mut desk, &mut folded, seq, &entry, report)?,
            Err(error) => report.add(Problem::EntryUnreadable { seq, detail: error.to_string() }),
        }
    }
    for noun in desk.nouns() {
        if let Some(document) = desk.document(noun) {
            folded.documents.insert(documents::place(noun), documents::fingerprint(&document)?);
        }
    }
    Ok(folded)
}

fn take(
    connection: &Connection,
    desk: &mut Desk,
    folded: &mut Folded,
    seq: u64,
    entry: &Entry,
    report: &mut Report,
) -> Result<(), StoreError> {
    desk.apply(entry);
    // What leaves the desk has its last state now; what stays is written down at the end.
    for noun in desk.touched(&entry.event) {
        if let Some(document) = desk.document(noun).filter(|document| !document.facets().open) {
            folded.documents.insert(documents::place(noun), documents::fingerprint(&document)?);
        }
    }
    if let Some(told) = messages::told(entry) {
        folded.messages += 1;
        rows::compare_message(connection, desk, seq, &told, report)?;
    }
    if let Some(told) = verdicts::told(entry) {
        folded.verdicts += 1;
        rows::compare_verdict(connection, seq, entry.at, &told, report)?;
    }
    if let Some(told) = trials::told(entry) {
        folded.trial_answers += 1;
        rows::compare_trial_answer(connection, seq, &told, report)?;
    }
    for digest in texts::named_by(&entry.event) {
        if texts::find(connection, &digest)?.is_none() {
            report.add(Problem::TextMissing { seq, digest });
        }
    }
    if let Event::Customer(event) = &entry.event {
        folded.erasures.insert(seq, event.clone());
    }
    desk.retire();
    Ok(())
}
