//! Forgetting: bodies and salts of texts, their words in the search, who the buyer was. The journal keeps the digests,
//! so its chain stays whole; without the salt they tell nothing.

use rusqlite::{Connection, params};
use xiaoer_desk::{
    customer::CustomerEvent,
    ids::{CustomerId, MessageId, ShopId, StaffId},
    time::Instant,
};

use crate::{StoreError, column, search};

/// Carries out an erasure that the journal tells of at `seq`. What is written later than that stays.
pub(crate) fn apply(connection: &Connection, seq: u64, event: &CustomerEvent) -> Result<(), StoreError> {
    match event {
        CustomerEvent::Erased { customer } => erase(connection, seq, *customer),
        CustomerEvent::Expired { before } => expire(connection, seq, *before),
    }
}

fn erase(connection: &Connection, seq: u64, customer: CustomerId) -> Result<(), StoreError> {
    let (customer, seq) = (customer.0 as i64, seq as i64);
    unindex(
        connection,
        "SELECT m.message, t.body, m.shop, m.customer, m.author FROM texts t JOIN messages m ON m.text = t.id
         WHERE t.customer = ?1 AND t.seq < ?2 AND t.body IS NOT NULL",
        [customer, seq],
    )?;
    connection
        .prepare_cached(
            "UPDATE texts SET salt = NULL, body = NULL, erased_by = ?2
             WHERE customer = ?1 AND seq < ?2 AND body IS NOT NULL",
        )?
        .execute([customer, seq])?;
    connection.prepare_cached("DELETE FROM identities WHERE customer = ?1")?.execute([customer])?;
    Ok(())
}

fn expire(connection: &Connection, seq: u64, before: Instant) -> Result<(), StoreError> {
    let seq = seq as i64;
    unindex(
        connection,
        "SELECT m.message, t.body, m.shop, m.customer, m.author FROM texts t JOIN messages m ON m.text = t.id
         WHERE t.at < ?1 AND t.seq < ?2 AND t.body IS NOT NULL",
        [before.0, seq],
    )?;
    connection
        .prepare_cached(
            "UPDATE texts SET salt = NULL, body = NULL, erased_by = ?2 WHERE at < ?1 AND seq < ?2 AND body IS NOT NULL",
        )?
        .execute([before.0, seq])?;
    // Who somebody is is kept for as long as anything they wrote is.
    connection
        .prepare_cached(
            "DELETE FROM identities WHERE at < ?1 AND NOT EXISTS
             (SELECT 1 FROM texts t WHERE t.customer = identities.customer AND t.body IS NOT NULL)",
        )?
        .execute([before.0])?;
    connection.prepare_cached("DELETE FROM receipts WHERE at < ?1")?.execute(params![before.0])?;
    Ok(())
}

/// Takes the messages that `select` gives out of the search. Must come before the bodies go: the index has to be told
/// what to remove.
fn unindex(connection: &Connection, select: &str, values: [i64; 2]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(select)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        let author = row.get::<_, Option<i64>>(4)?.map(|staff| StaffId(staff as u64));
        let scope = search::scope(ShopId(column::number(row, 2)?), CustomerId(column::number(row, 3)?), author);
        let body: String = row.get(1)?;
        search::remove(connection, MessageId(column::number(row, 0)?), &body, &scope)?;
    }
    Ok(())
}
