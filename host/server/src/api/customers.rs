//! Buyers, and their wish to be forgotten.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use xiaoer_desk::{
    command::Command, conversation::Conversation, document::Document, ids::CustomerId, order::Order, role::Permission,
};
use xiaoer_store::Filter;

use super::view;
use crate::{
    access::guard::Person,
    app::App,
    body::{At, Nothing, Write},
    problem::Problem,
    wire::customer::CustomerDetail,
};

/// Conversations that one answer holds.
const MOST: u32 = 100;

/// One buyer with orders and conversations.
#[utoipa::path(
    get, path = "/customers/{id}", tag = "customers", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the buyer")),
    responses((status = 200, description = "Done", body = CustomerDetail)),
)]
pub(crate) async fn read_customer(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<CustomerDetail>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let customer = CustomerId(id);
    let now = app.clock.now();
    let (known, orders): (bool, Vec<Order>) = {
        let desk = app.live.desk();
        let shops = desk.shops.keys().filter(|shop| person.sees(&desk, **shop));
        let orders = shops.flat_map(|shop| view::orders_of(&desk, *shop, customer)).collect();
        (desk.customers.contains_key(&customer), orders)
    };
    if !known {
        return Err(Problem::not_found(
            "customer_not_found",
            format!("没有编号为 {id} 的客户。请刷新后再看。"),
            format!("There is no customer {id}. Refresh and look again."),
        ));
    }
    let filter = Filter { customer: Some(customer), limit: MOST, ..Filter::default() };
    let (identity, orders, documents) = app
        .read(move |reader| {
            Ok((
                reader.identity(customer)?,
                view::orders_with_remarks(reader, &orders)?,
                reader.documents("conversation", &filter)?,
            ))
        })
        .await?;
    let found: Vec<Conversation> = {
        let desk = app.live.desk();
        documents
            .into_iter()
            .filter_map(|document| match document {
                Document::Conversation(found) if person.sees(&desk, found.shop) => Some(found),
                _ => None,
            })
            .collect()
    };
    let beside = view::beside(&app, &found).await?;
    let conversations = found.iter().map(|one| view::conversation(&app.live, &beside, one, now)).collect();
    let customer = view::customer(&app.live.desk(), customer, identity);
    Ok(Json(CustomerDetail { customer, orders, conversations }))
}

/// Erases the buyer's name, account and words for good.
#[utoipa::path(
    delete, path = "/customers/{id}/text", tag = "customers", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the buyer")),
    responses((status = 204, description = "Done")),
)]
pub(crate) async fn erase_customer(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    _: Write<Nothing>,
) -> Result<Response, Problem> {
    let actor = person.actor();
    app.shell
        .carry_out::<_, Problem, _>(move |transaction| {
            transaction.decide(actor, &Command::EraseCustomer(CustomerId(id)))?;
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
