use crate::wire::{live::*, query::*};
/// What the wall shows, as numbers.
#[utoipa::path(
    get, path = "/wall", tag = "wall", security(("session" = []), ("token" = [])),
    responses((status = 200, description = "Done", body = Wall)),
)]
pub async fn read_wall() {}

/// The wall's exact pixels. With `If-None-Match` and `wait` it answers when there is a new picture, or 304 after so many seconds.
#[utoipa::path(
    get, path = "/wall.png", tag = "wall", security(("session" = []), ("token" = [])),
    params(PictureQuery),
    responses((status = 200, description = "Done", body = Vec<u8>, content_type = "image/png")),
)]
pub async fn read_wall_picture() {}
