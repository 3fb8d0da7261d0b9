//! The wall: its numbers, and its exact pixels.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    access::guard::PersonOrDisplay,
    app::App,
    body::Narrowed,
    problem::Problem,
    start::Frame,
    wire::{live::Wall, query::PictureQuery, terms::Binary},
};

/// Longest wait for a new picture, seconds.
const LONGEST_WAIT: u8 = 30;

/// What the wall shows, as numbers.
#[utoipa::path(
    get, path = "/wall", tag = "wall", security(("session" = []), ("token" = [])),
    responses((status = 200, description = "Done", body = Wall)),
)]
pub(crate) async fn read_wall(State(app): State<App>, _: PersonOrDisplay) -> Json<Wall> {
    let now = app.clock.now();
    Json(app.live.desk().wall_view(now).into())
}

/// The wall's exact pixels. With `If-None-Match` and `wait` it answers when there is a new picture, or 304 after so many seconds.
#[utoipa::path(
    get, path = "/wall.png", tag = "wall", security(("session" = []), ("token" = [])),
    params(PictureQuery),
    responses((status = 200, description = "Done", body = Binary, content_type = "image/png")),
)]
pub(crate) async fn read_wall_picture(
    State(app): State<App>,
    _: PersonOrDisplay,
    headers: HeaderMap,
    Narrowed(query): Narrowed<PictureQuery>,
) -> Result<Response, Problem> {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let wait = Duration::from_secs(u64::from(query.wait.unwrap_or(0).min(LONGEST_WAIT)));
    let mut frames = app.frames.clone();
    let mut stopping = app.stopping.clone();
    let is_new = |frame: &Option<Arc<Frame>>| {
        frame.as_ref().is_some_and(|frame| known.as_deref() != Some(&etag(&app.run, frame)))
    };
    if known.is_some() && !wait.is_zero() {
        tokio::select! {
            _ = frames.wait_for(|frame| is_new(frame)) => {}
            () = tokio::time::sleep(wait) => {}
            _ = stopping.wait_for(|stopping| *stopping) => {}
        }
    }
    let frame = frames.borrow_and_update().clone();
    let Some(frame) = frame else {
        return Err(Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "no_picture_yet",
            "大屏画面还没有画好，请稍等。",
            "The wall has not drawn a picture yet. Wait a moment.",
        )
        .retry_after(1));
    };
    let etag = etag(&app.run, &frame);
    let mut response = if known.as_deref() == Some(&etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Body::from(frame.png.clone()));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.extend(HeaderValue::from_str(&etag).ok().map(|etag| (header::ETAG, etag)));
    Ok(response)
}

fn etag(run: &str, frame: &Frame) -> String {
    format!("\"{run}-{}\"", frame.number)
}
