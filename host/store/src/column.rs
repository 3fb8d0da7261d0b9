//! Columns as the desk's own types. Numbers are never negative and digests have 32 bytes, as the schema says.

use rusqlite::Row;
use serde::de::DeserializeOwned;
use xiaoer_desk::digest::Digest;

use crate::StoreError;

pub(crate) fn number(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(index).map(|number| number as u64)
}

pub(crate) fn digest(row: &Row<'_>, index: usize) -> rusqlite::Result<Digest> {
    row.get(index).map(Digest)
}

/// Reads JSON that this program wrote itself; `what` says where it stood, in case it is damaged.
pub(crate) fn json<T: DeserializeOwned>(text: &str, what: impl FnOnce() -> String) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::corrupt(format!("{}: {error}", what())))
}

/// Writes JSON.
pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Defect { detail: error.to_string() })
}
