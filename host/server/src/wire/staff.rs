//! People at the desk.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::terms::{Presence, Role};

/// A person at the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Staff {
    /// Number.
    pub id: u64,
    /// Login; shown to those who manage accounts.
    pub login: Option<String>,
    /// Display name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Shops they serve.
    pub shops: Vec<u64>,
    /// May not log in.
    pub disabled: bool,
    /// Whether they take customers.
    pub presence: Presence,
    /// Since when.
    pub presence_since: i64,
    /// Open conversations that they have.
    pub load: u32,
    /// Give it back as `expected_version` to change the record.
    pub version: u32,
}

/// Everybody.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StaffList {
    /// By number.
    pub items: Vec<Staff>,
}

/// Take somebody in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStaff {
    /// Login: 2 to 40 letters, digits, Chinese characters, `.`, `-`, `_` or `@`.
    pub login: String,
    /// Display name, 1 to 40 characters.
    pub name: String,
    /// At least one.
    pub roles: Vec<Role>,
    /// Shops they will serve.
    #[serde(default)]
    pub shops: Vec<u64>,
}

/// A person who was just taken in, with a first password that is shown only now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Joined {
    /// The record.
    pub staff: Staff,
    /// To be handed over; they change it after logging in.
    pub password: String,
}

/// Change somebody's record; the whole of it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffChange {
    /// The version that was seen.
    pub expected_version: u32,
    /// Display name; absent: as it is.
    pub name: Option<String>,
    /// All roles from now on.
    pub roles: Vec<Role>,
    /// All shops from now on.
    pub shops: Vec<u64>,
    /// May not log in.
    pub disabled: bool,
}

/// A new password, made by the box, shown only now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NewPassword {
    /// To be handed over; every session of the person has ended.
    pub password: String,
}
