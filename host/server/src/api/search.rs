use crate::wire::{conversation::*, query::*};
/// Messages that hold all the words.
#[utoipa::path(
    get, path = "/search", tag = "search", security(("session" = [])),
    params(SearchQuery),
    responses((status = 200, description = "Done", body = Hits)),
)]
pub async fn search() {}
