//! The rule as a refund policy of ours.

use serde::Deserialize;
use xiaoer_peers_rule::{Facts, Order, decide};
use xiaoer_sdk::common::{OrderState, Reason, Role, SettingsProblem};
use xiaoer_sdk::refund::{Decision, FreightPayer, Policy, RefundCase, RefundVerdict, RequestReason, ReturnClass};

/// There is nothing to set.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {}

struct Quality;

impl Policy for Quality {
    type Settings = Settings;

    fn check(_: &Settings) -> Vec<SettingsProblem> {
        Vec::new()
    }

    fn decide(_: &Settings, case: RefundCase) -> RefundVerdict {
        let facts = Facts {
            order: Order {
                state: if case.order.state == OrderState::Unpaid { "unpaid" } else { "paid" }.to_owned(),
                signed_at: case.order.signed_at,
                amount_paid: case.order.amount_paid,
                third_party: case.order.third_party,
            },
            reason: if case.reason == RequestReason::Quality { "quality" } else { "other" }.to_owned(),
            item_price: case.item_price,
            applied_at: case.applied_at,
            use_days: case.use_days.map(i64::from),
            promise_window_days: case.promise_window_days.into(),
            quality_window_days: case.quality_window_days.into(),
            compensation_declined: case.compensation_declined,
            safety_fault: case.safety_fault,
        };
        let said = decide(&facts);
        let (decision, by) = match said.decision.as_str() {
            "partial_compensation" => (Decision::PartialCompensation, None),
            "escalate_boss" => (Decision::EscalateBoss, Some(Role::Boss)),
            "close_unpaid" => (Decision::CloseUnpaid, None),
            _ => (Decision::EscalateSupervisor, Some(Role::Supervisor)),
        };
        RefundVerdict {
            decision,
            amount_max: said.amount,
            freight_part: 0,
            choices: Vec::new(),
            reasons: vec![Reason { rule: said.rule, text: said.text }],
            script_ids: Vec::new(),
            requires_approval_by: by,
            needed: Vec::new(),
            errands: Vec::new(),
            deadline: None,
            return_class: ReturnClass::Quality,
            return_freight: FreightPayer::Nobody,
            warning: None,
        }
    }
}

xiaoer_sdk::export_refund!(Quality);
