//! Incidents: what the box measured and what a supervisor entered, and what the policy made of it.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    desk::Desk,
    document::{Document, Noun},
    event::Event,
    ids::{ConversationId, IncidentId, ShopId, StaffId},
    penalty::{Entry, Incident, IncidentKind, Penalty, PenaltyCommand, PenaltyEvent, Recorded},
    role::Permission,
    time::Instant,
};
use xiaoer_store::{Filter, MessageRow};

use super::{other_shop, view, whose_records};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{self, At, Narrowed, Write},
    problem::Problem,
    shell::live::Live,
    wire::{
        incident::{
            ExcuseIncident, IncidentChanged, IncidentDetail, IncidentEntered, IncidentSummary, Incidents, NewIncident,
            ProposedFor,
        },
        query::IncidentQuery,
    },
};

/// Incidents on one page.
const PAGE: usize = 100;
/// Characters of what was seen or heard.
const LONGEST: usize = 2_000;

/// Incidents, latest first; one's own, or everybody's for those who may see them.
#[utoipa::path(
    get, path = "/incidents", tag = "penalties", security(("session" = [])),
    params(IncidentQuery),
    responses((status = 200, description = "Done", body = Incidents)),
)]
pub(crate) async fn list_incidents(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<IncidentQuery>,
) -> Result<Json<Incidents>, Problem> {
    let filter = Filter {
        staff: whose_records(&app, &person, query.staff)?,
        shop: query.shop.map(ShopId),
        before: query.before,
        limit: PAGE as u32,
        ..Filter::default()
    };
    let documents = app.read(move |reader| reader.documents("incident", &filter)).await?;
    let whole = documents.len() == PAGE;
    let mut next = None;
    let desk = app.live.desk();
    let mut items = Vec::new();
    for document in documents {
        let Document::Incident(found) = document else { continue };
        next = Some(found.incident.id.0);
        let wanted = query.kind.is_none_or(|kind| found.incident.kind == kind.into());
        if wanted && visible(&desk, &person, &found) {
            items.push(summary(&app.live, &found));
        }
    }
    Ok(Json(Incidents { items, next: next.filter(|_| whole) }))
}

/// Enters what a supervisor saw or heard. The policy judges it; nothing is taken from anybody before a person confirms.
#[utoipa::path(
    post, path = "/incidents", tag = "penalties", security(("session" = [])),
    request_body = NewIncident,
    responses((status = 201, description = "Taken down", body = IncidentEntered)),
)]
pub(crate) async fn enter_incident(
    State(app): State<App>,
    person: Person,
    write: Write<NewIncident>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::RecordIncident)?;
    let NewIncident { shop, staff, kind, started_at, ended_at, evidence, conversation, account } = write.body;
    let shop = ShopId(shop);
    if !person.sees(&app.live.desk(), shop) {
        return Err(other_shop());
    }
    let conversation = conversation.map(ConversationId);
    if let Some(id) = conversation {
        in_shop(&app, id, shop).await?;
    }
    let text = app.text(body::text(&evidence, "/evidence", LONGEST)?, None);
    let started_at = Instant(started_at);
    let entry = Entry {
        shop,
        staff: StaffId(staff),
        kind: kind.into(),
        conversation,
        started_at,
        ended_at: ended_at.map_or(started_at, Instant),
        account: account.into(),
        evidence: text.digest,
    };
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.keep(text);
        let events = transaction.decide(actor, &Command::Penalty(PenaltyCommand::Enter(entry)))?;
        match events.first() {
            Some(Event::Penalty(PenaltyEvent::IncidentRecorded(incident))) => {
                Ok((StatusCode::CREATED, IncidentEntered { incident: incident.id.0 }))
            }
            _ => Err(Problem::defect()),
        }
    })
    .await
}

