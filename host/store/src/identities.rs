//! Who a buyer is: the platform's account behind the desk's pseudonym.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use xiaoer_desk::{
    ids::{CustomerId, ShopId},
    time::Instant,
};

use crate::{StoreError, column};

/// An account of a buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// The desk's pseudonym.
    pub customer: CustomerId,
    /// In which shop.
    pub shop: ShopId,
    /// Through which channel.
    pub channel: String,
    /// The account, as the platform calls it.
    pub account: String,
    /// The name shown, if the platform gives one.
    pub name: Option<String>,
}

pub(crate) fn put(connection: &Connection, identity: &Identity, at: Instant) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO identities (shop, channel, account, customer, name, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (shop, channel, account) DO UPDATE SET customer = ?4, name = ?5, at = max(at, ?6)",
        )?
        .execute(params![
            identity.shop.0 as i64,
            identity.channel,
            identity.account,
            identity.customer.0 as i64,
            identity.name,
            at.0,
        ])?;
    Ok(())
}

pub(crate) fn customer_of(
    connection: &Connection,
    shop: ShopId,
    channel: &str,
    account: &str,
) -> Result<Option<CustomerId>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT customer FROM identities WHERE shop = ?1 AND channel = ?2 AND account = ?3")?;
    let found =
        statement.query_row(params![shop.0 as i64, channel, account], |row| column::number(row, 0).map(CustomerId));
    Ok(found.optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Identity> {
    Ok(Identity {
        customer: CustomerId(column::number(row, 0)?),
        shop: ShopId(column::number(row, 1)?),
        channel: row.get(2)?,
        account: row.get(3)?,
        name: row.get(4)?,
    })
}

/// The account of each buyer; the latest where there are several.
pub(crate) fn of(
    connection: &Connection,
    customers: &[CustomerId],
) -> Result<BTreeMap<CustomerId, Identity>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT customer, shop, channel, account, name FROM identities WHERE customer = ?1 ORDER BY at DESC LIMIT 1",
    )?;
    let mut identities = BTreeMap::new();
    for customer in customers {
        if let Some(identity) = statement.query_row([customer.0 as i64], read).optional()? {
            identities.insert(*customer, identity);
        }
    }
    Ok(identities)
}
