//! Makes a policy package: one `.wasm` file, a component whose custom sections carry what must be readable without
//! running it.
//!
//! The promise: a package that [`pack`] returns is a valid component, is the kind of policy that its manifest says,
//! under the contract version that its manifest says, and carries its manifest and its settings schema byte for byte
//! as they were given, and its author's test cases. The same inputs always give the same bytes.

mod bindings;
mod c;
mod cases;
mod compile;
mod manifest;
mod pack;

pub use bindings::{Bindings, Contract, ContractError};
pub use c::CCompiler;
pub use cases::{CaseFile, CasesError, case_files};
pub use compile::{Build, CompileError, Compiler};
pub use manifest::{Kind, Limits, Localized, Manifest, ManifestError, Rule};
pub use pack::{CASES_SECTION, MANIFEST_SECTION, PackError, SETTINGS_SCHEMA_SECTION, pack};
