//! What policies on trial answered otherwise than the one in force, as the journal tells of it.

use rusqlite::{Connection, params};
use serde::Serialize;
use xiaoer_desk::{
    digest::Digest,
    event::{Entry, Event},
    ids::{ShopId, VerdictId},
    policy::{Candidate, PolicyEvent, PolicyKind, TrialAnswer},
};

use crate::{StoreError, column, verdicts::kind_name};

/// Most answers that one call gives.
pub const MOST_ANSWERS: u32 = 200;

/// An answer of a policy on trial that is not the one that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialRow {
    /// The journal row that tells of it.
    pub seq: u64,
    /// The verdict of the one in force.
    pub verdict: VerdictId,
    /// The other answer, as JSON; `None` where there was none, or once erased.
    pub output: Option<String>,
    /// Why there was none: the stable name of the fault.
    pub fault: Option<String>,
}

/// What the journal says of such an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told<'e> {
    pub(crate) shop: ShopId,
    pub(crate) kind: PolicyKind,
    pub(crate) candidate: Candidate,
    pub(crate) verdict: VerdictId,
    pub(crate) output: Option<Digest>,
    pub(crate) fault: Option<&'e str>,
}

pub(crate) fn told(entry: &Entry) -> Option<Told<'_>> {
    let Event::Policy(PolicyEvent::Compared { shop, kind, policy, settings, verdict, answer }) = &entry.event else {
        return None;
    };
    let (output, fault) = match answer {
        TrialAnswer::Same => return None,
        TrialAnswer::Different(output) => (Some(*output), None),
        TrialAnswer::Failed(fault) => (None, Some(fault.as_str())),
    };
    let candidate = Candidate { policy: *policy, settings: *settings };
    Some(Told { shop: *shop, kind: *kind, candidate, verdict: *verdict, output, fault })
}

pub(crate) fn insert(
    connection: &Connection,
    seq: u64,
    told: &Told<'_>,
    output: Option<i64>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO trial_answers (seq, shop, kind, policy, settings, verdict, output, fault)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            seq as i64,
            told.shop.0 as i64,
            kind_name(told.kind),
            told.candidate.policy.0,
            told.candidate.settings.0,
            told.verdict.0 as i64,
            output,
            told.fault,
        ])?;
    Ok(())
}

/// The latest answers of a candidate in a shop that came before `before`, latest first.
pub(crate) fn latest(
    connection: &Connection,
    shop: ShopId,
    candidate: Candidate,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<TrialRow>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT a.seq, a.verdict, o.body, a.fault FROM trial_answers a LEFT JOIN texts o ON o.id = a.output
         WHERE a.shop = ?1 AND a.policy = ?2 AND a.settings = ?3 AND a.seq < ?4 ORDER BY a.seq DESC LIMIT ?5",
    )?;
    let before = before.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX);
    let found = statement.query_map(
        params![shop.0 as i64, candidate.policy.0, candidate.settings.0, before, limit.min(MOST_ANSWERS)],
        |row| {
            Ok(TrialRow {
                seq: column::number(row, 0)?,
                verdict: VerdictId(column::number(row, 1)?),
                output: row.get(2)?,
                fault: row.get(3)?,
            })
        },
    )?;
    Ok(found.collect::<Result<_, _>>()?)
}