/// One incident with its evidence.
#[utoipa::path(
    get, path = "/incidents/{id}", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the incident")),
    responses((status = 200, description = "Done", body = IncidentDetail)),
)]
pub(crate) async fn read_incident(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<IncidentDetail>, Problem> {
    let found = find(&app, &person, IncidentId(id)).await?;
    let incident = found.incident.clone();
    let (rows, evidence, penalties) = app
        .read(move |reader| {
            let rows = incident.conversation.map(|conversation| reader.messages(conversation)).transpose()?;
            let evidence = incident.entered.map(|entered| reader.text(entered.evidence)).transpose()?.flatten();
            let filter = Filter { staff: Some(incident.staff), limit: 1_000, ..Filter::default() };
            Ok((rows.unwrap_or_default(), evidence, reader.documents("penalty", &filter)?))
        })
        .await?;
    let message = |wanted| rows.iter().find(|row: &&MessageRow| row.message == wanted).cloned();
    let shown = |row| view::message(&app.live, row);
    let incident = &found.incident;
    // As the policy has them; the latest document comes first.
    let proposed = penalties.into_iter().rev().filter_map(|document| match document {
        Document::Penalty(penalty) if penalty.incident.id == incident.id => Some(proposed_for(&penalty)),
        _ => None,
    });
    let excuse = PenaltyCommand::ExcuseIncident { incident: incident.id, reason_code: "-".to_owned() };
    let desk = app.live.desk();
    Ok(Json(IncidentDetail {
        incident: summary(&app.live, &found),
        ended_at: incident.ended_at.0,
        clock_trusted: incident.clock_trusted,
        conversation: incident.conversation.map(|conversation| conversation.0),
        evidence,
        entered_at: incident.entered.map(|entered| entered.at.0),
        account: incident.account().into(),
        reply_due_at: reply_due(&desk, incident).map(|at| at.0),
        asked: incident.first_message.and_then(message).map(shown),
        answered: incident.answer_message.and_then(message).map(shown),
        proposed: proposed.collect(),
        excused_by: found.excused.as_ref().map(|(by, _)| app.live.person(*by)),
        excuse: found.excused.as_ref().map(|(_, why)| why.clone()),
        may_excuse: desk.decide(person.actor(), &Command::Penalty(excuse), app.clock.now()).is_ok(),
    }))
}

/// By when a bad review is to be answered.
fn reply_due(desk: &Desk, incident: &Incident) -> Option<Instant> {
    let of_review = (incident.kind == IncidentKind::BadReview).then_some(incident.started_at)?;
    Some(desk.shops.get(&incident.shop)?.conventions.review_due(of_review))
}

/// Excuses an incident for which nothing is proposed: it counts no longer.
#[utoipa::path(
    post, path = "/incidents/{id}/excuse", tag = "penalties", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the incident")),
    request_body = ExcuseIncident,
    responses((status = 200, description = "Done", body = IncidentChanged)),
)]
pub(crate) async fn excuse_incident(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<ExcuseIncident>,
) -> Result<Response, Problem> {
    let incident = find(&app, &person, IncidentId(id)).await?.incident.id;
    let actor = person.actor();
    let command = PenaltyCommand::ExcuseIncident { incident, reason_code: write.body.reason };
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Penalty(command))?;
        match transaction.desk().document(Noun::Incident(incident)) {
            Some(Document::Incident(found)) => {
                Ok((StatusCode::OK, IncidentChanged { incident: incident.0, state: found.state.into() }))
            }
            _ => Err(Problem::defect()),
        }
    })
    .await
}

async fn in_shop(app: &App, id: ConversationId, shop: ShopId) -> Result<(), Problem> {
    match app.read(move |reader| reader.document(Noun::Conversation(id))).await? {
        Some(Document::Conversation(found)) if found.shop == shop => Ok(()),
        _ => Err(Problem::field(
            "/conversation",
            format!("本店没有编号为 {id} 的会话。"),
            format!("This shop has no conversation {id}."),
        )),
    }
}

/// One's own incidents, and everybody's in one's shops for those who may see them.
fn visible(desk: &Desk, person: &Person, found: &Recorded) -> bool {
    found.incident.staff == person.id
        || (person.may(desk, Permission::ViewOthersPenalties) && person.sees(desk, found.incident.shop))
}

async fn find(app: &App, person: &Person, id: IncidentId) -> Result<Recorded, Problem> {
    let open = app.live.desk().incident(id).cloned();
    let found = match open {
        Ok(found) => found,
        Err(refusal) => match app.read(move |reader| reader.document(Noun::Incident(id))).await? {
            Some(Document::Incident(found)) => found,
            _ => return Err(refusal.into()),
        },
    };
    if visible(&app.live.desk(), person, &found) {
        Ok(found)
    } else {
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "other_persons_incident",
            "这是别人的事件，只有当事人、主管和店主能看。",
            "This incident is another person's. Only they, the supervisor and the owner may see it.",
        ))
    }
}

fn summary(live: &Live, found: &Recorded) -> IncidentSummary {
    let incident = &found.incident;
    IncidentSummary {
        id: incident.id.0,
        kind: incident.kind.into(),
        staff: live.person(incident.staff),
        shop: incident.shop.0,
        month: incident.month().to_string(),
        started_at: incident.started_at.0,
        duration_ms: incident.duration.0,
        state: found.state.into(),
        counts: found.counts(),
        entered_by: incident.entered.map(|entered| live.person(entered.by)),
        notes: found.notes.iter().cloned().map(Into::into).collect(),
    }
}

fn proposed_for(penalty: &Penalty) -> ProposedFor {
    ProposedFor {
        penalty: penalty.id.0,
        rule: penalty.proposal.rule.clone(),
        effect: penalty.proposal.effect.into(),
        state: penalty.state.into(),
    }
}
