//! A verdict that cannot be right is refused by the field that shows it.

use super::*;
use crate::contract::{
    penalty::{PayLine, Proposal, ScoreLevel},
    refund::{FreightPayer, ReturnClass},
    reply::{Emotion, Finding, Greeting, Level, NextStep, Phase, Tag, Topic},
};
use serde::de::DeserializeOwned;

fn facts<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

pub(crate) fn case() -> RefundCase {
    facts(include_str!("../../tests/facts/refund_case.json"))
}

fn incident() -> IncidentCase {
    facts(include_str!("../../tests/facts/incident_case.json"))
}

fn why() -> Vec<Reason> {
    vec![Reason { rule: "RF-08".into(), text: "以仓库验货为准".into() }]
}

pub(crate) fn verdict() -> RefundVerdict {
    RefundVerdict {
        decision: Decision::ConditionalReturn,
        amount_max: 15_900,
        freight_part: 0,
        choices: Vec::new(),
        reasons: why(),
        script_ids: vec!["K-62".into()],
        requires_approval_by: None,
        needed: Vec::new(),
        errands: Vec::new(),
        deadline: None,
        return_class: ReturnClass::CustomerPersonal,
        return_freight: FreightPayer::Insurer,
        warning: None,
    }
}

/// The field and the problem that the check finds after `spoil`.
fn refused(spoil: impl FnOnce(&mut RefundVerdict)) -> (String, BadVerdict) {
    let mut verdict = verdict();
    spoil(&mut verdict);
    found(refund(&case(), &verdict).unwrap_err())
}

fn found(fault: Fault) -> (String, BadVerdict) {
    match fault {
        Fault::BadVerdict { field, problem } => (field, problem),
        other => panic!("{other:?}"),
    }
}

fn at(field: &str, problem: BadVerdict) -> (String, BadVerdict) {
    (field.to_owned(), problem)
}

#[test]
fn a_sound_refund_passes_as_it_is() {
    assert_eq!(refund(&case(), &verdict()), Ok(()));
}

#[test]
fn a_negative_refund_or_more_freight_than_refund_is_refused() {
    assert_eq!(refused(|v| v.amount_max = -1), at("amount_max", BadVerdict::OutOfRange));
    assert_eq!(refused(|v| v.freight_part = 16_000), at("freight_part", BadVerdict::Contradiction));
    assert_eq!(refused(|v| v.freight_part = -1), at("freight_part", BadVerdict::Contradiction));
}

#[test]
fn a_denial_that_pays_is_refused() {
    assert_eq!(refused(|v| v.decision = Decision::Deny), at("amount_max", BadVerdict::Contradiction));
}

#[test]
fn an_escalation_names_somebody_of_that_rank() {
    let to_boss = |by| {
        refused(move |v| {
            v.decision = Decision::EscalateBoss;
            v.requires_approval_by = by;
        })
    };
    assert_eq!(to_boss(None), at("requires_approval_by", BadVerdict::Contradiction));
    assert_eq!(to_boss(Some(Role::Agent)), at("requires_approval_by", BadVerdict::Contradiction));
    let escalated =
        RefundVerdict { decision: Decision::EscalateBoss, requires_approval_by: Some(Role::Boss), ..verdict() };
    assert!(refund(&case(), &escalated).is_ok());
}

#[test]
fn nameless_rules_scripts_and_reasons_are_refused() {
    assert_eq!(refused(|v| v.reasons.clear()), at("reasons", BadVerdict::Empty));
    assert_eq!(refused(|v| v.reasons[0].rule = " ".into()), at("reasons[0].rule", BadVerdict::Empty));
    assert_eq!(refused(|v| v.script_ids = vec![String::new()]), at("script_ids[0]", BadVerdict::Empty));
}

#[test]
fn texts_and_lists_beyond_reading_are_refused() {
    assert_eq!(refused(|v| v.warning = Some("长".repeat(VERDICT_TEXT_BYTES))), at("warning", BadVerdict::TooLong));
    assert_eq!(refused(|v| v.script_ids = vec!["K-62".into(); 65]), at("script_ids", BadVerdict::TooMany));
}

#[test]
fn a_deadline_before_1970_or_in_some_other_age_is_refused() {
    assert_eq!(refused(|v| v.deadline = Some(-1)), at("deadline", BadVerdict::OutOfRange));
    assert_eq!(refused(|v| v.deadline = Some(i64::MAX)), at("deadline", BadVerdict::OutOfRange));
}

pub(crate) fn proposed(effect: Effect) -> Assessment {
    let proposal = Proposal { rule: "FT-05".into(), effect, reasons: why(), working: Vec::new(), replaces: Vec::new() };
    Assessment { proposals: vec![proposal], notes: Vec::new() }
}

#[test]
fn a_negative_or_boundless_fine_is_refused() {
    for effect in [Effect::Fine(-1), Effect::Fine(i64::MAX), Effect::Points(-1), Effect::RemovePerformance(-1)] {
        let fault = assessment(&incident(), &proposed(effect)).unwrap_err();
        assert_eq!(found(fault), at("proposals[0].effect", BadVerdict::OutOfRange), "{effect:?}");
    }
    assert!(assessment(&incident(), &proposed(Effect::Fine(2000))).is_ok());
}

