//! Passwords: hashed with argon2id, checked off the async threads, a few at a time.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{Output, ParamsString, PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use tokio::sync::Semaphore;

use crate::{problem::Problem, random};

/// Hashing takes 19 MiB each time; no more than this many at once.
const AT_ONCE: usize = 2;
const SHORTEST: usize = 10;
const LONGEST: usize = 200;

/// Hashes and checks passwords.
#[derive(Debug)]
pub(crate) struct Passwords {
    turns: Semaphore,
    /// A hash of nobody's password: checking against it makes an unknown login take as long as a known one.
    nobodys: String,
}

impl Passwords {
    pub(crate) fn new() -> Self {
        Self { turns: Semaphore::new(AT_ONCE), nobodys: nobodys() }
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Problem> {
        self.in_turn(move || hash_now(&password)).await?.ok_or_else(Problem::defect)
    }

    /// Whether it is the password. Without a hash the answer is no, and takes as long.
    pub(crate) async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Problem> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobodys.clone());
        let right = self
            .in_turn(move || {
                PasswordHash::new(&hash)
                    .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(right && known)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let _turn = self.turns.acquire().await.map_err(|_| Problem::defect())?;
        tokio::task::spawn_blocking(work).await.map_err(|_| Problem::defect())
    }
}

/// The hash of a password, made on this very thread; `None` where there is no memory for it.
pub fn hash_now(password: &str) -> Option<String> {
    let salt = SaltString::encode_b64(&random::bytes::<16>()).ok()?;
    Some(Argon2::default().hash_password(password.as_bytes(), &salt).ok()?.to_string())
}

/// A hash as [`hash_now`] makes them, of no password at all: its output is chance.
fn nobodys() -> String {
    let salt = SaltString::encode_b64(&random::bytes::<16>());
    let hash = Output::new(&random::bytes::<{ Params::DEFAULT_OUTPUT_LEN }>());
    let (Ok(salt), Ok(hash)) = (salt, hash) else { return String::new() };
    let Ok(params) = ParamsString::try_from(&Params::DEFAULT) else { return String::new() };
    let algorithm = Algorithm::default().ident();
    let version = Some(Version::default().into());
    PasswordHash { algorithm, version, params, salt: Some(salt.as_salt()), hash: Some(hash) }.to_string()
}

/// Refuses a password that is too short, too long, or the login itself.
pub(crate) fn check_new(password: &str, login: &str, field: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(Problem::field(
            field,
            format!("密码要有 {SHORTEST} 到 {LONGEST} 个字符。"),
            format!("A password has {SHORTEST} to {LONGEST} characters."),
        ));
    }
    let all_one = password.chars().zip(password.chars().skip(1)).all(|(one, next)| one == next);
    let is_login = !login.is_empty() && password.to_lowercase().contains(&login.to_lowercase()) && length < 16;
    if all_one || is_login {
        return Err(Problem::field(
            field,
            "密码太容易猜到：不要包含登录名，也不要只用一个字符。",
            "This password is too easy to guess: do not use the login or a single character.",
        ));
    }
    Ok(())
}

/// Refuses a login that could be mistaken or not be typed.
pub(crate) fn check_login(login: &str) -> Result<String, Problem> {
    let login = login.trim().to_lowercase();
    let fits = (2..=40).contains(&login.chars().count())
        && login.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@'));
    if fits {
        Ok(login)
    } else {
        Err(Problem::field(
            "/login",
            "登录名要有 2 到 40 个字母、数字、汉字或 . - _ @。",
            "A login has 2 to 40 letters, digits, Chinese characters or . - _ @.",
        ))
    }
}

/// Refuses a display name that is empty, too long or has control characters.
pub(crate) fn check_name(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if (1..=40).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        Ok(name.to_owned())
    } else {
        Err(Problem::field("/name", "姓名要有 1 到 40 个字。", "A name has 1 to 40 characters."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_or_wrong_and_nobody_has_none() {
        let passwords = Passwords::new();
        let hash = passwords.hash("correct horse".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("correct horse".into(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse".into(), Some(hash)).await.unwrap());
        assert!(!passwords.verify("correct horse".into(), None).await.unwrap());
    }

    #[test]
    fn nobodys_hash_costs_what_any_costs_and_is_another_one_each_time() {
        let cost = |hash: &str| hash.rsplitn(3, '$').last().map(str::to_owned);
        let (real, nobodys) = (hash_now("correct horse").unwrap(), nobodys());
        assert_eq!(cost(&real), cost(&nobodys));
        assert_eq!(real.len(), nobodys.len());
        assert!(PasswordHash::new(&nobodys).is_ok());
        assert_ne!(nobodys, super::nobodys());
    }

    #[test]
    fn short_passwords_and_those_that_hold_the_login_are_refused() {
        let refused = |password, login| check_new(password, login, "/password").is_err();
        assert!(refused("123456789", "wang"));
        assert!(refused("aaaaaaaaaaaa", "wang"));
        assert!(refused("wangwang12", "wang"));
        assert!(!refused("竹外桃花三两枝春江水", "wang"));
        assert!(!refused("correct horse", "wang"));
    }
}
