//! The answers of policies, as the journal tells of them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use xiaoer_desk::{
    aftersale::CaseEvent,
    conversation::ConversationEvent,
    digest::Digest,
    event::{Entry, Event},
    ids::{CaseId, ConversationId, CustomerId, IncidentId, ShopId, StaffId, VerdictId},
    pay::PayEvent,
    penalty::PenaltyEvent,
    policy::{Judgement, PolicyKind, Subject},
    time::Instant,
};

use crate::{StoreError, column};

/// Most verdicts that one call gives.
pub const MOST_VERDICTS: u32 = 1_000;

/// A verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictRow {
    /// Its number.
    pub verdict: VerdictId,
    /// The journal row that tells of it.
    pub seq: u64,
    /// When.
    pub at: Instant,
    /// In which shop it was asked.
    pub shop: ShopId,
    /// What kind of policy gave it.
    pub kind: PolicyKind,
    /// Which question of the contract was asked.
    pub function: String,
    /// About what.
    pub subject: Subject,
    /// The buyer whom it concerns, where there is one.
    pub customer: Option<CustomerId>,
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
        Event::Pay(PayEvent::MonthClosed(statement)) => Some(Told {
            kind: "penalty",
            function: "close_month",
            subject: statement.staff.0,
            judgement: &statement.judgement,
        }),
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
            "INSERT INTO verdicts (verdict, seq, at, shop, kind, function, subject, policy, settings, input, output, fuel, micros)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            judgement.verdict.0 as i64,
            seq as i64,
            at.0,
            judgement.shop.0 as i64,
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

/// Which part of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// In this shop.
    pub shop: ShopId,
    /// Of this kind.
    pub kind: PolicyKind,
    /// From this instant on.
    pub from: Instant,
    /// Before this instant.
    pub to: Instant,
}

pub(crate) fn get(connection: &Connection, verdict: VerdictId) -> Result<Option<VerdictRow>, StoreError> {
    let mut statement = connection.prepare_cached(&select("WHERE v.verdict = ?1"))?;
    Ok(statement.query_row([i64::try_from(verdict.0).unwrap_or(-1)], read).optional()?)
}

/// The verdicts of a part of the past that come after a number, in order.
pub(crate) fn after(
    connection: &Connection,
    past: &Past,
    verdict: VerdictId,
    limit: u32,
) -> Result<Vec<VerdictRow>, StoreError> {
    let mut statement = connection.prepare_cached(&select(
        "WHERE v.shop = ?1 AND v.kind = ?2 AND v.verdict > ?3 AND v.at >= ?4 AND v.at < ?5 ORDER BY v.verdict LIMIT ?6",
    ))?;
    let (shop, kind, verdict) = (past.shop.0 as i64, kind_name(past.kind), verdict.0 as i64);
    let found =
        statement.query_map(params![shop, kind, verdict, past.from.0, past.to.0, limit.min(MOST_VERDICTS)], read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// How many verdicts there are in a part of the past.
pub(crate) fn count(connection: &Connection, past: &Past) -> Result<u64, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT count(*) FROM verdicts WHERE shop = ?1 AND kind = ?2 AND at >= ?3 AND at < ?4")?;
    let (shop, kind) = (past.shop.0 as i64, kind_name(past.kind));
    Ok(statement.query_row(params![shop, kind, past.from.0, past.to.0], |row| column::number(row, 0))?)
}

pub(crate) const fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Reply => "reply",
        PolicyKind::Refund => "refund",
        PolicyKind::Penalty => "penalty",
    }
}

fn select(which: &str) -> String {
    format!(
        "SELECT v.verdict, v.seq, v.at, v.shop, v.kind, v.function, v.subject, v.policy, v.settings, i.body, o.body, v.fuel, v.micros, i.customer
         FROM verdicts v JOIN texts i ON i.id = v.input JOIN texts o ON o.id = v.output {which}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<VerdictRow> {
    let subject = column::number(row, 6)?;
    let (kind, subject) = match row.get_ref(4)?.as_str()? {
        "refund" => (PolicyKind::Refund, Subject::Case(CaseId(subject))),
        "penalty" if row.get_ref(5)?.as_str()? == "close_month" => {
            (PolicyKind::Penalty, Subject::Month(StaffId(subject)))
        }
        "penalty" => (PolicyKind::Penalty, Subject::Incident(IncidentId(subject))),
        _ => (PolicyKind::Reply, Subject::Conversation(ConversationId(subject))),
    };
    Ok(VerdictRow {
        verdict: VerdictId(column::number(row, 0)?),
        seq: column::number(row, 1)?,
        at: Instant(row.get(2)?),
        shop: ShopId(column::number(row, 3)?),
        kind,
        function: row.get(5)?,
        subject,
        customer: row.get::<_, Option<i64>>(13)?.map(|id| CustomerId(id as u64)),
        policy: column::digest(row, 7)?,
        settings: column::digest(row, 8)?,
        input: row.get(9)?,
        output: row.get(10)?,
        fuel: column::number(row, 11)?,
        micros: column::number(row, 12)?,
    })
}
