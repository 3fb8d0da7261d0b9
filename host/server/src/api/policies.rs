//! Installed policies.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    desk::Desk,
    digest::Digest,
    policy::{Binding, PolicyCommand, Signer},
    role::Permission,
};
use xiaoer_store::BlobKind;

use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Upload, Write},
    problem::Problem,
    shell::{
        keys::Vouched,
        policies::{Loaded, Refused, core_digest, kind_from},
    },
    wire::policy::{Policies, Policy, PolicyDetail, PolicyInstalled, Retirement, Rule},
    wire::terms::Binary,
};

/// Installed policies.
#[utoipa::path(
    get, path = "/policies", tag = "policies", security(("session" = [])),
    responses((status = 200, description = "Done", body = Policies)),
)]
pub(crate) async fn list_policies(State(app): State<App>, person: Person) -> Result<Json<Policies>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let mut loaded = app.policies.all();
    loaded.sort_by(|(_, one), (_, other)| key(one).cmp(&key(other)));
    let desk = app.live.desk();
    Ok(Json(Policies { items: loaded.iter().map(|(digest, loaded)| view(*digest, loaded, &desk)).collect() }))
}

/// Takes in a policy package (one `.wasm` file, at most 1 MiB). It is checked whole, its signature included, and compiled
/// before anything is kept. Whose word stands for it is written down; a signature that does not hold is refused (422
/// `bad_signature`).
#[utoipa::path(
    post, path = "/policies", tag = "policies", security(("session" = [])),
    request_body(content = Binary, content_type = "application/wasm"),
    responses((status = 201, description = "Done", body = PolicyInstalled)),
)]
pub(crate) async fn install_policy(
    State(app): State<App>,
    person: Person,
    upload: Upload,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    // One at a time: compiling takes all the memory it likes.
    let _turn = app.compiling.acquire().await.map_err(|_| Problem::defect())?;
    let (policies, bytes) = (app.policies.clone(), upload.bytes.clone());
    let keys = app.keys.clone();
    let loaded = tokio::task::spawn_blocking(move || {
        // What is no package has no signature either; and one that does not hold is reason enough not to compile it.
        xiaoer_policy::Package::read(&bytes)?;
        let vouched = keys.vouched(&bytes).map_err(|error| Problem::keys_unreadable(&error))??;
        let loaded = policies.load(&bytes).map_err(|refused| match refused {
            Refused::Package(error) => Problem::from(error),
            Refused::Load(error) => Problem::from(error),
        })?;
        Ok::<_, Problem>((vouched, loaded))
    });
    let (vouched, (package, policy)) = loaded.await.map_err(|_| Problem::defect())??;
    let (actor, policies) = (person.actor(), app.policies.clone());
    let of_factory = app.of_factory.contains(&package.bytes());
    app.write(person.name(), upload.stamp, move |transaction| {
        let (digest, manifest) = (core_digest(package.digest()), package.manifest());
        let kind = kind_from(manifest.kind);
        let (id, version) = (manifest.id.clone(), manifest.version.clone());
        // What came inside the box is the factory's, whoever brings it again.
        let signer = if of_factory { Signer::Factory } else { vouched.signer };
        let install = PolicyCommand::Install { policy: digest, kind, id: id.clone(), version: version.clone(), signer };
        let known = transaction.decide(actor, &Command::Policy(install))?.is_empty();
        if !known {
            transaction.keep_blob(digest, BlobKind::Package, package.bytes().to_vec());
        }
        transaction.afterwards(move || policies.know(&policy));
        let status = if known { StatusCode::OK } else { StatusCode::CREATED };
        let Vouched { by: signed_by, unknown_key, .. } = vouched;
        let (digest, kind, signer) = (digest.to_string(), kind.into(), signer.into());
        Ok((status, PolicyInstalled { digest, id, version, kind, known, signer, signed_by, unknown_key }))
    })
    .await
}

