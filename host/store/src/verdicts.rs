//! The answers of policies, as the journal tells of them.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use xiaoer_desk::{
    aftersale::CaseEvent,
    conversation::ConversationEvent,
    digest::Digest,
    event::{Entry, Event},
    ids::{CaseId, ConversationId, IncidentId, VerdictId},
    penalty::PenaltyEvent,
    policy::{Judgement, PolicyKind, Subject},
    time::Instant,
};

use crate::{StoreError, column};

/// A verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictRow {
    /// Its number.
    pub verdict: VerdictId,
    /// The journal row that tells of it.
    pub seq: u64,
    /// When.
    pub at: Instant,
    /// What kind of policy gave it.
    pub kind: PolicyKind,
    /// Which question of the contract was asked.
    pub function: String,
    /// About what.
    pub subject: Subject,
    /// The package.
    pub policy: Digest,
    /// The settings.
    pub settings: Digest,
    /// The facts, as JSON; `None` once erased.
    pub input: Option<String>,
    /// The answer, as JSON; `None` once erased.
    pub output: Option<String>,
    /// Fuel used.
    pub fuel: u64,
    /// Microseconds taken.
    pub micros: u64,
}

/// What the journal says of a verdict.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'e> {
    pub(crate) kind: &'static str,
    pub(crate) function: &'static str,
    pub(crate) subject: u64,
    pub(crate) judgement: &'e Judgement,
}

/// The verdict that an entry tells of, if it does. A proposed penalty names the verdict of its incident again; it is
/// told of once, with the incident.
pub(crate) fn told(entry: &Entry) -> Option<Told<'_>> {
    use ConversationEvent as C;
    match &entry.event {
        Event::Conversation(C::Advised { conversation, advice }) => advice.judgement.as_ref().map(|judgement| Told {
            kind: "reply",
            function: "advise",
            subject: conversation.0,
            judgement,
        }),
        Event::Conversation(C::DraftReviewed { conversation, judgement, .. }) => {
            Some(Told { kind: "reply", function: "review_draft", subject: conversation.0, judgement })
        }
        Event::Case(CaseEvent::Judged { case, judgement, .. }) => {
            Some(Told { kind: "refund", function: "decide", subject: case.0, judgement })
        }
        Event::Penalty(PenaltyEvent::IncidentJudged { incident, judgement, .. }) => {
            Some(Told { kind: "penalty", function: "assess", subject: incident.0, judgement })
        }
        _ => None,
    }
}

pub(crate) fn insert(
    connection: &Connection,
    seq: u64,
    at: Instant,
    told: &Told<'_>,
    (input, output): (i64, i64),
) -> Result<(), StoreError> {
    let judgement = told.judgement;
    connection
        .prepare_cached(
            "INSERT INTO verdicts (verdict, seq, at, kind, function, subject, policy, settings, input, output, fuel, micros)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            judgement.verdict.0 as i64,
            seq as i64,
            at.0,
            told.kind,
            told.function,
            told.subject as i64,
            judgement.policy.0,
            judgement.settings.0,
            input,
            output,
            judgement.fuel as i64,
            judgement.micros as i64,
        ])?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, verdict: VerdictId) -> Result<Option<VerdictRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT v.verdict, v.seq, v.at, v.kind, v.function, v.subject, v.policy, v.settings, i.body, o.body, v.fuel, v.micros
         FROM verdicts v JOIN texts i ON i.id = v.input JOIN texts o ON o.id = v.output WHERE v.verdict = ?1",
    )?;
    let found = statement.query_row([i64::try_from(verdict.0).unwrap_or(-1)], |row| {
        let subject = column::number(row, 5)?;
        let (kind, subject) = match row.get_ref(3)?.as_str()? {
            "refund" => (PolicyKind::Refund, Subject::Case(CaseId(subject))),
            "penalty" => (PolicyKind::Penalty, Subject::Incident(IncidentId(subject))),
            _ => (PolicyKind::Reply, Subject::Conversation(ConversationId(subject))),
        };
        Ok(VerdictRow {
            verdict: VerdictId(column::number(row, 0)?),
            seq: column::number(row, 1)?,
            at: Instant(row.get(2)?),
            kind,
            function: row.get(4)?,
            subject,
            policy: column::digest(row, 6)?,
            settings: column::digest(row, 7)?,
            input: row.get(8)?,
            output: row.get(9)?,
            fuel: column::number(row, 10)?,
            micros: column::number(row, 11)?,
        })
    });
    Ok(found.optional()?)
}
