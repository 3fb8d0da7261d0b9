//! The latest state of each noun, kept with the events that changed it.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use xiaoer_desk::{
    desk::Desk,
    document::{Document, Noun},
    ids::{ConversationId, CustomerId, ShopId, StaffId},
};

use crate::{StoreError, column};

/// Most documents that one call gives.
pub const MOST_DOCUMENTS: u32 = 1_000;

/// Which documents of a kind are wanted, latest number first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Of this shop.
    pub shop: Option<ShopId>,
    /// Of this buyer.
    pub customer: Option<CustomerId>,
    /// Of this person: assignee, or whom a penalty is for.
    pub staff: Option<StaffId>,
    /// In this state, by its written name.
    pub state: Option<String>,
    /// Still on the desk, or not.
    pub open: Option<bool>,
    /// With a number below this one: the last number of the page before.
    pub before: Option<u64>,
    /// At most so many; never more than [`MOST_DOCUMENTS`].
    pub limit: u32,
}

impl Default for Filter {
    fn default() -> Self {
        Self { shop: None, customer: None, staff: None, state: None, open: None, before: None, limit: 100 }
    }
}

/// Where a noun's document stands: kind, number, part.
pub(crate) fn place(noun: Noun) -> (&'static str, i64, String) {
    let (kind, key) = noun.key();
    let (number, part) = match noun {
        Noun::Desk => (0, String::new()),
        Noun::Shop(id) | Noun::Gate(id) | Noun::Guardrails(id) => (id.0, String::new()),
        Noun::Staff(id) => (id.0, String::new()),
        Noun::Customer(id) => (id.0, String::new()),
        Noun::Conversation(id) => (id.0, String::new()),
        Noun::Product(id) => (id.0, String::new()),
        Noun::Order(id) => (id.0, String::new()),
        Noun::Case(id) => (id.0, String::new()),
        Noun::Incident(id) => (id.0, String::new()),
        Noun::Penalty(id) => (id.0, String::new()),
        Noun::Personnel(_, staff) | Noun::Sheet(_, staff, _) | Noun::Statement(_, staff, _) => {
            (staff.0, after_slash(&key))
        }
        Noun::Binding(shop, _) => (shop.0, after_slash(&key)),
    };
    (kind, number as i64, part)
}

fn after_slash(key: &str) -> String {
    key.split_once('/').map_or_else(String::new, |(_, part)| part.to_owned())
}

/// Writes or deletes the document of a noun.
pub(crate) fn put(connection: &Connection, noun: Noun, document: Option<&Document>) -> Result<(), StoreError> {
    let (kind, number, part) = place(noun);
    let Some(document) = document else {
        connection
            .prepare_cached("DELETE FROM documents WHERE kind = ?1 AND number = ?2 AND part = ?3")?
            .execute(params![kind, number, part])?;
        return Ok(());
    };
    let body = column::to_json(document)?;
    let facets = document.facets();
    let (shop, customer) = (facets.shop.map(|id| id as i64), facets.customer.map(|id| id as i64));
    let (staff, at) = (facets.staff.map(|id| id as i64), facets.at.map(|at| at.0));
    // Mostly only the body changes; then no index has to.
    let same = connection
        .prepare_cached(
            "UPDATE documents SET body = ?9 WHERE kind = ?1 AND number = ?2 AND part = ?3 AND shop IS ?4
             AND customer IS ?5 AND staff IS ?6 AND state IS ?7 AND at IS ?8 AND open = ?10",
        )?
        .execute(params![kind, number, part, shop, customer, staff, facets.state, at, body, facets.open])?;
    if same == 0 {
        connection
            .prepare_cached(
                "INSERT INTO documents (kind, number, part, shop, customer, staff, state, at, body, open)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (kind, number, part) DO UPDATE SET shop = ?4, customer = ?5, staff = ?6, state = ?7,
                 at = ?8, body = ?9, open = ?10",
            )?
            .execute(params![kind, number, part, shop, customer, staff, facets.state, at, body, facets.open])?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Document, StoreError> {
    let (kind, number, part): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let body = row.get_ref(3)?.as_str().map_err(|error| StoreError::corrupt(error.to_string()))?;
    column::json(body, || format!("document {kind} {number} {part}"))
}

pub(crate) fn get(connection: &Connection, noun: Noun) -> Result<Option<Document>, StoreError> {
    let (kind, number, part) = place(noun);
    let mut statement = connection.prepare_cached(
        "SELECT kind, number, part, body FROM documents WHERE kind = ?1 AND number = ?2 AND part = ?3",
    )?;
    let mut rows = statement.query(params![kind, number, part])?;
    rows.next()?.map(read).transpose()
}

/// Shop and buyer of a conversation.
pub(crate) fn parties(
    connection: &Connection,
    conversation: ConversationId,
) -> Result<Option<(ShopId, CustomerId)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT shop, customer FROM documents WHERE kind = 'conversation' AND number = ?1 AND part = ''",
    )?;
    let parties = statement.query_row([conversation.0 as i64], |row| {
        Ok((ShopId(column::number(row, 0)?), CustomerId(column::number(row, 1)?)))
    });
    Ok(parties.optional()?)
}

/// The desk that wrote the open documents.
pub(crate) fn desk(connection: &Connection) -> Result<Desk, StoreError> {
    let mut statement =
        connection.prepare("SELECT kind, number, part, body FROM documents WHERE open = 1 ORDER BY kind, number")?;
    let mut rows = statement.query([])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(read(row)?);
    }
    Ok(Desk::restore(documents))
}

pub(crate) fn list(connection: &Connection, kind: &str, filter: &Filter) -> Result<Vec<Document>, StoreError> {
    let numbers = [
        (" AND shop = ", filter.shop.map(|id| id.0)),
        (" AND customer = ", filter.customer.map(|id| id.0)),
        (" AND staff = ", filter.staff.map(|id| id.0)),
        (" AND number < ", filter.before),
    ];
    let mut sql = String::from("SELECT kind, number, part, body FROM documents WHERE kind = ?");
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(kind.to_owned())];
    for (condition, number) in numbers {
        if let Some(number) = number {
            sql.push_str(condition);
            sql.push('?');
            values.push(Box::new(i64::try_from(number).unwrap_or(i64::MAX)));
        }
    }
    if let Some(state) = &filter.state {
        sql.push_str(" AND state = ?");
        values.push(Box::new(state.clone()));
    }
    match filter.open {
        Some(true) => sql.push_str(" AND open = 1"),
        Some(false) => sql.push_str(" AND open = 0"),
        None => {}
    }
    sql.push_str(" ORDER BY number DESC, part DESC LIMIT ?");
    values.push(Box::new(filter.limit.min(MOST_DOCUMENTS)));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(read(row)?);
    }
    Ok(documents)
}
