use crate::wire::{conversation::*, query::*};
/// The open conversations in serving order.
#[utoipa::path(
    get, path = "/queue", tag = "queue", security(("session" = [])),
    params(QueueQuery),
    responses((status = 200, description = "Done", body = QueueView)),
)]
pub async fn read_queue() {}
