//! Conversations of the past and present.

use std::sync::Arc;

use axum::{Json, extract::State};
use xiaoer_desk::{
    aftersale::Case,
    command::Command,
    conversation::{Answer, Conversation, ConversationCommand, Moment, Origin, Queue, Stage},
    desk::Desk,
    digest::Digest,
    document::{Document, Noun},
    ids::{ConversationId, CustomerId, ShopId},
    policy::{PolicyKind, Subject},
    role::{Permission, Role},
    time::Instant,
};
use xiaoer_policy::{Bound, contract::reply::Advice as Advised};
use xiaoer_store::Filter;

use super::{aftersales, messages::known_of, other_shop, view};
use crate::{
    access::guard::Person,
    app::App,
    body::{At, Narrowed},
    problem::Problem,
    shell::{facts::reply, policies::Silence},
    wire::{
        conversation::{ConversationAction, ConversationDetail, Conversations, Thresholds},
        query::ConversationQuery,
    },
};

/// Conversations on one page.
const PAGE: u32 = 100;

/// Conversations of the past and present, latest first.
#[utoipa::path(
    get, path = "/conversations", tag = "conversations", security(("session" = [])),
    params(ConversationQuery),
    responses((status = 200, description = "Done", body = Conversations)),
)]
pub(crate) async fn list_conversations(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<ConversationQuery>,
) -> Result<Json<Conversations>, Problem> {
    let filter = Filter {
        shop: query.shop.map(ShopId),
        customer: query.customer.map(CustomerId),
        state: query.state.map(crate::shell::facts::common::name_of),
        before: query.before,
        limit: PAGE,
        ..Filter::default()
    };
    let documents = app.read(move |reader| reader.documents("conversation", &filter)).await?;
    let whole = documents.len() == PAGE as usize;
    let mut next = None;
    let found: Vec<Conversation> = {
        let desk = app.live.desk();
        documents
            .into_iter()
            .filter_map(|document| match document {
                Document::Conversation(found) => {
                    next = Some(found.id.0);
                    person.sees(&desk, found.shop).then_some(found)
                }
                _ => None,
            })
            .collect()
    };
    let beside = view::beside(&app, &found).await?;
    let now = app.clock.now();
    let items = found.iter().map(|one| view::conversation(&app.live, &beside, one, now)).collect();
    Ok(Json(Conversations { items, next: next.filter(|_| whole) }))
}

