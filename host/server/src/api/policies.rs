use crate::wire::{policy::*, query::*, terms::*};
/// Installed policies.
#[utoipa::path(
    get, path = "/policies", tag = "policies", security(("session" = [])),
    responses((status = 200, description = "Done", body = Policies)),
)]
pub async fn list_policies() {}

/// Takes in a policy package (one `.wasm` file, at most 1 MiB). It is checked whole and compiled before anything is kept.
#[utoipa::path(
    post, path = "/policies", tag = "policies", security(("session" = [])),
    request_body(content = Vec<u8>, content_type = "application/wasm"),
    responses((status = 201, description = "Done", body = PolicyInstalled)),
)]
pub async fn install_policy() {}

/// One policy with its rules and the schema of its settings.
#[utoipa::path(
    get, path = "/policies/{digest}", tag = "policies", security(("session" = [])),
    params(("digest" = String, Path, description = "SHA-256 of the package")),
    responses((status = 200, description = "Done", body = PolicyDetail)),
)]
pub async fn read_policy() {}
