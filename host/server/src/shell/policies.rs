//! The shop's policies at work: loaded versions, what is in force where, and calls that always come to an end.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read, Write},
    num::NonZeroUsize,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    sync::{
        Arc, PoisonError, RwLock,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use serde::Serialize;
use serde_json::Value;
use xiaoer_desk::{
    desk::Desk,
    digest::Digest,
    ids::{CustomerId, ShopId},
    policy::{Clamp, Guardrails, PolicyCommand, PolicyKind},
    time::Instant,
};
use xiaoer_policy::{
    Bindings, Bound, Cache, CacheError, Compiler, Engine, EngineError, Fault, Judged, Kind, Limits, LoadError,
    Manifest, Package, PackageError, Policy, Pool, Sentence, Settings, SettingsRefused,
};
use xiaoer_store::{NewText, Reader, StoreError};

use super::guardrails;
use crate::random;

/// Calls that may wait for a policy thread.
const PLACES: usize = 256;
/// Calls after which a policy with its settings is in such use that a snapshot is worth a core for seconds. It saves
/// each call the reading of the settings; a policy that was only tried is left as it is.
const CALLS_WORTH_FREEZING: u64 = 200;
const CACHE_FOLDER: &str = "policies";
const KEY_FILE: &str = "policies.key";

/// Loaded policies, bindings, and the threads that run them.
#[derive(Debug)]
pub(crate) struct Policies {
    engine: Engine,
    cache: Arc<Cache>,
    pool: Pool,
    /// What is to be frozen, in the order in which it was asked for.
    to_freeze: Sender<Arc<Bound>>,
    bindings: Arc<Bindings>,
    loaded: RwLock<BTreeMap<Digest, Loaded>>,
}

/// A version that is installed. One that nothing has asked for since the box was started is known by its manifest alone.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    pub(crate) manifest: Manifest,
    pub(crate) schema: Arc<Value>,
    policy: Option<Arc<Policy>>,
}

/// An answer of a policy, with what is needed to journal it.
#[derive(Debug)]
pub(crate) struct Counsel<V> {
    /// The answer.
    pub(crate) verdict: V,
    /// Where it came from.
    pub(crate) opinion: Opinion,
}

/// Where an answer came from, and its texts.
#[derive(Debug)]
pub(crate) struct Opinion {
    pub(crate) shop: ShopId,
    pub(crate) policy: Digest,
    pub(crate) settings: Digest,
    pub(crate) input: NewText,
    pub(crate) output: NewText,
    pub(crate) fuel: u64,
    pub(crate) micros: u64,
    pub(crate) guardrails: Guardrails,
    pub(crate) clamps: Vec<Clamp>,
}

/// A policy gave no answer.
#[derive(Debug, Clone)]
pub(crate) struct Silence {
    /// The package; `None` where none is bound or it cannot be loaded.
    pub(crate) policy: Option<Digest>,
    /// Stable name.
    pub(crate) fault: &'static str,
    /// For people.
    pub(crate) sentence: (String, String),
}

/// The policies could not be started.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PoliciesError {
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Cache(#[from] CacheError),
    #[error("the file {file} cannot be used: {source}. Check that it belongs to the service.")]
    Key { file: String, source: io::Error },
    #[error("the policy threads cannot start: {0}")]
    Threads(io::Error),
}

/// A package was refused.
#[derive(Debug)]
pub(crate) enum Refused {
    Package(PackageError),
    Load(LoadError),
}

/// What the contract calls a kind of the core.
pub(crate) const fn kind_of(kind: PolicyKind) -> Kind {
    match kind {
        PolicyKind::Reply => Kind::Reply,
        PolicyKind::Refund => Kind::Refund,
        PolicyKind::Penalty => Kind::Penalty,
    }
}

/// What the core calls a kind of the contract.
pub(crate) const fn kind_from(kind: Kind) -> PolicyKind {
    match kind {
        Kind::Reply => PolicyKind::Reply,
        Kind::Refund => PolicyKind::Refund,
        Kind::Penalty => PolicyKind::Penalty,
    }
}