/// One conversation with messages, orders, cases and suggestions.
#[utoipa::path(
    get, path = "/conversations/{id}", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    responses((status = 200, description = "Done", body = ConversationDetail)),
)]
pub(crate) async fn read_conversation(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<ConversationDetail>, Problem> {
    let found = find(&app, &person, ConversationId(id)).await?;
    let (advice, notice) = if found.stage == Stage::Closed { (None, None) } else { suggest(&app, &found).await? };
    let now = app.clock.now();
    let (orders, cases, thresholds) = {
        let desk = app.live.desk();
        let cases: Vec<Case> = desk
            .cases
            .values()
            .filter(|case| case.shop == found.shop && case.customer == found.customer)
            .cloned()
            .collect();
        let targets = desk.targets(found.shop).cloned().unwrap_or_default();
        let thresholds =
            Thresholds { amber_ms: targets.amber_ms.0, red_ms: targets.red_ms.0, late_ms: targets.late_ms.0 };
        (view::orders_of(&desk, found.shop, found.customer), cases, thresholds)
    };
    let customer = found.customer;
    let (rows, identity, orders) = app
        .read(move |reader| {
            Ok((
                reader.messages(ConversationId(id))?,
                reader.identity(customer)?,
                view::orders_with_remarks(reader, &orders)?,
            ))
        })
        .await?;
    let beside = view::beside(&app, std::slice::from_ref(&found)).await?;
    let desk = app.live.desk();
    let cases = cases.iter().map(|case| aftersales::summary(&desk, &person, case, identity.as_ref(), now)).collect();
    Ok(Json(ConversationDetail {
        as_of: now.0,
        conversation: view::conversation(&app.live, &beside, &found, now),
        thresholds,
        customer: view::customer(&desk, customer, identity),
        messages: rows.into_iter().map(|row| view::message(&app.live, row)).collect(),
        orders,
        goods: desk
            .goods_of(found.shop, found.customer, found.goods)
            .map(|product| super::products::shown(&app.live, product)),
        goods_named: found.goods.is_some_and(|id| desk.product(id).is_ok()),
        cases,
        moment: desk.moment_of(&found).into(),
        advice: advice.map(|(advice, verdict)| view::advice(&advice, verdict)),
        notice: notice.as_ref().map(view::failed),
        allowed: allowed(&desk, &person, &found, now),
    }))
}

/// What the person may do now: what the core does not refuse them. A closed conversation is not on the desk, so nothing.
fn allowed(desk: &Desk, person: &Person, found: &Conversation, now: Instant) -> Vec<ConversationAction> {
    use ConversationAction as A;
    use ConversationCommand as C;
    let conversation = found.id;
    let other_queue = if found.queue == Queue::Sales { Queue::AfterSale } else { Queue::Sales };
    let reply = C::Send {
        conversation,
        expected_version: None,
        origin: Origin::Manual,
        text: Digest([0; 32]),
        script: None,
        answer: Answer::Substantive,
        review: None,
    };
    let may = |command: C| {
        let decided = desk.decide(person.actor(), &Command::Conversation(command), now);
        decided.is_ok_and(|events| !events.is_empty())
    };
    let mut allowed = Vec::new();
    let mut note = |action, may: bool| allowed.extend(may.then_some(action));
    note(A::Claim, may(C::Claim { conversation }));
    note(A::Reply, may(reply));
    note(A::Give, desk.staff.keys().any(|to| may(C::Give { conversation, to: *to })));
    note(A::Transfer, may(C::Transfer { conversation, queue: other_queue }));
    note(A::Escalate, may(C::Escalate { conversation, to: Role::Supervisor }));
    note(A::Tag, may(C::Tag { conversation, topics: found.topics.clone() }));
    note(A::Finish, may(C::Finish { conversation }));
    allowed
}

/// The conversation, open or closed, if the person may answer customers of its shop.
pub(super) async fn find(app: &App, person: &Person, id: ConversationId) -> Result<Conversation, Problem> {
    person.require(app, Permission::Reply)?;
    let open = app.live.desk().conversation(id).cloned();
    let found = match open {
        Ok(found) => found,
        Err(refusal) => match app.read(move |reader| reader.document(Noun::Conversation(id))).await? {
            Some(Document::Conversation(found)) => found,
            _ => return Err(refusal.into()),
        },
    };
    if person.sees(&app.live.desk(), found.shop) { Ok(found) } else { Err(other_shop()) }
}

type Suggested = (Option<(Arc<Advised>, Option<u64>)>, Option<Silence>);

/// The journalled advice on the latest message, if that is what has just happened and it is still at hand; or the
/// policy's answer now.
async fn suggest(app: &App, found: &Conversation) -> Result<Suggested, Problem> {
    let moment = app.live.desk().moment_of(found);
    if moment == Moment::BuyerMessage
        && let Some(latest) = app.recent.advice(found.id)
    {
        return Ok((Some((latest.advice, Some(latest.verdict.0))), None));
    }
    let known = known_of(app, (found.shop, found.customer), Some(found)).await?;
    let now = app.clock.now();
    let situation = {
        let desk = app.live.desk();
        let whose = (found.shop, found.customer);
        reply::situation(&app.live, &desk, whose, Some(found), (moment, found.assignee), (known, now))
    };
    let situation = situation.ok_or_else(Problem::defect)?;
    let place = (found.shop, PolicyKind::Reply);
    match app.policies.ask(place, (Some(found.customer), now), situation, Bound::advise).await {
        Ok(counsel) => Ok((Some((Arc::new(counsel.verdict), None)), None)),
        Err(silence) => {
            app.note_failure(place, Subject::Conversation(found.id), &silence).await?;
            Ok((None, Some(silence)))
        }
    }
}
