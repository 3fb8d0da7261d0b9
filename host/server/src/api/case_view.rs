//! One after-sale case with all that is needed to decide it.

use std::collections::BTreeMap;

use serde::Serialize;
use xiaoer_desk::{
    aftersale::{Case, CaseCommand, Conditions, Ruling, Verdict},
    command::Command,
    desk::Desk,
    digest::Digest,
    money::Fen,
    policy::Judgement,
    time::Instant,
};
use xiaoer_policy::contract::refund::RefundVerdict;

use super::{aftersales::summary, case_history, view};
use crate::{
    access::guard::Person,
    app::App,
    problem::Problem,
    shell::facts::{common::name_of, refund::wish_from},
    wire::aftersale::{Approval, CaseAction, CaseDetail, CaseVerdict, Facts},
};

/// Whether the person may decide the case now, one way or the other.
pub(super) fn decides(desk: &Desk, person: &Person, case: &Case, now: Instant) -> bool {
    if case.decider().is_none() {
        return false;
    }
    let rulings = [Ruling::Confirm, Ruling::Deny, Ruling::Consent, Ruling::ConditionalReturn];
    rulings.into_iter().any(|ruling| allowed_ruling(desk, person, case, ruling, now))
}

fn allowed_ruling(desk: &Desk, person: &Person, case: &Case, ruling: Ruling, now: Instant) -> bool {
    let command = CaseCommand::Rule { case: case.id, expected_version: case.version, ruling, note: None };
    desk.decide(person.actor(), &Command::Case(command), now).is_ok()
}

/// What the person may do now: what the core does not refuse them. Amounts are tried with the smallest there is.
fn allowed(desk: &Desk, person: &Person, case: &Case, now: Instant) -> Vec<CaseAction> {
    use CaseAction as A;
    let (id, version) = (case.id, case.version);
    let rule = |ruling| CaseCommand::Rule { case: id, expected_version: version, ruling, note: None };
    let inform = CaseCommand::Inform { case: id, expected_version: version, facts: case.facts.clone() };
    let least = Fen(1);
    let tried = [
        (A::Inform, inform),
        (A::SendRequirements, CaseCommand::NoteRequirementsSent { case: id }),
        (A::Confirm, rule(Ruling::Confirm)),
        (A::Refund, rule(Ruling::Refund { amount: least })),
        (A::Compensate, rule(Ruling::Compensate { amount: least })),
        (A::ConditionalReturn, rule(Ruling::ConditionalReturn)),
        (A::Deny, rule(Ruling::Deny)),
        (A::AskSupervisor, rule(Ruling::AskSupervisor)),
        (A::AskBoss, rule(Ruling::AskBoss)),
        (A::Consent, rule(Ruling::Consent)),
        (A::Withhold, rule(Ruling::Withhold)),
        (A::AskBuyer, rule(Ruling::AskBuyer)),
        (A::NoteParcelSent, CaseCommand::NoteParcelSent { case: id, parcel: Digest([0; 32]) }),
        (A::NoteParcelReceived, CaseCommand::NoteParcelReceived { case: id }),
        (A::Inspect, CaseCommand::Inspect { case: id, conditions: Conditions::default() }),
        (A::NotePaid, CaseCommand::NotePaid { case: id, expected_version: version }),
        (A::Close, CaseCommand::Close { case: id }),
    ];
    tried
        .into_iter()
        .filter(|(_, command)| {
            desk.decide(person.actor(), &Command::Case(command.clone()), now).is_ok_and(|events| !events.is_empty())
        })
        .map(|(action, _)| action)
        .collect()
}

/// The case with verdict, order, customer and history.
pub(super) async fn detail(app: &App, person: &Person, case: Case) -> Result<CaseDetail, Problem> {
    let now = app.clock.now();
    let order: Vec<_> = view::order_on(&app.live.desk(), case.order).into_iter().collect();
    let (customer, verdict_id) = (case.customer, case.verdict.as_ref().map(|(_, judgement)| judgement.verdict));
    let (id, words, parcel) = (case.id, case.words, case.parcel);
    let (identity, mut texts, orders, row, entries) = app
        .read(move |reader| {
            let entries = reader.case_history(id)?;
            let named: Vec<_> = words.into_iter().chain(parcel).chain(case_history::notes(&entries)).collect();
            Ok((
                reader.identity(customer)?,
                reader.texts(&named)?,
                view::orders_with_remarks(reader, &order)?,
                verdict_id.map(|id| reader.verdict(id)).transpose()?.flatten(),
                entries,
            ))
        })
        .await?;
    let output: Option<RefundVerdict> =
        row.and_then(|row| row.output).and_then(|text| serde_json::from_str(&text).ok());
    let desk = app.live.desk();
    Ok(CaseDetail {
        case: summary(&desk, person, &case, identity.as_ref(), now),
        facts: Facts::from(&case.facts),
        words: take(&mut texts, case.words),
        requirements_sent_at: case.requirements_sent_at.map(|at| at.0),
        parcel: take(&mut texts, case.parcel),
        approvals: case
            .approvals
            .iter()
            .map(|approval| Approval {
                role: approval.role.into(),
                by: app.live.person(approval.by),
                granted: approval.granted,
                at: approval.at.0,
            })
            .collect(),
        order: orders.into_iter().next(),
        customer: view::customer(&desk, customer, identity),
        verdict: case.verdict.as_ref().map(|(acted, judgement)| verdict(app, acted, judgement, output.as_ref())),
        history: case_history::steps(&app.live, entries, &texts),
        allowed: allowed(&desk, person, &case, now),
    })
}

fn take(texts: &mut BTreeMap<Digest, String>, digest: Option<Digest>) -> Option<String> {
    texts.remove(&digest?)
}

fn verdict(app: &App, acted: &Verdict, judgement: &Judgement, output: Option<&RefundVerdict>) -> CaseVerdict {
    fn names<T: Serialize + Copy>(terms: Option<&Vec<T>>) -> Vec<String> {
        terms.map(|terms| terms.iter().map(|term| name_of(*term)).collect()).unwrap_or_default()
    }
    CaseVerdict {
        id: judgement.verdict.0,
        decision: acted.decision.into(),
        amount_max: acted.amount_max.0,
        freight_part: output.map(|whole| whole.freight_part),
        requires_approval_by: acted.requires_approval_by.map(Into::into),
        reasons: acted.reasons.iter().cloned().map(Into::into).collect(),
        scripts: acted.scripts.clone(),
        choices: output
            .map(|whole| whole.choices.iter().map(|wish| wish_from(*wish).into()).collect())
            .unwrap_or_default(),
        needed: names(output.map(|whole| &whole.needed)),
        errands: names(output.map(|whole| &whole.errands)),
        deadline: acted.deadline.map(|at| at.0),
        return_class: acted.return_class.clone(),
        return_freight: output.map(|whole| name_of(whole.return_freight)),
        warning: acted.warning.clone(),
        clamps: judgement.clamps.iter().map(Into::into).collect(),
        policy: view::policy_ref(&app.policies, judgement.policy),
        settings_digest: judgement.settings.to_string(),
        fuel: judgement.fuel,
        micros: judgement.micros,
    }
}
