//! Versions tried on the past.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde_json::Value;
use tokio::runtime::Handle;
use xiaoer_desk::{
    ids::{CustomerId, ShopId, StaffId, VerdictId},
    policy::PolicyKind as Kind,
    role::Permission,
    time::Instant,
};
use xiaoer_policy::{Bound, Question, Share};
use xiaoer_store::{Identity, Past, Reader, StoreError};

use super::{
    policies::{not_found, usable},
    side_by_side::{self, Other, Pair, buyer, side_by_side},
    titles::Titles,
    view,
};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Narrowed, Write},
    problem::Problem,
    shell::{
        backtests::{self as job, Means, Shown, State as JobState},
        policies::{core_digest, kind_of},
    },
    wire::{
        backtest::{
            Backtest, BacktestCases, BacktestResult, BacktestStart, BacktestState, Backtests, CasesQuery, DayShare,
            PersonShare,
        },
        terms::PolicyKind,
    },
};

/// Cases on one page.
const PAGE: usize = 50;
/// People in a result.
const PEOPLE: usize = 100;

/// Begins a backtest of a version with settings over the verdicts of a shop. It goes on beside the day's work, one at a
/// time (409 `backtest_running`); what it shows is kept until the box stops, and in sum for good.
#[utoipa::path(
    post, path = "/shops/{id}/bindings/{kind}/backtests", tag = "backtests", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("kind" = PolicyKind, Path, description = "Kind of policy")),
    request_body = BacktestStart,
    responses((status = 202, description = "Begun", body = Backtest)),
)]
pub(crate) async fn start_backtest(
    State(app): State<App>,
    person: Person,
    At((shop, kind)): At<(u64, PolicyKind)>,
    write: Write<BacktestStart>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let BacktestStart { policy, settings, from, to } = write.body;
    let past = Past { shop: ShopId(shop), kind: Kind::from(kind), from: Instant(from), to: Instant(to) };
    if from >= to {
        return Err(Problem::field(
            "/to",
            "回测的时间段是空的：to 要晚于 from。",
            "The time to look back at is empty: to must be later than from.",
        ));
    }
    check_place(&app, past.shop, past.kind)?;
    let digest = usable(&app, &policy)?;
    let policies = app.policies.clone();
    let checked = app.read(move |reader| policies.bind_new(digest, &settings, reader)).await?;
    let bound = checked.ok_or_else(|| not_found(&policy))??;
    if bound.policy().kind() != kind_of(past.kind) {
        return Err(Problem::invalid(
            "wrong_kind",
            "这个策略包不是这一类的，请选择同一类的策略。",
            "This package is of another kind. Choose one of this kind.",
        ));
    }
    // What it would come to today: within the amounts of today.
    let bound = Arc::new(bound.within(app.policies.bindings().guardrails(shop)));
    let means = Means {
        shell: app.shell.clone(),
        reader: app.reader.clone(),
        clock: app.clock.clone(),
        stopping: app.stopping.clone(),
        runtime: Handle::current(),
    };
    let (by, beginning) = (person.id, app.clone());
    // Written as every change is, so that a request sent twice begins one backtest. Nothing else is written: should the
    // answer not be kept, the backtest runs all the same and stands in the list.
    app.write(person.name(), write.stamp, move |_| {
        let begun = beginning.backtests.begin(past, bound, by, means).ok_or_else(|| {
            Problem::new(
                StatusCode::CONFLICT,
                "backtest_running",
                "已有一个回测正在进行，请等它结束，或先取消它。",
                "Another backtest is running. Wait for its end, or cancel it first.",
            )
        })?;
        Ok((StatusCode::ACCEPTED, view_of(&beginning, &begun, &Beside::default())))
    })
    .await
}

/// The last few backtests since the box started, without what they have shown.
#[utoipa::path(
    get, path = "/backtests", tag = "backtests", security(("session" = [])),
    responses((status = 200, description = "Done", body = Backtests)),
)]
pub(crate) async fn list_backtests(State(app): State<App>, person: Person) -> Result<Json<Backtests>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let all = app.backtests.all();
    let beside = Beside::default();
    let items = all.iter().map(|one| Backtest { result: None, ..view_of(&app, one, &beside) }).collect();
    Ok(Json(Backtests { items }))
}

