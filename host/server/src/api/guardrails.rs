//! A shop's floors and ceilings for what policies say.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    ids::ShopId,
    money::{Fen, Tenths},
    policy::{self, PolicyCommand},
    role::Permission,
};

use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Write},
    problem::Problem,
    shell::guardrails::to_engine,
    wire::guardrails::{Guardrails, GuardrailsPut, Span},
};

/// What a verdict may come to in the shop, whatever the policy says.
#[utoipa::path(
    get, path = "/shops/{id}/guardrails", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Guardrails)),
)]
pub(crate) async fn read_guardrails(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
) -> Result<Json<Guardrails>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let desk = app.live.desk();
    desk.shop(ShopId(shop))?;
    Ok(Json((&desk.guardrails(ShopId(shop))).into()))
}

/// Changes it, at once and for every version that is or will be in force. Verdicts that were given stay as they are.
#[utoipa::path(
    put, path = "/shops/{id}/guardrails", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = GuardrailsPut,
    responses((status = 200, description = "Done", body = Guardrails)),
)]
pub(crate) async fn put_guardrails(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
    write: Write<GuardrailsPut>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let (actor, shop, bindings) = (person.actor(), ShopId(shop), app.policies.bindings().clone());
    let GuardrailsPut { refund, fine, points, expected_version } = write.body;
    let money = |span: Span| policy::Span { floor: span.floor.map(Fen), ceiling: span.ceiling.map(Fen) };
    let guardrails = policy::Guardrails {
        refund: money(refund),
        fine: money(fine),
        points: policy::Span { floor: points.floor.map(tenths), ceiling: points.ceiling.map(tenths) },
        version: expected_version,
    };
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Policy(PolicyCommand::SetGuardrails { shop, guardrails }))?;
        let kept = transaction.desk().guardrails(shop);
        transaction.afterwards(move || bindings.guard(shop.0, to_engine(&kept)));
        Ok((StatusCode::OK, Guardrails::from(&kept)))
    })
    .await
}

/// What does not fit is refused with all else that is too much.
fn tenths(amount: i64) -> Tenths {
    Tenths(i32::try_from(amount).unwrap_or(if amount < 0 { i32::MIN } else { i32::MAX }))
}

impl From<&policy::Guardrails> for Guardrails {
    fn from(kept: &policy::Guardrails) -> Self {
        let money = |span: policy::Span<Fen>| Span {
            floor: span.floor.map(|Fen(fen)| fen),
            ceiling: span.ceiling.map(|Fen(fen)| fen),
        };
        let points = Span {
            floor: kept.points.floor.map(|Tenths(tenths)| tenths.into()),
            ceiling: kept.points.ceiling.map(|Tenths(tenths)| tenths.into()),
        };
        Self { refund: money(kept.refund), fine: money(kept.fine), points, version: kept.version }
    }
}
