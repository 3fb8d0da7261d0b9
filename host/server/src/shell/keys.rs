//! The keys by which the box knows whose word stands for a package.
//!
//! They lie in the folder `keys` of the data folder. `own.key` is the shop's own, made at the first start and readable by
//! the service alone; `own.pub` is its public half. Every other `NAME.pub` is a vendor's, put there by the owner; the
//! folder is read anew for every package, so a key counts from the moment it lies there.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use xiaoer_desk::policy::Signer;
use xiaoer_policy::{BadSignature, KeyError, NamedKey, SecretKey, Signed, verify};

const FOLDER: &str = "keys";
const OWN: &str = "own";
/// The longest file that can hold a key, bytes.
const KEY_BYTES: u64 = 4 << 10;

/// The keys of a box.
#[derive(Debug)]
pub(crate) struct Keys {
    folder: PathBuf,
}

/// The public keys that the box knows.
#[derive(Debug, Clone, Default)]
pub struct KnownKeys {
    /// The shop's own, with the text of its file.
    pub own: Option<(NamedKey, String)>,
    /// Those of vendors, by name.
    pub vendors: Vec<NamedKey>,
    /// Files of the folder that hold no key.
    pub unreadable: Vec<String>,
}

/// Whose word stands for a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Vouched {
    pub(crate) signer: Signer,
    /// The key's name; the vendor's, or `own`.
    pub(crate) by: Option<String>,
    /// The id of the key, where the box does not know it.
    pub(crate) unknown_key: Option<String>,
}

impl Keys {
    /// Takes up the folder of a box, and makes the shop's own key if there is none.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let secret = folder.join(OWN).with_added_extension("key");
        if !secret.try_exists()? {
            let key = SecretKey::generate().map_err(unusable)?;
            let (secret_text, public_text) =
                (key.secret_text().map_err(unusable)?, key.public_text().map_err(unusable)?);
            // The public half first: the key is there once both are.
            write(&secret.with_extension("pub"), &public_text, 0o644)?;
            write(&secret, &secret_text, 0o600)?;
            fs::File::open(&folder)?.sync_all()?;
        }
        Ok(Self { folder })
    }

    /// Every key that counts now.
    pub(crate) fn known(&self) -> io::Result<KnownKeys> {
        read(&self.folder)
    }

    /// Whose word stands for a package. A signature that does not hold is refused; one of a key that the box does not
    /// know says nothing.
    pub(crate) fn vouched(&self, package: &[u8]) -> io::Result<Result<Vouched, BadSignature>> {
        let known = self.known()?;
        let nobody = |unknown_key| Vouched { signer: Signer::Nobody, by: None, unknown_key };
        let own: Vec<_> = known.own.into_iter().map(|(key, _)| key).collect();
        for (signer, keys) in [(Signer::Own, &own), (Signer::Vendor, &known.vendors)] {
            match verify(package, keys) {
                Signed::Signed { by } => return Ok(Ok(Vouched { signer, by: Some(by), unknown_key: None })),
                Signed::Unsigned => return Ok(Ok(nobody(None))),
                // Another key may be the one.
                Signed::Bad { why: BadSignature::UnknownKey { .. } } if signer == Signer::Own => {}
                Signed::Bad { why: BadSignature::UnknownKey { id } } => return Ok(Ok(nobody(Some(id)))),
                Signed::Bad { why } => return Ok(Err(why)),
            }
        }
        Ok(Ok(nobody(None)))
    }
}

/// The keys that a data folder holds, whether or not a box works on it; none where there is no box yet.
pub fn known_keys(data: &Path) -> io::Result<KnownKeys> {
    match read(&data.join(FOLDER)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(KnownKeys::default()),
        other => other,
    }
}

fn read(folder: &Path) -> io::Result<KnownKeys> {
    let mut known = KnownKeys::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "pub") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let small = fs::metadata(&path)?.len() <= KEY_BYTES;
        let text = if small { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        match NamedKey::read(&name, &text) {
            Ok(key) if name == OWN => known.own = Some((key, text)),
            Ok(key) => known.vendors.push(key),
            Err(_) => known.unreadable.push(name),
        }
    }
    known.vendors.sort_by(|one, other| one.name().cmp(other.name()));
    known.unreadable.sort_unstable();
    Ok(known)
}

/// Beside its place and then into it, so that a power cut leaves no half of it.
fn write(file: &Path, text: &str, mode: u32) -> io::Result<()> {
    let beside = file.with_added_extension("part");
    if beside.try_exists()? {
        fs::remove_file(&beside)?;
    }
    let mut open = OpenOptions::new().write(true).create_new(true).mode(mode).open(&beside)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    fs::rename(&beside, file)
}

fn unusable(error: KeyError) -> io::Error {
    io::Error::other(error)
}
