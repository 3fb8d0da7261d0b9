//! Months: what the owner keeps of people, their statements, and closing them. An agent sees their own and no other.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    command::Command,
    desk::Desk,
    document::{Document, Noun},
    ids::{ShopId, StaffId},
    money::Fen,
    pay::{self, Figures as CoreFigures, PayCommand, Terms},
    role::Permission,
    time::Month,
};

use super::{other_shop, view};
use crate::{
    access::guard::{Caller, Person},
    app::App,
    body::{At, Write},
    problem::Problem,
    shell::{
        facts::month,
        live::Live,
        reckoning::{self, Reckoned, Reckoner},
    },
    wire::month::{
        CloseMonth, Closed, CountedPenalty, Figures, MonthChanged, PersonMonth, Personnel, PutFigures, PutPersonnel,
        Sale, ShopMonth, Statement, StatementLine,
    },
};

/// A shop's month: everybody's records, or one's own where others' are not open.
#[utoipa::path(
    get, path = "/shops/{id}/months/{month}", tag = "months", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("month" = String, Path, description = "For example `2026-11`")),
    responses((status = 200, description = "Done", body = ShopMonth)),
)]
pub(crate) async fn read_month(
    State(app): State<App>,
    person: Person,
    At((id, month)): At<(u64, String)>,
) -> Result<Json<ShopMonth>, Problem> {
    let (shop, month, now) = (ShopId(id), parse(&month)?, app.clock.now());
    let desk = app.live.desk();
    desk.shop(shop)?;
    let all = person.may(&desk, Permission::ViewOthersPenalties) && person.sees(&desk, shop);
    let people = reckoning::people(&desk, shop).into_iter().filter(|staff| all || *staff == person.id);
    Ok(Json(ShopMonth {
        shop: id,
        month: month.to_string(),
        closes_at: month.closes_at().0,
        days: month.days(),
        people: people
            .map(|staff| {
                let sheet = desk.sheet(shop, staff, month);
                PersonMonth {
                    staff: app.live.person(staff),
                    personnel: desk.personnel(shop, staff).map(personnel),
                    figures: sheet.and_then(|sheet| sheet.figures.as_ref()).map(figures),
                    counted: count(desk.counted_penalties(shop, staff, month).len()),
                    open: count(desk.open_penalties(shop, staff, month).count()),
                    obstacles: obstacles(&desk, (shop, staff, month), now),
                    closed: sheet.and_then(|sheet| sheet.closed.as_ref()).map(|closing| closed(&app.live, closing)),
                    version: sheet.map_or(0, |sheet| sheet.version),
                }
            })
            .collect(),
    }))
}

/// Keeps what the owner knows of a person.
#[utoipa::path(
    put, path = "/shops/{id}/personnel/{staff}", tag = "months", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop"), ("staff" = u64, Path, description = "Number of the person")),
    request_body = PutPersonnel,
    responses((status = 200, description = "Done", body = MonthChanged)),
)]
pub(crate) async fn put_personnel(
    State(app): State<App>,
    person: Person,
    At((id, staff)): At<(u64, u64)>,
    write: Write<PutPersonnel>,
) -> Result<Response, Problem> {
    let PutPersonnel { expected_version, grade, onsite, full_time, minimum_wage } = write.body;
    let terms = Terms { grade: grade.into(), onsite, full_time, minimum_wage: minimum_wage.map(Fen) };
    let (shop, staff) = (ShopId(id), StaffId(staff));
    let command = PayCommand::KeepPersonnel { shop, staff, expected_version, terms };
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Pay(command))?;
        let version = transaction.desk().personnel(shop, staff).map_or(0, |kept| kept.version);
        Ok((StatusCode::OK, MonthChanged { version }))
    })
    .await
}

