//! The open conversations in serving order.

use axum::{Json, extract::State};
use xiaoer_desk::{
    conversation::{Conversation, Queue},
    ids::ShopId,
};

use super::view;
use crate::{
    access::guard::Person,
    app::App,
    body::Narrowed,
    problem::Problem,
    wire::{
        conversation::{QueueCounts, QueueView},
        query::QueueQuery,
    },
};

/// Conversations that one answer holds.
const MOST: usize = 500;

/// The open conversations in serving order.
#[utoipa::path(
    get, path = "/queue", tag = "queue", security(("session" = [])),
    params(QueueQuery),
    responses((status = 200, description = "Done", body = QueueView)),
)]
pub(crate) async fn read_queue(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<QueueQuery>,
) -> Result<Json<QueueView>, Problem> {
    let now = app.clock.now();
    let shop = query.shop.map(ShopId);
    let (counts, found) = {
        let desk = app.live.desk();
        let visible =
            |found: &&Conversation| shop.is_none_or(|shop| shop == found.shop) && person.sees(&desk, found.shop);
        let waiting: Vec<&Conversation> = desk.queue(now).into_iter().filter(visible).collect();
        let late = |found: &&&Conversation| {
            let limit = desk.targets(found.shop).map(|targets| targets.late_ms);
            found.waiting(now).zip(limit).is_some_and(|(waited, limit)| waited > limit)
        };
        let mine = desk.conversations.values().filter(visible).filter(|found| found.assignee == Some(person.id));
        let counts = QueueCounts {
            waiting: count(waiting.len()),
            sales: count(waiting.iter().filter(|found| found.queue == Queue::Sales).count()),
            after_sale: count(waiting.iter().filter(|found| found.queue == Queue::AfterSale).count()),
            late: count(waiting.iter().filter(late).count()),
            unassigned: count(waiting.iter().filter(|found| found.assignee.is_none()).count()),
            mine: count(mine.count()),
        };
        let mut others: Vec<_> =
            desk.conversations.values().filter(|found| found.round.is_none()).filter(visible).collect();
        others.sort_by_key(|found| std::cmp::Reverse((found.last_message_at, found.id)));
        let found: Vec<Conversation> = waiting
            .into_iter()
            .chain(others)
            .filter(|found| !query.mine.is_on() || found.assignee == Some(person.id))
            .take(MOST)
            .cloned()
            .collect();
        (counts, found)
    };
    let beside = view::beside(&app, &found).await?;
    let items = found.iter().map(|one| view::conversation(&app.live, &beside, one, now)).collect();
    Ok(Json(QueueView { as_of: now.0, counts, items }))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
