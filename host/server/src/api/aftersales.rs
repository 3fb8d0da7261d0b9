use crate::wire::{aftersale::*, query::*};
/// The buyer applies. The refund policy judges at once, in the background.
#[utoipa::path(
    post, path = "/aftersales", tag = "aftersales", security(("session" = []), ("token" = [])),
    request_body = Application,
    responses((status = 201, description = "Done", body = CaseOpened)),
)]
pub async fn apply() {}

/// Cases, latest first.
#[utoipa::path(
    get, path = "/aftersales", tag = "aftersales", security(("session" = [])),
    params(CaseQuery),
    responses((status = 200, description = "Done", body = Cases)),
)]
pub async fn list_cases() {}

/// One case with verdict, order, customer and history.
#[utoipa::path(
    get, path = "/aftersales/{id}", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseDetail)),
)]
pub async fn read_case() {}

/// Adds facts; the policy judges again.
#[utoipa::path(
    put, path = "/aftersales/{id}/facts", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = FactsPut,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn put_facts() {}

/// A person decides.
#[utoipa::path(
    post, path = "/aftersales/{id}/ruling", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = RulingRequest,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn rule_case() {}

/// The return requirements (K-62) were sent.
#[utoipa::path(
    post, path = "/aftersales/{id}/requirements-sent", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn note_requirements_sent() {}

/// The buyer has sent the goods.
#[utoipa::path(
    post, path = "/aftersales/{id}/parcel-sent", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = ParcelSent,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn note_parcel_sent() {}

/// The warehouse has the goods.
#[utoipa::path(
    post, path = "/aftersales/{id}/parcel-received", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn note_parcel_received() {}

/// The warehouse has looked; the policy judges again.
#[utoipa::path(
    post, path = "/aftersales/{id}/inspection", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = Inspection,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn inspect() {}

/// The money is back, or the compensation paid.
#[utoipa::path(
    post, path = "/aftersales/{id}/paid", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = Paid,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn note_paid() {}

/// It is over.
#[utoipa::path(
    post, path = "/aftersales/{id}/close", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub async fn close_case() {}
