//! `/wall`: the wall's exact pixels in a browser, live, and a plain word when the line to the box is lost.

use axum::{
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{
    access::{
        session,
        token::{DISPLAY_COOKIE, DISPLAY_SECONDS},
    },
    app::App,
    console::CONTENT_SECURITY_POLICY,
    problem::Problem,
    wire::access::Scope,
};

/// How a screen shows itself for the first time.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    /// A display's token; it becomes a cookie and leaves the address.
    token: Option<String>,
}

/// The page.
pub(crate) async fn page(State(app): State<App>, Query(entry): Query<Entry>) -> Result<Response, Problem> {
    let Some(token) = entry.token else {
        return Ok(file("text/html; charset=utf-8", include_str!("page.html")));
    };
    let display = app.tokens.find(&token).is_some_and(|grant| grant.scope == Scope::Display);
    if !display {
        return Err(Problem::unauthenticated());
    }
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, "/wall")]).into_response();
    let cookie = session::cookie(DISPLAY_COOKIE, &token, DISPLAY_SECONDS);
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Its script.
pub(crate) async fn script() -> Response {
    file("text/javascript; charset=utf-8", include_str!("page.js"))
}

/// Its style.
pub(crate) async fn style() -> Response {
    file("text/css; charset=utf-8", include_str!("page.css"))
}

fn file(kind: &'static str, text: &'static str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
