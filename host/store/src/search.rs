//! Search in the messages: two characters are enough, latest first.

use rusqlite::{Connection, params};
use serde::Serialize;
use xiaoer_desk::{
    ids::{ConversationId, CustomerId, MessageId, ShopId, StaffId},
    time::{Instant, Millis},
};

use crate::{StoreError, column, words};

/// Most hits that one call gives.
pub const MOST_HITS: u32 = 200;
/// A clock that was wrong by up to this much does not hide a message from a search by time.
const CLOCK_ERROR: Millis = Millis::hours(24);

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words separated by spaces; all must be in the message.
    pub words: String,
    /// In this shop.
    pub shop: Option<ShopId>,
    /// In conversations with this buyer.
    pub customer: Option<CustomerId>,
    /// Written by this person.
    pub staff: Option<StaffId>,
    /// From this instant on.
    pub from: Option<Instant>,
    /// Before this instant.
    pub to: Option<Instant>,
    /// At most so many; never more than [`MOST_HITS`].
    pub limit: u32,
}

impl Default for SearchQuery {
    fn default() -> Self {
        Self { words: String::new(), shop: None, customer: None, staff: None, from: None, to: None, limit: 50 }
    }
}

/// A message that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Where.
    pub conversation: ConversationId,
    /// Which message.
    pub message: MessageId,
    /// Its text.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// Whose a message is, as words of the index.
pub(crate) fn scope(shop: ShopId, customer: CustomerId, author: Option<StaffId>) -> String {
    let author = author.map_or_else(String::new, |staff| format!(" a{staff}"));
    format!("s{shop} c{customer}{author}")
}

pub(crate) fn insert(connection: &Connection, message: MessageId, body: &str, scope: &str) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO search (rowid, words, scope) VALUES (?1, ?2, ?3)")?.execute(params![
        message.0 as i64,
        words::indexed(body),
        scope
    ])?;
    Ok(())
}

/// Takes a message out again. The index must be told what it was given, since it keeps no copy.
pub(crate) fn remove(connection: &Connection, message: MessageId, body: &str, scope: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO search (search, rowid, words, scope) VALUES ('delete', ?1, ?2, ?3)")?
        .execute(params![message.0 as i64, words::indexed(body), scope])?;
    Ok(())
}

pub(crate) fn find(connection: &Connection, query: &SearchQuery) -> Result<Vec<Hit>, StoreError> {
    let Some(phrases) = words::query(&query.words) else {
        return Ok(Vec::new());
    };
    let scopes = [
        query.shop.map(|id| format!(" AND scope : s{id}")),
        query.customer.map(|id| format!(" AND scope : c{id}")),
        query.staff.map(|id| format!(" AND scope : a{id}")),
    ];
    let wanted = format!("words : ({phrases}){}", scopes.into_iter().flatten().collect::<String>());
    let Some((first, last)) = bounds(connection, query)? else {
        return Ok(Vec::new());
    };
    // The index goes from the latest row down and stops at the limit, however many rows there are.
    let mut statement = connection.prepare_cached(
        "SELECT m.conversation, m.message, t.body, m.at
         FROM search CROSS JOIN messages m ON m.message = search.rowid CROSS JOIN texts t ON t.id = m.text
         WHERE search MATCH ?1 AND search.rowid BETWEEN ?2 AND ?3 AND m.at >= ?4 AND m.at < ?5 AND t.body IS NOT NULL
         ORDER BY search.rowid DESC LIMIT ?6",
    )?;
    let (from, to) = span(query);
    let hits = statement.query_map(params![wanted, first, last, from, to, query.limit.min(MOST_HITS)], |row| {
        Ok(Hit {
            conversation: ConversationId(column::number(row, 0)?),
            message: MessageId(column::number(row, 1)?),
            text: row.get(2)?,
            at: Instant(row.get(3)?),
        })
    })?;
    Ok(hits.collect::<Result<_, _>>()?)
}

fn span(query: &SearchQuery) -> (i64, i64) {
    (query.from.map_or(i64::MIN, |at| at.0), query.to.map_or(i64::MAX, |at| at.0))
}

/// The first and the last message within the query's time, so that the index need not walk through all later ones.
/// Messages are numbered as they come, so these lie next to the two ends of the time, give or take what the clock was
/// wrong by.
fn bounds(connection: &Connection, query: &SearchQuery) -> Result<Option<(i64, i64)>, StoreError> {
    let (from, to) = span(query);
    let edge = |sql: &str, at: i64| -> Result<Option<i64>, StoreError> {
        Ok(connection.prepare_cached(sql)?.query_row(params![at, CLOCK_ERROR.0], |row| row.get(0))?)
    };
    let first = match query.from {
        None => Some(i64::MIN),
        Some(_) => edge(
            "SELECT min(message) FROM messages
             WHERE at >= ?1 AND at <= (SELECT min(at) FROM messages WHERE at >= ?1) + ?2",
            from,
        )?,
    };
    let last = match query.to {
        None => Some(i64::MAX),
        Some(_) => edge(
            "SELECT max(message) FROM messages
             WHERE at < ?1 AND at >= (SELECT max(at) FROM messages WHERE at < ?1) - ?2",
            to,
        )?,
    };
    Ok(first.zip(last))
}
