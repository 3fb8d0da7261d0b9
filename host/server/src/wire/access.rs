//! First start, logging in, tokens, the login log.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::terms::{Permission, Presence, Role, StaffRef};

/// Whether the box waits for its first owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SetupState {
    /// True: no account exists yet.
    pub needed: bool,
    /// Characters of the one-time code that the wall and the terminal show.
    pub code_length: u32,
}

/// The first owner.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupRequest {
    /// The one-time code; case and spaces do not matter.
    pub code: String,
    /// Login: 2 to 40 letters, digits, Chinese characters, `.`, `-`, `_` or `@`.
    pub login: String,
    /// Display name, 1 to 40 characters.
    pub name: String,
    /// 10 to 200 characters, not the login.
    pub password: String,
}

/// Log in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginRequest {
    /// Login.
    pub login: String,
    /// Password.
    pub password: String,
}

/// Who is logged in, and what they may do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Session {
    /// The person.
    pub staff: Me,
    /// What any of their roles permits.
    pub permissions: Vec<Permission>,
    /// When the session ends unless it is used before.
    pub expires_at: i64,
}

/// The person who is logged in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Me {
    /// Number.
    pub id: u64,
    /// Login.
    pub login: String,
    /// Display name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Shops they serve.
    pub shops: Vec<u64>,
    /// Whether they take customers.
    pub presence: Presence,
}

/// A new password for oneself.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The present password.
    pub old: String,
    /// 10 to 200 characters, not the login.
    pub new: String,
}

/// Come, go, take a break.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresenceChange {
    /// From now on.
    pub presence: Presence,
}

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A program that brings messages, orders and applications in.
    Connector,
    /// A shared PC at the desk.
    Station,
    /// A screen that shows the wall.
    Display,
}

impl Scope {
    /// The name in the store and in logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connector => "connector",
            Self::Station => "station",
            Self::Display => "display",
        }
    }

    /// The scope of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Connector, Self::Station, Self::Display].into_iter().find(|scope| scope.name() == name)
    }
}

/// A new token.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenRequest {
    /// What it is for, 1 to 60 characters.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// A connector's shops; empty: all.
    #[serde(default)]
    pub shops: Vec<u64>,
}

/// A token that was just made; the only time that its secret is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewToken {
    /// Number.
    pub id: u64,
    /// Give it as `Authorization: Bearer <token>`.
    pub token: String,
}

/// A token, without its secret.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Token {
    /// Number.
    pub id: u64,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// A connector's shops; empty: all.
    pub shops: Vec<u64>,
    /// Who made it.
    pub created_by: StaffRef,
    /// When.
    pub created_at: i64,
    /// It no longer works.
    pub revoked: bool,
}

/// All tokens.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Tokens {
    /// Newest first.
    pub items: Vec<Token>,
}

/// Somebody tried to log in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LoginAttempt {
    /// Number.
    pub id: u64,
    /// When.
    pub at: i64,
    /// The login that was typed.
    pub login: String,
    /// Whose it is, if anybody's.
    pub staff: Option<StaffRef>,
    /// It worked.
    pub ok: bool,
    /// Why not: `unknown_login`, `wrong_password`, `disabled`, `locked_out`; `ok` if it worked.
    pub reason: String,
    /// From which address.
    pub address: String,
    /// With which browser, as it says itself.
    pub device: String,
}

/// The login log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LoginLog {
    /// Latest first; at most 200.
    pub items: Vec<LoginAttempt>,
    /// Give it as `before` for the next page; absent on the last.
    pub next: Option<u64>,
}
