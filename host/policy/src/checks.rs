//! The box's own look at a verdict before anybody sees it. A policy may be wrong; it may not be absurd.
//!
//! What contradicts itself or the facts is refused ([`Fault::BadVerdict`]) and the case goes to a person. Nothing is
//! corrected here: what becomes of an amount that is sane and too high is for [`crate::Guardrails`].

use crate::{
    contract::{
        common::{Fen, Instant, Reason, Role},
        penalty::{Assessment, Attribution, Effect, IncidentCase, MonthCase, SaleCase, Statement},
        refund::{Decision, RefundCase, RefundVerdict},
        reply::{Advice, Review, Script},
    },
    fault::{BadVerdict, Fault},
    limits::VERDICT_TEXT_BYTES,
};

/// Ten billion yuan: beyond any shop, and far from where adding up verdicts could overflow.
const MONEY: Fen = 1_000_000_000_000;
/// A million points, for the same reason.
const TENTHS: i32 = 10_000_000;
/// A next step is at most this far off, milliseconds: a year and a day.
const HORIZON: Instant = 366 * 86_400_000;
/// The contract's "at most five".
const SUGGESTIONS: usize = 5;
/// Entries of any other list: a person has to read them.
const ENTRIES: usize = 64;
/// The longest delay of an automatic message, milliseconds.
const GREETING_AFTER: i64 = 3_600_000;

type Checked = Result<(), Fault>;

fn bad(field: impl Into<String>, problem: BadVerdict) -> Fault {
    Fault::BadVerdict { field: field.into(), problem }
}

fn need(holds: bool, field: impl FnOnce() -> String, problem: BadVerdict) -> Checked {
    if holds { Ok(()) } else { Err(bad(field(), problem)) }
}

fn text(value: &str, field: impl FnOnce() -> String) -> Checked {
    need(value.len() <= VERDICT_TEXT_BYTES, field, BadVerdict::TooLong)
}

fn name(value: &str, field: impl Fn() -> String) -> Checked {
    need(!value.trim().is_empty(), &field, BadVerdict::Empty)?;
    text(value, field)
}

fn count<T>(list: &[T], most: usize, field: &str) -> Checked {
    need(list.len() <= most, || field.to_owned(), BadVerdict::TooMany)
}

fn reasons(reasons: &[Reason], field: &str) -> Checked {
    count(reasons, ENTRIES, field)?;
    for (at, reason) in reasons.iter().enumerate() {
        name(&reason.rule, || format!("{field}[{at}].rule"))?;
        text(&reason.text, || format!("{field}[{at}].text"))?;
    }
    Ok(())
}

fn script(script: &Script, field: &str) -> Checked {
    name(&script.id, || format!("{field}.id"))?;
    name(&script.text, || format!("{field}.text"))?;
    count(&script.missing, ENTRIES, &format!("{field}.missing"))?;
    script.missing.iter().try_for_each(|variable| name(variable, || format!("{field}.missing")))
}

pub(crate) fn advice(advice: &Advice) -> Checked {
    count(&advice.tags, ENTRIES, "tags")?;
    for (at, tag) in advice.tags.iter().enumerate() {
        need(tag.confidence <= 100, || format!("tags[{at}].confidence"), BadVerdict::OutOfRange)?;
    }
    if let Some(greeting) = &advice.greeting {
        script(&greeting.script, "greeting.script")?;
        let sane = (0..=GREETING_AFTER).contains(&greeting.after);
        need(sane, || "greeting.after".to_owned(), BadVerdict::OutOfRange)?;
    }
    count(&advice.suggestions, SUGGESTIONS, "suggestions")?;
    for (at, suggestion) in advice.suggestions.iter().enumerate() {
        script(suggestion, &format!("suggestions[{at}]"))?;
    }
    reasons(&advice.reasons, "reasons")
}

pub(crate) fn review(review: &Review) -> Checked {
    count(&review.findings, ENTRIES, "findings")?;
    for (at, finding) in review.findings.iter().enumerate() {
        name(&finding.rule, || format!("findings[{at}].rule"))?;
        name(&finding.text, || format!("findings[{at}].text"))?;
        for (part, field) in [(&finding.excerpt, "excerpt"), (&finding.rewrite, "rewrite")] {
            if let Some(part) = part {
                text(part, || format!("findings[{at}].{field}"))?;
            }
        }
    }
    Ok(())
}

