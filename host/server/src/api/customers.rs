use crate::wire::customer::*;
/// One buyer with orders and conversations.
#[utoipa::path(
    get, path = "/customers/{id}", tag = "customers", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the buyer")),
    responses((status = 200, description = "Done", body = CustomerDetail)),
)]
pub async fn read_customer() {}

/// Erases the buyer's name, account and words for good.
#[utoipa::path(
    delete, path = "/customers/{id}/text", tag = "customers", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the buyer")),
    responses((status = 204, description = "Done")),
)]
pub async fn erase_customer() {}