/// One policy with its rules and the schema of its settings.
#[utoipa::path(
    get, path = "/policies/{digest}", tag = "policies", security(("session" = [])),
    params(("digest" = String, Path, description = "SHA-256 of the package")),
    responses((status = 200, description = "Done", body = PolicyDetail)),
)]
pub(crate) async fn read_policy(
    State(app): State<App>,
    person: Person,
    At(digest): At<String>,
) -> Result<Json<PolicyDetail>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let found = Digest::from_hex(&digest).and_then(|digest| Some((digest, app.policies.installed(digest)?)));
    let (digest, loaded) = found.ok_or_else(|| not_found(&digest))?;
    let rules = loaded
        .manifest
        .rules
        .iter()
        .map(|rule| Rule { id: rule.id.clone(), title: rule.title.clone().into() })
        .collect();
    Ok(Json(PolicyDetail {
        policy: view(digest, &loaded, &app.live.desk()),
        rules,
        settings_schema: (*loaded.schema).clone(),
    }))
}

/// Puts a version away that is neither in force nor on trial anywhere. Uploading it again brings it back.
#[utoipa::path(
    post, path = "/policies/{digest}/retire", tag = "policies", security(("session" = [])),
    params(("digest" = String, Path, description = "SHA-256 of the package")),
    request_body = Retirement,
    responses((status = 200, description = "Done", body = Policy)),
)]
pub(crate) async fn retire_policy(
    State(app): State<App>,
    person: Person,
    At(digest): At<String>,
    write: Write<Retirement>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let found = Digest::from_hex(&digest).and_then(|digest| Some((digest, app.policies.installed(digest)?)));
    let (policy, loaded) = found.ok_or_else(|| not_found(&digest))?;
    let (actor, why, policies) = (person.actor(), write.body.why, app.policies.clone());
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Policy(PolicyCommand::Retire { policy, why }))?;
        transaction.afterwards(move || policies.put_away(policy));
        Ok((StatusCode::OK, view(policy, &loaded, transaction.desk())))
    })
    .await
}

/// An installed version that can be bound: it is there, and not put away.
pub(super) fn usable(app: &App, digest: &str) -> Result<Digest, Problem> {
    let found = Digest::from_hex(digest).ok_or_else(|| not_found(digest))?;
    match app.live.desk().installed.get(&found) {
        Some(installed) if installed.retired => Err(Problem::new(
            StatusCode::CONFLICT,
            "policy_retired",
            "这个版本已经停用。要再用，请重新上传。",
            "This version was put away. To use it again, upload it again.",
        )),
        Some(_) => Ok(found),
        None => Err(not_found(digest)),
    }
}

pub(super) fn not_found(digest: &str) -> Problem {
    let short: String = digest.chars().take(12).collect();
    Problem::not_found(
        "policy_not_found",
        format!("没有摘要为 {short} 的策略，请先上传。"),
        format!("No policy {short} is installed. Upload it first."),
    )
}

fn key(loaded: &Loaded) -> (xiaoer_policy::Kind, &str, &str) {
    (loaded.manifest.kind, &loaded.manifest.id, &loaded.manifest.version)
}

fn view(digest: Digest, loaded: &Loaded, desk: &Desk) -> Policy {
    let manifest = &loaded.manifest;
    let shops = |at: fn(&Binding, Digest) -> bool| {
        desk.bindings.iter().filter(|(_, binding)| at(binding, digest)).map(|((shop, _), _)| shop.0).collect()
    };
    let installed = desk.installed.get(&digest);
    Policy {
        digest: digest.to_string(),
        id: manifest.id.clone(),
        version: manifest.version.clone(),
        kind: kind_from(manifest.kind).into(),
        title: manifest.title.clone().into(),
        author: manifest.author.clone(),
        licence: manifest.licence.clone(),
        contract: manifest.contract.clone(),
        signer: installed.map_or(Signer::Nobody, |installed| installed.signer).into(),
        retired: installed.is_some_and(|installed| installed.retired),
        bound_in: shops(|binding, digest| binding.policy == digest),
        on_trial_in: shops(|binding, digest| binding.trial.as_ref().is_some_and(|trial| trial.policy == digest)),
    }
}
