//! Who logged in, or tried to.

use axum::{Json, extract::State};
use xiaoer_desk::role::Permission;

use crate::{
    access::guard::Person,
    app::App,
    body::Narrowed,
    problem::Problem,
    wire::{
        access::{LoginAttempt, LoginLog},
        query::LoginLogQuery,
    },
};

/// Attempts on one page.
const PAGE: u32 = 200;

/// Who logged in, or tried to; latest first.
#[utoipa::path(
    get, path = "/login-log", tag = "login log", security(("session" = [])),
    params(LoginLogQuery),
    responses((status = 200, description = "Done", body = LoginLog)),
)]
pub(crate) async fn read_login_log(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<LoginLogQuery>,
) -> Result<Json<LoginLog>, Problem> {
    person.require(&app, Permission::ViewLoginLog)?;
    let records = app.read(move |reader| reader.login_log(query.before, PAGE)).await?;
    let next = records.last().filter(|_| records.len() == PAGE as usize).map(|last| last.id);
    let items = records
        .into_iter()
        .map(|record| LoginAttempt {
            id: record.id,
            at: record.at.0,
            login: record.login,
            staff: record.staff.map(|staff| app.live.person(staff)),
            ok: record.ok,
            reason: record.reason.unwrap_or_else(|| "ok".to_owned()),
            address: record.address,
            device: record.device,
        })
        .collect();
    Ok(Json(LoginLog { items, next }))
}
