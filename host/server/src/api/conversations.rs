use crate::wire::{conversation::*, query::*};
/// Conversations of the past and present, latest first.
#[utoipa::path(
    get, path = "/conversations", tag = "conversations", security(("session" = [])),
    params(ConversationQuery),
    responses((status = 200, description = "Done", body = Conversations)),
)]
pub async fn list_conversations() {}

/// One conversation with messages, orders, cases and suggestions.
#[utoipa::path(
    get, path = "/conversations/{id}", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationDetail)),
)]
pub async fn read_conversation() {}

/// Has the reply policy look at a draft.
#[utoipa::path(
    post, path = "/conversations/{id}/review", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Draft,
    responses((status = 200, description = "Done", body = Review)),
)]
pub async fn review_draft() {}

/// Sends a message to the buyer. A finding of level `block` refuses it (422 `draft_blocked`).
#[utoipa::path(
    post, path = "/conversations/{id}/messages", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Outgoing,
    responses((status = 201, description = "Done", body = Sent)),
)]
pub async fn send_message() {}

/// Takes it.
#[utoipa::path(
    post, path = "/conversations/{id}/claim", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn claim() {}

/// Gives it to somebody.
#[utoipa::path(
    post, path = "/conversations/{id}/give", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Give,
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn give() {}

/// Passes it to the other queue (S-13).
#[utoipa::path(
    post, path = "/conversations/{id}/transfer", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Transfer,
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn transfer() {}

/// Asks somebody higher (S-41).
#[utoipa::path(
    post, path = "/conversations/{id}/escalate", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Escalate,
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn escalate() {}

/// Says that it is over; it closes after silence.
#[utoipa::path(
    post, path = "/conversations/{id}/finish", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn finish() {}

/// Corrects the problem types (S-06).
#[utoipa::path(
    put, path = "/conversations/{id}/topics", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = TopicsPut,
    responses((status = 200, description = "Done", body = ConversationSummary)),
)]
pub async fn put_topics() {}
