//! A refund policy to start from: small refunds of orders that have not been shipped are approved; a person decides the
//! rest. Change `decide`, the settings, the rules in `manifest.json` and the cases in `cases/`, in whatever order.

use serde::Deserialize;
use xiaoer_sdk::common::{OrderState, Role, SettingsProblem};
use xiaoer_sdk::date::HOUR;
use xiaoer_sdk::refund::{
    Decision, Fen, FreightPayer, Policy, RefundCase, RefundVerdict, ReturnClass,
};
use xiaoer_sdk::text::{pair, yuan};

/// What a shop can change without compiling. `settings.schema.json` says the same, with titles and ranges.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Refunds up to this are small, fen.
    pub small_fen: Fen,
    /// A person decides within this many hours.
    pub review_h: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { small_fen: 5_000, review_h: 24 }
    }
}

/// The policy.
pub struct MyPolicy;

impl Policy for MyPolicy {
    type Settings = Settings;

    fn check(_settings: &Settings) -> Vec<SettingsProblem> {
        // The schema has checked each number; here is the place for numbers that do not fit together.
        Vec::new()
    }

    fn decide(settings: &Settings, case: RefundCase) -> RefundVerdict {
        let paid = case.order.amount_paid;
        if case.order.state == OrderState::PaidUnshipped && paid <= settings.small_fen {
            let why = pair(
                format!("未发货，实付{}元，直接退款", yuan(paid)),
                format!("Not shipped, {} yuan paid: refund it", yuan(paid)),
            );
            return RefundVerdict {
                decision: Decision::ApproveRefundOnly,
                amount_max: paid,
                freight_part: case.order.freight_paid.clamp(0, paid),
                reasons: vec![why.as_reason("MY-01", case.shop.language)],
                ..nothing()
            };
        }
        let why = pair("由主管决定", "The supervisor decides");
        RefundVerdict {
            decision: Decision::EscalateSupervisor,
            amount_max: paid,
            reasons: vec![why.as_reason("MY-02", case.shop.language)],
            requires_approval_by: Some(Role::Supervisor),
            deadline: Some(case.now + i64::from(settings.review_h) * HOUR),
            ..nothing()
        }
    }
}

/// A verdict that says nothing yet.
fn nothing() -> RefundVerdict {
    RefundVerdict {
        decision: Decision::NeedInfo,
        amount_max: 0,
        freight_part: 0,
        choices: Vec::new(),
        reasons: Vec::new(),
        script_ids: Vec::new(),
        requires_approval_by: None,
        needed: Vec::new(),
        errands: Vec::new(),
        deadline: None,
        return_class: ReturnClass::Other,
        return_freight: FreightPayer::Nobody,
        warning: None,
    }
}

xiaoer_sdk::export_refund!(MyPolicy);
