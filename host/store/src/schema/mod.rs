//! The format of the database, and the way from each format to the next.
//!
//! A new database takes every step from nothing, so a fresh schema and an upgraded one are the same by construction. A
//! step, once released, is never edited.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// The steps: the first makes format 1, the next format 2, and so on.
const STEPS: &[&str] = &[include_str!("v1.sql"), include_str!("v2.sql"), include_str!("v3.sql")];

/// Brings the database to the present format. All steps happen in one transaction: after a power cut the database has
/// the old format or the new one.
pub(crate) fn upgrade(connection: &mut Connection) -> Result<(), StoreError> {
    take_steps(connection, STEPS)
}

/// The format that this program writes.
pub(crate) fn known() -> u32 {
    STEPS.len() as u32
}

/// The format of a database; 0 if it is empty.
pub(crate) fn found(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn take_steps(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let known = steps.len() as u32;
    let found = found(connection)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &steps[found as usize..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

/// The schema as `SQLite` holds it: name and text of every table, index and trigger, in order of name.
pub(crate) fn written(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The schema that this program writes, made afresh.
pub(crate) fn expected() -> Result<Vec<(String, String)>, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    upgrade(&mut connection)?;
    written(&connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: &str = "ALTER TABLE accounts ADD COLUMN language TEXT; CREATE TABLE visits (at INTEGER) STRICT;";

    #[test]
    fn a_fresh_database_equals_one_that_was_upgraded_step_by_step() {
        let mut fresh = Connection::open_in_memory().unwrap();
        take_steps(&mut fresh, &[STEPS[0], SECOND]).unwrap();
        let mut upgraded = Connection::open_in_memory().unwrap();
        take_steps(&mut upgraded, &STEPS[..1]).unwrap();
        assert_eq!(found(&upgraded).unwrap(), 1);
        take_steps(&mut upgraded, &[STEPS[0], SECOND]).unwrap();
        assert_eq!(found(&upgraded).unwrap(), 2);
        assert_eq!(written(&fresh).unwrap(), written(&upgraded).unwrap());
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_format() {
        let mut connection = Connection::open_in_memory().unwrap();
        take_steps(&mut connection, &STEPS[..1]).unwrap();
        let before = written(&connection).unwrap();
        take_steps(&mut connection, &[STEPS[0], "CREATE TABLE a (b) STRICT; this is no SQL;"]).unwrap_err();
        assert_eq!(found(&connection).unwrap(), 1);
        assert_eq!(written(&connection).unwrap(), before);
    }

    #[test]
    fn a_second_upgrade_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        upgrade(&mut connection).unwrap();
        let before = written(&connection).unwrap();
        upgrade(&mut connection).unwrap();
        assert_eq!(written(&connection).unwrap(), before);
        assert_eq!(found(&connection).unwrap(), known());
    }
}
