//! Logging in and out, one's own password and presence.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use xiaoer_desk::{command::Command, ids::StaffId, role::Permission, staff::StaffCommand, time::Instant};
use xiaoer_store::AccessChange;

use crate::{
    access::{
        guard::{Caller, Origin, Person},
        password::check_new,
        session,
    },
    app::App,
    body::{Nothing, Write},
    problem::Problem,
    wire::access::{LoginRequest, Me, PasswordChange, PresenceChange, Session},
};

/// Who is logged in, and what they may do.
#[utoipa::path(
    get, path = "/session", tag = "session", security(("session" = [])),
    responses((status = 200, description = "Done", body = Session)),
)]
pub(crate) async fn read_session(State(app): State<App>, person: Person) -> Result<Json<Session>, Problem> {
    let digest = person.session;
    let found = app.read(move |reader| reader.session(digest)).await?.ok_or_else(Problem::unauthenticated)?;
    Ok(Json(describe(&app, person.id, found.expires_at)?))
}

/// Logs in; sets the cookie `xiaoer_session`.
#[utoipa::path(
    post, path = "/session", tag = "session", security(()),
    request_body = LoginRequest,
    responses((status = 201, description = "Done", body = Session)),
)]
pub(crate) async fn log_in(
    State(app): State<App>,
    origin: Origin,
    write: Write<LoginRequest>,
) -> Result<Response, Problem> {
    let login: String = write.body.login.trim().to_lowercase().chars().take(100).collect();
    let now = app.clock.now();
    if let Some(wait) = app.lockout.wait(&login, &origin.address, now) {
        note(&app, log_attempt(now, &login, None, Err("locked_out"), &origin)).await?;
        app.metrics.login_failed();
        let seconds = u32::try_from(wait.0.max(0) / 1_000).unwrap_or(u32::MAX).saturating_add(1);
        return Err(Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "locked_out",
            format!("登录失败次数太多，请 {} 分钟后再试，或请主管重置密码。", seconds.div_ceil(60)),
            format!(
                "Too many failed logins. Try again in {} min, or ask the supervisor for a new password.",
                seconds.div_ceil(60)
            ),
        )
        .retry_after(seconds));
    }
    let wanted = login.clone();
    let account = app.read(move |reader| reader.account_by_login(&wanted)).await?;
    let staff = account.as_ref().map(|account| account.staff);
    let right = app.passwords.verify(write.body.password, account.map(|account| account.password_hash)).await?;
    let disabled = staff.is_some_and(|staff| app.live.desk().staff.get(&staff).is_none_or(|person| person.disabled));
    let failure = match (staff, right, disabled) {
        (None, _, _) => Some("unknown_login"),
        (Some(_), false, _) => Some("wrong_password"),
        (Some(_), true, true) => Some("disabled"),
        (Some(_), true, false) => None,
    };
    let Some(staff) = staff.filter(|_| failure.is_none()) else {
        app.lockout.failed(&login, &origin.address, now);
        app.metrics.login_failed();
        note(&app, log_attempt(now, &login, staff, Err(failure.unwrap_or("wrong_password")), &origin)).await?;
        // One answer for all, so that nobody learns which logins exist.
        return Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "wrong_login",
            "登录名或密码不对，或账号已停用。忘记密码请找主管重置。",
            "The login or the password is wrong, or the account is disabled. The supervisor can set a new password.",
        ));
    };
    app.lockout.worked(&login, &origin.address);
    let secret = app
        .shell
        .carry_out::<_, Problem, _>(move |transaction| {
            let now = transaction.now();
            transaction.access(log_attempt(now, &login, Some(staff), Ok(()), &origin));
            let (secret, opened) = session::open(staff, now, &origin.address, &origin.device);
            transaction.access(opened);
            Ok(secret)
        })
        .await?;
    let answer = describe(&app, staff, session::expires_at(now))?;
    let mut response = (StatusCode::CREATED, Json(answer)).into_response();
    response.headers_mut().extend(session::give(&secret).map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Logs out.
#[utoipa::path(
    delete, path = "/session", tag = "session", security(("session" = [])),
    responses((status = 204, description = "Done")),
)]
pub(crate) async fn log_out(State(app): State<App>, person: Person, _: Write<Nothing>) -> Result<Response, Problem> {
    let digest = person.session;
    note(&app, AccessChange::EndSession { digest }).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().extend(session::take_back().map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Changes one's own password; every other session of the person ends.
#[utoipa::path(
    put, path = "/session/password", tag = "session", security(("session" = [])),
    request_body = PasswordChange,
    responses((status = 204, description = "Done")),
)]
pub(crate) async fn change_password(
    State(app): State<App>,
    person: Person,
    origin: Origin,
    write: Write<PasswordChange>,
) -> Result<Response, Problem> {
    let staff = person.id;
    let account = app.read(move |reader| reader.account(staff)).await?.ok_or_else(Problem::unauthenticated)?;
    check_new(&write.body.new, &account.login, "/new")?;
    if !app.passwords.verify(write.body.old, Some(account.password_hash)).await? {
        return Err(Problem::field("/old", "原密码不对。", "The present password is wrong."));
    }
    let password_hash = app.passwords.hash(write.body.new).await?;
    let secret = app
        .shell
        .carry_out::<_, Problem, _>(move |transaction| {
            transaction.access(AccessChange::SetPassword { staff, password_hash });
            transaction.access(AccessChange::EndSessionsOf { staff });
            let (secret, opened) = session::open(staff, transaction.now(), &origin.address, &origin.device);
            transaction.access(opened);
            Ok(secret)
        })
        .await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().extend(session::give(&secret).map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Come, go, take a break.
#[utoipa::path(
    put, path = "/session/presence", tag = "session", security(("session" = [])),
    request_body = PresenceChange,
    responses((status = 200, description = "Done", body = Session)),
)]
pub(crate) async fn change_presence(
    State(app): State<App>,
    person: Person,
    write: Write<PresenceChange>,
) -> Result<Response, Problem> {
    let (staff, actor, digest) = (person.id, person.actor(), person.session);
    let presence = write.body.presence;
    let expires_at =
        app.read(move |reader| reader.session(digest)).await?.map_or(app.clock.now(), |session| session.expires_at);
    let again = app.clone();
    app.write(person.name(), write.stamp, move |transaction| {
        let command = StaffCommand::SetPresence { staff, presence: presence.into() };
        transaction.decide(actor, &Command::Staff(command))?;
        let mut answer = describe(&again, staff, expires_at)?;
        answer.staff.presence = presence;
        Ok((StatusCode::OK, answer))
    })
    .await
}

