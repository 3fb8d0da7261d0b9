use crate::wire::{access::*, query::*};
/// Tokens of connectors, stations and displays.
#[utoipa::path(
    get, path = "/tokens", tag = "tokens", security(("session" = [])),
    responses((status = 200, description = "Done", body = Tokens)),
)]
pub async fn list_tokens() {}

/// Makes a token; its secret is shown only now.
#[utoipa::path(
    post, path = "/tokens", tag = "tokens", security(("session" = [])),
    request_body = TokenRequest,
    responses((status = 201, description = "Done", body = NewToken)),
)]
pub async fn create_token() {}

/// Ends a token at once.
#[utoipa::path(
    delete, path = "/tokens/{id}", tag = "tokens", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the token")),
    responses((status = 204, description = "Done")),
)]
pub async fn revoke_token() {}
