//! Messages, verdicts and answers on trial against what the journal tells of them.

use rusqlite::{Connection, OptionalExtension};
use xiaoer_desk::{desk::Desk, digest::Digest, time::Instant};

use super::{Problem, Report, fold::Folded};
use crate::{StoreError, column, messages, trials, verdicts};

pub(super) fn compare_message(
    connection: &Connection,
    desk: &Desk,
    seq: u64,
    told: &messages::Told<'_>,
    report: &mut Report,
) -> Result<(), StoreError> {
    report.messages += 1;
    let parties = desk.conversations.get(&told.conversation).map(|found| (found.shop.0, found.customer.0));
    let mut statement = connection.prepare_cached(
        "SELECT m.seq, m.conversation, m.shop, m.customer, m.at, m.sender, m.author, m.content, t.digest, m.script
         FROM messages m JOIN texts t ON t.id = m.text WHERE m.message = ?1",
    )?;
    let agrees = statement
        .query_row([told.message.0 as i64], |row| {
            Ok(column::number(row, 0)? == seq
                && column::number(row, 1)? == told.conversation.0
                && Some((column::number(row, 2)?, column::number(row, 3)?)) == parties
                && row.get::<_, i64>(4)? == told.at.0
                && row.get::<_, String>(5)? == told.sender.name()
                && row.get::<_, Option<i64>>(6)? == told.author.map(|staff| staff.0 as i64)
                && row.get::<_, String>(7)? == messages::content_name(told.content)
                && column::digest(row, 8)? == told.text
                && row.get::<_, Option<String>>(9)?.as_deref() == told.script)
        })
        .optional()?;
    if agrees != Some(true) {
        report.add(Problem::RowDiffers { table: "messages", number: told.message.0, seq });
    }
    Ok(())
}

pub(super) fn compare_verdict(
    connection: &Connection,
    seq: u64,
    at: Instant,
    told: &verdicts::Told<'_>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let judgement = told.judgement;
    let mut statement = connection.prepare_cached(
        "SELECT v.seq, v.at, v.kind, v.function, v.subject, v.policy, v.settings, i.digest, o.digest, v.fuel, v.micros, v.shop
         FROM verdicts v JOIN texts i ON i.id = v.input JOIN texts o ON o.id = v.output WHERE v.verdict = ?1",
    )?;
    let agrees = statement
        .query_row([judgement.verdict.0 as i64], |row| {
            let digests: [Digest; 4] =
                [column::digest(row, 5)?, column::digest(row, 6)?, column::digest(row, 7)?, column::digest(row, 8)?];
            Ok(column::number(row, 0)? == seq
                && row.get::<_, i64>(1)? == at.0
                && row.get::<_, String>(2)? == told.kind
                && row.get::<_, String>(3)? == told.function
                && column::number(row, 4)? == told.subject
                && digests == [judgement.policy, judgement.settings, judgement.input, judgement.output]
                && column::number(row, 9)? == judgement.fuel
                && column::number(row, 10)? == judgement.micros
                && column::number(row, 11)? == judgement.shop.0)
        })
        .optional()?;
    if agrees != Some(true) {
        report.add(Problem::RowDiffers { table: "verdicts", number: judgement.verdict.0, seq });
    }
    Ok(())
}

pub(super) fn compare_trial_answer(
    connection: &Connection,
    seq: u64,
    told: &trials::Told<'_>,
    report: &mut Report,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT a.shop, a.kind, a.policy, a.settings, a.verdict, o.digest, a.fault
         FROM trial_answers a LEFT JOIN texts o ON o.id = a.output WHERE a.seq = ?1",
    )?;
    let agrees = statement
        .query_row([seq as i64], |row| {
            let output: Option<[u8; 32]> = row.get(5)?;
            Ok(column::number(row, 0)? == told.shop.0
                && row.get::<_, String>(1)? == verdicts::kind_name(told.kind)
                && column::digest(row, 2)? == told.candidate.policy
                && column::digest(row, 3)? == told.candidate.settings
                && column::number(row, 4)? == told.verdict.0
                && output.map(Digest) == told.output
                && row.get::<_, Option<String>>(6)?.as_deref() == told.fault)
        })
        .optional()?;
    if agrees != Some(true) {
        report.add(Problem::RowDiffers { table: "trial_answers", number: told.verdict.0, seq });
    }
    Ok(())
}

/// Rows that the journal tells nothing of show as a wrong count.
pub(super) fn count(connection: &Connection, folded: &Folded, report: &mut Report) -> Result<(), StoreError> {
    for (table, sql, expected) in [
        ("messages", "SELECT count(*) FROM messages", folded.messages),
        ("verdicts", "SELECT count(*) FROM verdicts", folded.verdicts),
        ("trial_answers", "SELECT count(*) FROM trial_answers", folded.trial_answers),
    ] {
        let found: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        if found as u64 != expected {
            report.add(Problem::RowCount { table, expected, found: found as u64 });
        }
    }
    Ok(())
}
