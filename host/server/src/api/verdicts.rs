//! Answers of policies, with all that explains them.

use axum::{Json, extract::State, http::StatusCode};
use serde_json::Value;
use xiaoer_desk::{
    document::{Document, Noun},
    ids::{ShopId, VerdictId},
    policy::{PolicyKind, Subject},
    role::Permission,
};
use xiaoer_store::{Reader, StoreError};

use super::{other_shop, side_by_side, view};
use crate::{access::guard::Person, app::App, body::At, problem::Problem, wire::policy::Verdict};

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
            let shop = shop_of(reader, row.subject)?;
            Ok(Some((row, settings, shop)))
        })
        .await?;
    let Some((row, settings, shop)) = found else {
        return Err(Problem::not_found(
            "verdict_not_found",
            format!("没有编号为 {id} 的裁决。"),
            format!("There is no verdict {id}."),
        ));
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
    if shop.is_some_and(|shop| !person.sees(&app.live.desk(), shop)) {
        return Err(other_shop());
    }
    let (subject, subject_id) = side_by_side::subject(row.subject);
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    Ok(Json(Verdict {
        id,
        kind: row.kind.into(),
        function: row.function,
        subject: subject.to_owned(),
        subject_id,
        policy: view::policy_ref(&app.policies, row.policy),
        settings_digest: row.settings.to_string(),
        settings: settings.and_then(|bytes| serde_json::from_slice(&bytes).ok()),
        input: json(row.input),
        output: json(row.output),
        fuel: row.fuel,
        micros: row.micros,
        at: row.at.0,
        seq: row.seq,
    }))
}

/// The shop of what was judged, where its document says so.
fn shop_of(reader: &Reader, subject: Subject) -> Result<Option<ShopId>, StoreError> {
    let document = match subject {
        Subject::Conversation(id) => reader.document(Noun::Conversation(id))?,
        Subject::Case(id) => reader.document(Noun::Case(id))?,
        Subject::Incident(_) | Subject::Intake => None,
    };
    Ok(match document {
        Some(Document::Conversation(found)) => Some(found.shop),
        Some(Document::Case(found)) => Some(found.shop),
        _ => None,
    })
}