pub(crate) fn refund(case: &RefundCase, verdict: &RefundVerdict) -> Checked {
    let field = |name: &str| name.to_owned();
    need(verdict.amount_max >= 0, || field("amount_max"), BadVerdict::OutOfRange)?;
    need(
        (0..=verdict.amount_max).contains(&verdict.freight_part),
        || field("freight_part"),
        BadVerdict::Contradiction,
    )?;
    let closed = matches!(verdict.decision, Decision::Deny | Decision::CloseUnpaid);
    need(!(closed && verdict.amount_max > 0), || field("amount_max"), BadVerdict::Contradiction)?;
    // An escalation that anybody may confirm is none.
    let approver = match verdict.decision {
        Decision::EscalateBoss => matches!(verdict.requires_approval_by, Some(Role::Boss | Role::GeneralManager)),
        Decision::EscalateSupervisor => {
            matches!(verdict.requires_approval_by, Some(Role::Supervisor | Role::Boss | Role::GeneralManager))
        }
        _ => true,
    };
    need(approver, || field("requires_approval_by"), BadVerdict::Contradiction)?;
    count(&verdict.choices, ENTRIES, "choices")?;
    count(&verdict.needed, ENTRIES, "needed")?;
    count(&verdict.errands, ENTRIES, "errands")?;
    count(&verdict.script_ids, ENTRIES, "script_ids")?;
    for (at, id) in verdict.script_ids.iter().enumerate() {
        name(id, || format!("script_ids[{at}]"))?;
    }
    need(!verdict.reasons.is_empty(), || field("reasons"), BadVerdict::Empty)?;
    reasons(&verdict.reasons, "reasons")?;
    if let Some(warning) = &verdict.warning {
        name(warning, || field("warning"))?;
    }
    if let Some(deadline) = verdict.deadline {
        let latest = case.now.saturating_add(HORIZON);
        need((0..=latest).contains(&deadline), || field("deadline"), BadVerdict::OutOfRange)?;
    }
    Ok(())
}

pub(crate) fn assessment(case: &IncidentCase, assessment: &Assessment) -> Checked {
    count(&assessment.proposals, ENTRIES, "proposals")?;
    for (at, proposal) in assessment.proposals.iter().enumerate() {
        name(&proposal.rule, || format!("proposals[{at}].rule"))?;
        let sane = match proposal.effect {
            Effect::Fine(fen) | Effect::RemovePerformance(fen) => (0..=MONEY).contains(&fen),
            Effect::Points(tenths) => (0..=TENTHS).contains(&tenths),
            Effect::UseRestDay | Effect::OralCriticism | Effect::ReportToGeneralManager => true,
        };
        need(sane, || format!("proposals[{at}].effect"), BadVerdict::OutOfRange)?;
        // A wrong clock means "not confirmed", never a fine.
        let fine = matches!(proposal.effect, Effect::Fine(fen) if fen > 0);
        need(case.clock_trusted || !fine, || format!("proposals[{at}].effect"), BadVerdict::Contradiction)?;
        need(!proposal.reasons.is_empty(), || format!("proposals[{at}].reasons"), BadVerdict::Empty)?;
        reasons(&proposal.reasons, &format!("proposals[{at}].reasons"))?;
        count(&proposal.working, ENTRIES, &format!("proposals[{at}].working"))?;
        proposal.working.iter().try_for_each(|step| text(step, || format!("proposals[{at}].working")))?;
        count(&proposal.replaces, ENTRIES, &format!("proposals[{at}].replaces"))?;
        proposal.replaces.iter().try_for_each(|rule| name(rule, || format!("proposals[{at}].replaces")))?;
    }
    reasons(&assessment.notes, "notes")
}

pub(crate) fn statement(case: &MonthCase, statement: &Statement) -> Checked {
    // One line for each thing applied, and the scheme's own.
    count(&statement.lines, ENTRIES + case.applied.len(), "lines")?;
    for (at, line) in statement.lines.iter().enumerate() {
        name(&line.rule, || format!("lines[{at}].rule"))?;
        name(&line.label, || format!("lines[{at}].label"))?;
        need((-MONEY..=MONEY).contains(&line.amount), || format!("lines[{at}].amount"), BadVerdict::OutOfRange)?;
        need((-TENTHS..=TENTHS).contains(&line.points), || format!("lines[{at}].points"), BadVerdict::OutOfRange)?;
        count(&line.working, ENTRIES, &format!("lines[{at}].working"))?;
        line.working.iter().try_for_each(|step| text(step, || format!("lines[{at}].working")))?;
    }
    need((-MONEY..=MONEY).contains(&statement.total), || "total".to_owned(), BadVerdict::OutOfRange)?;
    // Whoever is paid less than the lines add up to could not find out why.
    let sum = statement.lines.iter().fold(0, |sum: Fen, line| sum.saturating_add(line.amount));
    need(sum == statement.total, || "total".to_owned(), BadVerdict::Contradiction)?;
    let carried = statement.carried_sales;
    need((-MONEY..=0).contains(&carried), || "carried_sales".to_owned(), BadVerdict::OutOfRange)?;
    if let Some(score) = statement.score {
        need((-TENTHS..=TENTHS).contains(&score), || "score".to_owned(), BadVerdict::OutOfRange)?;
    }
    reasons(&statement.reasons, "reasons")?;
    count(&statement.warnings, ENTRIES, "warnings")?;
    statement.warnings.iter().try_for_each(|warning| name(warning, || "warnings".to_owned()))
}

pub(crate) fn attribution(case: &SaleCase, attribution: &Attribution) -> Checked {
    if let Some(owner) = attribution.owner {
        let known = case.talks.iter().any(|talk| talk.agent == owner)
            || case.flags.iter().any(|flag| flag.agent == owner)
            || case.chased_from.as_ref().is_some_and(|chase| chase.owner == owner || chase.chaser == owner);
        need(known, || "owner".to_owned(), BadVerdict::Unknown)?;
    }
    reasons(&attribution.reasons, "reasons")
}

#[cfg(test)]
pub(crate) mod tests;
