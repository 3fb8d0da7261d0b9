//! Who vouches for a package: an Ed25519 signature in minisign's format, inside the file, checked without any network.
//!
//! The signature is the text of a minisign signature in a custom section `xiaoer:signature`, which is the last of the
//! file, and is over every byte before that section. Its trusted comment names id, version and kind of the policy and
//! the digest of the signed bytes. There is one way to write a given signature, so a signed file in which any byte was
//! changed is not the signed file any more.

mod key;
mod section;

pub use key::{KeyError, NamedKey, SecretKey};
pub use section::SIGNATURE_BYTES;

use crate::{digest::Digest, package::Manifest, sentence::Sentence};
use minisign::SignatureBox;
use minisign_verify::{Error, Signature};

/// The comment that is not signed; always the same, so that it cannot carry anything.
const UNTRUSTED: &str = "signature of a xiaoer policy";

/// What the signature of a file is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// One of the named keys signed exactly these bytes.
    Signed {
        /// The key's name, as whoever trusts it calls it.
        by: String,
    },
    /// There is no signature.
    Unsigned,
    /// There is one, and it is not to be relied on.
    Bad {
        /// Why.
        why: BadSignature,
    },
}

/// Why a signature is not to be relied on. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum BadSignature {
    /// The file's sections cannot be followed to its end.
    Broken,
    /// More than one signature.
    Twice,
    /// Something follows the signature, which no signature covers.
    NotLast,
    /// The section does not hold a signature as this product writes it.
    Unreadable,
    /// A key signed it that is not among the named ones.
    UnknownKey {
        /// The key's id, as minisign shows it.
        id: String,
    },
    /// The bytes are not those that were signed, or another key pretends to be the named one.
    Wrong {
        /// The key that should have signed.
        key: String,
    },
    /// The signature is genuine, and its comment speaks of another package.
    Comment,
}

impl BadSignature {
    /// The label for programs and the journal.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Twice => "twice",
            Self::NotLast => "not_last",
            Self::Unreadable => "unreadable",
            Self::UnknownKey { .. } => "unknown_key",
            Self::Wrong { .. } => "wrong",
            Self::Comment => "comment",
        }
    }

    /// What the operator is told.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Broken => Sentence::new(
                "文件不完整，无法核对签名。请重新下载。",
                "The file is cut off, so its signature cannot be checked. Download it again.",
            ),
            Self::Twice => Sentence::new(
                "文件中有两个签名，无法判断以哪个为准。请让作者重新签名。",
                "The file has two signatures. Ask the author to sign it again.",
            ),
            Self::NotLast => Sentence::new(
                "签名之后还有内容，这部分没有人签过。请勿使用，向作者索取原文件。",
                "Something was added after the signature. Do not use this file; get the original from the author.",
            ),
            Self::Unreadable => Sentence::new(
                "签名无法识别。请让作者用 xiaoer policy sign 重新签名。",
                "The signature cannot be read. Ask the author to sign the package again with xiaoer policy sign.",
            ),
            Self::UnknownKey { id } => Sentence::new(
                format!("签名所用的密钥 {id} 不在信任的公钥之中。请向作者索取公钥，确认无误后放进公钥目录。"),
                format!(
                    "It is signed with the key {id}, which is not among the trusted ones. Get the author's public key, make sure of it, and put it into the folder of keys."
                ),
            ),
            Self::Wrong { key } => Sentence::new(
                format!("签名与“{key}”的公钥不符：文件在签名后被改动过，或不是此人所签。请勿使用。"),
                format!(
                    "The signature does not fit the key \"{key}\": the file was changed after it was signed, or somebody else signed it. Do not use it."
                ),
            ),
            Self::Comment => Sentence::new(
                "签名是真的，但签名说明指的是另一个策略包。请勿使用，联系作者。",
                "The signature is genuine but its comment speaks of another package. Do not use it; ask the author.",
            ),
        }
    }
}

/// A file that was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The file already has a signature.
    #[error("the package is signed already; sign the unsigned file")]
    Signed,
    /// The file is broken.
    #[error("the package is broken")]
    Broken,
    /// The key could not sign.
    #[error("the key could not sign: {0}")]
    Key(String),
}

/// Checks the signature of a package against the keys that are trusted. Nothing of the package is run or believed.
pub fn verify(package: &[u8], keys: &[NamedKey]) -> Signed {
    match checked(package, keys) {
        Ok(signed) => signed,
        Err(why) => Signed::Bad { why },
    }
}

fn checked(package: &[u8], keys: &[NamedKey]) -> Result<Signed, BadSignature> {
    let Some(found) = section::find(package)? else { return Ok(Signed::Unsigned) };
    let text = std::str::from_utf8(found.text).map_err(|_| BadSignature::Unreadable)?;
    let signature = Signature::decode(text).map_err(|_| BadSignature::Unreadable)?;
    let form = SignatureBox::from_string(text).map_err(|_| BadSignature::Unreadable)?;
    // The same signature in other letters would be another file that is signed as well.
    if form.to_string() != text || form.untrusted_comment().ok().as_deref() != Some(UNTRUSTED) {
        return Err(BadSignature::Unreadable);
    }
    let mut wrong = None;
    for key in keys {
        match key.public().verify(found.signed, &signature, false) {
            Ok(()) => {
                let comment = comment_of(found.signed).ok_or(BadSignature::Comment)?;
                if signature.trusted_comment() != comment {
                    return Err(BadSignature::Comment);
                }
                return Ok(Signed::Signed { by: key.name().to_owned() });
            }
            Err(Error::UnexpectedKeyId) => {}
            // Key ids are not secret: another key may have the same. One that fits is what counts.
            Err(_) => wrong = Some(BadSignature::Wrong { key: key.name().to_owned() }),
        }
    }
    Err(wrong.unwrap_or_else(|| BadSignature::UnknownKey { id: key::shown(form.keynum()) }))
}

/// The package with its signature at the end.
pub fn sign(package: &[u8], key: &SecretKey) -> Result<Vec<u8>, SignError> {
    match section::find(package) {
        Ok(None) => {}
        Ok(Some(_)) | Err(BadSignature::Twice | BadSignature::NotLast) => return Err(SignError::Signed),
        Err(_) => return Err(SignError::Broken),
    }
    let comment = comment_of(package).ok_or(SignError::Broken)?;
    let signature = minisign::sign(None, key.secret(), package, Some(&comment), Some(UNTRUSTED))
        .map_err(|error| SignError::Key(error.to_string()))?;
    Ok(section::append(package, &signature.to_string()))
}

/// The trusted comment of a package: what a person sees who checks the signature with any other tool.
fn comment_of(signed: &[u8]) -> Option<String> {
    let manifest: Manifest = serde_json::from_slice(section::manifest(signed)?).ok()?;
    let Manifest { id, version, kind, .. } = manifest;
    Some(format!("id={id} version={version} kind={kind} sha256={}", Digest::of(signed)))
}

#[cfg(test)]
mod tests;
