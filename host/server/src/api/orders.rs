use crate::wire::{order::*, query::*};
/// What the platform knows of an order, whole.
#[utoipa::path(
    put, path = "/orders", tag = "orders", security(("token" = [])),
    request_body = OrderPut,
    responses((status = 200, description = "Done", body = OrderKept)),
)]
pub async fn put_order() {}

/// Orders by the platform's number.
#[utoipa::path(
    get, path = "/orders", tag = "orders", security(("session" = [])),
    params(OrderQuery),
    responses((status = 200, description = "Done", body = Orders)),
)]
pub async fn find_orders() {}

/// One order.
#[utoipa::path(
    get, path = "/orders/{id}", tag = "orders", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the order on this desk")),
    responses((status = 200, description = "Done", body = Order)),
)]
pub async fn read_order() {}

/// Writes the remark (备注).
#[utoipa::path(
    put, path = "/orders/{id}/remark", tag = "orders", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the order on this desk")),
    request_body = RemarkPut,
    responses((status = 200, description = "Done", body = Order)),
)]
pub async fn put_remark() {}