/// What a session tells its owner.
pub(super) fn describe(app: &App, staff: StaffId, expires_at: Instant) -> Result<Session, Problem> {
    let account = app.live.account(staff).ok_or_else(Problem::unauthenticated)?;
    let desk = app.live.desk();
    let person = desk.person(staff)?;
    Ok(Session {
        staff: Me {
            id: staff.0,
            login: account.login,
            name: account.name,
            roles: person.roles.iter().map(|role| (*role).into()).collect(),
            shops: person.shops.iter().map(|shop| shop.0).collect(),
            presence: person.presence.into(),
        },
        permissions: Permission::ALL
            .into_iter()
            .filter(|permission| person.permits(*permission))
            .map(Into::into)
            .collect(),
        expires_at: expires_at.0,
    })
}

/// An entry of the login log.
pub(super) fn log_attempt(
    at: Instant,
    login: &str,
    staff: Option<StaffId>,
    outcome: Result<(), &str>,
    origin: &Origin,
) -> AccessChange {
    AccessChange::LogLogin {
        at,
        login: login.to_owned(),
        staff,
        ok: outcome.is_ok(),
        reason: outcome.err().map(str::to_owned),
        address: origin.address.clone(),
        device: origin.device.clone(),
    }
}

async fn note(app: &App, change: AccessChange) -> Result<(), Problem> {
    app.shell
        .carry_out(move |transaction| {
            transaction.access(change);
            Ok(())
        })
        .await
}
