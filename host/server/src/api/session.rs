use crate::wire::{access::*, query::*};
/// Who is logged in, and what they may do.
#[utoipa::path(
    get, path = "/session", tag = "session", security(("session" = [])),
    responses((status = 200, description = "Done", body = Session)),
)]
pub async fn read_session() {}

/// Logs in; sets the cookie `xiaoer_session`.
#[utoipa::path(
    post, path = "/session", tag = "session", security(()),
    request_body = LoginRequest,
    responses((status = 201, description = "Done", body = Session)),
)]
pub async fn log_in() {}

/// Logs out.
#[utoipa::path(
    delete, path = "/session", tag = "session", security(("session" = [])),
    responses((status = 204, description = "Done")),
)]
pub async fn log_out() {}

/// Changes one's own password; every other session of the person ends.
#[utoipa::path(
    put, path = "/session/password", tag = "session", security(("session" = [])),
    request_body = PasswordChange,
    responses((status = 204, description = "Done")),
)]
pub async fn change_password() {}

/// Come, go, take a break.
#[utoipa::path(
    put, path = "/session/presence", tag = "session", security(("session" = [])),
    request_body = PresenceChange,
    responses((status = 200, description = "Done", body = Session)),
)]
pub async fn change_presence() {}
