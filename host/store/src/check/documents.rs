//! Every document against the one that the journal leads to.

use std::collections::BTreeMap;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use xiaoer_desk::document::{Document, Noun};

use super::{Problem, Report};
use crate::{StoreError, column, documents};

/// Kind, number and part.
pub(super) type Place = (String, i64, String);
/// What should be where, by a digest of its JSON: holding them all would need more memory than a box has.
pub(super) type Expected = BTreeMap<Place, [u8; 32]>;

pub(super) fn place(noun: Noun) -> Place {
    let (kind, number, part) = documents::place(noun);
    (kind.to_owned(), number, part)
}

pub(super) fn fingerprint(document: &Document) -> Result<[u8; 32], StoreError> {
    Ok(Sha256::digest(column::to_json(document)?).into())
}

pub(super) fn compare(connection: &Connection, mut unseen: Expected, report: &mut Report) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare("SELECT kind, number, part, shop, customer, staff, state, at, open, body FROM documents")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        report.documents += 1;
        let place: Place = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (kind, number, part) = (place.0.clone(), place.1 as u64, place.2.clone());
        let Some(wanted) = unseen.remove(&place) else {
            report.add(Problem::DocumentUnknown { kind, number, part });
            continue;
        };
        let body: String = row.get(9)?;
        // Read as the program reads it and written again, so that only what means something counts.
        let agrees = match serde_json::from_str::<Document>(&body) {
            Ok(document) => {
                let facets = document.facets();
                let number = |index| row.get::<_, Option<i64>>(index).map(|id| id.map(|id| id as u64));
                fingerprint(&document)? == wanted
                    && number(3)? == facets.shop
                    && number(4)? == facets.customer
                    && number(5)? == facets.staff
                    && row.get::<_, Option<String>>(6)?.as_deref() == facets.state
                    && row.get::<_, Option<i64>>(7)? == facets.at.map(|at| at.0)
                    && row.get::<_, bool>(8)? == facets.open
            }
            Err(_) => false,
        };
        if !agrees {
            report.add(Problem::DocumentDiffers { kind, number, part });
        }
    }
    for (kind, number, part) in unseen.into_keys() {
        report.add(Problem::DocumentMissing { kind, number: number as u64, part });
    }
    Ok(())
}
