//! A loaded version of a policy: compiled, linked, its exports proven to be the contract's. Made once, called often.

use crate::{
    digest::Digest,
    engine::Engine,
    kind::Kind,
    limits::Limits,
    package::{Manifest, Package},
    program::Program,
    sandbox::Sandbox,
    sentence::Sentence,
    settings::{Schema, Settings, SettingsRefused},
    snapshot,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use wasmtime::component::Component;

/// A version that can be called.
pub struct Policy {
    engine: Engine,
    /// The whole package, of which snapshots are made.
    bytes: Arc<[u8]>,
    digest: Digest,
    manifest: Manifest,
    schema: Schema,
    limits: Limits,
    program: Program,
    /// Copies with settings inside, by the settings, as long as somebody calls them: shops with the same settings share
    /// one.
    frozen: Mutex<BTreeMap<Digest, Weak<Program>>>,
}

/// A package that was read but cannot be called. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum LoadError {
    /// Compiling it takes more than it may.
    Heavy {
        /// Memory that a compilation may have, MiB.
        mebibytes: u64,
        /// Processor time that it may have.
        seconds: u64,
    },
    /// The compiler itself could not do its work: nothing is known of the package.
    Compiler {
        /// What went wrong.
        detail: String,
    },
    /// The compiler refused it.
    Compile {
        /// The compiler's words.
        detail: String,
    },
    /// It needs more memory before its first instruction than it may have.
    Memory {
        /// What it starts with, bytes.
        wants: u64,
        /// What it may have, bytes.
        limit: u64,
    },
    /// It lacks an export of the contract, or has it with other types.
    Export {
        /// The function, for example `xiaoer:policy/reply@0.1.0#advise`.
        function: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Its settings schema cannot be used.
    Schema {
        /// Why.
        detail: String,
    },
}

impl LoadError {
    /// What the operator is told.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Heavy { mebibytes, seconds } => Sentence::new(
                format!(
                    "编译这个策略包需要超过 {mebibytes} MiB 内存或 {seconds} 秒处理器时间,已中止。请让作者减小策略包。"
                ),
                format!(
                    "Compiling the package takes more than {mebibytes} MiB of memory or {seconds} s of processor time; it was ended. Ask the author for a smaller one."
                ),
            ),
            Self::Compiler { detail } => Sentence::new(
                format!("编译器没能运行:{detail}。请稍后再试;若仍不行,请重启小二。"),
                format!("The compiler could not run: {detail}. Try again; if it stays so, restart the box."),
            ),
            Self::Compile { detail } => Sentence::new(
                format!("策略包无法编译:{detail}。请联系作者。"),
                format!("The package cannot be compiled: {detail}. Ask the author."),
            ),
            Self::Memory { wants, limit } => Sentence::new(
                format!(
                    "策略一启动就需要 {} KiB 内存,上限是 {} KiB。请让作者减少内存或在说明中申请更高的上限。",
                    wants >> 10,
                    limit >> 10
                ),
                format!(
                    "The policy starts with {} KiB of memory; it may have {} KiB. Ask the author to use less, or to ask for more in the manifest.",
                    wants >> 10,
                    limit >> 10
                ),
            ),
            Self::Export { function, detail } => Sentence::new(
                format!("策略没有按合约提供“{function}”:{detail}。请让作者按 wit/ 中的合约重新编译。"),
                format!(
                    "The policy does not provide \"{function}\" as the contract says: {detail}. Ask the author to build it against the contract in wit/."
                ),
            ),
            Self::Schema { detail } => Sentence::new(
                format!("策略的设置格式(settings schema)无法使用:{detail}。请联系作者。"),
                format!("The policy's settings schema cannot be used: {detail}. Ask the author."),
            ),
        }
    }
}

impl Policy {
    /// Compiles the package and loads it. Takes seconds per megabyte; [`crate::Cache::load`] does it once.
    pub fn compile(engine: &Engine, package: &Package) -> Result<Self, LoadError> {
        Self::load(engine, package, &component(engine, package)?)
    }

    pub(crate) fn load(engine: &Engine, package: &Package, component: &Component) -> Result<Self, LoadError> {
        let manifest = package.manifest();
        let limits = engine.limits().asked(&manifest.limits).within(engine.cap());
        let program = Program::link(engine, manifest.kind, &limits, component)?;
        let schema = Schema::proven(package.settings_schema()).map_err(|detail| LoadError::Schema { detail })?;
        Ok(Self {
            engine: engine.clone(),
            bytes: Arc::clone(package.shared_bytes()),
            digest: package.digest(),
            manifest: manifest.clone(),
            schema,
            limits,
            program,
            frozen: Mutex::default(),
        })
    }

    /// SHA-256 of the package.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// What the package says about itself.
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What it decides about.
    pub const fn kind(&self) -> Kind {
        self.manifest.kind
    }

    /// The limits of its calls: the box's, with what the package asks for, capped.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The JSON Schema of its settings.
    pub const fn settings_schema(&self) -> &Arc<Value> {
        self.schema.source()
    }

    /// Checks settings by the schema and then by the policy itself, under the limits of any call.
    pub fn check_settings(&self, settings: &Value) -> Result<Settings, SettingsRefused> {
        let checked = self.schema.check(settings, self.digest(), self.limits.input_bytes)?;
        let problems = Sandbox::start(&self.engine, &self.program, &self.limits)
            .and_then(|mut sandbox| sandbox.call(&self.program.prepare, checked.text()))
            .map_err(SettingsRefused::Fault)?
            .verdict;
        if problems.is_empty() { Ok(checked) } else { Err(SettingsRefused::Problems(problems)) }
    }

    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The package as it was packed: its sandboxes must be prepared with settings first.
    pub(crate) const fn program(&self) -> &Program {
        &self.program
    }

    /// The copy with these settings inside, if there is one.
    pub(crate) fn frozen(&self, settings: Digest) -> Option<Arc<Program>> {
        self.frozen.lock().unwrap_or_else(PoisonError::into_inner).get(&settings)?.upgrade()
    }

    /// Links a compiled copy with these settings inside, for everybody who calls it.
    pub(crate) fn freeze(&self, settings: Digest, component: &Component) -> Result<Arc<Program>, LoadError> {
        let program = Arc::new(Program::link(&self.engine, self.kind(), &self.limits, component)?);
        let mut frozen = self.frozen.lock().unwrap_or_else(PoisonError::into_inner);
        frozen.retain(|_, copy| copy.strong_count() > 0);
        frozen.insert(settings, Arc::downgrade(&program));
        Ok(program)
    }
}

/// Compiles without loading. The compiler's work, and nothing of the policy runs.
pub(crate) fn component(engine: &Engine, package: &Package) -> Result<Component, LoadError> {
    // With windows into its memory where that is possible, so that its settings can be frozen into it later; compiled as
    // it is, it can be called all the same.
    let instrumented = snapshot::instrumented(package.bytes());
    let bytes = instrumented.as_deref().unwrap_or_else(|_| package.bytes());
    Component::from_binary(engine.wasmtime(), bytes)
        .map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Policy")
            .field("id", &self.manifest().id)
            .field("version", &self.manifest().version)
            .field("digest", &self.digest())
            .finish_non_exhaustive()
    }
}
