//! Decision tables (决策表): rules that a shop writes in a spreadsheet.
//!
//! A [`Written`] table has condition columns, each named by the path of a fact, and rows of cells that are text, just as
//! they stand in a spreadsheet. [`Table::compile`] checks the whole of it and names what is wrong by row and column in
//! both languages: a path, a value or an outcome that does not exist, a row that no case can reach, a missing last row
//! for everything else. What it compiles answers every case: the first row whose conditions all hold decides, or with
//! it rows further down, where the kind lets a row go on.
//!
//! A kind of policy brings its facts as [`Field`]s and its outcome columns as an [`Outcome`].

mod cell;
mod cover;
mod field;
mod money;
mod outcome;
mod problem;
mod schema;
mod set;
mod settings;
mod table;
mod template;

pub use field::{Field, Kind, Value, names};
pub use money::Sum;
pub use outcome::{Cells, Outcome};
pub use schema::undescribed;
pub use settings::Kept;
pub use table::{Row, Rule, Table, Written};
pub use template::Sentence;
