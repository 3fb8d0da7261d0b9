//! People at the desk.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    desk::Desk,
    event::Event,
    ids::{ShopId, StaffId},
    role::Permission,
    staff::{self, StaffCommand, StaffEvent},
};
use xiaoer_store::AccessChange;

use crate::{
    access::{
        guard::{Caller, Person},
        password::{check_login, check_name},
    },
    app::App,
    body::{At, Nothing, Write},
    problem::Problem,
    random,
    shell::live::{Live, Name},
    wire::staff::{Joined, NewPassword, NewStaff, Staff, StaffChange, StaffList},
};

/// Everybody at the desk.
#[utoipa::path(
    get, path = "/staff", tag = "staff", security(("session" = [])),
    responses((status = 200, description = "Done", body = StaffList)),
)]
pub(crate) async fn list_staff(State(app): State<App>, person: Person) -> Json<StaffList> {
    let desk = app.live.desk();
    let manages = person.may(&desk, Permission::ManageStaff);
    let items = desk.staff.values().map(|found| view(&app.live, &desk, found, manages, None)).collect();
    Json(StaffList { items })
}

/// Takes somebody in; the first password is shown only now.
#[utoipa::path(
    post, path = "/staff", tag = "staff", security(("session" = [])),
    request_body = NewStaff,
    responses((status = 201, description = "Done", body = Joined)),
)]
pub(crate) async fn create_staff(
    State(app): State<App>,
    person: Person,
    write: Write<NewStaff>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManageStaff)?;
    let NewStaff { login, name, roles, shops } = write.body;
    let (login, name) = (check_login(&login)?, check_name(&name)?);
    let password = random::password();
    let password_hash = app.passwords.hash(password.clone()).await?;
    let (actor, live) = (person.actor(), app.live.clone());
    app.write_secret(person.name(), write.stamp, move |transaction| {
        if transaction.login_taken(&login)? {
            return Err(xiaoer_store::StoreError::LoginTaken.into());
        }
        let command = StaffCommand::Join {
            roles: roles.into_iter().map(Into::into).collect(),
            shops: shops.into_iter().map(ShopId).collect(),
        };
        let events = transaction.decide(actor, &Command::Staff(command))?;
        let Some(Event::Staff(StaffEvent::Joined(joined))) = events.into_iter().next() else {
            return Err(Problem::defect());
        };
        let shown = Name { login: login.clone(), name: name.clone() };
        let staff = view(&live, transaction.desk(), &joined, true, Some(shown));
        transaction.access(AccessChange::CreateAccount { staff: joined.id, login, name, password_hash });
        Ok((StatusCode::CREATED, Joined { staff, password }))
    })
    .await
}

/// Changes name, roles, shops or the disabled mark.
#[utoipa::path(
    patch, path = "/staff/{id}", tag = "staff", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the person")),
    request_body = StaffChange,
    responses((status = 200, description = "Done", body = Staff)),
)]
pub(crate) async fn change_staff(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<StaffChange>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManageStaff)?;
    let change = write.body;
    let name = change.name.as_deref().map(check_name).transpose()?;
    let (actor, live, staff) = (person.actor(), app.live.clone(), StaffId(id));
    app.write(person.name(), write.stamp, move |transaction| {
        let command = StaffCommand::ChangeRights {
            staff,
            expected_version: change.expected_version,
            roles: change.roles.into_iter().map(Into::into).collect(),
            shops: change.shops.into_iter().map(ShopId).collect(),
            disabled: change.disabled,
        };
        transaction.decide(actor, &Command::Staff(command))?;
        if change.disabled {
            transaction.access(AccessChange::EndSessionsOf { staff });
        }
        let mut shown = live.account(staff);
        if let Some(name) = name {
            transaction.access(AccessChange::Rename { staff, name: name.clone() });
            if let Some(shown) = &mut shown {
                shown.name = name;
            }
        }
        let desk = transaction.desk();
        Ok((StatusCode::OK, view(&live, desk, desk.person(staff)?, true, shown)))
    })
    .await
}

/// Makes a new password, shown only now; every session of the person ends.
#[utoipa::path(
    post, path = "/staff/{id}/password", tag = "staff", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the person")),
    responses((status = 200, description = "Done", body = NewPassword)),
)]
pub(crate) async fn reset_password(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManageStaff)?;
    let password = random::password();
    let password_hash = app.passwords.hash(password.clone()).await?;
    let (actor, staff) = (person.actor(), StaffId(id));
    app.write_secret(person.name(), write.stamp, move |transaction| {
        let found = transaction.desk().person(staff)?.clone();
        // Whoever may change somebody's rights may also give them a new password; the core knows who that is.
        let unchanged = StaffCommand::ChangeRights {
            staff,
            expected_version: found.version,
            roles: found.roles,
            shops: found.shops,
            disabled: found.disabled,
        };
        transaction.desk().decide(actor, &Command::Staff(unchanged), transaction.now())?;
        transaction.access(AccessChange::SetPassword { staff, password_hash });
        transaction.access(AccessChange::EndSessionsOf { staff });
        Ok((StatusCode::OK, NewPassword { password }))
    })
    .await
}

fn view(live: &Live, desk: &Desk, found: &staff::Staff, manages: bool, shown: Option<Name>) -> Staff {
    let account = shown.or_else(|| live.account(found.id));
    Staff {
        id: found.id.0,
        login: account.as_ref().filter(|_| manages).map(|account| account.login.clone()),
        name: account.map_or_else(|| format!("#{}", found.id), |account| account.name),
        roles: found.roles.iter().map(|role| (*role).into()).collect(),
        shops: found.shops.iter().map(|shop| shop.0).collect(),
        disabled: found.disabled,
        presence: found.presence.into(),
        presence_since: found.presence_since.0,
        load: desk.load(found.id),
        version: found.version,
    }
}
