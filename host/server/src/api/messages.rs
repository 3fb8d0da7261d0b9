use crate::wire::{conversation::*, query::*};
/// A buyer's message comes in. The same `channel` and `external_id` again change nothing and answer 200 with `duplicate`.
#[utoipa::path(
    post, path = "/messages", tag = "messages", security(("token" = [])),
    request_body = Incoming,
    responses((status = 201, description = "Done", body = Accepted)),
)]
pub async fn take_message() {}
