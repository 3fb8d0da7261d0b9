use crate::wire::{penalty::*, query::*};
/// Penalties, latest first; one's own, or everybody's for those who may see them.
#[utoipa::path(
    get, path = "/penalties", tag = "penalties", security(("session" = [])),
    params(PenaltyQuery),
    responses((status = 200, description = "Done", body = Penalties)),
)]
pub async fn list_penalties() {}

/// One penalty with its evidence.
#[utoipa::path(
    get, path = "/penalties/{id}", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    responses((status = 200, description = "Done", body = PenaltyDetail)),
)]
pub async fn read_penalty() {}

/// Agrees.
#[utoipa::path(
    post, path = "/penalties/{id}/confirm", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Confirm,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub async fn confirm_penalty() {}

/// Excuses it.
#[utoipa::path(
    post, path = "/penalties/{id}/excuse", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Excuse,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub async fn excuse_penalty() {}

/// Contests it.
#[utoipa::path(
    post, path = "/penalties/{id}/appeal", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Appeal,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub async fn appeal_penalty() {}

/// Rules on the appeal.
#[utoipa::path(
    post, path = "/penalties/{id}/ruling", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = AppealRuling,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub async fn rule_appeal() {}
