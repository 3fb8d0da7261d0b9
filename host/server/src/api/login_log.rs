use crate::wire::{access::*, query::*};
/// Who logged in, or tried to; latest first.
#[utoipa::path(
    get, path = "/login-log", tag = "login log", security(("session" = [])),
    params(LoginLogQuery),
    responses((status = 200, description = "Done", body = LoginLog)),
)]
pub async fn read_login_log() {}
