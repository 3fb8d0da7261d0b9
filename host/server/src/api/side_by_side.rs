//! Two answers to the same question, as a person reads them.

use std::collections::BTreeMap;

use serde_json::Value;
use xiaoer_desk::{
    ids::{CustomerId, StaffId},
    policy::Subject,
};
use xiaoer_policy::{Change, Contrast, Question, Tally};
use xiaoer_store::{Identity, Reader, StoreError, VerdictRow};

use super::titles::Titles;
use crate::{
    shell::live::Live,
    wire::{
        contrast::{FaultCount, FieldChange, FieldCount, RuleCount, SideBySide},
        terms::CustomerRef,
    },
};

/// A verdict that was given, and what was answered instead.
pub(super) struct Pair {
    pub(super) row: VerdictRow,
    pub(super) other: Other,
}

/// What was answered instead.
pub(super) enum Other {
    /// A verdict, as JSON; `None` once erased.
    Verdict(Option<String>),
    /// Nothing; the stable name of the fault.
    Fault(String),
}

impl Pair {
    /// How the answers differ; nothing where one of them is not there.
    pub(super) fn contrast(&self) -> Option<Contrast> {
        let question = Question::named(&self.row.function)?;
        Some(Contrast::of(question, &self.before()?, &self.after()?))
    }

    fn before(&self) -> Option<Value> {
        serde_json::from_str(self.row.output.as_deref()?).ok()
    }

    fn after(&self) -> Option<Value> {
        match &self.other {
            Other::Verdict(text) => serde_json::from_str(text.as_deref()?).ok(),
            Other::Fault(_) => None,
        }
    }
}

/// The buyers of some pairs by name, those who are known.
pub(super) fn buyers(reader: &Reader, pairs: &[Pair]) -> Result<BTreeMap<CustomerId, Identity>, StoreError> {
    let customers: Vec<_> = pairs.iter().filter_map(|pair| pair.row.customer).collect();
    reader.identities(&customers)
}

/// A buyer by number and, where known, by name.
pub(super) fn buyer(buyers: &BTreeMap<CustomerId, Identity>, customer: CustomerId) -> CustomerRef {
    let name = buyers.get(&customer).and_then(|identity| identity.name.clone());
    CustomerRef { id: customer.0, name }
}

/// A pair for the reader's eyes.
pub(super) fn side_by_side(live: &Live, buyers: &BTreeMap<CustomerId, Identity>, pair: &Pair) -> SideBySide {
    let row = &pair.row;
    let contrast = pair.contrast();
    let (subject, subject_id) = subject(row.subject);
    let facts: Value = row.input.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let agent = matches!(row.subject, Subject::Incident(_) | Subject::Month(_))
        .then(|| facts["agent"]["id"].as_u64())
        .flatten();
    let stakes = contrast.as_ref().map(|contrast| contrast.stakes).unwrap_or_default();
    let (changes, appeared, disappeared) = contrast.map_or_else(Default::default, |contrast| {
        (contrast.changes.into_iter().map(field_change).collect(), contrast.appeared, contrast.disappeared)
    });
    SideBySide {
        verdict: row.verdict.0,
        at: row.at.0,
        function: row.function.clone(),
        subject: subject.to_owned(),
        subject_id,
        customer: row.customer.map(|customer| buyer(buyers, customer)),
        staff: agent.map(|agent| live.person(StaffId(agent))),
        before: pair.before(),
        after: pair.after(),
        fault: match &pair.other {
            Other::Fault(fault) => Some(fault.clone()),
            Other::Verdict(_) => None,
        },
        changes,
        appeared,
        disappeared,
        money: stakes.money,
        points: stakes.points,
    }
}

/// A subject's word and number.
pub(super) fn subject(subject: Subject) -> (&'static str, Option<u64>) {
    match subject {
        Subject::Conversation(conversation) => ("conversation", Some(conversation.0)),
        Subject::Case(case) => ("case", Some(case.0)),
        Subject::Incident(incident) => ("incident", Some(incident.0)),
        Subject::Month(staff) => ("month", Some(staff.0)),
        Subject::Intake => ("intake", None),
    }
}

pub(super) fn field_change(change: Change) -> FieldChange {
    let Change { field, before, after } = change;
    FieldChange { field, before, after }
}

/// The rules that came or went, by id.
pub(super) fn rules(tally: &Tally, titles: &Titles) -> Vec<RuleCount> {
    let count = |(rule, share): (&String, &xiaoer_policy::RuleShare)| RuleCount {
        rule: rule.clone(),
        title: titles.of(rule),
        appeared: share.appeared,
        disappeared: share.disappeared,
    };
    tally.rules.iter().map(count).collect()
}

/// The fields in which answers differ, most often first.
pub(super) fn fields(tally: &Tally) -> Vec<FieldCount> {
    let mut fields: Vec<_> =
        tally.fields.iter().map(|(field, answers)| FieldCount { field: field.clone(), answers: *answers }).collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.answers));
    fields
}

/// Why there was no answer, most often first.
pub(super) fn faults(tally: &Tally) -> Vec<FaultCount> {
    let mut faults: Vec<_> = tally
        .faults
        .iter()
        .map(|(fault, questions)| FaultCount { fault: fault.clone(), questions: *questions })
        .collect();
    faults.sort_by_key(|fault| std::cmp::Reverse(fault.questions));
    faults
}