/// The core's digest of a package or settings.
pub(crate) fn core_digest(digest: xiaoer_policy::Digest) -> Digest {
    Digest(*digest.bytes())
}

impl Policies {
    /// Starts the engine and its threads. The compiled cache and its key lie in the data folder.
    pub(crate) fn start(folder: &Path, limits: Limits, compiler: Compiler) -> Result<Self, PoliciesError> {
        let engine = Engine::start(limits, Limits::CAP)?;
        let cache = Arc::new(Cache::open(&folder.join(CACHE_FOLDER), cache_key(folder)?, compiler)?);
        let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let pool = Pool::start(&engine, Pool::threads_for(cores), PLACES).map_err(PoliciesError::Threads)?;
        let (to_freeze, asked) = channel();
        let freezing = Arc::clone(&cache);
        thread::Builder::new()
            .name("policy-freezer".into())
            .spawn(move || freeze(&freezing, &asked))
            .map_err(PoliciesError::Threads)?;
        Ok(Self { engine, cache, pool, to_freeze, bindings: Arc::default(), loaded: RwLock::default() })
    }

    /// The engine, for its counters.
    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What is in force.
    pub(crate) fn bindings(&self) -> &Arc<Bindings> {
        &self.bindings
    }

    /// Reads, checks and compiles a package, if it is not at work already. Takes seconds for a large one: never on the
    /// request path.
    pub(crate) fn load(&self, bytes: &[u8]) -> Result<(Package, Arc<Policy>), Refused> {
        let package = Package::read(bytes).map_err(Refused::Package)?;
        if let Some(policy) = self.installed(core_digest(package.digest())).and_then(|loaded| loaded.policy) {
            return Ok((package, policy));
        }
        let (policy, _) = self.cache.load(&self.engine, &package).map_err(Refused::Load)?;
        Ok((package, Arc::new(policy)))
    }

    /// From now on the version is known here.
    pub(crate) fn know(&self, policy: &Arc<Policy>) {
        let loaded = Loaded {
            manifest: policy.manifest().clone(),
            schema: Arc::clone(policy.settings_schema()),
            policy: Some(Arc::clone(policy)),
        };
        self.loaded.write().unwrap_or_else(PoisonError::into_inner).insert(core_digest(policy.digest()), loaded);
    }

