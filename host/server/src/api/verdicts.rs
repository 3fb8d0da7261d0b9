use crate::wire::{policy::*, query::*, terms::*};
/// One answer of a policy, with facts, settings and version.
#[utoipa::path(
    get, path = "/verdicts/{id}", tag = "verdicts", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the verdict")),
    responses((status = 200, description = "Done", body = Verdict)),
)]
pub async fn read_verdict() {}
