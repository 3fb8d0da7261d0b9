//! Compiled policies on disk, so that a start does not compile what a start before has compiled.
//!
//! Compiled code is native code: whoever could change a file here could run anything as the box. So each file is
//! authenticated with a key that only the box has, over its name (package and engine) and its content; the folder is the
//! service's alone. Whatever does not match to the last bit is compiled again and never run. The file is read once,
//! and what was checked is what is loaded.

use crate::{
    calls::Bound,
    compiler::Compiler,
    digest::Digest,
    engine::Engine,
    package::Package,
    policy::{LoadError, Policy},
    snapshot::SnapshotError,
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use wasmtime::component::Component;

const ENDING: &str = "cwasm";
const UNFINISHED: &str = "part";
const SEAL_BYTES: usize = 32;
/// Snapshots that are kept of one package: what is in force in a few shops, and where a change might go back to.
const SNAPSHOTS: usize = 8;
/// A snapshot's name holds package, settings and engine; a package's, package and engine.
const SNAPSHOT_DASHES: usize = 2;
/// Larger than any compiled package that the box takes; a larger file is not ours.
const FILE_BYTES: u64 = 256 << 20;

/// The folder of compiled policies.
pub struct Cache {
    folder: PathBuf,
    key: [u8; 32],
    compiler: Compiler,
}

/// Where a loaded policy's code came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From the folder, or there already; nothing was compiled.
    Cached,
    /// Compiled now, and kept for the next time.
    Compiled,
    /// Compiled now; the folder could not keep it (the reason is in the log).
    CompiledNotKept,
}

/// The folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the folder for compiled policies, {}, cannot be used: {source}. Check that it belongs to the service.", folder.display())]
pub struct CacheError {
    /// The folder.
    pub folder: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

impl Cache {
    /// Opens the folder, making it if needed, readable by its owner alone. `key` is the box's secret: 32 random bytes
    /// that stay the same between starts. With another key everything is compiled again, by `compiler`.
    pub fn open(folder: &Path, key: [u8; 32], compiler: Compiler) -> Result<Self, CacheError> {
        let cache = Self { folder: folder.to_owned(), key, compiler };
        cache.prepare().map_err(|source| CacheError { folder: folder.to_owned(), source })?;
        Ok(cache)
    }

    fn prepare(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        fs::set_permissions(&self.folder, Permissions::from_mode(0o700))?;
        // What a power cut left half written.
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == UNFINISHED) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Loads the package from the folder, or compiles it and keeps the result. Call it off the request path.
    pub fn load(&self, engine: &Engine, package: &Package) -> Result<(Policy, Origin), LoadError> {
        let name = Self::name(engine, package.digest());
        if let Some(component) = self.take(engine, &name) {
            return Ok((Policy::load(engine, package, &component)?, Origin::Cached));
        }
        let id = &package.manifest().id;
        tracing::info!(%id, package = %package.digest(), "compiling a policy, which this box has not done before; it takes seconds");
        let code = self.compiler.package(engine, package)?;
        let policy = Policy::load(engine, package, &fresh(engine, &code)?)?;
        Ok((policy, self.kept(&name, &code)))
    }

    /// Lets the calls of a policy with settings begin from a snapshot of the two, if one was kept. Compiles nothing.
    pub fn recall(&self, bound: &Bound) -> Result<bool, SnapshotError> {
        let (policy, settings) = (bound.policy(), bound.settings().digest());
        if let Some(frozen) = policy.frozen(settings) {
            bound.begin_from(frozen);
            return Ok(true);
        }
        let Some(component) = self.take(policy.engine(), &Self::snapshot_name(policy, settings)) else {
            return Ok(false);
        };
        bound.begin_from(policy.freeze(settings, &component).map_err(SnapshotError::Load)?);
        Ok(true)
    }

    /// As [`Cache::recall`], and makes the snapshot if there is none. That takes as long as compiling the package: call it
    /// off the request path. Calls go on meanwhile, and are the same after it, only faster.
    pub fn freeze(&self, bound: &Bound) -> Result<Origin, SnapshotError> {
        if self.recall(bound)? {
            return Ok(Origin::Cached);
        }
        let (policy, settings) = (bound.policy(), bound.settings());
        let compiled = self.genuine(&Self::name(policy.engine(), policy.digest()));
        let code = self.compiler.snapshot(policy, settings, compiled.as_deref())?;
        let component = fresh(policy.engine(), &code).map_err(SnapshotError::Load)?;
        bound.begin_from(policy.freeze(settings.digest(), &component).map_err(SnapshotError::Load)?);
        Ok(self.kept(&Self::snapshot_name(policy, settings.digest()), &code))
    }

    fn snapshot_name(policy: &Policy, settings: Digest) -> String {
        format!("{}-{settings}-{}.{ENDING}", policy.digest(), policy.engine().compatibility())
    }

