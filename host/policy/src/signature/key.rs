//! Keys in minisign's file formats: public ones with the name under which they are trusted, and the author's own.

use std::fmt;

/// How the second line of a secret key with a password begins: `EdSc` in base64, Ed25519 and scrypt.
const LOCKED: &str = "RWRTY";

/// A public key and the name by which its holder is known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedKey {
    name: String,
    id: String,
    public: minisign_verify::PublicKey,
}

/// The key with which an author signs. Never shown, not even in debugging output.
pub struct SecretKey(minisign::SecretKey);

/// A text that is no key, or a key that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not the text of a minisign public key.
    #[error("not a minisign public key")]
    NotPublic,
    /// Not the text of a minisign secret key.
    #[error("not a minisign secret key")]
    NotSecret,
    /// The secret key needs its password.
    #[error("the secret key is protected by a password")]
    PasswordNeeded,
    /// The password does not open the key.
    #[error("the password does not open the secret key")]
    WrongPassword,
    /// The machine gave no random numbers.
    #[error("no key could be made: {0}")]
    NotMade(String),
}

impl NamedKey {
    /// Reads the text of a public key file.
    pub fn read(name: &str, text: &str) -> Result<Self, KeyError> {
        let public = minisign_verify::PublicKey::decode(text).map_err(|_| KeyError::NotPublic)?;
        let boxed = minisign::PublicKeyBox::from_string(text).and_then(minisign::PublicKeyBox::into_public_key);
        let id = shown(boxed.map_err(|_| KeyError::NotPublic)?.keynum());
        Ok(Self { name: name.to_owned(), id, public })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id by which signatures name the key, as minisign shows it.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) const fn public(&self) -> &minisign_verify::PublicKey {
        &self.public
    }
}

impl SecretKey {
    /// A new key.
    pub fn generate() -> Result<Self, KeyError> {
        minisign::KeyPair::generate_unencrypted_keypair()
            .map(|pair| Self(pair.sk))
            .map_err(|error| KeyError::NotMade(error.to_string()))
    }

    /// Reads the text of a secret key file: one without a password where none is given.
    pub fn read(text: &str, password: Option<String>) -> Result<Self, KeyError> {
        let boxed = minisign::SecretKeyBox::from_string(text).map_err(|_| KeyError::NotSecret)?;
        match password {
            // The library asks at the terminal where it gets no password, so it is never called without one.
            Some(password) => boxed.into_secret_key(Some(password)).map_err(|_| KeyError::WrongPassword),
            None => boxed.into_unencrypted_secret_key().map_err(|_| {
                let locked = text.lines().nth(1).is_some_and(|line| line.starts_with(LOCKED));
                if locked { KeyError::PasswordNeeded } else { KeyError::NotSecret }
            }),
        }
        .map(Self)
    }

    /// The id by which signatures name the key, as minisign shows it.
    pub fn id(&self) -> String {
        shown(self.0.keynum())
    }

    /// The text of the secret key file. Keep it to yourself.
    pub fn secret_text(&self) -> Result<String, KeyError> {
        let comment = format!("xiaoer policy secret key {}", self.id());
        let boxed = self.0.to_box(Some(&comment)).map_err(|error| KeyError::NotMade(error.to_string()))?;
        Ok(boxed.into_string())
    }

    /// The text of the public key file, for everybody.
    pub fn public_text(&self) -> Result<String, KeyError> {
        let made = |error: minisign::PError| KeyError::NotMade(error.to_string());
        let public = minisign::PublicKey::from_secret_key(&self.0).map_err(made)?;
        Ok(format!("untrusted comment: xiaoer policy public key {}\n{}\n", self.id(), public.to_base64()))
    }

    pub(super) const fn secret(&self) -> &minisign::SecretKey {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SecretKey").field(&self.id()).finish()
    }
}

/// A key's id as minisign shows it: sixteen hexadecimal digits, the last byte first.
pub(super) fn shown(keynum: &[u8]) -> String {
    let digits = keynum.iter().rev().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).map(|digit| digit.to_ascii_uppercase()).collect()
}
