//! The HTTP server: every door of the box, and what holds at all of them.

use std::{sync::Arc, time::Instant as Stopwatch};

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
    routing::get,
};

use crate::{api, app::App, body, console, problem, wall_page};

/// Every address that the box answers. Without the console, only the API and the wall.
pub(crate) fn router(app: App, with_console: bool) -> Router {
    let (resources, document) = api::resources();
    // Made once; a description that cannot be written is a defect that the description's own test finds.
    let description: Arc<str> = document.to_pretty_json().unwrap_or_default().into();
    let described = get(move || {
        let description = Arc::clone(&description);
        async move { ([(header::CONTENT_TYPE, "application/json")], description.to_string()) }
    });
    let router = resources
        .route("/api/v1/openapi.json", described)
        .route("/wall", get(wall_page::page))
        .route("/wall/page.js", get(wall_page::script))
        .route("/wall/page.css", get(wall_page::style))
        .method_not_allowed_fallback(console::wrong_method);
    let router = if with_console { router.fallback(console::serve) } else { router.fallback(console::refuse) };
    router
        // What comes in has been measured below.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(body::gather))
        .layer(middleware::from_fn(problem::in_the_readers_language))
        .layer(middleware::from_fn_with_state(app.clone(), watch))
        .with_state(app)
}

/// Counts and logs each answer, and adds the headers that every answer has. What people write, and whom they are, stays
/// out of the log: only the route is named, never the address that was asked.
async fn watch(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let started = Stopwatch::now();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    app.metrics.answered(status);
    tracing::debug!(
        %method,
        route = route.as_deref().unwrap_or("-"),
        status,
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
