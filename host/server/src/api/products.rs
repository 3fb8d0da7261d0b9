//! What the shop says of its goods: one store of facts, so that every agent says the same (L-23).

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::Event,
    ids::{ProductId, ShopId},
    product::{self, ProductCommand, ProductEvent},
    role::Permission,
};

use super::other_shop;
use crate::{
    access::guard::{Caller, Person, PersonOrConnector},
    app::App,
    body::{At, Write},
    problem::Problem,
    shell::live::Live,
    wire::product::{Product, ProductRecord, ProductRemoval, Products, ProductsKept, ProductsPut, StockKept, StockPut},
};

/// Counts in one request.
const MOST_COUNTS: usize = 5_000;

/// What is known of a shop's goods, latest change first.
#[utoipa::path(
    get, path = "/shops/{id}/products", tag = "products", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Products)),
)]
pub(crate) async fn list_products(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
) -> Result<Json<Products>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let shop = ShopId(shop);
    let desk = app.live.desk();
    desk.shop(shop)?;
    if !person.sees(&desk, shop) {
        return Err(other_shop());
    }
    let mut found: Vec<_> = desk.products_of(shop).collect();
    found.sort_by_key(|product| std::cmp::Reverse((product.changed_at, product.id)));
    Ok(Json(Products { items: found.into_iter().map(|one| shown(&app.live, one)).collect() }))
}

/// Writes what is known of goods, by a person or a program that knows the shop's records.
#[utoipa::path(
    put, path = "/shops/{id}/products", tag = "products", security(("session" = []), ("token" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = ProductsPut,
    responses((status = 200, description = "Done", body = ProductsKept)),
)]
pub(crate) async fn put_products(
    State(app): State<App>,
    caller: PersonOrConnector,
    At(shop): At<u64>,
    write: Write<ProductsPut>,
) -> Result<Response, Problem> {
    let (shop, actor) = (ShopId(shop), caller.actor());
    serves(&app, &caller, shop)?;
    let records = write.body.items.into_iter().map(|put| (put.record.into(), put.expected_version)).collect();
    app.write(caller.name(), write.stamp, move |transaction| {
        let known: Vec<_> = transaction.desk().products_of(shop).map(|known| known.id).collect();
        let command = Command::Product(ProductCommand::Record { shop, records });
        let events = transaction.decide(actor, &command)?;
        let added = recorded(&events).filter(|id| !known.contains(id)).count();
        let changed = recorded(&events).count() - added;
        Ok((StatusCode::OK, ProductsKept { added: number(added), changed: number(changed) }))
    })
    .await
}

/// Counts the stock; all else that is known of the goods stays.
#[utoipa::path(
    put, path = "/shops/{id}/stock", tag = "products", security(("session" = []), ("token" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = StockPut,
    responses((status = 200, description = "Done", body = StockKept)),
)]
pub(crate) async fn put_stock(
    State(app): State<App>,
    caller: PersonOrConnector,
    At(shop): At<u64>,
    write: Write<StockPut>,
) -> Result<Response, Problem> {
    let (shop, actor) = (ShopId(shop), caller.actor());
    serves(&app, &caller, shop)?;
    let counts: Vec<_> = write.body.items.into_iter().map(|count| (count.sku, count.stock)).collect();
    if counts.len() > MOST_COUNTS {
        return Err(Problem::field(
            "/items",
            format!("一次最多 {MOST_COUNTS} 条。"),
            format!("At most {MOST_COUNTS} at a time."),
        ));
    }
    app.write(caller.name(), write.stamp, move |transaction| {
        let desk = transaction.desk();
        let unknown = counts.iter().filter(|(sku, _)| desk.product_by_sku(shop, sku).is_none());
        let unknown = unknown.map(|(sku, _)| sku.clone()).collect();
        let events = transaction.decide(actor, &Command::Product(ProductCommand::Count { shop, counts }))?;
        Ok((StatusCode::OK, StockKept { changed: number(recorded(&events).count()), unknown }))
    })
    .await
}

/// Removes what is known of goods that the shop sells no more.
#[utoipa::path(
    post, path = "/products/{id}/remove", tag = "products", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the product on this desk")),
    request_body = ProductRemoval,
    responses((status = 200, description = "Done", body = Product)),
)]
pub(crate) async fn remove_product(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<ProductRemoval>,
) -> Result<Response, Problem> {
    let (product, actor) = (ProductId(id), person.actor());
    person.require(&app, Permission::KeepFacts)?;
    let gone = {
        let desk = app.live.desk();
        let found = desk.product(product)?;
        if !person.sees(&desk, found.shop) {
            return Err(other_shop());
        }
        shown(&app.live, found)
    };
    let expected_version = write.body.expected_version;
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Product(ProductCommand::Remove { product, expected_version }))?;
        Ok((StatusCode::OK, gone))
    })
    .await
}

/// Refuses a person of another shop, one without the right, and a token that is not for the shop.
fn serves(app: &App, caller: &PersonOrConnector, shop: ShopId) -> Result<(), Problem> {
    match caller {
        PersonOrConnector::Connector(connector) => connector.require(shop)?,
        PersonOrConnector::Person(person) => {
            person.require(app, Permission::KeepFacts)?;
            if !person.sees(&app.live.desk(), shop) {
                return Err(other_shop());
            }
        }
    }
    app.live.desk().shop(shop)?;
    Ok(())
}

fn recorded(events: &[Event]) -> impl Iterator<Item = ProductId> {
    events.iter().filter_map(|event| match event {
        Event::Product(ProductEvent::Recorded { product, .. }) => Some(*product),
        _ => None,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A product as it travels.
pub(super) fn shown(live: &Live, found: &product::Product) -> Product {
    Product {
        id: found.id.0,
        shop: found.shop.0,
        record: ProductRecord::from(&found.record),
        changed_at: found.changed_at.0,
        changed_by: match found.changed_by {
            Actor::Staff(staff) => Some(live.person(staff)),
            Actor::Connector(_) | Actor::Desk => None,
        },
        version: found.version,
    }
}
