//! How the box is: for people in a hurry, service managers, and Prometheus.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    metrics::Gauges,
    wire::{live::Health, terms::PolicyKind},
};

/// How the box is: 200 when all is well, 503 when nothing can be saved.
#[utoipa::path(
    get, path = "/healthz", tag = "health", security(()),
    responses((status = 200, description = "All is well", body = Health), (status = 503, description = "Nothing can be saved", body = Health)),
)]
pub(crate) async fn read_health(State(app): State<App>) -> Response {
    let now = app.clock.now();
    let (clock_trusted, failing) = {
        let desk = app.live.desk();
        (desk.clock_trusted, desk.today(now).failing)
    };
    let writing = app.live.writing();
    let health = Health {
        ok: writing,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        seq: app.live.seq(),
        clock_trusted,
        writing,
        failing_policies: failing.into_iter().map(PolicyKind::from).collect(),
    };
    let status = if health.ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(health)).into_response()
}

/// Counters in Prometheus' text form.
#[utoipa::path(
    get, path = "/metrics", tag = "health", security(()),
    responses((status = 200, description = "Counters", body = String, content_type = "text/plain; version=0.0.4")),
)]
pub(crate) async fn read_metrics(State(app): State<App>) -> Response {
    let stored = app.read(xiaoer_store::Reader::totals).await.ok();
    let gauges = {
        let desk = app.live.desk();
        let waiting = desk.conversations.values().filter(|found| found.round.is_some()).count();
        Gauges {
            waiting_requests: app.shell.waiting(),
            waiting_buyers: u32::try_from(waiting).unwrap_or(u32::MAX),
            open_conversations: desk.conversations.len(),
            open_cases: desk.cases.len(),
            open_deadlines: desk.open_deadlines(),
            seq: app.live.seq(),
            followers: app.live.followers(),
            clock_trusted: desk.clock_trusted,
            stored,
        }
    };
    let text = app.metrics.write(&gauges, &app.policies.engine().counters().snapshot());
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