/// Enters a person's figures of a month.
#[utoipa::path(
    put, path = "/shops/{id}/months/{month}/staff/{staff}/figures", tag = "months", security(("session" = [])),
    params(
        ("id" = u64, Path, description = "Number of the shop"), ("month" = String, Path, description = "For example `2026-11`"),
        ("staff" = u64, Path, description = "Number of the person"),
    ),
    request_body = PutFigures,
    responses((status = 200, description = "Done", body = MonthChanged)),
)]
pub(crate) async fn put_figures(
    State(app): State<App>,
    person: Person,
    At((id, month, staff)): At<(u64, String, u64)>,
    write: Write<PutFigures>,
) -> Result<Response, Problem> {
    let PutFigures { expected_version, days_employed, working_days, team_score, special_bonus, bonus_reason } =
        write.body;
    let figures = CoreFigures {
        days_employed,
        working_days,
        team_score,
        special_bonus: Fen(special_bonus),
        bonus_reason: bonus_reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
    };
    let (shop, staff, month) = (ShopId(id), StaffId(staff), parse(&month)?);
    let command = PayCommand::KeepFigures { shop, staff, month, expected_version, figures };
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        transaction.decide(actor, &Command::Pay(command))?;
        Ok((StatusCode::OK, MonthChanged { version: version(transaction.desk(), (shop, staff, month)) }))
    })
    .await
}

/// A person's statement: as it would be closed now, or as it was closed.
#[utoipa::path(
    get, path = "/shops/{id}/months/{month}/staff/{staff}", tag = "months", security(("session" = [])),
    params(
        ("id" = u64, Path, description = "Number of the shop"), ("month" = String, Path, description = "For example `2026-11`"),
        ("staff" = u64, Path, description = "Number of the person"),
    ),
    responses((status = 200, description = "Done", body = Statement)),
)]
pub(crate) async fn read_statement(
    State(app): State<App>,
    person: Person,
    At((id, month, staff)): At<(u64, String, u64)>,
) -> Result<Json<Statement>, Problem> {
    let place = (ShopId(id), StaffId(staff), parse(&month)?);
    may_see(&app, &person, place)?;
    let (shop, staff, month) = place;
    let kept = app.read(move |reader| reader.document(Noun::Statement(shop, staff, month))).await?;
    if let Some(Document::Statement(kept)) = kept {
        return Ok(Json(shown(&app, &kept, true)));
    }
    let reckoned = reckoner(&app).month(place, app.clock.now()).await?;
    let statement = {
        let desk = app.live.desk();
        let judgement = unkept(&reckoned);
        month::statement(&desk, place, &reckoned.counsel.verdict, reckoned.sales, judgement)
    };
    Ok(Json(shown(&app, &statement, false)))
}

/// Closes a person's month. Every warning of the statement must be acknowledged, word for word.
#[utoipa::path(
    post, path = "/shops/{id}/months/{month}/staff/{staff}/closing", tag = "months", security(("session" = [])),
    params(
        ("id" = u64, Path, description = "Number of the shop"), ("month" = String, Path, description = "For example `2026-11`"),
        ("staff" = u64, Path, description = "Number of the person"),
    ),
    request_body = CloseMonth,
    responses((status = 200, description = "Done", body = MonthChanged)),
)]
pub(crate) async fn close_month(
    State(app): State<App>,
    person: Person,
    At((id, month, staff)): At<(u64, String, u64)>,
    write: Write<CloseMonth>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManagePay)?;
    let place = (ShopId(id), StaffId(staff), parse(&month)?);
    may_see(&app, &person, place)?;
    let CloseMonth { expected_version, expected_total, acknowledged } = write.body;
    let Reckoned { counsel, sales } = reckoner(&app).month(place, app.clock.now()).await?;
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        let judgement = transaction.judgement(counsel.opinion);
        let statement = month::statement(transaction.desk(), place, &counsel.verdict, sales, judgement);
        let expected_total = Fen(expected_total);
        let command = PayCommand::CloseMonth { statement, expected_version, expected_total, acknowledged };
        transaction.decide(actor, &Command::Pay(command))?;
        Ok((StatusCode::OK, MonthChanged { version: version(transaction.desk(), place) }))
    })
    .await
}

type Place = (ShopId, StaffId, Month);

