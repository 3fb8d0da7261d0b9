use crate::wire::{access::*, query::*};
/// Whether the box waits for its first owner.
#[utoipa::path(
    get, path = "/setup", tag = "setup", security(()),
    responses((status = 200, description = "Done", body = SetupState)),
)]
pub async fn read_setup() {}

/// Creates the first owner with the one-time code, and logs in.
#[utoipa::path(
    post, path = "/setup", tag = "setup", security(()),
    request_body = SetupRequest,
    responses((status = 201, description = "Done", body = Session)),
)]
pub async fn create_owner() {}
