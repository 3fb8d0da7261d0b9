//! After-sale cases: applying, looking.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    aftersale::{Case, CaseCommand, CaseEvent, CaseState},
    command::Command,
    desk::Desk,
    document::{Document, Noun},
    event::Event,
    ids::{CaseId, ConversationId, OrderId, ShopId},
    role::Permission,
    time::Instant,
};
use xiaoer_store::{Filter, Identity};

use super::{case_view, other_shop, view};
use crate::{
    access::guard::{Caller, Person, PersonOrConnector},
    app::App,
    body::{self, At, Narrowed, Write},
    problem::Problem,
    shell::facts::common::name_of,
    wire::{
        aftersale::{Application, CaseDetail, CaseOpened, CaseSummary, Cases},
        query::CaseQuery,
        terms,
    },
};

/// Cases on one page.
const PAGE: usize = 100;

/// The buyer applies. The refund policy judges at once, in the background.
#[utoipa::path(
    post, path = "/aftersales", tag = "aftersales", security(("session" = []), ("token" = [])),
    request_body = Application,
    responses((status = 201, description = "Done", body = CaseOpened)),
)]
pub(crate) async fn apply(
    State(app): State<App>,
    caller: PersonOrConnector,
    write: Write<Application>,
) -> Result<Response, Problem> {
    let application = write.body;
    let words = body::optional(application.words.as_deref(), "/words", 4_000)?.map(str::to_owned);
    let order = named_order(&app, &application)?;
    match &caller {
        PersonOrConnector::Connector(connector) => connector.require(order.shop)?,
        PersonOrConnector::Person(person) if !person.sees(&app.live.desk(), order.shop) => return Err(other_shop()),
        PersonOrConnector::Person(_) => {}
    }
    let words = words.map(|words| app.text(words, Some(order.customer)));
    let actor = caller.actor();
    app.write(caller.name(), write.stamp, move |transaction| {
        let words = words.map(|words| transaction.keep(words));
        let conversation = application.conversation.map(ConversationId);
        if let Some(conversation) = conversation {
            let found = transaction.desk().conversation(conversation)?;
            if found.customer != order.customer || found.shop != order.shop {
                return Err(Problem::field(
                    "/conversation",
                    "这个会话不是该订单买家的，请核对。",
                    "This conversation is not with the buyer of the order.",
                ));
            }
        }
        let command = CaseCommand::Apply { order: order.id, conversation, facts: application.facts.into(), words };
        let events = transaction.decide(actor, &Command::Case(command))?;
        match events.first() {
            Some(Event::Case(CaseEvent::Applied { case })) => Ok((StatusCode::CREATED, CaseOpened { case: case.id.0 })),
            _ => Err(Problem::defect()),
        }
    })
    .await
}

/// Cases, latest first.
#[utoipa::path(
    get, path = "/aftersales", tag = "aftersales", security(("session" = [])),
    params(CaseQuery),
    responses((status = 200, description = "Done", body = Cases)),
)]
pub(crate) async fn list_cases(
    State(app): State<App>,
    person: Person,
    Narrowed(query): Narrowed<CaseQuery>,
) -> Result<Json<Cases>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let now = app.clock.now();
    let (found, next) = if query.mine_to_decide.is_on() {
        (to_decide(&app, &person, &query, now), None)
    } else {
        kept(&app, &person, &query).await?
    };
    let customers: Vec<_> = found.iter().map(|case| case.customer).collect();
    let identities = app.read(move |reader| reader.identities(&customers)).await?;
    let desk = app.live.desk();
    let items = found.iter().map(|case| summary(&desk, &person, case, identities.get(&case.customer), now)).collect();
    Ok(Json(Cases { items, next }))
}

