use crate::wire::{policy::*, query::*, terms::*};
/// What is in force in a shop.
#[utoipa::path(
    get, path = "/shops/{id}/bindings", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Bindings)),
)]
pub async fn list_bindings() {}

/// Puts a policy in force with these settings, at once.
#[utoipa::path(
    put, path = "/shops/{id}/bindings/{kind}", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = BindingPut,
    responses((status = 200, description = "Done", body = BindingChanged)),
)]
pub async fn put_binding() {}

/// Goes back to what was in force before.
#[utoipa::path(
    post, path = "/shops/{id}/bindings/{kind}/previous", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = GoBack,
    responses((status = 200, description = "Done", body = BindingChanged)),
)]
pub async fn go_back() {}
