//! The keys by which the box knows whose word stands for a package.

use axum::{Json, extract::State};
use xiaoer_desk::role::Permission;

use crate::{
    access::guard::Person,
    app::App,
    problem::Problem,
    wire::policy_keys::{OwnKey, PolicyKeys, VendorKey},
};

/// The shop's own key, for those who shall trust its packages, and the vendors whose packages the shop trusts.
#[utoipa::path(
    get, path = "/policy-keys", tag = "policies", security(("session" = [])),
    responses((status = 200, description = "Done", body = PolicyKeys)),
)]
pub(crate) async fn read_policy_keys(State(app): State<App>, person: Person) -> Result<Json<PolicyKeys>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let keys = app.keys.clone();
    let known = tokio::task::spawn_blocking(move || keys.known()).await.map_err(|_| Problem::defect())?;
    let known = known.map_err(|error| Problem::keys_unreadable(&error))?;
    Ok(Json(PolicyKeys {
        own: known.own.map(|(key, public)| OwnKey { id: key.id().to_owned(), public }),
        vendors: known
            .vendors
            .iter()
            .map(|key| VendorKey { name: key.name().to_owned(), id: key.id().to_owned() })
            .collect(),
        unreadable: known.unreadable,
    }))
}