    /// An installed version.
    pub(crate) fn installed(&self, digest: Digest) -> Option<Loaded> {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).get(&digest).cloned()
    }

    /// All installed versions.
    pub(crate) fn all(&self) -> Vec<(Digest, Loaded)> {
        let loaded = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        loaded.iter().map(|(digest, loaded)| (*digest, loaded.clone())).collect()
    }

    /// Takes up everything that is installed on the desk, and loads what is in force. What cannot be loaded is logged and
    /// stays unbound: its calls then go to a person. Gives those of them that have one before them that can be.
    pub(crate) fn take_up(&self, desk: &Desk, reader: &Reader) -> Result<Vec<PolicyCommand>, StoreError> {
        for digest in desk.installed.keys() {
            let Some(bytes) = reader.blob(*digest)? else {
                tracing::error!(policy = %digest, "the package of an installed policy is gone or was changed");
                continue;
            };
            self.know_by_manifest(*digest, &bytes);
        }
        let (mut bound, mut given_back) = (Vec::new(), Vec::new());
        for ((shop, kind), binding) in &desk.bindings {
            match self.bound(binding.policy, binding.settings, reader)? {
                Ok(one) => bound.push((shop.0, one)),
                Err(why) => {
                    tracing::error!(%shop, ?kind, policy = %binding.policy, why, "a policy in force cannot be run");
                    let (shop, kind, policy) = (*shop, *kind, binding.policy);
                    if let Some((before, settings)) = desk.way_back(shop, kind)
                        && self.bound_once(before, settings, reader)?.is_ok()
                    {
                        given_back.push(PolicyCommand::GiveBack { shop, kind, policy });
                    }
                }
            }
        }
        for shop in desk.shops.keys() {
            self.bindings.guard(shop.0, guardrails::to_engine(&desk.guardrails(*shop)));
        }
        self.bindings.replace(bound);
        Ok(given_back)
    }

    /// Lets go of a version that is put away: its name and rules are all that is still needed of it.
    pub(crate) fn put_away(&self, digest: Digest) {
        if let Some(known) = self.loaded.write().unwrap_or_else(PoisonError::into_inner).get_mut(&digest) {
            known.policy = None;
        }
    }

    fn know_by_manifest(&self, digest: Digest, bytes: &[u8]) {
        if let Ok(package) = Package::read(bytes) {
            let loaded = Loaded {
                manifest: package.manifest().clone(),
                schema: Arc::clone(package.settings_schema()),
                policy: None,
            };
            self.loaded.write().unwrap_or_else(PoisonError::into_inner).insert(digest, loaded);
        }
    }

    /// A version with settings that were kept; it stays loaded. May compile for seconds.
    pub(crate) fn bound(
        &self,
        policy: Digest,
        settings: Digest,
        reader: &Reader,
    ) -> Result<Result<Arc<Bound>, &'static str>, StoreError> {
        let bound = self.bound_once(policy, settings, reader)?;
        if let Ok(bound) = &bound {
            self.know(bound.policy());
        }
        Ok(bound)
    }

    /// As `bound`, to look back: what was not loaded before is not afterwards.
    pub(crate) fn bound_once(
        &self,
        policy: Digest,
        settings: Digest,
        reader: &Reader,
    ) -> Result<Result<Arc<Bound>, &'static str>, StoreError> {
        match self.at_hand(policy, reader)? {
            Some(policy) => self.with_kept(&policy, settings, reader),
            None => Ok(Err("the package cannot be loaded")),
        }
    }

    /// An installed version, loaded now if nothing has asked for it before.
    fn at_hand(&self, digest: Digest, reader: &Reader) -> Result<Option<Arc<Policy>>, StoreError> {
        let known = self.installed(digest);
        if let Some(policy) = known.and_then(|known| known.policy) {
            return Ok(Some(policy));
        }
        let Some(bytes) = reader.blob(digest)? else { return Ok(None) };
        let loaded = self.load(&bytes);
        let failed = |refused: &_| tracing::error!(policy = %digest, ?refused, "an installed policy cannot be loaded");
        Ok(loaded.inspect_err(failed).ok().map(|(_, policy)| policy))
    }

    fn with_kept(
        &self,
        policy: &Arc<Policy>,
        settings: Digest,
        reader: &Reader,
    ) -> Result<Result<Arc<Bound>, &'static str>, StoreError> {
        let Some(bytes) = reader.blob(settings)? else {
            return Ok(Err("its settings are gone or were changed"));
        };
        let Ok(value) = serde_json::from_slice(&bytes) else {
            return Ok(Err("its settings are not JSON"));
        };
        Ok(self.checked(policy, &value).map_err(|_| "it refuses its settings"))
    }

    /// A version with new settings, which it checks first; it stays loaded. None if it cannot be loaded. May compile for
    /// seconds.
    pub(crate) fn bind_new(
        &self,
        policy: Digest,
        settings: &Value,
        reader: &Reader,
    ) -> Result<Option<Result<Arc<Bound>, SettingsRefused>>, StoreError> {
        let policy = self.at_hand(policy, reader)?.inspect(|policy| self.know(policy));
        Ok(policy.map(|policy| self.checked(&policy, settings)))
    }

    fn checked(&self, policy: &Arc<Policy>, settings: &Value) -> Result<Arc<Bound>, SettingsRefused> {
        let settings: Settings = policy.check_settings(settings)?;
        let bound = Bound::new(Arc::clone(policy), Arc::new(settings)).map(Arc::new)?;
        if let Err(error) = self.cache.recall(&bound) {
            tracing::warn!(policy = %policy.digest(), %error, "a kept snapshot of a policy cannot be used");
        }
        Ok(bound)
    }

    /// Puts a question to the policy that is in force. The texts of question and answer belong to `customer`.
    pub(crate) async fn ask<F, V>(
        &self,
        (shop, kind): (ShopId, PolicyKind),
        (customer, now): (Option<CustomerId>, Instant),
        facts: F,
        call: fn(&Bound, &F) -> Result<Judged<V>, Fault>,
    ) -> Result<Counsel<V>, Silence>
    where
        F: Serialize + Send + Sync + 'static,
        V: Serialize + Send + 'static,
    {
        let Some(bound) = self.bindings.get(shop.0, kind_of(kind)) else {
            return Err(Silence::not_bound(kind));
        };
        let policy = core_digest(bound.policy().digest());
        let guardrails = guardrails::to_core(bound.guardrails());
        let read = bound.calls_unfrozen();
        // Calls run beside each other, so one count may be missed; the next multiple will do.
        if read > 0 && read.is_multiple_of(CALLS_WORTH_FREEZING) {
            // Should the thread have ended, calls stay as they are: slower, and right.
            let _ = self.to_freeze.send(Arc::clone(&bound));
        }
        let asked = self.pool.submit(kind_of(kind), move || {
            let judged = call(&bound, &facts)?;
            let (input, output) = (written(&facts), written(&judged.verdict));
            Ok((judged, input, output))
        });
        match asked.await {
            Ok((judged, input, output)) => Ok(Counsel {
                opinion: Opinion {
                    shop,
                    policy,
                    settings: core_digest(judged.settings_digest),
                    input: NewText::new(random::bytes(), input, customer, now),
                    output: NewText::new(random::bytes(), output, customer, now),
                    fuel: judged.fuel,
                    micros: judged.micros,
                    guardrails,
                    clamps: judged.clamps.into_iter().map(guardrails::clamp).collect(),
                },
                verdict: judged.verdict,
            }),
            Err(fault) => {
                tracing::warn!(%shop, ?kind, %policy, fault = fault.label(), "a policy gave no answer");
                let Sentence { zh, en } = fault.sentence();
                Err(Silence { policy: Some(policy), fault: fault.label(), sentence: (zh, en) })
            }
        }
    }
}