/// How a backtest stands, and what it has shown.
#[utoipa::path(
    get, path = "/backtests/{id}", tag = "backtests", security(("session" = [])),
    params(("id" = String, Path, description = "Id of the backtest")),
    responses((status = 200, description = "Done", body = Backtest)),
)]
pub(crate) async fn read_backtest(
    State(app): State<App>,
    person: Person,
    At(id): At<String>,
) -> Result<Json<Backtest>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let found = find(&app, &id)?;
    let beside = beside(&app, &found).await?;
    Ok(Json(view_of(&app, &found, &beside)))
}

/// Ends a backtest early. One that has ended stays as it is.
#[utoipa::path(
    post, path = "/backtests/{id}/cancel", tag = "backtests", security(("session" = [])),
    params(("id" = String, Path, description = "Id of the backtest")),
    responses((status = 200, description = "Done", body = Backtest)),
)]
pub(crate) async fn cancel_backtest(
    State(app): State<App>,
    person: Person,
    At(id): At<String>,
) -> Result<Json<Backtest>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let found = find(&app, &id)?;
    found.watch.cancel();
    let beside = beside(&app, &found).await?;
    Ok(Json(view_of(&app, &found, &beside)))
}

/// The verdicts that are answered otherwise or not at all, each beside the one that was given.
#[utoipa::path(
    get, path = "/backtests/{id}/cases", tag = "backtests", security(("session" = [])),
    params(("id" = String, Path, description = "Id of the backtest"), CasesQuery),
    responses((status = 200, description = "Done", body = BacktestCases)),
)]
pub(crate) async fn read_backtest_cases(
    State(app): State<App>,
    person: Person,
    At(id): At<String>,
    Narrowed(query): Narrowed<CasesQuery>,
) -> Result<Json<BacktestCases>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let found = find(&app, &id)?;
    let JobState::Done(shown) = found.state() else {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "backtest_not_done",
            "这个回测还没有结果。请等它结束后再看。",
            "This backtest has no result. Wait until it is done.",
        ));
    };
    let cases = &shown.backtest.cases;
    let first = query.after.map_or(0, |after| cases.partition_point(|case| *case <= after));
    let page: Vec<_> = cases.iter().skip(first).take(PAGE).copied().map(VerdictId).collect();
    let next = page.last().filter(|_| first + PAGE < cases.len()).map(|last| last.0);
    // The same question gives the same answer, so nothing of it has to be kept, and what is erased is gone here, too.
    let bound = found.bound.aside();
    let (pairs, buyers) = app
        .read(move |reader| {
            let pairs = page.into_iter().filter_map(|verdict| again(reader, &bound, verdict).transpose());
            let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
            let buyers = side_by_side::buyers(reader, &pairs)?;
            Ok((pairs, buyers))
        })
        .await?;
    Ok(Json(BacktestCases { items: pairs.iter().map(|pair| side_by_side(&app.live, &buyers, pair)).collect(), next }))
}

fn again(reader: &Reader, bound: &Bound, verdict: VerdictId) -> Result<Option<Pair>, StoreError> {
    let Some(row) = reader.verdict(verdict)? else { return Ok(None) };
    let asked = Question::named(&row.function).zip(row.input.as_deref());
    let other = match asked.map(|(question, facts)| question.put_text(bound, facts)) {
        Some(Ok(answer)) => Other::Verdict(Some(answer.verdict)),
        Some(Err(unanswered)) => Other::Fault(unanswered.label().to_owned()),
        None => Other::Verdict(None),
    };
    Ok(Some(Pair { row, other }))
}

/// A place without a policy has no past and nothing to note a result on.
fn check_place(app: &App, shop: ShopId, kind: Kind) -> Result<(), Problem> {
    let desk = app.live.desk();
    desk.shop(shop)?;
    if desk.binding(shop, kind).is_some() {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::CONFLICT,
        "nothing_in_force",
        "本店这一类还没有启用任何策略，没有可以比较的。请先启用一个。",
        "No policy of this kind is in force in the shop, so there is nothing to compare with. Put one in force first.",
    ))
}

fn find(app: &App, id: &str) -> Result<Arc<job::Backtest>, Problem> {
    app.backtests.get(id).ok_or_else(|| {
        Problem::not_found(
            "backtest_not_found",
            "没有这个回测。回测结果只保留到停机，或被更新的几个回测替换为止；请重新运行。",
            "There is no such backtest. Results are kept until the box stops or a few more were run; run it again.",
        )
    })
}

