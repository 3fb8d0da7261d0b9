//! First start: nobody owns the box yet.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::Event,
    staff::{StaffCommand, StaffEvent},
};
use xiaoer_store::AccessChange;

use super::session::{describe, log_attempt};
use crate::{
    access::{
        guard::Origin,
        password::{check_login, check_name, check_new},
        session,
        setup::CODE_LENGTH,
    },
    app::App,
    body::Write,
    problem::Problem,
    wire::access::{Session, SetupRequest, SetupState},
};

/// Whether the box waits for its first owner.
#[utoipa::path(
    get, path = "/setup", tag = "setup", security(()),
    responses((status = 200, description = "Done", body = SetupState)),
)]
pub(crate) async fn read_setup(State(app): State<App>) -> Json<SetupState> {
    Json(SetupState { needed: app.setup.needed(), code_length: CODE_LENGTH as u32 })
}

/// Creates the first owner with the one-time code, and logs in.
#[utoipa::path(
    post, path = "/setup", tag = "setup", security(()),
    request_body = SetupRequest,
    responses((status = 201, description = "Done", body = Session)),
)]
pub(crate) async fn create_owner(
    State(app): State<App>,
    origin: Origin,
    write: Write<SetupRequest>,
) -> Result<Response, Problem> {
    let SetupRequest { code, login, name, password } = write.body;
    if !app.setup.needed() {
        return Err(owned());
    }
    let (login, name) = (check_login(&login)?, check_name(&name)?);
    check_new(&password, &login, "/password")?;
    if !app.setup.matches(&code) {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "wrong_code",
            "开机码不对。请看大屏或终端上现在显示的开机码；输错 5 次会换新码。",
            "This is not the code. Read it off the wall or the terminal as it is now; five wrong tries change it.",
        ));
    }
    let password_hash = app.passwords.hash(password).await?;
    let setup = app.setup.clone();
    let (staff, secret) = app
        .shell
        .carry_out::<_, Problem, _>(move |transaction| {
            let now = transaction.now();
            let events = transaction.decide(Actor::Desk, &Command::Staff(StaffCommand::Found))?;
            let Some(Event::Staff(StaffEvent::Joined(staff))) = events.into_iter().next() else {
                return Err(owned());
            };
            transaction.access(AccessChange::CreateAccount {
                staff: staff.id,
                login: login.clone(),
                name,
                password_hash,
            });
            transaction.access(log_attempt(now, &login, Some(staff.id), Ok(()), &origin));
            let (secret, opened) = session::open(staff.id, now, &origin.address, &origin.device);
            transaction.access(opened);
            transaction.afterwards(move || setup.done());
            Ok((staff.id, secret))
        })
        .await?;
    tracing::info!(%staff, "the first owner was created");
    let expires_at = session::expires_at(app.clock.now());
    let answer: Session = describe(&app, staff, expires_at)?;
    let mut response = (StatusCode::CREATED, Json(answer)).into_response();
    response.headers_mut().extend(session::give(&secret).map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

fn owned() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "already_founded",
        "这台机器已经有店主账号了，请直接登录。",
        "This box already has an owner. Log in instead.",
    )
}
