//! The wall: its numbers, and its exact pixels.

use std::time::Duration;

use axum::{
    Json,
    body::{Body, Bytes},
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
    let is_new = |frame: &Option<Frame>| {
        frame.as_ref().is_some_and(|frame| known.as_deref() != Some(&etag(&app.run, frame.number)))
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
    if known.as_deref() == Some(&etag(&app.run, frame.number)) {
        return Ok(described(StatusCode::NOT_MODIFIED.into_response(), &app.run, frame.number));
    }
    let compressed = tokio::task::spawn_blocking(move || frame.picture.png()).await.map_err(|_| Problem::defect())?;
    let (number, png) = compressed.map_err(|error| {
        tracing::error!(%error, "the wall's picture cannot be compressed");
        Problem::defect()
    })?;
    let mut response = Response::new(Body::from(Bytes::from_owner(png)));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Ok(described(response, &app.run, number))
}

/// The same answer with the number of its picture, which the browser must ask about before it shows the picture again.
fn described(mut response: Response, run: &str, number: u64) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.extend(HeaderValue::from_str(&etag(run, number)).ok().map(|etag| (header::ETAG, etag)));
    response
}

fn etag(run: &str, number: u64) -> String {
    format!("\"{run}-{number}\"")
}
