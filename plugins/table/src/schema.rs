//! What the console must know to draw a table's editor: a settings schema carries it as `x-columns`, and a policy's own
//! test compares that with its fields.

use crate::field::Field;

/// The fields as `x-columns` describes them: path, kind, whether it may be absent, and its words.
pub fn described<F>(fields: &[Field<F>]) -> Vec<(&'static str, &'static str, bool, Vec<&'static str>)> {
    fields.iter().map(|field| (field.path, field.kind.name(), field.optional, field.kind.names())).collect()
}
