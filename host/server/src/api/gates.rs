//! A shop's rules for putting policies in force.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    ids::ShopId,
    policy::{self, PolicyCommand},
    role::Permission,
    time::Millis,
};

use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Write},
    problem::Problem,
    wire::gate::{Gate, GatePut},
};

/// What a version must pass before it is in force in the shop, and for how long it is watched afterwards.
#[utoipa::path(
    get, path = "/shops/{id}/gate", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Gate)),
)]
pub(crate) async fn read_gate(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
) -> Result<Json<Gate>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let desk = app.live.desk();
    desk.shop(ShopId(shop))?;
    Ok(Json(desk.gate(ShopId(shop)).into()))
}

/// Changes them. What is in force stays in force.
#[utoipa::path(
    put, path = "/shops/{id}/gate", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = GatePut,
    responses((status = 200, description = "Done", body = Gate)),
)]
pub(crate) async fn put_gate(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
    write: Write<GatePut>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let (actor, shop) = (person.actor(), ShopId(shop));
    let GatePut { signatures, backtest_within_ms, first_calls, most_failures, expected_version } = write.body;
    let gate = policy::Gate {
        signatures: signatures.into(),
        backtest_within_ms: Millis(backtest_within_ms),
        first_calls,
        most_failures,
        version: expected_version,
    };
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Policy(PolicyCommand::SetGate { shop, gate }))?;
        Ok((StatusCode::OK, Gate::from(transaction.desk().gate(shop))))
    })
    .await
}

impl From<policy::Gate> for Gate {
    fn from(gate: policy::Gate) -> Self {
        Self {
            signatures: gate.signatures.into(),
            backtest_within_ms: gate.backtest_within_ms.0,
            first_calls: gate.first_calls,
            most_failures: gate.most_failures,
            version: gate.version,
        }
    }
}
