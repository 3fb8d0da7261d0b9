use crate::wire::shop::*;
/// All shops.
#[utoipa::path(
    get, path = "/shops", tag = "shops", security(("session" = [])),
    responses((status = 200, description = "Done", body = Shops)),
)]
pub async fn list_shops() {}

/// Opens a shop, with the factory policies in force.
#[utoipa::path(
    post, path = "/shops", tag = "shops", security(("session" = [])),
    request_body = NewShop,
    responses((status = 201, description = "Done", body = Shop)),
)]
pub async fn open_shop() {}

/// One shop.
#[utoipa::path(
    get, path = "/shops/{id}", tag = "shops", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Shop)),
)]
pub async fn read_shop() {}

/// Changes name, language or times.
#[utoipa::path(
    patch, path = "/shops/{id}", tag = "shops", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = ShopChange,
    responses((status = 200, description = "Done", body = Shop)),
)]
pub async fn change_shop() {}
