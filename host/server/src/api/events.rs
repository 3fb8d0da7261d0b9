//! The journal as server-sent events.
//!
//! A client hears every number once and in order, from any number on: it is subscribed before the journal is read, what
//! was read already is left out of what comes live, and a client that lags behind reads the journal again.

use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::HeaderMap,
    response::{
        IntoResponse, Response,
        sse::{Event as Sse, KeepAlive},
    },
};
use futures_util::stream;
use tokio::sync::broadcast;
use xiaoer_desk::{event::Event, role::Permission};

use crate::{
    access::guard::{Person, PersonOrDisplay},
    app::App,
    body::Narrowed,
    problem::Problem,
    shell::live::Happened,
    wire::{live::LiveEntry, query::EventsQuery},
};

/// Entries read from the journal at once.
const PAGE: u32 = 500;
/// A comment this often keeps the line open.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The journal as server-sent events, from any number on: `id` is the journal number, `event` the noun, `data` this. A comment every 15 seconds keeps the line open.
#[utoipa::path(
    get, path = "/events", tag = "events", security(("session" = []), ("token" = [])),
    params(EventsQuery),
    responses((status = 200, description = "Done", body = LiveEntry, content_type = "text/event-stream")),
)]
pub(crate) async fn follow_events(
    State(app): State<App>,
    reader: PersonOrDisplay,
    headers: HeaderMap,
    Narrowed(query): Narrowed<EventsQuery>,
) -> Result<Response, Problem> {
    let last_event = match headers.get("last-event-id").map(|value| value.to_str().ok().and_then(|id| id.parse().ok()))
    {
        Some(Some(id)) => Some(id),
        Some(None) => {
            return Err(Problem::invalid(
                "bad_last_event_id",
                "Last-Event-ID 应为日志编号（数字）。",
                "Last-Event-ID must be a journal number.",
            ));
        }
        None => None,
    };
    // Subscribed first, so that nothing falls between what is read and what comes live.
    let live = app.live.follow();
    let sent = last_event.or(query.after).unwrap_or_else(|| app.live.seq());
    let feed = Feed { app, reader, live, sent, ready: VecDeque::new(), behind: true };
    let events = stream::unfold(feed, |mut feed| async move {
        let next = feed.next().await?;
        Some((Ok::<_, Infallible>(next), feed))
    });
    let keep_alive = KeepAlive::new().interval(HEARTBEAT).text("still here");
    let mut response = axum::response::Sse::new(events).keep_alive(keep_alive).into_response();
    // A proxy that gathers a stream would make it useless.
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}

/// One client's place in the journal.
struct Feed {
    app: App,
    reader: PersonOrDisplay,
    live: broadcast::Receiver<Arc<Happened>>,
    /// The last number that the client has.
    sent: u64,
    ready: VecDeque<Arc<Happened>>,
    /// There may be entries in the journal that the client does not have.
    behind: bool,
}

impl Feed {
    /// The next event; `None` ends the stream: the box stops, the login has ended, or the journal cannot be read.
    async fn next(&mut self) -> Option<Sse> {
        loop {
            if let Some(happened) = self.ready.pop_front() {
                self.sent = happened.seq;
                return self.show(&happened);
            }
            if self.behind {
                let after = self.sent;
                let page = self.app.read(move |reader| reader.journal(after, PAGE)).await.ok()?;
                self.behind = page.len() == PAGE as usize;
                self.ready = page.into_iter().map(|one| Arc::new(Happened::new(one.seq, one.entry))).collect();
                continue;
            }
            let mut stopping = self.app.stopping.clone();
            let next = tokio::select! {
                next = self.live.recv() => next,
                _ = stopping.wait_for(|stopping| *stopping) => return None,
            };
            match next {
                Ok(happened) if happened.seq <= self.sent => {}
                Ok(happened) if happened.seq == self.sent + 1 => self.ready.push_back(happened),
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => self.behind = true,
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }

    fn show(&self, happened: &Happened) -> Option<Sse> {
        let whole = match &self.reader {
            PersonOrDisplay::Display => false,
            PersonOrDisplay::Person(person) => {
                // Whoever was disabled meanwhile hears no more.
                if self.app.live.desk().staff.get(&person.id).is_none_or(|staff| staff.disabled) {
                    return None;
                }
                may_know(&self.app, person, happened)
            }
        };
        let event = Sse::default().id(happened.seq.to_string()).event(happened.noun());
        Some(if whole { event.data(happened.json()) } else { event.data(happened.withheld()) })
    }
}

/// Fines are between the person, the supervisor and the owner (5.4); pay is for whoever keeps it.
fn may_know(app: &App, person: &Person, happened: &Happened) -> bool {
    let needed = match happened.entry.event {
        Event::Penalty(_) => Permission::ViewOthersPenalties,
        Event::Pay(_) => Permission::ManagePay,
        _ => return true,
    };
    person.may(&app.live.desk(), needed)
}