fn parse(text: &str) -> Result<Month, Problem> {
    let read = || {
        let (year, month) = text.split_once('-')?;
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((2000..=2200).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
    };
    read().ok_or_else(|| {
        Problem::not_found("no_such_month", "月份要写成 2026-11 这样。", "A month is written like 2026-11.")
    })
}

fn reckoner(app: &App) -> Reckoner {
    Reckoner { live: app.live.clone(), policies: app.policies.clone(), reader: app.reader.clone() }
}

/// One's own statement, and everybody's in one's shops for those who may see them.
fn may_see(app: &App, person: &Person, (shop, staff, _): Place) -> Result<(), Problem> {
    let desk = app.live.desk();
    desk.shop(shop)?;
    desk.person(staff)?;
    if staff != person.id {
        desk.require(person.actor(), Permission::ViewOthersPenalties)?;
        if !person.sees(&desk, shop) {
            return Err(other_shop());
        }
    }
    Ok(())
}

fn version(desk: &Desk, (shop, staff, month): Place) -> u32 {
    desk.sheet(shop, staff, month).map_or(0, |sheet| sheet.version)
}

fn obstacles(
    desk: &Desk,
    (shop, staff, month): Place,
    now: xiaoer_desk::time::Instant,
) -> Vec<crate::wire::terms::Obstacle> {
    desk.obstacles(shop, staff, month, now).into_iter().map(Into::into).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A preview is not journalled, so its verdict has no number.
fn unkept(reckoned: &Reckoned) -> xiaoer_desk::policy::Judgement {
    let opinion = &reckoned.counsel.opinion;
    xiaoer_desk::policy::Judgement {
        verdict: xiaoer_desk::ids::VerdictId(0),
        shop: opinion.shop,
        policy: opinion.policy,
        settings: opinion.settings,
        input: opinion.input.digest,
        output: opinion.output.digest,
        fuel: opinion.fuel,
        micros: opinion.micros,
        guardrails: opinion.guardrails,
        clamps: opinion.clamps.clone(),
    }
}

fn shown(app: &App, statement: &pay::Statement, kept: bool) -> Statement {
    let (shop, staff, month) = (statement.shop, statement.staff, statement.month);
    let desk = app.live.desk();
    let closing = Closed { by: app.live.person(statement.closed_by), at: statement.closed_at.0 };
    Statement {
        staff: app.live.person(staff),
        shop: shop.0,
        month: month.to_string(),
        closed: kept.then_some(closing),
        version: version(&desk, (shop, staff, month)),
        obstacles: obstacles(&desk, (shop, staff, month), app.clock.now()),
        lines: statement.lines.iter().map(line).collect(),
        total: statement.total.0,
        score: statement.score.map(|score| score.0),
        level: statement.level.into(),
        carried_sales: statement.carried_sales.0,
        reasons: statement.reasons.iter().cloned().map(Into::into).collect(),
        warnings: statement.warnings.clone(),
        sales: statement.sales.iter().map(|one| sale(&desk, one)).collect(),
        penalties: statement.counted.iter().map(counted_penalty).collect(),
        policy: view::policy_ref(&app.policies, statement.judgement.policy),
        settings_digest: statement.judgement.settings.to_string(),
        verdict: kept.then_some(statement.judgement.verdict.0),
    }
}

fn line(line: &pay::Line) -> StatementLine {
    StatementLine {
        rule: line.rule.clone(),
        label: line.label.clone(),
        amount: line.amount.0,
        points: line.points.0,
        working: line.working.clone(),
    }
}

fn sale(desk: &Desk, sale: &pay::Sale) -> Sale {
    Sale {
        order: sale.order.0,
        number: desk.orders.get(&sale.order).map(|order| order.record.number.clone()),
        at: sale.at.0,
        amount: sale.amount.0,
        reason: (sale.rule.clone(), sale.reason.clone()).into(),
        doubtful: sale.doubtful,
    }
}

fn counted_penalty(applied: &pay::Applied) -> CountedPenalty {
    CountedPenalty {
        penalty: applied.penalty.0,
        incident: applied.incident.0,
        kind: applied.kind.into(),
        at: applied.at.0,
        rule: applied.rule.clone(),
        effect: applied.effect.into(),
    }
}

fn personnel(kept: &pay::Personnel) -> Personnel {
    let Terms { grade, onsite, full_time, minimum_wage } = kept.terms;
    Personnel {
        grade: grade.into(),
        onsite,
        full_time,
        minimum_wage: minimum_wage.map(|wage| wage.0),
        version: kept.version,
    }
}

fn figures(kept: &CoreFigures) -> Figures {
    Figures {
        days_employed: kept.days_employed,
        working_days: kept.working_days,
        team_score: kept.team_score,
        special_bonus: kept.special_bonus.0,
        bonus_reason: kept.bonus_reason.clone(),
    }
}

fn closed(live: &Live, closing: &pay::Closing) -> Closed {
    Closed { by: live.person(closing.by), at: closing.at.0 }
}
