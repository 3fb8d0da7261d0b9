//! Versions on trial: the questions of the one in force, without effect.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde_json::Value;
use xiaoer_desk::{
    command::Command,
    ids::ShopId,
    policy::{self, Candidate, Place, PolicyCommand, PolicyKind as Kind},
    role::Permission,
};
use xiaoer_policy::{Tally, Whose};
use xiaoer_store::{BlobKind, Reader, StoreError};

use super::{
    policies::{not_found, usable},
    side_by_side::{self, Other, Pair, side_by_side},
    titles::Titles,
    view,
};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Narrowed, Write},
    problem::Problem,
    shell::policies::core_digest,
    wire::{
        terms::PolicyKind,
        trial::{Trial, TrialChanged, TrialEnd, TrialPut, TrialQuery, TrialReport},
    },
};

/// Answers on one page.
const PAGE: u32 = 50;
/// Answers that the counts are made of.
const COUNTED: usize = 1_000;

/// Tries a version with settings beside the one in force. One trial for each shop and kind: a new one replaces the old.
#[utoipa::path(
    put, path = "/shops/{id}/bindings/{kind}/trial", tag = "trials", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = TrialPut,
    responses((status = 200, description = "Done", body = TrialChanged)),
)]
pub(crate) async fn start_trial(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    write: Write<TrialPut>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let TrialPut { policy, settings, expected_version, why } = write.body;
    let digest = usable(&app, &policy)?;
    let policies = app.policies.clone();
    let checked = app.read(move |reader| policies.bind_new(digest, &settings, reader)).await?;
    let bound = checked.ok_or_else(|| not_found(&policy))??;
    let place = Place { shop: ShopId(shop), kind: Kind::from(kind), expected_version };
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        let settings = core_digest(bound.settings().digest());
        let candidate = Candidate { policy: digest, settings };
        transaction.decide(actor, &Command::Policy(PolicyCommand::StartTrial { place, candidate, why }))?;
        transaction.keep_blob(settings, BlobKind::Settings, bound.settings().text().as_bytes().to_vec());
        Ok((StatusCode::OK, changed(transaction.desk().binding(place.shop, place.kind))))
    })
    .await
}

/// Ends the trial. Where there is none, nothing happens.
#[utoipa::path(
    post, path = "/shops/{id}/bindings/{kind}/trial/end", tag = "trials", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = TrialEnd,
    responses((status = 200, description = "Done", body = TrialChanged)),
)]
pub(crate) async fn end_trial(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    write: Write<TrialEnd>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let TrialEnd { expected_version, why } = write.body;
    let place = Place { shop: ShopId(shop), kind: Kind::from(kind), expected_version };
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Policy(PolicyCommand::EndTrial { place, why }))?;
        Ok((StatusCode::OK, changed(transaction.desk().binding(place.shop, place.kind))))
    })
    .await
}

/// What the version on trial answered otherwise: counts by rule and by field, and each answer beside the one that was
/// given.
#[utoipa::path(
    get, path = "/shops/{id}/bindings/{kind}/trial", tag = "trials", security(("session" = [])),
    params(
        ("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy"),
        TrialQuery,
    ),
    responses((status = 200, description = "Done", body = TrialReport)),
)]
pub(crate) async fn read_trial(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    Narrowed(query): Narrowed<TrialQuery>,
) -> Result<Json<TrialReport>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let place = (ShopId(shop), Kind::from(kind));
    let found = {
        let desk = app.live.desk();
        desk.shop(place.0)?;
        desk.binding(place.0, place.1).and_then(|binding| Some((binding.trial.clone()?, binding.settings)))
    };
    let Some((trial, in_force)) = found else {
        return Err(Problem::not_found(
            "no_trial",
            "这一类现在没有在试用的策略。",
            "Nothing of this kind is on trial at present.",
        ));
    };
    let asked = trial.clone();
    let read = app.read(move |reader| {
        let settings = [reader.blob(asked.settings)?, reader.blob(in_force)?];
        let (pairs, next) = page(reader, place.0, &asked, query.before)?;
        let (counted, tally) = count(reader, place.0, &asked)?;
        let buyers = side_by_side::buyers(reader, &pairs)?;
        Ok((settings, pairs, next, counted, tally, buyers))
    });
    let (settings, pairs, next, counted, tally, buyers) = read.await?;
    let settings = settings.map(|text| text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or(Value::Null));
    let titles = Titles { package: app.policies.installed(trial.policy), settings: settings.to_vec() };
    let [settings, _] = settings;
    Ok(Json(TrialReport {
        trial: view_of(&app, place, &trial),
        settings,
        counted,
        rules: side_by_side::rules(&tally, &titles),
        fields: side_by_side::fields(&tally),
        faults: side_by_side::faults(&tally),
        money: tally.total.stakes.money,
        points: tally.total.stakes.points,
        items: pairs.iter().map(|pair| side_by_side(&app.live, &buyers, pair)).collect(),
        next,
    }))
}

/// A trial as lists show it.
pub(super) fn view_of(app: &App, place: (ShopId, Kind), trial: &policy::Trial) -> Trial {
    Trial {
        policy: view::policy_ref(&app.policies, trial.policy),
        settings_digest: trial.settings.to_string(),
        since: trial.since.0,
        compared: trial.compared,
        differing: trial.differing,
        failed: trial.failed,
        dropped: app.untried.at(place),
    }
}

fn changed(binding: Option<&policy::Binding>) -> TrialChanged {
    let trial = binding.and_then(|binding| binding.trial.as_ref());
    TrialChanged {
        policy: trial.map(|trial| trial.policy.to_string()),
        settings_digest: trial.map(|trial| trial.settings.to_string()),
        version: binding.map_or(0, |binding| binding.version),
    }
}

/// One page of a trial's answers, and where the next begins.
fn page(
    reader: &Reader,
    shop: ShopId,
    trial: &policy::Trial,
    before: Option<u64>,
) -> Result<(Vec<Pair>, Option<u64>), StoreError> {
    let candidate = Candidate { policy: trial.policy, settings: trial.settings };
    let rows = reader.trial_answers(shop, candidate, before, PAGE)?;
    let mut next = rows.last().filter(|_| rows.len() == PAGE as usize).map(|last| last.seq);
    let mut pairs = Vec::with_capacity(rows.len());
    for answer in rows {
        let Some(row) = reader.verdict(answer.verdict)? else { continue };
        // What comes now belongs to an earlier trial of the same version.
        if row.at < trial.since {
            next = None;
            break;
        }
        let other = answer.fault.map_or(Other::Verdict(answer.output), Other::Fault);
        pairs.push(Pair { row, other });
    }
    Ok((pairs, next))
}

/// Counts the latest answers of a trial.
fn count(reader: &Reader, shop: ShopId, trial: &policy::Trial) -> Result<(u64, Tally), StoreError> {
    let (mut counted, mut tally, mut before) = (0, Tally::default(), None);
    while counted < COUNTED {
        let (pairs, next) = page(reader, shop, trial, before)?;
        counted += pairs.len();
        for pair in &pairs {
            let whose = Whose { person: None, day: pair.row.at.shanghai_day() };
            match (&pair.other, pair.contrast()) {
                (Other::Fault(fault), _) => tally.failed(whose, fault),
                (Other::Verdict(_), Some(contrast)) => tally.changed(whose, &contrast),
                (Other::Verdict(_), None) => {}
            }
        }
        if next.is_none() {
            break;
        }
        before = next;
    }
    Ok((counted as u64, tally))
}
