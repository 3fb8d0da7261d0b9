//! Drafts and messages to the buyer.

use axum::{Json, extract::State, http::StatusCode, response::Response};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{self, Conversation, ConversationCommand, ConversationEvent},
    event::Event,
    ids::ConversationId,
    policy::{PolicyKind, Subject},
};
use xiaoer_policy::{Bound, contract::reply as contract};

use super::{conversations::find, messages::known_of, view};
use crate::{
    access::guard::{Caller, Person},
    app::{App, failure},
    body::{self, At, Write},
    problem::Problem,
    shell::{
        facts::reply,
        policies::{Counsel, Silence},
    },
    wire::conversation::{Answer, Draft, Level, Origin, Outgoing, Review, Sent},
};

/// Longest message, characters.
const LONGEST: usize = 4_000;

/// Has the reply policy look at a draft.
#[utoipa::path(
    post, path = "/conversations/{id}/review", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Draft,
    responses((status = 200, description = "Done", body = Review)),
)]
pub(crate) async fn review_draft(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Draft>,
) -> Result<Json<Review>, Problem> {
    let found = find(&app, &person, ConversationId(id)).await?;
    let text = body::text(&write.body.text, "/text", LONGEST)?;
    match ask(&app, &found, text, write.body.script.as_deref()).await? {
        Ok(counsel) => Ok(Json(Review { findings: view::findings(&counsel.verdict), failed: None })),
        Err(silence) => {
            let place = (found.shop, PolicyKind::Reply);
            app.note_failure(place, Subject::Conversation(found.id), &silence).await?;
            Ok(Json(Review { findings: Vec::new(), failed: Some(view::failed(&silence)) }))
        }
    }
}

/// Sends a message to the buyer. A finding of level `block` refuses it (422 `draft_blocked`), and so does a place of its
/// script that is still open (422 `unfilled_place`).
#[utoipa::path(
    post, path = "/conversations/{id}/messages", tag = "conversations", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the conversation")),
    request_body = Outgoing,
    responses((status = 201, description = "Done", body = Sent)),
)]
pub(crate) async fn send_message(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    write: Write<Outgoing>,
) -> Result<Response, Problem> {
    let Outgoing { text, origin, script, answer, expected_version } = write.body;
    let text = body::text(&text, "/text", LONGEST)?.to_owned();
    let script = body::optional(script.as_deref(), "/script", 40)?.map(str::to_owned);
    if let Some(place) = script.as_ref().and_then(|_| open_place(&text)) {
        return Err(unfilled(place));
    }
    let found = find(&app, &person, ConversationId(id)).await?;
    let reviewed = ask(&app, &found, &text, script.as_deref()).await?;
    if let Ok(counsel) = &reviewed {
        let findings = view::findings(&counsel.verdict);
        if findings.iter().any(|finding| finding.level == Level::Block) {
            return Err(blocked().with_findings(findings));
        }
    }
    let text = app.text(text, Some(found.customer));
    let actor = person.actor();
    app.write(person.name(), write.stamp, move |transaction| {
        let digest = transaction.keep(text);
        let (review, findings, silence) = match reviewed {
            Ok(counsel) => {
                let rules: Vec<_> = counsel.verdict.findings.iter().map(|finding| finding.rule.clone()).collect();
                (Some((rules.clone(), transaction.judgement(counsel.opinion))), rules, None)
            }
            Err(silence) => (None, Vec::new(), Some(silence)),
        };
        let command = ConversationCommand::Send {
            conversation: found.id,
            expected_version,
            origin: match origin {
                Origin::Manual => conversation::Origin::Manual,
                Origin::SuggestedAccepted => conversation::Origin::SuggestedAccepted,
            },
            text: digest,
            script,
            answer: match answer {
                Answer::Substantive => conversation::Answer::Substantive,
                Answer::PleaseWait => conversation::Answer::PleaseWait,
            },
            review,
        };
        let events = transaction.decide(actor, &Command::Conversation(command))?;
        let message = sent(&events).ok_or_else(Problem::defect)?;
        if let Some(silence) = &silence {
            // The agent may send all the same; that nobody checked is written down.
            let subject = Subject::Conversation(found.id);
            transaction.decide(Actor::Desk, &failure((found.shop, PolicyKind::Reply), subject, silence))?;
        }
        let version = transaction.desk().conversation(found.id)?.version;
        let failed = silence.as_ref().map(view::failed);
        Ok((StatusCode::CREATED, Sent { message, findings, failed, version }))
    })
    .await
}

/// A place of a script that nobody has filled in, `{eta}`. No script goes out with one, whatever the policy says of it, and
/// though there be none to say anything.
fn open_place(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        let end = rest[1..].find(|c: char| !(c.is_ascii_lowercase() || c == '_')).map_or(rest.len(), |end| end + 1);
        if end > 1 && rest[end..].starts_with('}') {
            return Some(&rest[..=end]);
        }
        rest = &rest[1..];
    }
    None
}

fn unfilled(place: &str) -> Problem {
    Problem::invalid(
        "unfilled_place",
        format!("话术里的 {place} 还没有填写，没有发送。请填好再发。"),
        format!("{place} in the script is not filled in; nothing was sent. Fill it in first."),
    )
}

/// Has the reply policy look at a draft.
async fn ask(
    app: &App,
    found: &Conversation,
    text: &str,
    script: Option<&str>,
) -> Result<Result<Counsel<contract::Review>, Silence>, Problem> {
    let known = known_of(app, (found.shop, found.customer), Some(found)).await?;
    let now = app.clock.now();
    let draft = reply::draft(&app.live.desk(), found, (text, script), (known, now));
    let draft = draft.ok_or_else(Problem::defect)?;
    let place = (found.shop, PolicyKind::Reply);
    Ok(app.policies.ask(place, (Some(found.customer), now), draft, Bound::review_draft).await)
}

fn blocked() -> Problem {
    Problem::invalid(
        "draft_blocked",
        "这条消息违反了话术红线，没有发送。请按提示修改后再发。",
        "This message breaks a rule and was not sent. Change it as the findings say.",
    )
}

fn sent(events: &[Event]) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Conversation(ConversationEvent::MessageSent { message, .. }) => Some(message.0),
        _ => None,
    })
}
