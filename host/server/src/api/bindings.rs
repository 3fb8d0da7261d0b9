//! What is in force in a shop.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde_json::Value;
use xiaoer_desk::{
    command::Command,
    ids::ShopId,
    policy::{self, Candidate, Older, Place, PolicyCommand, PolicyKind as Kind},
    role::Permission,
};
use xiaoer_policy::Bound;
use xiaoer_store::BlobKind;

use super::{
    policies::{not_found, usable},
    trials, view,
};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Stamp, Write},
    problem::Problem,
    shell::policies::{core_digest, kind_of},
    wire::{
        backtest::BacktestNoted,
        policy::{Binding, BindingChanged, BindingPut, Bindings, GoBack, PreviousBinding, Watched},
        terms::PolicyKind,
    },
};

/// What is in force in a shop.
#[utoipa::path(
    get, path = "/shops/{id}/bindings", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Bindings)),
)]
pub(crate) async fn list_bindings(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
) -> Result<Json<Bindings>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let shop = ShopId(shop);
    let (found, gate, probations) = {
        let desk = app.live.desk();
        desk.shop(shop)?;
        let in_shop = desk.bindings.iter().filter(|((of, _), _)| *of == shop);
        let shown = |kind, binding: &policy::Binding| policy::Binding {
            previous: desk.way_back(shop, kind),
            ..binding.clone()
        };
        let found: Vec<(Kind, policy::Binding)> =
            in_shop.map(|((_, kind), binding)| (*kind, shown(*kind, binding))).collect();
        let probations: Vec<_> = found.iter().filter_map(|(kind, _)| desk.probation(shop, *kind)).cloned().collect();
        (found, desk.gate(shop), probations)
    };
    let wanted: Vec<_> = found.iter().map(|(_, binding)| binding.settings).collect();
    let texts = app
        .read(move |reader| wanted.into_iter().map(|digest| reader.blob(digest)).collect::<Result<Vec<_>, _>>())
        .await?;
    let items = found
        .into_iter()
        .zip(texts)
        .map(|((kind, binding), text)| Binding {
            kind: kind.into(),
            policy: view::policy_ref(&app.policies, binding.policy),
            settings: text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or(Value::Null),
            settings_digest: binding.settings.to_string(),
            since: binding.since.0,
            previous: binding.previous.map(|(policy, settings)| PreviousBinding {
                policy: view::policy_ref(&app.policies, policy),
                settings_digest: settings.to_string(),
            }),
            broken: app.policies.bindings().get(shop.0, kind_of(kind)).is_none(),
            trial: binding.trial.as_ref().map(|trial| trials::view_of(&app, (shop, kind), trial)),
            backtests: binding.backtests.iter().map(|noted| backtest(&app, noted)).collect(),
            watched: probations.iter().find(|watched| watched.kind == kind).map(|watched| {
                let (calls, failed) = (watched.calls, watched.failed);
                Watched { calls, failed, first_calls: gate.first_calls, most_failures: gate.most_failures }
            }),
            version: binding.version,
        })
        .collect();
    Ok(Json(Bindings { items }))
}

fn backtest(app: &App, noted: &policy::Backtest) -> BacktestNoted {
    BacktestNoted {
        policy: view::policy_ref(&app.policies, noted.policy),
        settings_digest: noted.settings.to_string(),
        at: noted.at.0,
        from: noted.from.0,
        to: noted.to.0,
        verdicts: noted.verdicts,
        changed: noted.changed,
        failed: noted.failed,
        money: noted.money.0,
        points: noted.points.0.into(),
    }
}

/// Puts a policy in force with these settings, at once.
#[utoipa::path(
    put, path = "/shops/{id}/bindings/{kind}", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = BindingPut,
    responses((status = 200, description = "Done", body = BindingChanged)),
)]
pub(crate) async fn put_binding(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    write: Write<BindingPut>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let BindingPut { policy, settings, expected_version, older, why } = write.body;
    let older = if older { Older::Allow } else { Older::Refuse };
    let digest = usable(&app, &policy)?;
    let policies = app.policies.clone();
    let checked = app.read(move |reader| policies.bind_new(digest, &settings, reader)).await?;
    let bound = checked.ok_or_else(|| not_found(&policy))??;
    let place = (ShopId(shop), Kind::from(kind));
    bind(&app, &person, write.stamp, place, Change { bound, expected_version, older, why }).await
}

/// Goes back to what was in force before.
#[utoipa::path(
    post, path = "/shops/{id}/bindings/{kind}/previous", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = GoBack,
    responses((status = 200, description = "Done", body = BindingChanged)),
)]
pub(crate) async fn go_back(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    write: Write<GoBack>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let GoBack { expected_version, why } = write.body;
    // The journal tells a way back from a choice by its reason.
    let why = if why.is_empty() { "退回上一版 (back to the version before)".to_owned() } else { why };
    let place = (ShopId(shop), Kind::from(kind));
    let previous = {
        let desk = app.live.desk();
        desk.shop(place.0)?;
        desk.way_back(place.0, place.1)
    };
    let (policy, settings) = previous.ok_or_else(|| {
        Problem::new(
            StatusCode::CONFLICT,
            "no_previous",
            "之前没有启用过别的版本，无法退回。",
            "Nothing was in force before, so there is nothing to go back to.",
        )
    })?;
    let policies = app.policies.clone();
    let bound = app.read(move |reader| policies.bound_once(policy, settings, reader)).await?;
    let bound = bound.map_err(|reason| {
        tracing::warn!(%policy, reason, "the previous policy cannot be run");
        Problem::new(
            StatusCode::CONFLICT,
            "previous_broken",
            "上一版本已经无法运行，请上传并启用其他版本。",
            "The previous version can no longer be run. Upload and choose another one.",
        )
    })?;
    bind(&app, &person, write.stamp, place, Change { bound, expected_version, older: Older::Allow, why }).await
}

/// What shall be in force.
struct Change {
    bound: Arc<Bound>,
    expected_version: u32,
    older: Older,
    why: String,
}

/// Writes it down, and puts it in force in the order of the journal.
async fn bind(
    app: &App,
    person: &Person,
    stamp: Stamp,
    (shop, kind): (ShopId, Kind),
    change: Change,
) -> Result<Response, Problem> {
    let Change { bound, expected_version, older, why } = change;
    let (actor, bindings) = (person.actor(), app.policies.bindings().clone());
    app.write(person.name(), stamp, move |transaction| {
        let policy = core_digest(bound.policy().digest());
        let settings = core_digest(bound.settings().digest());
        let place = Place { shop, kind, expected_version };
        let command = PolicyCommand::Bind { place, candidate: Candidate { policy, settings }, older, why };
        transaction.decide(actor, &Command::Policy(command))?;
        transaction.keep_blob(settings, BlobKind::Settings, bound.settings().text().as_bytes().to_vec());
        let version = transaction.desk().binding(shop, kind).map_or(0, |binding| binding.version);
        transaction.afterwards(move || drop(bindings.bind(shop.0, &bound)));
        let changed = BindingChanged { policy: policy.to_string(), settings_digest: settings.to_string(), version };
        Ok((StatusCode::OK, changed))
    })
    .await
}
