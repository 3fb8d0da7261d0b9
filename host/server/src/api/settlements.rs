//! What a shop's platform settles next.

use axum::{Json, extract::State};
use xiaoer_desk::{ids::ShopId, role::Permission};

use crate::{access::guard::Person, app::App, body::At, problem::Problem, wire::settlement::Settlement};

/// The settlement that comes next, and what it comes to by now.
#[utoipa::path(
    get, path = "/shops/{id}/settlement", tag = "shops", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Settlement)),
)]
pub(crate) async fn next_settlement(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<Settlement>, Problem> {
    person.require(&app, Permission::ManagePay)?;
    let (shop, now) = (ShopId(id), app.clock.now());
    let desk = app.live.desk();
    let next = desk.shop(shop)?.conventions.settling.next(now);
    let takings = desk.takings(shop, &next);
    Ok(Json(Settlement {
        on: next.on.0,
        from: next.from.0,
        to: next.to.0,
        orders: takings.orders,
        amount: takings.amount.0,
        held_back: takings.held_back,
    }))
}
