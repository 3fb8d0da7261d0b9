//! Orders, as the platforms tell of them.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::Event,
    ids::{OrderId, ShopId},
    order::{OrderCommand, OrderEvent},
    role::Permission,
};

use super::view;
use crate::{
    access::guard::{Caller, Connector, Person},
    app::App,
    body::{self, At, Narrowed, Write},
    problem::Problem,
    wire::{
        order::{Order, OrderKept, OrderPut, Orders, RemarkPut},
        query::OrderQuery,
    },
};

/// What the platform knows of an order, whole.
#[utoipa::path(
    put, path = "/orders", tag = "orders", security(("token" = [])),
    request_body = OrderPut,
    responses((status = 200, description = "Done", body = OrderKept)),
)]
pub(crate) async fn put_order(
    State(app): State<App>,
    connector: Connector,
    write: Write<OrderPut>,
) -> Result<Response, Problem> {
    let OrderPut { shop, channel, buyer, record } = write.body;
    let shop = ShopId(shop);
    connector.require(shop)?;
    let channel = body::text(&channel, "/channel", 40)?.to_owned();
    let account = body::text(&buyer.account, "/buyer/account", 100)?.to_owned();
    let name = body::optional(buyer.name.as_deref(), "/buyer/name", 100)?.map(str::to_owned);
    let actor = Actor::Connector(connector.0.id);
    app.write(connector.name(), write.stamp, move |transaction| {
        transaction.desk().shop(shop)?;
        let number = record.number.clone();
        let known = transaction.desk().order_by_number(shop, &number).map(|known| known.customer);
        let customer = match known {
            // Whoever asked to be forgotten has no account here any more. Their order goes on, and brings none back.
            Some(customer) if !transaction.has_identity(customer)? => customer,
            _ => transaction.customer(shop, &channel, &account, name.as_deref())?,
        };
        let command = OrderCommand::Record { shop, customer, record: record.into() };
        let events = transaction.decide(actor, &Command::Order(command))?;
        let order = match events.first() {
            Some(Event::Order(OrderEvent::Recorded { order, .. })) => *order,
            // Nothing new.
            _ => transaction.desk().order_by_number(shop, &number).map(|known| known.id).ok_or_else(Problem::defect)?,
        };
        Ok((StatusCode::OK, OrderKept { order: order.0, customer: customer.0 }))
    })
    .await
}

/// Orders by the platform's number.
#[utoipa::path(
    get, path = "/orders", tag = "orders", security(("session" = [])),
    params(OrderQuery),
    responses((status = 200, description = "Done", body = Orders)),
)]
pub(crate) async fn find_orders(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<OrderQuery>,
) -> Result<Json<Orders>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let number = query.number.trim();
    let found: Vec<_> = {
        let desk = app.live.desk();
        let shops = desk.shops.keys().filter(|shop| person.sees(&desk, **shop));
        shops.filter_map(|shop| desk.order_by_number(*shop, number)).cloned().collect()
    };
    let items = app.read(move |reader| view::orders_with_remarks(reader, &found)).await?;
    Ok(Json(Orders { items }))
}

/// One order.
#[utoipa::path(
    get, path = "/orders/{id}", tag = "orders", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the order on this desk")),
    responses((status = 200, description = "Done", body = Order)),
)]
pub(crate) async fn read_order(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<Order>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let found = visible(&app, &person, OrderId(id))?;
    let mut orders = app.read(move |reader| view::orders_with_remarks(reader, &[found])).await?;
    orders.pop().map(Json).ok_or_else(Problem::defect)
}

/// Writes the remark (备注).
#[utoipa::path(
    put, path = "/orders/{id}/remark", tag = "orders", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the order on this desk")),
    request_body = RemarkPut,
    responses((status = 200, description = "Done", body = OrderKept)),
)]
pub(crate) async fn put_remark(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<RemarkPut>,
) -> Result<Response, Problem> {
    let order = visible(&app, &person, OrderId(id))?;
    let text = app.text(body::text(&write.body.remark, "/remark", 500)?, Some(order.customer));
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        let remark = transaction.keep(text);
        transaction.decide(actor, &Command::Order(OrderCommand::Remark { order: order.id, remark }))?;
        Ok((StatusCode::OK, OrderKept { order: order.id.0, customer: order.customer.0 }))
    })
    .await
}

/// The order, if the person serves its shop.
fn visible(app: &App, person: &Person, id: OrderId) -> Result<xiaoer_desk::order::Order, Problem> {
    let desk = app.live.desk();
    let found = desk.order(id)?;
    if person.sees(&desk, found.shop) { Ok(found.clone()) } else { Err(super::other_shop()) }
}