#[test]
fn no_fine_rests_on_a_clock_that_was_wrong() {
    let wrong_clock = IncidentCase { clock_trusted: false, ..incident() };
    let fault = assessment(&wrong_clock, &proposed(Effect::Fine(2000))).unwrap_err();
    assert_eq!(found(fault), at("proposals[0].effect", BadVerdict::Contradiction));
    assert!(assessment(&wrong_clock, &proposed(Effect::OralCriticism)).is_ok());
}

#[test]
fn a_proposal_without_a_reason_is_refused() {
    let mut silent = proposed(Effect::Fine(2000));
    silent.proposals[0].reasons.clear();
    assert_eq!(found(assessment(&incident(), &silent).unwrap_err()), at("proposals[0].reasons", BadVerdict::Empty));
}

#[test]
fn a_month_beyond_any_shop_is_refused() {
    let case: MonthCase = facts(include_str!("../../tests/facts/month_case.json"));
    let mut month = Statement {
        lines: vec![PayLine {
            rule: "PAY-01".into(),
            label: "底薪".into(),
            amount: 300_000,
            points: 0,
            working: vec!["3000.00元 × 30/30天".into()],
        }],
        total: 300_000,
        score: Some(-15),
        level: ScoreLevel::Ok,
        carried_sales: 0,
        reasons: Vec::new(),
        warnings: Vec::new(),
    };
    assert!(statement(&case, &month).is_ok());
    month.carried_sales = 1;
    assert_eq!(found(statement(&case, &month).unwrap_err()), at("carried_sales", BadVerdict::OutOfRange));
    month.carried_sales = -1;
    assert!(statement(&case, &month).is_ok());
    month.total = 299_999;
    assert_eq!(found(statement(&case, &month).unwrap_err()), at("total", BadVerdict::Contradiction));
    month.lines[0].points = i32::MIN;
    assert_eq!(found(statement(&case, &month).unwrap_err()), at("lines[0].points", BadVerdict::OutOfRange));
    month.lines[0].amount = i64::MIN;
    assert_eq!(found(statement(&case, &month).unwrap_err()), at("lines[0].amount", BadVerdict::OutOfRange));
}

#[test]
fn a_sale_belongs_to_somebody_who_was_there() {
    let case: SaleCase = facts(include_str!("../../tests/facts/sale_case.json"));
    let belongs_to = |owner| attribution(&case, &Attribution { owner, needs_confirmation: false, reasons: why() });
    assert!(belongs_to(Some(3)).is_ok() && belongs_to(Some(7)).is_ok() && belongs_to(None).is_ok());
    assert_eq!(found(belongs_to(Some(99)).unwrap_err()), at("owner", BadVerdict::Unknown));
}

fn said(id: &str, text: &str) -> Script {
    Script { id: id.into(), text: text.into(), next_step: NextStep::None, missing: Vec::new() }
}

fn advised() -> Advice {
    Advice {
        tags: vec![Tag { topic: Topic::Size, confidence: 90 }],
        emotion: Emotion::Calm,
        phase: Phase::PreSale,
        greeting: Some(Greeting { script: said("K-01", "亲,您好"), after: 3000 }),
        suggestions: vec![said("K-20", "建议110码")],
        buying: false,
        reasons: Vec::new(),
    }
}

#[test]
fn advice_keeps_to_the_contracts_bounds() {
    let refused = |spoil: fn(&mut Advice)| {
        let mut spoilt = advised();
        spoil(&mut spoilt);
        found(advice(&spoilt).unwrap_err())
    };
    assert!(advice(&advised()).is_ok());
    assert_eq!(refused(|a| a.tags[0].confidence = 101), at("tags[0].confidence", BadVerdict::OutOfRange));
    assert_eq!(refused(|a| a.suggestions = vec![said("K-20", "x"); 6]), at("suggestions", BadVerdict::TooMany));
    assert_eq!(refused(|a| a.suggestions[0].id.clear()), at("suggestions[0].id", BadVerdict::Empty));
    assert_eq!(refused(|a| a.suggestions[0].text.clear()), at("suggestions[0].text", BadVerdict::Empty));
    assert_eq!(refused(|a| a.greeting.as_mut().unwrap().after = -1), at("greeting.after", BadVerdict::OutOfRange));
}

#[test]
fn a_finding_names_its_rule_and_says_something() {
    let finding = |rule: &str, text: &str| Review {
        findings: vec![Finding {
            rule: rule.into(),
            level: Level::Block,
            text: text.into(),
            excerpt: None,
            rewrite: None,
            ask: None,
        }],
    };
    assert!(review(&finding("L-01", "不可引导私下交易")).is_ok());
    assert_eq!(found(review(&finding("", "x")).unwrap_err()), at("findings[0].rule", BadVerdict::Empty));
    assert_eq!(found(review(&finding("L-01", "")).unwrap_err()), at("findings[0].text", BadVerdict::Empty));
}