/// What a result is shown with: buyers by name, rules by title.
#[derive(Debug, Default)]
struct Beside {
    buyers: BTreeMap<CustomerId, Identity>,
    titles: Titles,
}

async fn beside(app: &App, one: &job::Backtest) -> Result<Beside, Problem> {
    let JobState::Done(shown) = one.state() else { return Ok(Beside::default()) };
    let customers: Vec<_> = match one.past.kind {
        Kind::Reply | Kind::Refund => most_concerned(&shown).into_iter().map(|(id, _)| CustomerId(id)).collect(),
        Kind::Penalty => Vec::new(),
    };
    // A rule that is no longer named stands in the settings of today.
    let (shop, kind) = one.place();
    let in_force = app.live.desk().binding(shop, kind).map(|binding| binding.settings);
    let (buyers, today) = app
        .read(move |reader| {
            let today = in_force.map(|settings| reader.blob(settings)).transpose()?.flatten();
            Ok((reader.identities(&customers)?, today))
        })
        .await?;
    let tried = one.bound.settings().text().as_bytes().to_vec();
    let settings = [Some(tried), today].into_iter().flatten();
    let package = app.policies.installed(core_digest(one.bound.policy().digest()));
    let settings = settings.filter_map(|text| serde_json::from_slice(&text).ok()).collect();
    Ok(Beside { buyers, titles: Titles { package, settings } })
}

fn view_of(app: &App, one: &job::Backtest, beside: &Beside) -> Backtest {
    let (shop, kind) = one.place();
    let policy = core_digest(one.bound.policy().digest());
    let (state, problem, result) = match one.state() {
        JobState::Running => (BacktestState::Running, None, None),
        JobState::Cancelled => (BacktestState::Cancelled, None, None),
        JobState::Failed(problem) => (BacktestState::Failed, Some(problem.words()), None),
        JobState::Done(shown) => (BacktestState::Done, None, Some(result_of(app, one, &shown, beside))),
    };
    Backtest {
        id: one.id.clone(),
        shop: shop.0,
        kind: kind.into(),
        policy: view::policy_ref(&app.policies, policy),
        settings: serde_json::from_str(one.bound.settings().text()).unwrap_or(Value::Null),
        settings_digest: one.bound.settings().digest().to_string(),
        from: one.past.from.0,
        to: one.past.to.0,
        by: app.live.person(one.by),
        started_at: one.started_at.0,
        state,
        done: one.watch.done(),
        total: one.total(),
        problem,
        result,
    }
}

fn result_of(app: &App, one: &job::Backtest, shown: &Shown, beside: &Beside) -> BacktestResult {
    let tally = &shown.backtest.tally;
    let person = |(id, share): (u64, Share)| {
        let of_staff = one.past.kind == Kind::Penalty;
        PersonShare {
            customer: (!of_staff).then(|| buyer(&beside.buyers, CustomerId(id))),
            staff: of_staff.then(|| app.live.person(StaffId(id))),
            changed: share.changed,
            failed: share.failed,
            money: share.stakes.money,
            points: share.stakes.points,
        }
    };
    let day = |(day, share): (&i64, &Share)| DayShare {
        day: Instant::beginning_shanghai_day(*day).0,
        verdicts: share.verdicts,
        changed: share.changed,
        failed: share.failed,
        money: share.stakes.money,
        points: share.stakes.points,
    };
    BacktestResult {
        verdicts: tally.total.verdicts,
        changed: tally.total.changed,
        failed: tally.total.failed,
        erased: shown.backtest.erased,
        money: tally.total.stakes.money,
        points: tally.total.stakes.points,
        took_ms: shown.took_ms,
        rules: side_by_side::rules(tally, &beside.titles),
        fields: side_by_side::fields(tally),
        faults: side_by_side::faults(tally),
        people: most_concerned(shown).into_iter().map(person).collect(),
        days: tally.days.iter().map(day).collect(),
    }
}

/// By money, then by points, then by how many answers.
fn most_concerned(shown: &Shown) -> Vec<(u64, Share)> {
    let mut people: Vec<_> = shown.backtest.tally.people.iter().map(|(id, share)| (*id, *share)).collect();
    people.sort_by_key(|(_, share)| {
        let weight =
            (share.stakes.money.unsigned_abs(), share.stakes.points.unsigned_abs(), share.changed + share.failed);
        std::cmp::Reverse(weight)
    });
    people.truncate(PEOPLE);
    people
}
