use crate::wire::staff::*;
/// Everybody at the desk.
#[utoipa::path(
    get, path = "/staff", tag = "staff", security(("session" = [])),
    responses((status = 200, description = "Done", body = StaffList)),
)]
pub async fn list_staff() {}

/// Takes somebody in; the first password is shown only now.
#[utoipa::path(
    post, path = "/staff", tag = "staff", security(("session" = [])),
    request_body = NewStaff,
    responses((status = 201, description = "Done", body = Joined)),
)]
pub async fn create_staff() {}

/// Changes name, roles, shops or the disabled mark.
#[utoipa::path(
    patch, path = "/staff/{id}", tag = "staff", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the person")),
    request_body = StaffChange,
    responses((status = 200, description = "Done", body = Staff)),
)]
pub async fn change_staff() {}

/// Makes a new password, shown only now; every session of the person ends.
#[utoipa::path(
    post, path = "/staff/{id}/password", tag = "staff", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the person")),
    responses((status = 200, description = "Done", body = NewPassword)),
)]
pub async fn reset_password() {}
