//! Shops.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde_json::json;
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    event::Event,
    ids::ShopId,
    policy::{Candidate, Older, Place, PolicyCommand},
    role::Permission,
    shop::{self, ShopCommand, ShopEvent},
};
use xiaoer_policy::Bound;
use xiaoer_store::{BlobKind, StoreError};

use crate::{
    access::guard::{Caller, Person},
    app::{App, Factory},
    body::{At, Write},
    problem::Problem,
    shell::policies::core_digest,
    wire::shop::{NewShop, Shop, ShopChange, Shops},
};

/// All shops.
#[utoipa::path(
    get, path = "/shops", tag = "shops", security(("session" = [])),
    responses((status = 200, description = "Done", body = Shops)),
)]
pub(crate) async fn list_shops(State(app): State<App>, _: Person) -> Json<Shops> {
    Json(Shops { items: app.live.desk().shops.values().map(Shop::from).collect() })
}

/// Opens a shop, with the factory policies in force.
#[utoipa::path(
    post, path = "/shops", tag = "shops", security(("session" = [])),
    request_body = NewShop,
    responses((status = 201, description = "Done", body = Shop)),
)]
pub(crate) async fn open_shop(
    State(app): State<App>,
    person: Person,
    write: Write<NewShop>,
) -> Result<Response, Problem> {
    let NewShop { name, platform, language, targets, conventions } = write.body;
    person.require(&app, Permission::ManageShops)?;
    let factory = with_defaults(&app, platform.into()).await?;
    let (actor, all_bindings) = (person.actor(), app.policies.bindings().clone());
    app.write(person.name(), write.stamp, move |transaction| {
        let command = ShopCommand::Open {
            name,
            platform: platform.into(),
            language: language.into(),
            targets: targets.into(),
            conventions: conventions.into(),
        };
        let events = transaction.decide(actor, &Command::Shop(command))?;
        let Some(Event::Shop(ShopEvent::Opened(shop))) = events.into_iter().next() else {
            return Err(Problem::defect());
        };
        for (factory, bound) in factory {
            let settings = bound.settings();
            let digest = core_digest(settings.digest());
            transaction.keep_blob(digest, BlobKind::Settings, settings.text().as_bytes().to_vec());
            let bind = PolicyCommand::Bind {
                place: Place { shop: shop.id, kind: factory.kind, expected_version: 0 },
                candidate: Candidate { policy: factory.policy, settings: digest },
                older: Older::Refuse,
                why: "出厂策略 (factory policy)".to_owned(),
            };
            transaction.decide(Actor::Desk, &Command::Policy(bind))?;
            let (bindings, shop) = (all_bindings.clone(), shop.id);
            transaction.afterwards(move || drop(bindings.bind(shop.0, &bound)));
        }
        Ok((StatusCode::CREATED, Shop::from(&shop)))
    })
    .await
}

/// The policies with which a shop of this platform starts, loaded.
async fn with_defaults(app: &App, platform: shop::Platform) -> Result<Vec<(Factory, Arc<Bound>)>, Problem> {
    let (policies, factory) = (app.policies.clone(), app.factory_for(platform).copied().collect::<Vec<_>>());
    let loaded = app.read(move |reader| {
        let no_settings = json!({});
        let with = |one: Factory| Ok((one, policies.bind_new(one.policy, &no_settings, reader)?));
        factory.into_iter().map(with).collect::<Result<Vec<_>, StoreError>>()
    });
    let accepted = |(one, bound): (Factory, Option<_>)| Ok((one, bound.ok_or_else(Problem::defect)??));
    loaded.await?.into_iter().map(accepted).collect()
}

/// One shop.
#[utoipa::path(
    get, path = "/shops/{id}", tag = "shops", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Shop)),
)]
pub(crate) async fn read_shop(State(app): State<App>, _: Person, At(id): At<u64>) -> Result<Json<Shop>, Problem> {
    Ok(Json(Shop::from(app.live.desk().shop(ShopId(id))?)))
}

/// Changes name, language or times.
#[utoipa::path(
    patch, path = "/shops/{id}", tag = "shops", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    request_body = ShopChange,
    responses((status = 200, description = "Done", body = Shop)),
)]
pub(crate) async fn change_shop(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<ShopChange>,
) -> Result<Response, Problem> {
    let (change, actor, shop) = (write.body, person.actor(), ShopId(id));
    app.write(person.name(), write.stamp, move |transaction| {
        let old = transaction.desk().shop(shop)?.clone();
        let command = ShopCommand::Change {
            shop,
            expected_version: change.expected_version,
            name: change.name.unwrap_or(old.name),
            language: change.language.map_or(old.language, Into::into),
            targets: change.targets.map_or(old.targets, Into::into),
            conventions: change.conventions.map_or(old.conventions, Into::into),
        };
        transaction.decide(actor, &Command::Shop(command))?;
        Ok((StatusCode::OK, Shop::from(transaction.desk().shop(shop)?)))
    })
    .await
}
