//! Every text against its digest, and everything erased against what the journal says was erased.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use xiaoer_desk::{customer::CustomerEvent, time::Instant};

use super::{Problem, Report};
use crate::{
    StoreError, column,
    texts::{self, StoredText},
};

/// The erasures of the journal, so arranged that a text finds its own at once.
struct Erasures<'j> {
    by_seq: &'j BTreeMap<u64, CustomerEvent>,
    /// The latest erasure of each buyer.
    of_customer: HashMap<u64, u64>,
    /// For each expiry, by number: the latest instant before which it or a later one erased.
    expiry_from: BTreeMap<u64, Instant>,
}

impl<'j> Erasures<'j> {
    fn new(by_seq: &'j BTreeMap<u64, CustomerEvent>) -> Self {
        let (mut of_customer, mut expiry_from) = (HashMap::new(), BTreeMap::new());
        let mut latest: Option<Instant> = None;
        for (seq, event) in by_seq.iter().rev() {
            match event {
                CustomerEvent::Erased { customer } => {
                    of_customer.entry(customer.0).or_insert(*seq);
                }
                CustomerEvent::Expired { before } => {
                    let before = latest.map_or(*before, |other| other.max(*before));
                    latest = Some(before);
                    expiry_from.insert(*seq, before);
                }
            }
        }
        Self { by_seq, of_customer, expiry_from }
    }

    /// Whether some erasure after it took the text along.
    fn cover(&self, text: &StoredText) -> bool {
        let erased = text.customer.and_then(|id| self.of_customer.get(&id)).is_some_and(|seq| *seq > text.seq);
        let expired = self.expiry_from.range(text.seq + 1..).next().is_some_and(|(_, before)| text.at < *before);
        erased || expired
    }

    /// Whether the erasure with this number took the text along.
    fn explains(&self, seq: u64, text: &StoredText) -> bool {
        seq > text.seq
            && match self.by_seq.get(&seq) {
                Some(CustomerEvent::Erased { customer }) => text.customer == Some(customer.0),
                Some(CustomerEvent::Expired { before }) => text.at < *before,
                None => false,
            }
    }
}

pub(super) fn compare(
    connection: &Connection,
    erasures: &BTreeMap<u64, CustomerEvent>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let erasures = Erasures::new(erasures);
    texts::for_each(connection, |text| {
        report.texts += 1;
        let digest = text.digest;
        match (&text.salt_and_body, text.erased_by) {
            (Some((salt, body)), _) => {
                if texts::digest(salt, body) != digest {
                    report.add(Problem::TextAltered { digest });
                }
                if erasures.cover(&text) {
                    report.add(Problem::TextNotErased { digest });
                }
            }
            (None, Some(seq)) if erasures.explains(seq, &text) => {}
            (None, _) => report.add(Problem::TextGone { digest }),
        }
    })?;
    let mut statement = connection.prepare("SELECT DISTINCT customer FROM identities")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let customer = column::number(row, 0)?;
        if erasures.of_customer.contains_key(&customer) {
            report.add(Problem::IdentityNotErased { customer });
        }
    }
    Ok(())
}
