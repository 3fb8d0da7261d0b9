//! A loaded version of a policy: compiled, linked, its exports proven to be the contract's. Made once, called often.

use crate::{
    contract::{
        common::SettingsProblem,
        penalty::{Assessment, Attribution, IncidentCase, MonthCase, SaleCase, Statement},
        refund::{RefundCase, RefundVerdict},
        reply::{Advice, Draft, Review, Situation},
    },
    digest::Digest,
    engine::Engine,
    fault::Fault,
    kind::Kind,
    limits::Limits,
    package::{Manifest, Package},
    sandbox::{self, Guest, Ran},
    sentence::Sentence,
    settings::{Schema, Settings, SettingsRefused},
};
use serde_json::Value;
use wasmtime::component::{
    Component, ComponentExportIndex, ComponentNamedList, InstancePre, Lift, Lower, types::ComponentItem,
};

/// A page of linear memory.
const PAGE_BYTES: u64 = 64 << 10;

/// A version that can be called.
pub struct Policy {
    engine: Engine,
    digest: Digest,
    manifest: Manifest,
    schema: Schema,
    limits: Limits,
    instance: InstancePre<Guest>,
    exports: Exports,
}

/// A package that was read but cannot be called. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum LoadError {
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

/// The contract's functions besides `check-settings`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Advise,
    ReviewDraft,
    Decide,
    Assess,
    CloseMonth,
    AttributeSale,
}

/// Where the functions are, looked up once.
struct Exports {
    check_settings: ComponentExportIndex,
    of_kind: OfKind,
}

enum OfKind {
    Reply { advise: ComponentExportIndex, review_draft: ComponentExportIndex },
    Refund { decide: ComponentExportIndex },
    Penalty { assess: ComponentExportIndex, close_month: ComponentExportIndex, attribute_sale: ComponentExportIndex },
}

impl Policy {
    /// Compiles the package and loads it. Takes seconds per megabyte; [`crate::Cache::load`] does it once.
    pub fn compile(engine: &Engine, package: &Package) -> Result<Self, LoadError> {
        Self::load(engine, package, &component(engine, package)?)
    }

    pub(crate) fn load(engine: &Engine, package: &Package, component: &Component) -> Result<Self, LoadError> {
        let manifest = package.manifest().clone();
        let limits = engine.limits().asked(&manifest.limits).within(engine.cap());
        let pages = component.resources_required().and_then(|needs| needs.max_initial_memory_size).unwrap_or(0);
        let wants = pages.saturating_mul(PAGE_BYTES);
        if wants > limits.memory_bytes {
            return Err(LoadError::Memory { wants, limit: limits.memory_bytes });
        }
        let instance = engine
            .linker()
            .instantiate_pre(component)
            .map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })?;
        let exports = Exports::find(manifest.kind, component, &instance)?;
        let schema = Schema::compile(package.settings_schema()).map_err(|detail| LoadError::Schema { detail })?;
        Ok(Self { engine: engine.clone(), digest: package.digest(), manifest, schema, limits, instance, exports })
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
    pub const fn settings_schema(&self) -> &Value {
        self.schema.source()
    }

    /// Checks settings by the schema and then by the policy itself, under the limits of any call.
    pub fn check_settings(&self, settings: &Value) -> Result<Settings, SettingsRefused> {
        let checked = self.schema.check(settings, self.digest, self.limits.input_bytes)?;
        let function = &self.exports.check_settings;
        let ran = sandbox::run::<_, Vec<SettingsProblem>>(
            &self.engine,
            &self.instance,
            &self.limits,
            function,
            (checked.text(),),
        )
        .map_err(SettingsRefused::Fault)?;
        if ran.verdict.is_empty() { Ok(checked) } else { Err(SettingsRefused::Problems(ran.verdict)) }
    }

    pub(crate) const fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) fn run<P, V>(&self, function: Function, parameters: P) -> Result<Ran<V>, Fault>
    where
        P: ComponentNamedList + Lower,
        V: Lift + 'static,
        (V,): ComponentNamedList + Lift,
    {
        let function = self.exports.get(function, self.kind())?;
        sandbox::run(&self.engine, &self.instance, &self.limits, function, parameters)
    }
}

