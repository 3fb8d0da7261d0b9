//! What people do with an after-sale case.

use axum::{extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    aftersale::CaseCommand,
    command::Command,
    document::{Document, Noun},
    ids::CaseId,
};

use super::aftersales::find;
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{self, At, Nothing, Stamp, Write},
    problem::Problem,
    shell::transaction::Transaction,
    wire::aftersale::{CaseChanged, FactsPut, Inspection, Paid, ParcelSent, RulingRequest},
};

/// Adds facts; the policy judges again.
#[utoipa::path(
    put, path = "/aftersales/{id}/facts", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = FactsPut,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn put_facts(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<FactsPut>,
) -> Result<Response, Problem> {
    let FactsPut { expected_version, facts } = write.body;
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::Inform {
        case,
        expected_version,
        facts: facts.into(),
    })
    .await
}

/// A person decides.
#[utoipa::path(
    post, path = "/aftersales/{id}/ruling", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = RulingRequest,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn rule_case(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<RulingRequest>,
) -> Result<Response, Problem> {
    let RulingRequest { expected_version, ruling, note } = write.body;
    let note = body::optional(note.as_deref(), "/note", 500)?.map(str::to_owned);
    let customer = find(&app, &person, CaseId(id)).await?.customer;
    let note = note.map(|note| app.text(note, Some(customer)));
    carry_out(app, person, write.stamp, CaseId(id), move |transaction, case| {
        let note = note.map(|note| transaction.keep(note));
        CaseCommand::Rule { case, expected_version, ruling: ruling.into(), note }
    })
    .await
}

/// The return requirements (K-62) were sent.
#[utoipa::path(
    post, path = "/aftersales/{id}/requirements-sent", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn note_requirements_sent(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::NoteRequirementsSent { case }).await
}

/// The buyer has sent the goods.
#[utoipa::path(
    post, path = "/aftersales/{id}/parcel-sent", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = ParcelSent,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn note_parcel_sent(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<ParcelSent>,
) -> Result<Response, Problem> {
    let customer = find(&app, &person, CaseId(id)).await?.customer;
    let tracking = app.text(body::text(&write.body.tracking, "/tracking", 64)?, Some(customer));
    carry_out(app, person, write.stamp, CaseId(id), move |transaction, case| {
        let parcel = transaction.keep(tracking);
        CaseCommand::NoteParcelSent { case, parcel }
    })
    .await
}

/// The warehouse has the goods.
#[utoipa::path(
    post, path = "/aftersales/{id}/parcel-received", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn note_parcel_received(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::NoteParcelReceived { case }).await
}

/// The warehouse has looked; the policy judges again.
#[utoipa::path(
    post, path = "/aftersales/{id}/inspection", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = Inspection,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn inspect(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Inspection>,
) -> Result<Response, Problem> {
    let conditions = write.body.conditions;
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::Inspect {
        case,
        conditions: conditions.into(),
    })
    .await
}

/// The money is back, or the compensation paid.
#[utoipa::path(
    post, path = "/aftersales/{id}/paid", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    request_body = Paid,
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn note_paid(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Paid>,
) -> Result<Response, Problem> {
    let expected_version = write.body.expected_version;
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::NotePaid { case, expected_version })
        .await
}

/// It is over.
#[utoipa::path(
    post, path = "/aftersales/{id}/close", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseChanged)),
)]
pub(crate) async fn close_case(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Nothing>,
) -> Result<Response, Problem> {
    carry_out(app, person, write.stamp, CaseId(id), move |_, case| CaseCommand::Close { case }).await
}

async fn carry_out(
    app: App,
    person: Person,
    stamp: Stamp,
    case: CaseId,
    command: impl FnOnce(&mut Transaction<'_>, CaseId) -> CaseCommand + Send + 'static,
) -> Result<Response, Problem> {
    find(&app, &person, case).await?;
    let actor = person.actor();
    app.write(person.name(), stamp, move |transaction| {
        let command = command(transaction, case);
        transaction.decide(actor, &Command::Case(command))?;
        // The document is there even where the case has just left the desk.
        let Some(Document::Case(found)) = transaction.desk().document(Noun::Case(case)) else {
            return Err(Problem::defect());
        };
        let (state, version) = (found.state, found.version);
        Ok((StatusCode::OK, CaseChanged { case: case.0, state: state.into(), version }))
    })
    .await
}
