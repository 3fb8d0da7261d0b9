//! Penalties: proposed by a policy, decided by people.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    desk::Desk,
    digest::Digest,
    document::{Document, Noun},
    ids::PenaltyId,
    penalty::{Penalty, PenaltyCommand, Step},
    role::Permission,
    time::Instant,
};
use xiaoer_store::{Filter, MessageRow};

use super::{view, whose_records};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{self, At, Narrowed, Stamp, Write},
    problem::Problem,
    shell::{facts::common::name_of, live::Live},
    wire::{
        penalty::{
            Appeal, AppealRuling, Confirm, Excuse, IncidentView, Penalties, PenaltyAction, PenaltyChanged,
            PenaltyDetail, PenaltyStep, PenaltySummary,
        },
        query::PenaltyQuery,
    },
};

/// Penalties on one page.
const PAGE: usize = 100;

/// Penalties, latest first; one's own, or everybody's for those who may see them.
#[utoipa::path(
    get, path = "/penalties", tag = "penalties", security(("session" = [])),
    params(PenaltyQuery),
    responses((status = 200, description = "Done", body = Penalties)),
)]
pub(crate) async fn list_penalties(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<PenaltyQuery>,
) -> Result<Json<Penalties>, Problem> {
    let filter = Filter {
        staff: whose_records(&app, &person, query.staff)?,
        state: query.state.map(name_of),
        before: query.before,
        limit: PAGE as u32,
        ..Filter::default()
    };
    let documents = app.read(move |reader| reader.documents("penalty", &filter)).await?;
    let whole = documents.len() == PAGE;
    let mut next = None;
    let desk = app.live.desk();
    let items = documents
        .into_iter()
        .filter_map(|document| match document {
            Document::Penalty(penalty) => {
                next = Some(penalty.id.0);
                visible(&desk, &person, &penalty).then(|| summary(&app.live, &desk, &penalty))
            }
            _ => None,
        })
        .collect();
    Ok(Json(Penalties { items, next: next.filter(|_| whole) }))
}

/// One penalty with its evidence.
#[utoipa::path(
    get, path = "/penalties/{id}", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    responses((status = 200, description = "Done", body = PenaltyDetail)),
)]
pub(crate) async fn read_penalty(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<PenaltyDetail>, Problem> {
    let penalty = find(&app, &person, PenaltyId(id)).await?;
    let (conversation, appeal) = (penalty.incident.conversation, penalty.appeal);
    let evidence = penalty.incident.entered.map(|entered| entered.evidence);
    let (rows, appeal, evidence) = app
        .read(move |reader| {
            let rows = conversation.map(|conversation| reader.messages(conversation)).transpose()?;
            let appeal = appeal.map(|digest| reader.text(digest)).transpose()?.flatten();
            let evidence = evidence.map(|digest| reader.text(digest)).transpose()?.flatten();
            Ok((rows.unwrap_or_default(), appeal, evidence))
        })
        .await?;
    let message = |wanted| rows.iter().find(|row: &&MessageRow| row.message == wanted).cloned();
    let incident = &penalty.incident;
    let shown = |row| view::message(&app.live, row);
    let desk = app.live.desk();
    Ok(Json(PenaltyDetail {
        penalty: summary(&app.live, &desk, &penalty),
        incident: IncidentView {
            id: incident.id.0,
            kind: incident.kind.into(),
            conversation: incident.conversation.map(|conversation| conversation.0),
            round: incident.round,
            messages: incident.messages,
            started_at: incident.started_at.0,
            ended_at: incident.ended_at.0,
            duration_ms: incident.duration.0,
            clock_trusted: incident.clock_trusted,
            entered_by: incident.entered.map(|entered| app.live.person(entered.by)),
            evidence,
        },
        asked: incident.first_message.and_then(message).map(shown),
        answered: incident.answer_message.and_then(message).map(shown),
        reasons: penalty.proposal.reasons.iter().cloned().map(Into::into).collect(),
        working: penalty.proposal.working.clone(),
        clamps: penalty.judgement.clamps.iter().map(Into::into).collect(),
        verdict: penalty.judgement.verdict.0,
        policy: view::policy_ref(&app.policies, penalty.judgement.policy),
        settings_digest: penalty.judgement.settings.to_string(),
        decided_by: penalty.decided_by.map(|staff| app.live.person(staff)),
        reason: penalty.reason_code.clone(),
        appeal,
        history: penalty.steps.iter().map(|step| step_shown(&app.live, step)).collect(),
        allowed: allowed(&desk, &person, &penalty, app.clock.now()),
    }))
}

/// Agrees.
#[utoipa::path(
    post, path = "/penalties/{id}/confirm", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Confirm,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub(crate) async fn confirm_penalty(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Confirm>,
) -> Result<Response, Problem> {
    let Confirm { expected_version } = write.body;
    let command = PenaltyCommand::Confirm { penalty: PenaltyId(id), expected_version };
    carry_out(&app, &person, write.stamp, PenaltyId(id), command).await
}

/// Excuses it.
#[utoipa::path(
    post, path = "/penalties/{id}/excuse", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Excuse,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub(crate) async fn excuse_penalty(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Excuse>,
) -> Result<Response, Problem> {
    let Excuse { expected_version, reason } = write.body;
    let command = PenaltyCommand::Excuse { penalty: PenaltyId(id), expected_version, reason_code: reason };
    carry_out(&app, &person, write.stamp, PenaltyId(id), command).await
}

/// Contests it.
#[utoipa::path(
    post, path = "/penalties/{id}/appeal", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = Appeal,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub(crate) async fn appeal_penalty(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Appeal>,
) -> Result<Response, Problem> {
    let Appeal { expected_version, text } = write.body;
    let penalty = find(&app, &person, PenaltyId(id)).await?.id;
    let text = app.text(body::text(&text, "/text", 2_000)?, None);
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        let appeal = transaction.keep(text);
        let command = PenaltyCommand::Appeal { penalty, expected_version, appeal };
        transaction.decide(actor, &Command::Penalty(command))?;
        Ok((StatusCode::OK, changed(transaction.desk(), penalty)?))
    })
    .await
}