    fn kept(&self, name: &str, code: &[u8]) -> Origin {
        match self.keep(name, code) {
            Ok(()) => Origin::Compiled,
            Err(error) => {
                tracing::warn!(file = %name, %error, "a compiled policy could not be kept; it will be compiled again at the next start");
                Origin::CompiledNotKept
            }
        }
    }

    fn name(engine: &Engine, package: Digest) -> String {
        format!("{package}-{}.{ENDING}", engine.compatibility())
    }

    /// The compiled component, if the file is there and is exactly what this box wrote.
    fn take(&self, engine: &Engine, name: &str) -> Option<Component> {
        let component = deserialize(engine, &self.genuine(name)?);
        component
            .inspect_err(|error| tracing::warn!(file = %name, %error, "compiled code of another make; compiling again"))
            .ok()
    }

    /// The file's code, if the file is there and is exactly what this box wrote.
    fn genuine(&self, name: &str) -> Option<Vec<u8>> {
        let mut file = match self.read(name) {
            Ok(file) => file?,
            Err(error) => {
                tracing::warn!(file = %name, %error, "a compiled policy could not be read; compiling again");
                return None;
            }
        };
        let sealed = file.split_at_checked(SEAL_BYTES);
        if sealed.is_some_and(|(seal, code)| self.seal(name, code).verify_slice(seal).is_ok()) {
            file.drain(..SEAL_BYTES);
            return Some(file);
        }
        tracing::warn!(file = %name, "a compiled policy is not as this box wrote it; compiling again");
        None
    }

    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let file = match File::open(self.folder.join(name)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        file.take(FILE_BYTES).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Writes beside, then renames: the file is the old one, the new one, or absent, whenever the power goes.
    fn keep(&self, name: &str, code: &[u8]) -> io::Result<()> {
        let unfinished = self.folder.join(format!("{name}.{}.{UNFINISHED}", std::process::id()));
        let written = self.write(&unfinished, name, code);
        if written.is_err() {
            // Nothing more can be done about a full disk here; what is left is removed at the next start.
            let _ = fs::remove_file(&unfinished);
        }
        written?;
        self.forget_what_nobody_takes(name)
    }

    fn write(&self, unfinished: &Path, name: &str, code: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(unfinished)?;
        file.write_all(&self.seal(name, code).finalize().into_bytes())?;
        file.write_all(code)?;
        file.sync_all()?;
        fs::rename(unfinished, self.folder.join(name))?;
        File::open(&self.folder)?.sync_all()
    }

    /// Removes what earlier engines compiled of the same package, which no engine will ever take again, and snapshots with
    /// settings that were left behind long ago.
    fn forget_what_nobody_takes(&self, name: &str) -> io::Result<()> {
        let (Some((package, _)), Some((_, engine))) = (name.split_once('-'), name.rsplit_once('-')) else {
            return Ok(());
        };
        let mut snapshots = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let other = entry.file_name();
            let other = other.to_string_lossy();
            if other == name || !other.starts_with(package) || !other.ends_with(ENDING) {
                continue;
            }
            if !other.ends_with(engine) {
                fs::remove_file(entry.path())?;
            } else if other.matches('-').count() == SNAPSHOT_DASHES {
                snapshots.push((entry.metadata()?.modified()?, entry.path()));
            }
        }
        snapshots.sort_unstable();
        let spare = snapshots.len().saturating_sub(SNAPSHOTS - 1);
        snapshots.into_iter().take(spare).try_for_each(|(_, path)| fs::remove_file(path))
    }

    /// Authenticates name and content, with a byte between them that no name has: the two cannot be shifted against each
    /// other.
    fn seal(&self, name: &str, code: &[u8]) -> Hmac<Sha256> {
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.key);
        // A key of exactly one block is used as it is, which for HMAC is the same as the 32 bytes padded.
        <Hmac<Sha256> as Mac>::new(&key.into()).chain_update(name.as_bytes()).chain_update([0]).chain_update(code)
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cache").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// What the compiler has just made.
fn fresh(engine: &Engine, code: &[u8]) -> Result<Component, LoadError> {
    deserialize(engine, code).map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })
}

#[expect(
    unsafe_code,
    reason = "compiled code is native code; loading it is the one act that cannot be checked by a type"
)]
pub(crate) fn deserialize(engine: &Engine, code: &[u8]) -> wasmtime::Result<Component> {
    // SAFETY: the bytes must come from `Component::serialize`. They come from three places: a file whose seal was verified,
    // over these very bytes and the name that carries the engine's version, with the box's key, which is put on nothing else;
    // the compiler, which has just made them; and, in the compiler's child, its parent, which has them from one of the two.
    unsafe { Component::deserialize(engine.wasmtime(), code) }
}
