//! How people and programs prove who they are: accounts, sessions, tokens, and the log of who logged in. No secret is
//! kept, only what it can be compared with.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use xiaoer_desk::{
    digest::Digest,
    ids::{ShopId, StaffId},
    time::{Instant, Millis},
};

use crate::{StoreError, column};

/// Most rows of the login log that one call gives.
pub const MOST_LOGINS: u32 = 1_000;

/// A person's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub staff: StaffId,
    /// What they type; upper and lower case are the same.
    pub login: String,
    /// What colleagues see.
    pub name: String,
    /// argon2id, in PHC form.
    pub password_hash: String,
}

/// Somebody who is logged in. Whether it still holds is for the caller to say, who knows the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Digest of the secret in the cookie.
    pub digest: Digest,
    /// Who.
    pub staff: StaffId,
    /// Since when.
    pub opened_at: Instant,
    /// Last used.
    pub seen_at: Instant,
    /// Ends at the latest.
    pub expires_at: Instant,
    /// Ends when unused for this long.
    pub idle_ms: Millis,
    /// Network address it was opened from.
    pub address: String,
    /// Program it was opened with.
    pub device: String,
}

/// A token of a program, a shared station or a display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its number; the journal names connectors by it.
    pub id: u64,
    /// Digest of the token.
    pub digest: Digest,
    /// connector, station or display.
    pub scope: String,
    /// Shops it is good for; empty for all.
    pub shops: BTreeSet<ShopId>,
    /// What people call it.
    pub name: String,
    /// Who made it.
    pub created_by: StaffId,
    /// When.
    pub created_at: Instant,
    /// No longer good.
    pub revoked: bool,
}

/// An attempt to log in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoginRecord {
    /// Its number.
    pub id: u64,
    /// When.
    pub at: Instant,
    /// What was typed.
    pub login: String,
    /// Whose account that is.
    pub staff: Option<StaffId>,
    /// Succeeded.
    pub ok: bool,
    /// Why not, as a stable name.
    pub reason: Option<String>,
    /// From which network address.
    pub address: String,
    /// With which program.
    pub device: String,
}

/// A change of accounts, sessions or tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are those of the rows above")]
pub enum AccessChange {
    /// Somebody gets an account. The login must be free.
    CreateAccount { staff: StaffId, login: String, name: String, password_hash: String },
    /// A new password. Sessions go on; end them with `EndSessionsOf`.
    SetPassword { staff: StaffId, password_hash: String },
    /// A new name.
    Rename { staff: StaffId, name: String },
    /// Somebody logged in. Sessions that are over are swept out.
    OpenSession {
        digest: Digest,
        staff: StaffId,
        opened_at: Instant,
        expires_at: Instant,
        idle_ms: Millis,
        address: String,
        device: String,
    },
    /// A session was used.
    TouchSession { digest: Digest, seen_at: Instant },
    /// Somebody logged out.
    EndSession { digest: Digest },
    /// All sessions of a person end.
    EndSessionsOf { staff: StaffId },
    /// A token is made; its number must be new.
    CreateToken {
        id: u64,
        digest: Digest,
        scope: String,
        shops: BTreeSet<ShopId>,
        name: String,
        created_by: StaffId,
        at: Instant,
    },
    /// A token is no longer good. It stays in the list, since the journal names it.
    RevokeToken { id: u64 },
    /// Somebody tried to log in.
    LogLogin {
        at: Instant,
        login: String,
        staff: Option<StaffId>,
        ok: bool,
        reason: Option<String>,
        address: String,
        device: String,
    },
}

pub(crate) fn apply(connection: &Connection, change: &AccessChange) -> Result<(), StoreError> {
    use AccessChange as C;
    let execute = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<usize, StoreError> {
        Ok(connection.prepare_cached(sql)?.execute(values)?)
    };
    match change {
        C::CreateAccount { staff, login, name, password_hash } => execute(
            "INSERT INTO accounts (staff, login, name, password_hash) VALUES (?1, ?2, ?3, ?4)",
            params![staff.0 as i64, login, name, password_hash],
        )?,
        C::SetPassword { staff, password_hash } => {
            execute("UPDATE accounts SET password_hash = ?2 WHERE staff = ?1", params![staff.0 as i64, password_hash])?
        }
        C::Rename { staff, name } => {
            execute("UPDATE accounts SET name = ?2 WHERE staff = ?1", params![staff.0 as i64, name])?
        }
        C::OpenSession { digest, staff, opened_at, expires_at, idle_ms, address, device } => {
            execute("DELETE FROM sessions WHERE expires_at <= ?1 OR seen_at + idle_ms <= ?1", params![opened_at.0])?;
            execute(
                "INSERT INTO sessions (digest, staff, opened_at, seen_at, expires_at, idle_ms, address, device)
                 VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7)",
                params![digest.0, staff.0 as i64, opened_at.0, expires_at.0, idle_ms.0, address, device],
            )?
        }
        C::TouchSession { digest, seen_at } => {
            execute("UPDATE sessions SET seen_at = ?2 WHERE digest = ?1", params![digest.0, seen_at.0])?
        }
        C::EndSession { digest } => execute("DELETE FROM sessions WHERE digest = ?1", params![digest.0])?,
        C::EndSessionsOf { staff } => execute("DELETE FROM sessions WHERE staff = ?1", params![staff.0 as i64])?,
        C::CreateToken { id, digest, scope, shops, name, created_by, at } => execute(
            "INSERT INTO tokens (id, digest, scope, shops, name, created_by, created_at, revoked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
            params![*id as i64, digest.0, scope, column::to_json(shops)?, name, created_by.0 as i64, at.0],
        )?,
        C::RevokeToken { id } => execute("UPDATE tokens SET revoked = 1 WHERE id = ?1", params![*id as i64])?,
        C::LogLogin { at, login, staff, ok, reason, address, device } => execute(
            "INSERT INTO login_log (at, login, staff, ok, reason, address, device) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![at.0, login, staff.map(|id| id.0 as i64), ok, reason, address, device],
        )?,
    };
    Ok(())
}

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        staff: StaffId(column::number(row, 0)?),
        login: row.get(1)?,
        name: row.get(2)?,
        password_hash: row.get(3)?,
    })
}

