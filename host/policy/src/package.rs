//! A policy package: one `.wasm` file, read and checked whole without running any of it.
//!
//! What passes is a valid component of the features that the sandbox has, imports nothing but the contract's log
//! line (and the contract's types), and carries a manifest, a settings schema and, if its author wrote any, test
//! cases. Whether its exports are the contract's is checked when it is loaded ([`crate::Policy::load`]).

mod cases;
mod error;
mod imports;
mod manifest;

pub use cases::{CASES, CASES_BYTES, Case, Cases};
pub use error::PackageError;
pub use manifest::{MANIFEST_BYTES, Manifest, Rule, Title};

use crate::{contract, digest::Digest};
use serde_json::Value;
use std::sync::Arc;
use wasmparser::{Encoding, Parser, Payload, Validator, WasmFeatures};

/// The largest package that the box takes unless a setting says otherwise, bytes.
pub const PACKAGE_BYTES: usize = 1 << 20;

pub(crate) const MANIFEST_SECTION: &str = "xiaoer:manifest";
const SCHEMA_SECTION: &str = "xiaoer:settings-schema";
const CASES_SECTION: &str = "xiaoer:cases";
/// The section that [`crate::verify`] reads.
pub(crate) const SIGNATURE_SECTION: &str = "xiaoer:signature";

/// What a package may use of WebAssembly; the engine is configured to the same set.
pub(crate) const FEATURES: WasmFeatures = WasmFeatures::WASM2
    .union(WasmFeatures::COMPONENT_MODEL)
    .union(WasmFeatures::TAIL_CALL)
    .union(WasmFeatures::EXTENDED_CONST);

/// A package that has been read and may be compiled.
#[derive(Debug, Clone)]
pub struct Package {
    bytes: Arc<[u8]>,
    digest: Digest,
    manifest: Manifest,
    settings_schema: Arc<Value>,
    cases: Cases,
    imports: Vec<String>,
    manifest_bytes: usize,
    schema_bytes: usize,
}

impl Package {
    /// Reads a package of at most [`PACKAGE_BYTES`].
    pub fn read(bytes: &[u8]) -> Result<Self, PackageError> {
        Self::read_within(bytes, PACKAGE_BYTES)
    }

    /// Reads a package of at most `limit` bytes.
    pub fn read_within(bytes: &[u8], limit: usize) -> Result<Self, PackageError> {
        if bytes.len() > limit {
            return Err(PackageError::TooLarge { bytes: bytes.len(), limit });
        }
        match bytes.get(..4) {
            Some(b"\0asm") => {}
            _ => return Err(PackageError::NotWasm),
        }
        if Parser::is_core_wasm(bytes) {
            return Err(PackageError::CoreModule);
        }
        let sections = Sections::of(bytes)?;
        // The manifest comes before the proof: a package for a newer box may use what this one's validator does not
        // know, and the person should read that, not an offset.
        let manifest_text = sections.manifest.ok_or(PackageError::Missing { section: MANIFEST_SECTION })?;
        let manifest = Manifest::parse(manifest_text)?;
        refuse_other_contract(&manifest.contract)?;
        let types = Validator::new_with_features(FEATURES)
            .validate_all(bytes)
            .map_err(|error| PackageError::Invalid { offset: error.offset(), detail: error.message().to_owned() })?;
        for name in &sections.imports {
            imports::check(name, &types)?;
        }
        let schema = sections.schema.ok_or(PackageError::Missing { section: SCHEMA_SECTION })?;
        let settings_schema: Value =
            serde_json::from_slice(schema).map_err(|error| PackageError::Schema { detail: error.to_string() })?;
        if !settings_schema.is_object() {
            return Err(PackageError::Schema { detail: "not a JSON object".to_owned() });
        }
        let cases = sections.cases.map_or(Ok(Cases::default()), |text| Cases::parse(text, manifest.kind))?;
        Ok(Self {
            bytes: bytes.into(),
            digest: Digest::of(bytes),
            manifest,
            settings_schema: Arc::new(settings_schema),
            cases,
            imports: sections.imports,
            manifest_bytes: manifest_text.len(),
            schema_bytes: schema.len(),
        })
    }

    /// The whole file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) const fn shared_bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// SHA-256 of the whole file.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// What the package says about itself.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The JSON Schema of the policy's settings.
    pub const fn settings_schema(&self) -> &Arc<Value> {
        &self.settings_schema
    }

    /// The author's test cases.
    pub const fn cases(&self) -> &Cases {
        &self.cases
    }

    /// What it imports, by name; nothing that the contract does not give.
    pub fn imports(&self) -> &[String] {
        &self.imports
    }

    /// The size of its manifest, bytes.
    pub const fn manifest_bytes(&self) -> usize {
        self.manifest_bytes
    }

    /// The size of its settings schema, bytes.
    pub const fn schema_bytes(&self) -> usize {
        self.schema_bytes
    }
}

/// The parts of the outermost component that say what it is.
struct Sections<'a> {
    manifest: Option<&'a [u8]>,
    schema: Option<&'a [u8]>,
    cases: Option<&'a [u8]>,
    signature: Option<&'a [u8]>,
    imports: Vec<String>,
}

impl<'a> Sections<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, PackageError> {
        let invalid = |error: &wasmparser::BinaryReaderError| PackageError::Invalid {
            offset: error.offset(),
            detail: error.message().to_owned(),
        };
        let mut found = Self { manifest: None, schema: None, cases: None, signature: None, imports: Vec::new() };
        // Nested modules and components carry custom sections of their own; only the outermost's count.
        let mut depth = 0_usize;
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.map_err(|error| invalid(&error))? {
                Payload::Version { encoding, .. } => {
                    if depth == 0 && encoding != Encoding::Component {
                        return Err(PackageError::CoreModule);
                    }
                    depth += 1;
                }
                Payload::End(_) => depth = depth.saturating_sub(1),
                Payload::CustomSection(section) if depth == 1 => {
                    let slot = match section.name() {
                        MANIFEST_SECTION => &mut found.manifest,
                        SCHEMA_SECTION => &mut found.schema,
                        CASES_SECTION => &mut found.cases,
                        SIGNATURE_SECTION => &mut found.signature,
                        _ => continue,
                    };
                    if slot.replace(section.data()).is_some() {
                        return Err(PackageError::Twice { section: section.name().to_owned() });
                    }
                }
                Payload::ComponentImportSection(reader) if depth == 1 => {
                    for import in reader {
                        found.imports.push(import.map_err(|error| invalid(&error))?.name.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }
}

fn refuse_other_contract(version: &str) -> Result<(), PackageError> {
    if version == contract::VERSION {
        return Ok(());
    }
    let wanted = numbers(version).ok_or_else(|| PackageError::ContractUnreadable { version: version.to_owned() })?;
    let newer = Some(wanted) > numbers(contract::VERSION);
    let version = version.to_owned();
    Err(if newer { PackageError::ContractNewer { version } } else { PackageError::ContractUnknown { version } })
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}