/// Rules on the appeal.
#[utoipa::path(
    post, path = "/penalties/{id}/ruling", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the penalty")),
    request_body = AppealRuling,
    responses((status = 200, description = "Done", body = PenaltyChanged)),
)]
pub(crate) async fn rule_appeal(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<AppealRuling>,
) -> Result<Response, Problem> {
    let AppealRuling { expected_version, upheld, reason } = write.body;
    let command = PenaltyCommand::Rule { penalty: PenaltyId(id), expected_version, upheld, reason_code: reason };
    carry_out(&app, &person, write.stamp, PenaltyId(id), command).await
}

async fn carry_out(
    app: &App,
    person: &Person,
    stamp: Stamp,
    penalty: PenaltyId,
    command: PenaltyCommand,
) -> Result<Response, Problem> {
    find(app, person, penalty).await?;
    let actor = person.actor();
    app.write(person.name(), stamp, move |transaction| {
        transaction.decide(actor, &Command::Penalty(command))?;
        Ok((StatusCode::OK, changed(transaction.desk(), penalty)?))
    })
    .await
}

/// The penalty as it stands; the document is there even where it has just left the desk.
fn changed(desk: &Desk, penalty: PenaltyId) -> Result<PenaltyChanged, Problem> {
    match desk.document(Noun::Penalty(penalty)) {
        Some(Document::Penalty(found)) => {
            Ok(PenaltyChanged { penalty: penalty.0, state: found.state.into(), version: found.version })
        }
        _ => Err(Problem::defect()),
    }
}

/// One's own penalties, and everybody's in one's shops for those who may see them.
fn visible(desk: &Desk, person: &Person, penalty: &Penalty) -> bool {
    penalty.incident.staff == person.id
        || (person.may(desk, Permission::ViewOthersPenalties) && person.sees(desk, penalty.incident.shop))
}

async fn find(app: &App, person: &Person, id: PenaltyId) -> Result<Penalty, Problem> {
    let open = app.live.desk().penalty(id).cloned();
    let found = match open {
        Ok(found) => found,
        Err(refusal) => match app.read(move |reader| reader.document(Noun::Penalty(id))).await? {
            Some(Document::Penalty(found)) => found,
            _ => return Err(refusal.into()),
        },
    };
    if visible(&app.live.desk(), person, &found) {
        Ok(found)
    } else {
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "other_persons_penalty",
            "这是别人的处罚，只有当事人、主管和店主能看。",
            "This is another person's penalty. Only they, the supervisor and the owner may see it.",
        ))
    }
}

fn step_shown(live: &Live, step: &Step) -> PenaltyStep {
    PenaltyStep {
        state: step.state.into(),
        at: step.at.0,
        by: step.by.map(|staff| live.person(staff)),
        reason: step.reason.clone(),
    }
}

fn summary(live: &Live, desk: &Desk, penalty: &Penalty) -> PenaltySummary {
    let incident = &penalty.incident;
    let days = desk.targets(incident.shop).map_or(3, |targets| targets.appeal_working_days);
    PenaltySummary {
        id: penalty.id.0,
        staff: live.person(incident.staff),
        shop: incident.shop.0,
        rule: penalty.proposal.rule.clone(),
        effect: penalty.proposal.effect.into(),
        state: penalty.state.into(),
        proposed_at: penalty.proposed_at.0,
        month: penalty.month.to_string(),
        incident: incident.kind.into(),
        started_at: incident.started_at.0,
        duration_ms: incident.duration.0,
        appeal_until: penalty.appeal_until(days).0,
        version: penalty.version,
    }
}

/// What the person may do now: what the core does not refuse them.
fn allowed(desk: &Desk, person: &Person, found: &Penalty, now: Instant) -> Vec<PenaltyAction> {
    let (penalty, expected_version) = (found.id, found.version);
    let why = || "-".to_owned();
    let tried = [
        (PenaltyAction::Confirm, PenaltyCommand::Confirm { penalty, expected_version }),
        (PenaltyAction::Excuse, PenaltyCommand::Excuse { penalty, expected_version, reason_code: why() }),
        (PenaltyAction::Appeal, PenaltyCommand::Appeal { penalty, expected_version, appeal: Digest([0; 32]) }),
        (PenaltyAction::Rule, PenaltyCommand::Rule { penalty, expected_version, upheld: true, reason_code: why() }),
    ];
    tried
        .into_iter()
        .filter(|(_, command)| desk.decide(person.actor(), &Command::Penalty(command.clone()), now).is_ok())
        .map(|(action, _)| action)
        .collect()
}