/// One case with verdict, order, customer and history.
#[utoipa::path(
    get, path = "/aftersales/{id}", tag = "aftersales", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the case")),
    responses((status = 200, description = "Done", body = CaseDetail)),
)]
pub(crate) async fn read_case(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<CaseDetail>, Problem> {
    person.require(&app, Permission::ViewOrders)?;
    let case = find(&app, &person, CaseId(id)).await?;
    case_view::detail(&app, &person, case).await.map(Json)
}

/// The case, open or closed, if the person serves its shop.
pub(super) async fn find(app: &App, person: &Person, id: CaseId) -> Result<Case, Problem> {
    let open = app.live.desk().case(id).cloned();
    let found = match open {
        Ok(found) => found,
        Err(refusal) => match app.read(move |reader| reader.document(Noun::Case(id))).await? {
            Some(Document::Case(found)) => found,
            _ => return Err(refusal.into()),
        },
    };
    if person.sees(&app.live.desk(), found.shop) { Ok(found) } else { Err(other_shop()) }
}

/// A case in a list.
pub(super) fn summary(
    desk: &Desk,
    person: &Person,
    case: &Case,
    identity: Option<&Identity>,
    now: Instant,
) -> CaseSummary {
    let verdict = case.verdict.as_ref().map(|(verdict, _)| verdict);
    CaseSummary {
        id: case.id.0,
        shop: case.shop.0,
        customer: view::customer_ref(case.customer, identity),
        order: case.order.0,
        order_number: desk.order(case.order).ok().map(|order| order.record.number.clone()),
        conversation: case.conversation.map(|conversation| conversation.0),
        state: case.state.into(),
        state_since: case.state_since.0,
        applied_at: case.applied_at.0,
        reason: case.facts.reason.into(),
        wish: case.facts.wish.into(),
        requested: case.facts.requested.map(|fen| fen.0),
        decision: verdict.map(|verdict| verdict.decision.into()),
        amount_max: verdict.map(|verdict| verdict.amount_max.0),
        amount: case.amount.map(|fen| fen.0),
        paid: case.paid.map(|fen| fen.0),
        decider: case.decider().map(terms::Role::from),
        mine_to_decide: case_view::decides(desk, person, case, now),
        due_at: desk.targets(case.shop).and_then(|targets| case.state_deadline(targets)).map(|at| at.0),
        overdue: case.overdue,
        fault: case.fault.clone(),
        version: case.version,
    }
}

fn named_order(app: &App, application: &Application) -> Result<xiaoer_desk::order::Order, Problem> {
    let desk = app.live.desk();
    match (application.order, application.shop, application.number.as_deref()) {
        (Some(order), None, None) => Ok(desk.order(OrderId(order))?.clone()),
        (None, Some(shop), Some(number)) => {
            let shop = desk.shop(ShopId(shop))?;
            desk.order_by_number(shop.id, number.trim()).cloned().ok_or_else(|| {
                Problem::not_found(
                    "order_not_found",
                    format!("这家店铺没有订单号为 {number} 的订单，请先录入订单。"),
                    format!("This shop has no order {number}. Record the order first."),
                )
            })
        }
        _ => Err(Problem::field(
            "/order",
            "请用 order 指定订单，或用 shop 加 number 指定，二选一。",
            "Name the order by order, or by shop and number; one of the two.",
        )),
    }
}

/// What the person may decide now: all of it is on the desk.
fn to_decide(app: &App, person: &Person, query: &CaseQuery, now: Instant) -> Vec<Case> {
    let desk = app.live.desk();
    let mut found: Vec<_> = desk
        .cases
        .values()
        .filter(|case| query.shop.is_none_or(|shop| shop == case.shop.0) && person.sees(&desk, case.shop))
        .filter(|case| query.state.is_none_or(|state| CaseState::from(state) == case.state))
        .filter(|case| case_view::decides(&desk, person, case, now))
        .cloned()
        .collect();
    found.reverse();
    found
}

/// A page of what the store has.
async fn kept(app: &App, person: &Person, query: &CaseQuery) -> Result<(Vec<Case>, Option<u64>), Problem> {
    let filter = Filter {
        shop: query.shop.map(ShopId),
        state: query.state.map(name_of),
        open: query.open.map(crate::wire::query::Flag::is_on),
        before: query.before,
        limit: PAGE as u32,
        ..Filter::default()
    };
    let documents = app.read(move |reader| reader.documents("case", &filter)).await?;
    let whole = documents.len() == PAGE;
    let mut next = None;
    let desk = app.live.desk();
    let found = documents
        .into_iter()
        .filter_map(|document| match document {
            Document::Case(case) => {
                next = Some(case.id.0);
                person.sees(&desk, case.shop).then_some(case)
            }
            _ => None,
        })
        .collect();
    Ok((found, next.filter(|_| whole)))
}