impl Silence {
    fn not_bound(kind: PolicyKind) -> Self {
        Self {
            policy: None,
            fault: "not_bound",
            sentence: (
                format!("店铺没有可用的{}，请店主在“策略”里启用一个。", kind_of(kind).chinese()),
                format!("No working {} policy is in force. The owner can choose one under Policies.", kind_of(kind)),
            ),
        }
    }
}

/// Makes snapshots, one after the other, until the policies are gone. Compiling takes a core for seconds: one at a time
/// leaves the others to the desk.
fn freeze(cache: &Cache, asked: &Receiver<Arc<Bound>>) {
    let mut unsuitable = BTreeSet::new();
    for bound in asked {
        let policy = bound.policy().digest();
        // Frozen since, or given up meanwhile so that nobody would call it.
        if bound.is_frozen() || Arc::strong_count(&bound) == 1 || unsuitable.contains(&policy) {
            continue;
        }
        if let Err(error) = cache.freeze(&bound) {
            tracing::warn!(%policy, %error, "a policy goes on reading its settings at every call");
            unsuitable.insert(policy);
        }
    }
}

/// The JSON form of facts and verdicts: records of strings, numbers and lists, which always have one.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The box's own key for compiled policies: made once, readable by the service alone.
fn cache_key(folder: &Path) -> Result<[u8; 32], PoliciesError> {
    let path = folder.join(KEY_FILE);
    let failed = |source| PoliciesError::Key { file: path.display().to_string(), source };
    let mut key = [0; 32];
    match std::fs::File::open(&path) {
        Ok(mut file) => {
            let mut kept = Vec::new();
            Read::take(&mut file, 33).read_to_end(&mut kept).map_err(failed)?;
            if let Ok(kept) = <[u8; 32]>::try_from(kept) {
                return Ok(kept);
            }
            // Cut off by a power cut: a new key only means compiling again.
            std::fs::remove_file(&path).map_err(failed)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    key.copy_from_slice(&random::bytes::<32>());
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(failed)?;
    file.write_all(&key).and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(key)
}
