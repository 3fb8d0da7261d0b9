use crate::wire::{live::*, query::*};
/// The journal as server-sent events, from any number on: `id` is the journal number, `event` the noun, `data` this. A comment every 15 seconds keeps the line open.
#[utoipa::path(
    get, path = "/events", tag = "events", security(("session" = []), ("token" = [])),
    params(EventsQuery),
    responses((status = 200, description = "Done", body = LiveEntry, content_type = "text/event-stream")),
)]
pub async fn follow_events() {}
