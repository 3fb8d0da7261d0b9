//! What an agent does with a conversation besides answering.

use axum::{extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    conversation::ConversationCommand,
    ids::{ConversationId, ProductId, StaffId},
};

use super::conversations::find;
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Nothing, Stamp, Write},
    problem::Problem,
    wire::{
        conversation::{ConversationChanged, Escalate, Give, TopicsPut, Transfer},
        product::GoodsPut,
    },
};

/// Takes it.
#[utoipa::path(
    post, path = "/conversations/{id}/claim", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn claim(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Claim { conversation };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Gives it to somebody.
#[utoipa::path(
    post, path = "/conversations/{id}/give", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Give,
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn give(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Give>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Give { conversation, to: StaffId(write.body.to) };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Passes it to the other queue (S-13).
#[utoipa::path(
    post, path = "/conversations/{id}/transfer", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Transfer,
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn transfer(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Transfer>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Transfer { conversation, queue: write.body.queue.into() };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Asks somebody higher (S-41).
#[utoipa::path(
    post, path = "/conversations/{id}/escalate", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Escalate,
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn escalate(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Escalate>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Escalate { conversation, to: write.body.to.into() };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Says that it is over; it closes after silence.
#[utoipa::path(
    post, path = "/conversations/{id}/finish", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn finish(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Finish { conversation };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Corrects the problem types (S-06).
#[utoipa::path(
    put, path = "/conversations/{id}/topics", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = TopicsPut,
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn put_topics(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<TopicsPut>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::Tag { conversation, topics: write.body.topics };
    carry_out(app, person, write.stamp, conversation, command).await
}

/// Names the goods that it is about, whose facts policies and agents then speak from (L-23).
#[utoipa::path(
    put, path = "/conversations/{id}/goods", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = GoodsPut,
    responses((status = 200, description = "Done", body = ConversationChanged)),
)]
pub(crate) async fn put_goods(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<GoodsPut>,
) -> Result<Response, Problem> {
    let conversation = ConversationId(id);
    let command = ConversationCommand::NameGoods { conversation, product: write.body.product.map(ProductId) };
    carry_out(app, person, write.stamp, conversation, command).await
}

async fn carry_out(
    app: App,
    person: Person,
    stamp: Stamp,
    conversation: ConversationId,
    command: ConversationCommand,
) -> Result<Response, Problem> {
    find(&app, &person, conversation).await?;
    let actor = person.actor();
    app.write(person.name(), stamp, move |transaction| {
        transaction.decide(actor, &Command::Conversation(command))?;
        let found = transaction.desk().conversation(conversation)?;
        let changed = ConversationChanged {
            conversation: found.id.0,
            stage: found.stage.into(),
            queue: found.queue.into(),
            assignee: found.assignee.map(|staff| staff.0),
            version: found.version,
        };
        Ok((StatusCode::OK, changed))
    })
    .await
}