/// Compiles without loading. The compiler's work, and nothing of the policy runs.
pub(crate) fn component(engine: &Engine, package: &Package) -> Result<Component, LoadError> {
    Component::from_binary(engine.wasmtime(), package.bytes())
        .map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })
}

impl Exports {
    fn find(kind: Kind, component: &Component, instance: &InstancePre<Guest>) -> Result<Self, LoadError> {
        let find = Find { kind, component, instance };
        Ok(Self {
            check_settings: find.function::<(&str,), (Vec<SettingsProblem>,)>("check-settings")?,
            of_kind: match kind {
                Kind::Reply => OfKind::Reply {
                    advise: find.function::<(&str, &Situation), (Advice,)>("advise")?,
                    review_draft: find.function::<(&str, &Draft), (Review,)>("review-draft")?,
                },
                Kind::Refund => {
                    OfKind::Refund { decide: find.function::<(&str, &RefundCase), (RefundVerdict,)>("decide")? }
                }
                Kind::Penalty => OfKind::Penalty {
                    assess: find.function::<(&str, &IncidentCase), (Assessment,)>("assess")?,
                    close_month: find.function::<(&str, &MonthCase), (Statement,)>("close-month")?,
                    attribute_sale: find.function::<(&str, &SaleCase), (Attribution,)>("attribute-sale")?,
                },
            },
        })
    }

    fn get(&self, function: Function, policy: Kind) -> Result<&ComponentExportIndex, Fault> {
        match (&self.of_kind, function) {
            (OfKind::Reply { advise, .. }, Function::Advise) => Ok(advise),
            (OfKind::Reply { review_draft, .. }, Function::ReviewDraft) => Ok(review_draft),
            (OfKind::Refund { decide }, Function::Decide) => Ok(decide),
            (OfKind::Penalty { assess, .. }, Function::Assess) => Ok(assess),
            (OfKind::Penalty { close_month, .. }, Function::CloseMonth) => Ok(close_month),
            (OfKind::Penalty { attribute_sale, .. }, Function::AttributeSale) => Ok(attribute_sale),
            (_, function) => Err(Fault::WrongKind { policy, call: function.kind() }),
        }
    }
}

impl Function {
    /// The kind of policy that has this function.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Advise | Self::ReviewDraft => Kind::Reply,
            Self::Decide => Kind::Refund,
            Self::Assess | Self::CloseMonth | Self::AttributeSale => Kind::Penalty,
        }
    }
}

/// Looks for the contract's functions in a component and compares their types with the host's.
struct Find<'a> {
    kind: Kind,
    component: &'a Component,
    instance: &'a InstancePre<Guest>,
}

impl Find<'_> {
    fn function<P, R>(&self, name: &str) -> Result<ComponentExportIndex, LoadError>
    where
        P: ComponentNamedList + Lower,
        R: ComponentNamedList + Lift,
    {
        let refused =
            |detail: String| LoadError::Export { function: format!("{}#{name}", self.kind.interface()), detail };
        let found = self
            .component
            .get_export_index(None, self.kind.interface())
            .and_then(|interface| self.component.get_export(Some(&interface), name));
        match found {
            Some((ComponentItem::ComponentFunc(function), index)) => {
                function
                    .typecheck::<P, R>(&self.instance.instance_type())
                    .map_err(|error| refused(format!("{error:#}")))?;
                Ok(index)
            }
            Some(_) => Err(refused("not a function".to_owned())),
            None => Err(refused("missing".to_owned())),
        }
    }
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Policy")
            .field("id", &self.manifest.id)
            .field("version", &self.manifest.version)
            .field("digest", &self.digest)
            .finish_non_exhaustive()
    }
}
