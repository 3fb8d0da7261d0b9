//! Answers of policies, with all that explains them.

use axum::{Json, extract::State, http::StatusCode};
use serde_json::Value;
use xiaoer_desk::{ids::VerdictId, policy::PolicyKind, role::Permission};
use xiaoer_policy::{self as engine, Question, Record};
use xiaoer_store::VerdictRow;

use super::{other_shop, side_by_side, titles::Titles, view};
use crate::{
    access::guard::Person,
    app::App,
    body::{At, Nothing, Write},
    problem::Problem,
    shell::guardrails::to_engine,
    wire::policy::{Replay, RuleNamed, Verdict},
};

/// One answer of a policy, with facts, settings and version.
#[utoipa::path(
    get, path = "/verdicts/{id}", tag = "verdicts", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the verdict")),
    responses((status = 200, description = "Done", body = Verdict)),
)]
pub(crate) async fn read_verdict(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
) -> Result<Json<Verdict>, Problem> {
    let found = app
        .read(move |reader| {
            let Some(row) = reader.verdict(VerdictId(id))? else {
                return Ok(None);
            };
            let settings = reader.blob(row.settings)?;
            let judgement = reader.judgement(row.seq)?;
            Ok(Some((row, settings, judgement)))
        })
        .await?;
    let Some((row, settings, judgement)) = found else {
        return Err(no_such_verdict(id));
    };
    person.require(&app, Permission::Reply)?;
    if row.kind == PolicyKind::Penalty && !person.may(&app.live.desk(), Permission::ViewOthersPenalties) {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "other_persons_penalty",
            "考核裁决只有主管和店主能看；自己的处罚请在“处罚”里看。",
            "Only the supervisor and the owner see penalty verdicts; your own are under Penalties.",
        ));
    }
    if !person.sees(&app.live.desk(), row.shop) {
        return Err(other_shop());
    }
    let (guardrails, clamps) = judgement.map(|judgement| (judgement.guardrails, judgement.clamps)).unwrap_or_default();
    let (subject, subject_id) = side_by_side::subject(row.subject);
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let output = json(row.output);
    let settings: Option<Value> = settings.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let titles = Titles { package: app.policies.installed(row.policy), settings: settings.iter().cloned().collect() };
    let mut rules = Vec::new();
    if let Some(output) = &output {
        name_rules(output, &titles, &mut rules);
    }
    Ok(Json(Verdict {
        id,
        kind: row.kind.into(),
        function: row.function,
        subject: subject.to_owned(),
        subject_id,
        policy: view::policy_ref(&app.policies, row.policy),
        settings_digest: row.settings.to_string(),
        settings,
        input: json(row.input),
        output,
        rules,
        clamps: clamps.iter().map(Into::into).collect(),
        guardrails: (&guardrails).into(),
        fuel: row.fuel,
        micros: row.micros,
        at: row.at.0,
        seq: row.seq,
    }))
}

/// Gives the verdict again, with the same package, settings and facts, and says whether it came out the same.
#[utoipa::path(
    post, path = "/verdicts/{id}/replay", tag = "verdicts", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the verdict")),
    responses((status = 200, description = "Done", body = Replay)),
)]
pub(crate) async fn replay_verdict(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    _: Write<Nothing>,
) -> Result<Json<Replay>, Problem> {
    person.require(&app, Permission::ManagePolicies)?;
    let policies = app.policies.clone();
    let found = app.read(move |reader| {
        let Some(row) = reader.verdict(VerdictId(id))? else { return Ok(None) };
        let bound = policies.bound_once(row.policy, row.settings, reader)?;
        let record = record_of(&row);
        // The same amounts as then, whatever they are today.
        let guardrails =
            reader.judgement(row.seq)?.map(|judgement| to_engine(&judgement.guardrails)).unwrap_or_default();
        let ran = bound.ok().zip(record).map(|(bound, record)| engine::Replay::run(&bound.within(guardrails), &record));
        Ok(Some((row, ran)))
    });
    let (row, ran) = found.await?.ok_or_else(|| no_such_verdict(id))?;
    let ran = ran.ok_or_else(|| {
        if row.input.is_none() || row.output.is_none() {
            return Problem::new(
                StatusCode::CONFLICT,
                "verdict_erased",
                "这条裁决的资料已按要求删除，无法重放。",
                "The facts of this verdict are erased, so it cannot be given again.",
            );
        }
        Problem::new(
            StatusCode::CONFLICT,
            "policy_not_runnable",
            "当时的策略包或设置现在无法运行，无法重放。",
            "The package or the settings of that time cannot be run now, so the verdict cannot be given again.",
        )
    })?;
    let unanswered = ran.as_ref().err().map(|unanswered| (unanswered.label().to_owned(), unanswered.sentence().into()));
    let (fault, detail) = unanswered.unzip();
    let ran = ran.ok();
    let cost = ran.as_ref().and_then(|ran| ran.cost);
    Ok(Json(Replay {
        verdict: id,
        same_answer: ran.as_ref().is_some_and(|ran| ran.same_answer),
        same_fuel: ran.as_ref().is_some_and(|ran| ran.same_fuel),
        fuel_then: row.fuel,
        fuel_now: cost.map(|cost| cost.fuel),
        micros_then: row.micros,
        micros_now: cost.map(|cost| cost.micros),
        output: ran.as_ref().and_then(|ran| serde_json::from_str(&ran.answer).ok()),
        changes: ran.map(|ran| ran.changes).into_iter().flatten().map(side_by_side::field_change).collect(),
        fault,
        detail,
    }))
}

fn record_of(row: &VerdictRow) -> Option<Record> {
    let question = Question::named(&row.function)?;
    Some(Record { question, facts: row.input.clone()?, answer: row.output.clone()?, fuel: row.fuel })
}

fn no_such_verdict(id: u64) -> Problem {
    Problem::not_found("verdict_not_found", format!("没有编号为 {id} 的裁决。"), format!("There is no verdict {id}."))
}

/// Every rule that an answer names, each time with what it says of it.
fn name_rules(value: &Value, titles: &Titles, named: &mut Vec<RuleNamed>) {
    match value {
        Value::Object(fields) => {
            if let Some(rule) = fields.get("rule").and_then(Value::as_str) {
                let text = fields.get("text").and_then(Value::as_str).map(str::to_owned);
                let one = RuleNamed { rule: rule.to_owned(), title: titles.of(rule), text };
                if !named.contains(&one) {
                    named.push(one);
                }
            }
            fields.values().for_each(|inner| name_rules(inner, titles, named));
        }
        Value::Array(items) => items.iter().for_each(|item| name_rules(item, titles, named)),
        _ => {}
    }
}