pub(crate) fn account_by_login(connection: &Connection, login: &str) -> Result<Option<Account>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT staff, login, name, password_hash FROM accounts WHERE login = ?1")?;
    Ok(statement.query_row([login], account).optional()?)
}

pub(crate) fn account_of(connection: &Connection, staff: StaffId) -> Result<Option<Account>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT staff, login, name, password_hash FROM accounts WHERE staff = ?1")?;
    Ok(statement.query_row([staff.0 as i64], account).optional()?)
}

pub(crate) fn accounts(connection: &Connection) -> Result<Vec<Account>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT staff, login, name, password_hash FROM accounts ORDER BY staff")?;
    let accounts = statement.query_map([], account)?;
    Ok(accounts.collect::<Result<_, _>>()?)
}

pub(crate) fn session(connection: &Connection, digest: &Digest) -> Result<Option<Session>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT digest, staff, opened_at, seen_at, expires_at, idle_ms, address, device FROM sessions WHERE digest = ?1",
    )?;
    let found = statement.query_row([digest.0], |row| {
        Ok(Session {
            digest: column::digest(row, 0)?,
            staff: StaffId(column::number(row, 1)?),
            opened_at: Instant(row.get(2)?),
            seen_at: Instant(row.get(3)?),
            expires_at: Instant(row.get(4)?),
            idle_ms: Millis(row.get(5)?),
            address: row.get(6)?,
            device: row.get(7)?,
        })
    });
    Ok(found.optional()?)
}

const TOKEN: &str = "SELECT id, digest, scope, shops, name, created_by, created_at, revoked FROM tokens";

fn token_row(row: &Row<'_>) -> Result<Token, StoreError> {
    let id = column::number(row, 0)?;
    let shops: String = row.get(3)?;
    Ok(Token {
        id,
        digest: column::digest(row, 1)?,
        scope: row.get(2)?,
        shops: column::json(&shops, || format!("token {id}, shops"))?,
        name: row.get(4)?,
        created_by: StaffId(column::number(row, 5)?),
        created_at: Instant(row.get(6)?),
        revoked: row.get(7)?,
    })
}

pub(crate) fn token(connection: &Connection, digest: &Digest) -> Result<Option<Token>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{TOKEN} WHERE digest = ?1"))?;
    let mut rows = statement.query([digest.0])?;
    rows.next()?.map(token_row).transpose()
}

pub(crate) fn tokens(connection: &Connection) -> Result<Vec<Token>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{TOKEN} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut tokens = Vec::new();
    while let Some(row) = rows.next()? {
        tokens.push(token_row(row)?);
    }
    Ok(tokens)
}

/// The log, latest first, below a number.
pub(crate) fn login_log(
    connection: &Connection,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<LoginRecord>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, at, login, staff, ok, reason, address, device FROM login_log WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
    )?;
    let before = before.and_then(|id| i64::try_from(id).ok()).unwrap_or(i64::MAX);
    let records = statement.query_map(params![before, limit.min(MOST_LOGINS)], |row| {
        Ok(LoginRecord {
            id: column::number(row, 0)?,
            at: Instant(row.get(1)?),
            login: row.get(2)?,
            staff: row.get::<_, Option<i64>>(3)?.map(|id| StaffId(id as u64)),
            ok: row.get(4)?,
            reason: row.get(5)?,
            address: row.get(6)?,
            device: row.get(7)?,
        })
    })?;
    Ok(records.collect::<Result<_, _>>()?)
}

/// Failed attempts for a login since an instant, those before its latest success left out.
pub(crate) fn failures_since(connection: &Connection, login: &str, since: Instant) -> Result<u32, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT count(*) FROM login_log WHERE login = ?1 AND ok = 0 AND at >= ?2
         AND id > coalesce((SELECT max(id) FROM login_log WHERE login = ?1 AND ok = 1), 0)",
    )?;
    Ok(statement.query_row(params![login, since.0], |row| row.get(0))?)
}
