//! What a refund script can call to begin its verdict: one function for each decision.

use xiaoer_script::rhai::{Array, Dynamic, Engine, Map};
use xiaoer_sdk::refund::Decision;
use xiaoer_sdk::words::Word;

/// Adds the helpers.
pub fn register(engine: &mut Engine) {
    paying(engine, "approve_refund_only", Decision::ApproveRefundOnly);
    paying(engine, "approve_return_refund", Decision::ApproveReturnRefund);
    paying(engine, "conditional_return", Decision::ConditionalReturn);
    paying(engine, "partial_compensation", Decision::PartialCompensation);
    paying(engine, "escalate_supervisor", Decision::EscalateSupervisor);
    paying(engine, "escalate_boss", Decision::EscalateBoss);
    plain(engine, "approve_exchange", Decision::ApproveExchange);
    plain(engine, "close_unpaid", Decision::CloseUnpaid);
    plain(engine, "deny", Decision::Deny);
    engine.register_fn("ask", |needed: &str| with(Decision::NeedInfo, "needed", Array::from([needed.into()]).into()));
    engine.register_fn("ask", |needed: Array| with(Decision::NeedInfo, "needed", needed.into()));
    engine.register_fn("offer", |choices: Array| with(Decision::OfferChoice, "choices", choices.into()));
    engine.register_fn("within", |verdict: &mut Map, hours: i64| set(verdict, "within_h", hours.into()));
    engine.register_fn("approved_by", |verdict: &mut Map, role: &str| set(verdict, "approval", role.into()));
    engine
        .register_fn("script", |verdict: &mut Map, id: &str| set(verdict, "scripts", Array::from([id.into()]).into()));
}

/// A decision that may name what it comes to.
fn paying(engine: &mut Engine, name: &str, decision: Decision) {
    engine.register_fn(name, move |amount: i64| with(decision, "amount", amount.into()));
    engine.register_fn(name, move || begun(decision));
}

fn plain(engine: &mut Engine, name: &str, decision: Decision) {
    engine.register_fn(name, move || begun(decision));
}

fn begun(decision: Decision) -> Map {
    Map::from([("decision".into(), decision.word().into())])
}

fn with(decision: Decision, field: &str, value: Dynamic) -> Map {
    let mut verdict = begun(decision);
    verdict.insert(field.into(), value);
    verdict
}

/// The verdict with a field set, so that calls can follow one another.
fn set(verdict: &mut Map, field: &str, value: Dynamic) -> Map {
    verdict.insert(field.into(), value);
    verdict.clone()
}
