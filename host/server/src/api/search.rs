//! Messages that hold words.

use axum::{Json, extract::State};
use xiaoer_desk::{
    document::{Document, Noun},
    ids::{CustomerId, ShopId, StaffId},
    role::Permission,
    time::Instant,
};

use super::view;
use crate::{
    access::guard::Person,
    app::App,
    body::{self, Narrowed},
    problem::Problem,
    wire::{
        conversation::{Hit, Hits},
        query::SearchQuery,
    },
};

/// Hits that one answer holds.
const MOST: u32 = 100;

/// Messages that hold all the words.
#[utoipa::path(
    get, path = "/search", tag = "search", security(("session" = [])),
    params(SearchQuery),
    responses((status = 200, description = "Done", body = Hits)),
)]
pub(crate) async fn search(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<SearchQuery>,
) -> Result<Json<Hits>, Problem> {
    person.require(&app, Permission::Reply)?;
    let words = body::text(&query.q, "/q", 100)?.to_owned();
    let wanted = xiaoer_store::SearchQuery {
        words,
        shop: query.shop.map(ShopId),
        customer: query.customer.map(CustomerId),
        staff: query.staff.map(StaffId),
        from: query.from.map(Instant),
        // The store's end is the first instant that is outside.
        to: query.to.map(|to| Instant(to.saturating_add(1))),
        limit: MOST,
    };
    let found = app
        .read(move |reader| {
            let mut found = Vec::new();
            for hit in reader.search(&wanted)? {
                let Some(Document::Conversation(conversation)) =
                    reader.document(Noun::Conversation(hit.conversation))?
                else {
                    continue;
                };
                let identity = reader.identity(conversation.customer)?;
                found.push((hit, conversation, identity));
            }
            Ok(found)
        })
        .await?;
    let desk = app.live.desk();
    let items = found
        .into_iter()
        .filter(|(_, conversation, _)| person.sees(&desk, conversation.shop))
        .map(|(hit, conversation, identity)| Hit {
            conversation: hit.conversation.0,
            message: hit.message.0,
            at: hit.at.0,
            customer: Some(view::customer_ref(conversation.customer, identity.as_ref())),
            text: hit.text,
        })
        .collect();
    Ok(Json(Hits { items }))
}
